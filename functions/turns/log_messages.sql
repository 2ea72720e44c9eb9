-- pgcalls.log_messages: what public.log_messages does.

create or replace function pgcalls.log_messages(
  session_id text,
  messages jsonb
)
returns public.log_messages_result
language plpgsql
volatile
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_messages jsonb := pgcalls.require_messages(log_messages.messages);
begin
  return pgcalls.append_messages(
    pgcalls.lock_session(log_messages.session_id), v_messages
  );
end;
$$;

comment on function pgcalls.log_messages is
'Implementation of public.log_messages; documented there.';

revoke all on function pgcalls.log_messages
from public, anon, authenticated, service_role;
grant execute on function pgcalls.log_messages
to authenticated, service_role;
