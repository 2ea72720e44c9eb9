-- pgcalls.close_stale_sessions: what the public one does.

create or replace function pgcalls.close_stale_sessions(
  idle interval,
  batch integer,
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
  v_left integer := close_stale_sessions.batch;
  v_session record;
  v_row public.stale_session_row;
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

  if (close_stale_sessions.batch between 1 and 10000) is not true then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'batch is out of range',
      hint = 'Pass a number from 1 to 10000.';
  end if;

  v_since := clock_timestamp() - close_stale_sessions.idle;

  -- Calls that are being written are left out, so nobody is waited for while clients
  -- are held; and those are taken in the order in which everybody takes several.
  for v_session in
    select s.client_id, s.id
    from public.user_sessions as s
    cross join lateral pgcalls.last_activity(s.client_id, s.id) as activity
    where
      s.status = 'active'
      and s.started_at_utc < v_since
      and s.updated_at < v_since
      and (
        close_stale_sessions.client_id is null
        or s.client_id = close_stale_sessions.client_id
      )
      and activity.heard_at < v_since
    order by s.client_id, s.id
  loop
    v_row := null;
    -- One by one, for Citus locks rows of one client.
    perform
    from public.user_sessions as s
    where
      s.client_id = v_session.client_id
      and s.id = v_session.id
      and s.status = 'active'
      and s.updated_at < v_since
    for no key update skip locked;
    continue when not found;

    begin
      -- A turn may have come before the lock was ours.
      if (
        select activity.heard_at >= v_since
        from pgcalls.last_activity(v_session.client_id, v_session.id) as activity
      ) then
        continue;
      end if;

      v_row.ended_at := pgcalls.close_stale_session(
        v_session.client_id, v_session.id
      );

      select s.id, s.client_id, s.session_id, v_row.ended_at, null
      into v_row
      from public.user_sessions as s
      where s.client_id = v_session.client_id and s.id = v_session.id;

      v_left := v_left - 1;
    exception
      when others then
        v_row.id := v_session.id;
        v_row.client_id := v_session.client_id;
        v_row.failed := sqlstate;
    end;

    return next v_row;
    exit when v_left = 0;
  end loop;
end;
$$;

comment on function pgcalls.close_stale_sessions is
'Implementation of public.close_stale_sessions; documented there.';

revoke all on function pgcalls.close_stale_sessions
from public, anon, authenticated, service_role;
grant execute on function pgcalls.close_stale_sessions
to service_role;
