-- pgcalls.close_stale_session(client_id, session_id): end what nobody ended.

create or replace function pgcalls.close_stale_session(
  client_id text,
  session_id uuid
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  update public.user_sessions as s
  set
    status = 'abandoned',
    ended_at_utc = greatest(
      s.started_at_utc,
      (
        select max(m.created_at)
        from public.conversation_messages as m
        where m.client_id = s.client_id and m.session_id = s.id
      ),
      (
        select max(t.started_at)
        from public.tool_calls as t
        where t.client_id = s.client_id and t.session_id = s.id
      )
    )
  where
    s.client_id = close_stale_session.client_id
    and s.id = close_stale_session.session_id
    and s.ended_at_utc is null;
end;
$$;

comment on function pgcalls.close_stale_session is
'End a call that nobody ended, as abandoned, with its last turn or tool call.';

revoke all on function pgcalls.close_stale_session
from public, anon, authenticated, service_role;
