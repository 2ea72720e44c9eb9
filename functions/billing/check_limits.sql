-- pgcalls.check_limits(client_id, session_id): refuse a call that no limit allows.

create or replace function pgcalls.check_limits(
  client_id text,
  session_id uuid
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client public.client_subscriptions;
  v_calls bigint;
  v_month date;
  v_before record;
  v_after record;
begin
  -- Starts of a client with a limit take turns, so that the count is exact.
  select c.* into v_client
  from public.client_subscriptions as c
  where
    c.client_id = check_limits.client_id
    and num_nonnulls(
      c.max_concurrent_calls,
      c.max_monthly_minutes,
      c.max_monthly_cost,
      c.soft_concurrent_calls
    ) > 0
  for no key update;

  if not found then
    return;
  end if;

  if v_client.max_concurrent_calls is not null
    or v_client.soft_concurrent_calls is not null
  then
    select count(*) into v_calls
    from public.user_sessions as s
    where s.client_id = v_client.client_id and s.status = 'active';

    if v_calls > v_client.max_concurrent_calls then
      raise exception using
        errcode = 'PT429',
        message = 'client has too many calls at one time',
        hint = 'End a call, or raise max_concurrent_calls of the client.';
    end if;

    if v_calls >= v_client.soft_concurrent_calls then
      perform pgcalls.notice_limit(
        v_client.client_id,
        'soft_concurrent_calls',
        v_client.soft_concurrent_calls,
        (now() at time zone 'UTC')::date,
        v_calls
      );
    end if;
  end if;

  if v_client.max_monthly_minutes is null and v_client.max_monthly_cost is null then
    return;
  end if;

  -- The month by our clock, and the one that the call says it is in.
  for v_month in
    select date_trunc('month', t.at at time zone 'UTC')
    from public.user_sessions as s
    cross join lateral (values (clock_timestamp()), (s.started_at_utc)) as t (at)
    where s.client_id = v_client.client_id and s.id = check_limits.session_id
    group by 1
  loop
    v_before := pgcalls.usage_in_progress(
      v_client, v_month, check_limits.session_id, false
    );
    v_after := pgcalls.usage_in_progress(
      v_client, v_month, check_limits.session_id, true
    );

    if v_before.seconds >= v_client.max_monthly_minutes::numeric * 60
      or v_after.seconds > v_client.max_monthly_minutes::numeric * 60
    then
      raise exception using
        errcode = 'PT402',
        message = 'client has used up the minutes of its month',
        hint = 'Raise max_monthly_minutes of the client.';
    end if;

    if v_before.cost >= v_client.max_monthly_cost
      or v_after.cost > v_client.max_monthly_cost
    then
      raise exception using
        errcode = 'PT402',
        message = 'client has used up the cost of its month',
        hint = 'Raise max_monthly_cost of the client.';
    end if;
  end loop;
end;
$$;

comment on function pgcalls.check_limits is
$$Refuse a call that was just stored where a hard limit of its client does not allow it.

Locks the client if it has a limit. A month has used what its ended calls and those in
progress have so far, each of the latter at least reserved_seconds. A call starts while
less than the limit is used and its own reservation still fits. So starts at the same
moment never share what is left, and what is reserved never exceeds a limit; a running
call is not cut off. Reaching soft_concurrent_calls is noted.
Errors: PT402 for the month, PT429 for too many calls at one time.$$;

revoke all on function pgcalls.check_limits
from public, anon, authenticated, service_role;
