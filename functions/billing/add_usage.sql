-- pgcalls.add_usage(...): add to what a client used in a month.

create or replace function pgcalls.add_usage(
  client_id text,
  month date,
  session_id uuid,
  call_count integer,
  unpriced_count integer,
  unanswered_count integer,
  duration_seconds numeric,
  included_seconds numeric,
  cost_total numeric
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_usage public.client_monthly_usage;
  v_client public.client_subscriptions;
begin
  insert into public.client_monthly_usage as u (
    client_id,
    month,
    call_count,
    unpriced_count,
    unanswered_count,
    duration_seconds,
    included_seconds,
    cost_total
  )
  values (
    add_usage.client_id,
    add_usage.month,
    add_usage.call_count,
    add_usage.unpriced_count,
    add_usage.unanswered_count,
    add_usage.duration_seconds,
    add_usage.included_seconds,
    add_usage.cost_total
  )
  on conflict on constraint client_monthly_usage_pkey do update set
    call_count = u.call_count + excluded.call_count,
    unpriced_count = u.unpriced_count + excluded.unpriced_count,
    unanswered_count = u.unanswered_count + excluded.unanswered_count,
    duration_seconds = u.duration_seconds + excluded.duration_seconds,
    included_seconds = u.included_seconds + excluded.included_seconds,
    cost_total = u.cost_total + excluded.cost_total,
    updated_at = excluded.updated_at
  returning u.* into v_usage;

  update public.client_subscriptions as c
  set
    current_month = v_usage.month,
    current_month_calls = v_usage.call_count,
    current_month_unpriced = v_usage.unpriced_count,
    current_month_unanswered = v_usage.unanswered_count,
    current_month_seconds = v_usage.duration_seconds,
    current_month_cost = v_usage.cost_total
  where
    c.client_id = v_usage.client_id
    and v_usage.month in (
      c.current_month, date_trunc('month', now() at time zone 'UTC')::date
    )
  returning c.* into v_client;

  perform pgcalls.adjust_statement(
    add_usage.client_id,
    add_usage.month,
    add_usage.session_id,
    add_usage.call_count,
    add_usage.unpriced_count,
    add_usage.unanswered_count,
    add_usage.duration_seconds,
    add_usage.included_seconds,
    add_usage.cost_total
  );

  if v_usage.duration_seconds >= v_client.soft_monthly_minutes::numeric * 60 then
    perform pgcalls.notice_limit(
      v_client.client_id,
      'soft_monthly_minutes',
      v_client.soft_monthly_minutes,
      v_usage.month,
      v_usage.duration_seconds / 60
    );
  end if;

  if v_usage.cost_total >= v_client.soft_monthly_cost then
    perform pgcalls.notice_limit(
      v_client.client_id,
      'soft_monthly_cost',
      v_client.soft_monthly_cost,
      v_usage.month,
      v_usage.cost_total
    );
  end if;
end;
$$;

comment on function pgcalls.add_usage is
$$Add to what a client used in a UTC month, and show it on the client if it is current.

The caller has locked the client. The amounts may be negative: a correction adds a
difference. Reaching a soft limit is noted.$$;

revoke all on function pgcalls.add_usage
from public, anon, authenticated, service_role;
