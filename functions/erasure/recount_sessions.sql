-- pgcalls.recount_sessions(client_id, session_ids): after mentions were erased.

create or replace function pgcalls.recount_sessions(
  client_id text,
  session_ids uuid[]
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  update public.user_sessions as s
  set message_count = null
  where
    s.client_id = recount_sessions.client_id
    and s.id = any (recount_sessions.session_ids)
    and s.ended_at_utc is not null
    and s.anonymized_at is null;
end;
$$;

comment on function pgcalls.recount_sessions is
'Count and transcribe ended calls again, each once, after some of their turns changed.';

revoke all on function pgcalls.recount_sessions
from public, anon, authenticated, service_role;
