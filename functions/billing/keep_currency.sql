-- pgcalls.keep_currency(): all prices of a plan are in one currency.

create or replace function pgcalls.keep_currency()
returns trigger
language plpgsql
volatile
-- definer because a writer of prices need not see all of them.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (
    select
    from public.rate_plans as p
    where p.name = new.name and p.currency <> new.currency and p.id <> new.id
  ) then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'the plan has prices in another currency',
      hint = 'A plan has one currency: give this price another name.';
  end if;

  return null;
end;
$$;

comment on function pgcalls.keep_currency is
$$Trigger function: refuse a price in another currency than the others of its plan.

Errors: 22023.$$;

revoke all on function pgcalls.keep_currency
from public, anon, authenticated, service_role;

create or replace trigger _020_keep_currency
after insert or update on public.rate_plans
for each row
execute function pgcalls.keep_currency();
