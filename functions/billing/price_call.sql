-- pgcalls.price_call(...): what a call costs.

create or replace function pgcalls.price_call(
  client_id text,
  rate_plan_id uuid,
  started_at timestamptz,
  duration_seconds numeric,
  out cost_total numeric,
  out included_seconds numeric
)
returns record
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
-- Planning it for each value takes longer than running it.
set plan_cache_mode = force_generic_plan
as $$
declare
  v_plan public.rate_plans;
  v_month date := date_trunc('month', price_call.started_at at time zone 'UTC');
  v_billed_seconds numeric;
  v_used_seconds numeric;
begin
  included_seconds := 0;

  select p.* into v_plan
  from public.rate_plans as p
  where p.id = price_call.rate_plan_id;

  if not found or price_call.duration_seconds is null then
    return;
  end if;

  v_billed_seconds := ceil(
    greatest(price_call.duration_seconds, v_plan.minimum_seconds)
    / v_plan.billing_increment_seconds
  ) * v_plan.billing_increment_seconds;

  if v_plan.included_minutes > 0 then
    -- Locked, so that two calls never share a minute.
    select u.included_seconds into v_used_seconds
    from public.client_monthly_usage as u
    where u.client_id = price_call.client_id and u.month = v_month
    for no key update;

    included_seconds := least(
      v_billed_seconds,
      greatest(v_plan.included_minutes::numeric * 60 - coalesce(v_used_seconds, 0), 0)
    );
  end if;

  cost_total := round(
    v_plan.connection_fee
    + v_plan.price_per_minute * (v_billed_seconds - included_seconds) / 60,
    4
  );
end;
$$;

comment on function pgcalls.price_call is
$$Price a call: connection fee, plus its billed time at the price of a minute.

Billed time is the longer of duration and minimum, rounded up to the increment, less
what is left of the month's included minutes. Rounded to 4 decimals, half away from
zero. cost_total is null without a plan: an unpriced call is not a free one.$$;

revoke all on function pgcalls.price_call
from public, anon, authenticated, service_role;
