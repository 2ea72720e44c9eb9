-- voiceledger.add_usage(...): add to what a client used in a month.

create or replace function voiceledger.add_usage(
  client_id text,
  month date,
  call_count integer,
  duration_seconds numeric,
  included_seconds numeric,
  cost_total numeric
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_usage public.client_monthly_usage;
begin
  -- The client before its months, always: whoever moves a call between months, or ends
  -- one at the turn of the month, then waits in the same order.
  perform
  from public.client_subscriptions as c
  where c.client_id = add_usage.client_id
  for no key update;

  insert into public.client_monthly_usage as u (
    client_id, month, call_count, duration_seconds, included_seconds, cost_total
  )
  values (
    add_usage.client_id,
    add_usage.month,
    add_usage.call_count,
    add_usage.duration_seconds,
    add_usage.included_seconds,
    add_usage.cost_total
  )
  on conflict on constraint client_monthly_usage_pkey do update set
    call_count = u.call_count + excluded.call_count,
    duration_seconds = u.duration_seconds + excluded.duration_seconds,
    included_seconds = u.included_seconds + excluded.included_seconds,
    cost_total = u.cost_total + excluded.cost_total,
    updated_at = excluded.updated_at
  returning u.* into v_usage;

  update public.client_subscriptions as c
  set
    current_month = v_usage.month,
    current_month_calls = v_usage.call_count,
    current_month_seconds = v_usage.duration_seconds,
    current_month_cost = v_usage.cost_total
  where
    c.client_id = v_usage.client_id
    and v_usage.month in (
      c.current_month, date_trunc('month', now() at time zone 'UTC')::date
    );
end;
$$;

comment on function voiceledger.add_usage(
  text, date, integer, numeric, numeric, numeric
) is
$$Add to what a client used in a UTC month, and show it on the client if it is current.

The amounts may be negative: a correction adds a difference.$$;

revoke all on function voiceledger.add_usage(
  text, date, integer, numeric, numeric, numeric
)
from public, anon, authenticated, service_role;
