-- pgcalls.derive_usage_price(): our price of a usage line.

create or replace function pgcalls.derive_usage_price()
returns trigger
language plpgsql
volatile
-- definer because the price book is not readable for every writer.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  new.price := round(
    new.quantity * (
      select
        pgcalls.component_price(
          s.rate_plan_id, new.component, new.unit, new.model
        )
      from public.user_sessions as s
      where s.client_id = new.client_id and s.id = new.session_id
    ),
    10
  );

  return new;
end;
$$;

comment on function pgcalls.derive_usage_price is
'Trigger function: price a usage line by the plan that its call started with.';

revoke all on function pgcalls.derive_usage_price
from public, anon, authenticated, service_role;

create or replace trigger _230_derive_usage_price
before insert or update on public.usage_lines
for each row
execute function pgcalls.derive_usage_price();
