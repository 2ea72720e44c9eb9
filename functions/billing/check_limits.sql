-- pgcalls.check_limits(client): refuse a call that a limit does not allow.

create or replace function pgcalls.check_limits(
  client public.client_subscriptions
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client public.client_subscriptions := check_limits.client;
  v_calls bigint;
  v_before record;
  v_after record;
begin
  if v_client.max_concurrent_calls is not null
    or v_client.soft_concurrent_calls is not null
  then
    select count(*) into v_calls
    from public.user_sessions as s
    where s.client_id = v_client.client_id and s.ended_at_utc is null;

    if v_calls >= v_client.max_concurrent_calls then
      raise exception using
        errcode = 'PT429',
        message = 'client has too many calls at one time',
        hint = 'End a call, or raise max_concurrent_calls of the client.';
    end if;

    if v_calls + 1 >= v_client.soft_concurrent_calls then
      perform pgcalls.notice_limit(
        v_client.client_id,
        'soft_concurrent_calls',
        v_client.soft_concurrent_calls,
        (now() at time zone 'UTC')::date,
        v_calls + 1
      );
    end if;
  end if;

  if v_client.max_monthly_minutes is null and v_client.max_monthly_cost is null then
    return;
  end if;

  v_before := pgcalls.usage_in_progress(v_client, false);
  v_after := pgcalls.usage_in_progress(v_client, true);

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
end;
$$;

comment on function pgcalls.check_limits is
$$Refuse a call that a hard limit of its client does not allow; the client is locked.

A month has used what its ended calls and those in progress have so far, each of the
latter at least reserved_seconds. A call starts while less than the limit is used and
its own reservation still fits. So starts at the same moment never share what is left,
and what is reserved never exceeds a limit; a running call is not cut off. Reaching
soft_concurrent_calls is noted.
Errors: PT402 for the month, PT429 for too many calls at one time.$$;

revoke all on function pgcalls.check_limits
from public, anon, authenticated, service_role;
