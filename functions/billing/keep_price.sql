-- pgcalls.keep_price(): a price that calls use never changes.

create or replace function pgcalls.keep_price()
returns trigger
language plpgsql
volatile
-- definer because a writer of prices need not see every call.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if pgcalls.has_calls(tg_relid, array[old.id]) then
    raise exception using
      errcode = 'PT409',
      message = 'calls use this price',
      hint = 'Set valid_to, and insert the new price under the same name.';
  end if;

  return new;
end;
$$;

comment on function pgcalls.keep_price is
$$Trigger function: refuse to change what calls are priced by; their price is fixed.

Errors: PT409 when a call uses the row.$$;

revoke all on function pgcalls.keep_price
from public, anon, authenticated, service_role;

create or replace trigger _010_keep_price
before update on public.rate_plans
for each row
when (
  (
    new.id,
    new.name,
    new.price_per_minute,
    new.connection_fee,
    new.billing_increment_seconds,
    new.minimum_seconds,
    new.included_minutes,
    new.bills_unanswered,
    new.currency
  ) <> (
    old.id,
    old.name,
    old.price_per_minute,
    old.connection_fee,
    old.billing_increment_seconds,
    old.minimum_seconds,
    old.included_minutes,
    old.bills_unanswered,
    old.currency
  )
)
execute function pgcalls.keep_price();
