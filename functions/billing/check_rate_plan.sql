-- pgcalls.check_rate_plan(): all prices of a client are in one currency.

create or replace function pgcalls.check_rate_plan()
returns trigger
language plpgsql
volatile
-- definer because a writer of clients need not read prices.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  -- Two plans at once wait for each other here.
  perform
  from public.client_subscriptions as c
  where c.client_id = new.client_id
  for no key update;

  if exists (
    select
    from public.client_rate_plans as c
    join public.rate_plans as other on other.id = c.rate_plan_id
    join public.rate_plans as given on given.id = new.rate_plan_id
    where c.client_id = new.client_id and other.currency <> given.currency
  ) then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'the plan has another currency than the client''s other plans',
      hint = 'A bill is in one currency: give each client plans of one.';
  end if;

  return null;
end;
$$;

comment on function pgcalls.check_rate_plan is
$$Trigger function: refuse a plan whose currency is not that of the client's others.

Errors: 22023.$$;

revoke all on function pgcalls.check_rate_plan
from public, anon, authenticated, service_role;

create or replace trigger _010_check_rate_plan
after insert or update on public.client_rate_plans
for each row
execute function pgcalls.check_rate_plan();
