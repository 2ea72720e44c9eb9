-- pgcalls.close_stale_sessions: what the public one does.

create or replace function pgcalls.close_stale_sessions(
  idle interval,
  "limit" integer,
  client_id text
)
returns setof public.stale_session_row
language plpgsql
volatile
-- definer because nobody else may say that an end is inferred.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_since timestamptz;
  v_ids uuid[];
  v_client_id text;
begin
  if (
    isfinite(close_stale_sessions.idle)
    and close_stale_sessions.idle between interval '1 minute' and interval '10 years'
  ) is not true then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'idle is out of range',
      hint = 'Pass an interval from a minute to ten years, such as 1 hour.';
  end if;

  if (close_stale_sessions."limit" between 1 and 10000) is not true then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'limit is out of range',
      hint = 'Pass a number from 1 to 10000.';
  end if;

  v_since := clock_timestamp() - close_stale_sessions.idle;

  -- All calls before any usage, and none that is being written: so nobody waits for
  -- whom this waits for.
  v_ids := array(
    select s.id
    from public.user_sessions as s
    where
      s.ended_at_utc is null
      and s.started_at_utc < v_since
      and s.updated_at < v_since
      and (
        close_stale_sessions.client_id is null
        or s.client_id = close_stale_sessions.client_id
      )
      and pgcalls.last_activity(s.client_id, s.id, true) < v_since
    order by s.client_id, s.id
    limit close_stale_sessions."limit"
    for no key update skip locked
  );

  -- One client after the other, in the order in which everybody takes several.
  for v_client_id in
    select distinct s.client_id
    from public.user_sessions as s
    where s.id = any (v_ids)
    order by s.client_id
  loop
    return query
    update public.user_sessions as s
    set
      status = 'abandoned',
      ended_at_utc = greatest(
        least(pgcalls.last_activity(s.client_id, s.id, false), clock_timestamp()),
        s.started_at_utc
      ),
      ended_reason = 'stale',
      is_end_inferred = true
    where
      s.client_id = v_client_id
      and s.id = any (v_ids)
      and s.ended_at_utc is null
      -- A turn may have come before the lock was ours.
      and pgcalls.last_activity(s.client_id, s.id, true) < v_since
    returning s.id, s.client_id, s.session_id, s.ended_at_utc;
  end loop;
end;
$$;

comment on function pgcalls.close_stale_sessions is
'Implementation of public.close_stale_sessions; documented there.';

revoke all on function pgcalls.close_stale_sessions
from public, anon, authenticated, service_role;
grant execute on function pgcalls.close_stale_sessions
to service_role;
