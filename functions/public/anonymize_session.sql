-- public.anonymize_session(session_id): keep only what is counted.

create or replace function public.anonymize_session(
  session_id text
)
returns public.anonymize_session_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.anonymize_session(anonymize_session.session_id);
end;
$$;

comment on function public.anonymize_session is
$$Erase all that is personal in an ended call, and keep what is counted: times,
length, cost, outcome, sentiment, language, who spoke how often, and which tools
were called.

session_id: the id or session_id of start_session. For service_role.
From then on nothing more is stored of the call, and no other is started by its
session_id or call_id. Answers id, session_id, which is the id from then on,
anonymized_at, the numbers of messages and tool_calls erased, already_anonymized for
the second time, and has_more when a long call is not finished in time: repeat it, or
let purge_expired go on.

Errors: 22023 a bad value; 42501 not service_role; PT404 no such session; PT409 the
session has not ended, or is on legal hold, or several clients use the session_id.$$;

revoke all on function public.anonymize_session
from public, anon, authenticated, service_role;
grant execute on function public.anonymize_session
to service_role;
