-- pgcalls.record_rate_plan(): the plan a client is given becomes history.

create or replace function pgcalls.record_rate_plan()
returns trigger
language plpgsql
volatile
-- definer because who writes clients need not write their history.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into public.client_rate_plans as c (client_id, valid_from, rate_plan_id)
  select
    new.client_id,
    case
      when exists (
        select
        from public.client_rate_plans as known
        where known.client_id = new.client_id
      ) then now()
      else '2000-01-01T00:00:00Z'
    end,
    new.rate_plan_id
  on conflict on constraint client_rate_plans_pkey do update set
    rate_plan_id = excluded.rate_plan_id;

  return null;
end;
$$;

comment on function pgcalls.record_rate_plan is
$$Trigger function: a plan given to a client holds from now on, its first one from ever.

What shall hold from another instant is written into client_rate_plans itself.$$;

revoke all on function pgcalls.record_rate_plan
from public, anon, authenticated, service_role;

create or replace trigger _610_record_rate_plan
after insert on public.client_subscriptions
for each row
when (new.rate_plan_id is not null)
execute function pgcalls.record_rate_plan();

create or replace trigger _611_record_rate_plan
after update on public.client_subscriptions
for each row
when (new.rate_plan_id is distinct from old.rate_plan_id)
execute function pgcalls.record_rate_plan();
