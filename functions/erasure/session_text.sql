-- pgcalls.session_text(session): everything in a call that may mention people.

create or replace function pgcalls.session_text(
  session public.user_sessions
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return concat_ws(
    ' ',
    session_text.session.call_summary,
    session_text.session.call_transcript,
    session_text.session.server_messages,
    session_text.session.metadata,
    session_text.session.ended_reason,
    session_text.session.call_outcome,
    session_text.session.user_name,
    session_text.session.keywords,
    session_text.session.topics_discussed
  );
end;
$$;

comment on function pgcalls.session_text is
'Everything in the row of a call that may mention people, as one text.';

revoke all on function pgcalls.session_text
from public, anon, authenticated, service_role;
