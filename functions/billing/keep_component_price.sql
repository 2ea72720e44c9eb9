-- pgcalls.keep_component_price(): a price that calls use never changes.

create or replace function pgcalls.keep_component_price()
returns trigger
language plpgsql
volatile
-- definer because a writer of prices need not see every call.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if pgcalls.has_calls(
    (
      select k.confrelid
      from pg_catalog.pg_constraint as k
      where
        k.conrelid = tg_relid and k.conname ~ '^rate_plan_prices_rate_plan_id_fkey'
    ),
    array[old.rate_plan_id, new.rate_plan_id]
  ) then
    raise exception using
      errcode = 'PT409',
      message = 'calls use this price',
      hint = 'Set valid_to of the plan, and insert the new one with its prices.';
  end if;

  return case when tg_op = 'DELETE' then old else new end;
end;
$$;

comment on function pgcalls.keep_component_price is
$$Trigger function: refuse to change what components cost in a plan that calls use.

Errors: PT409 when a call uses the plan.$$;

revoke all on function pgcalls.keep_component_price
from public, anon, authenticated, service_role;

create or replace trigger _010_keep_component_price
before insert or update or delete on public.rate_plan_prices
for each row
execute function pgcalls.keep_component_price();
