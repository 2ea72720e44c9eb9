-- pgcalls.close_stale_session(client_id, session_id): end what nobody ended.

create or replace function pgcalls.close_stale_session(
  client_id text,
  session_id uuid
)
returns timestamptz
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_ended_at timestamptz;
begin
  -- The trigger says when it was last active, and that this is no real end.
  update public.user_sessions as s
  set status = 'abandoned', ended_reason = 'stale'
  where
    s.client_id = close_stale_session.client_id
    and s.id = close_stale_session.session_id
    and s.ended_at_utc is null
  returning s.ended_at_utc into v_ended_at;

  return v_ended_at;
end;
$$;

comment on function pgcalls.close_stale_session is
$$End a call that nobody ended, as abandoned, with its last activity.

Answers the end; null when there is no such call or it has ended.$$;

revoke all on function pgcalls.close_stale_session
from public, anon, authenticated, service_role;
