-- public.update_session(...):
-- store what the agent learned about a call; a null changes nothing.

create or replace function public.update_session(
  session_id text,
  user_name text default null,
  user_email text default null,
  user_phone text default null,
  user_id text default null,
  language text default null,
  room_name text default null,
  participant_identity text default null,
  topics_discussed text[] default null,
  summary text default null,
  sentiment text default null,
  call_outcome text default null,
  keywords text[] default null,
  metadata jsonb default null,
  customer_number text default null,
  assistant_id uuid default null,
  answered_at timestamptz default null
)
returns public.update_session_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.update_session(
    update_session.session_id,
    update_session.user_name,
    update_session.user_email,
    update_session.user_phone,
    update_session.user_id,
    update_session.language,
    update_session.room_name,
    update_session.participant_identity,
    update_session.topics_discussed,
    update_session.summary,
    update_session.sentiment,
    update_session.call_outcome,
    update_session.keywords,
    update_session.metadata,
    update_session.customer_number,
    update_session.assistant_id,
    update_session.answered_at
  );
end;
$$;

comment on function public.update_session is
$$Store what the agent learned about a call; a null changes nothing.

session_id: the id or session_id of start_session. user_name, user_email, user_phone:
who called; user_phone in E.164 or national with the client's default_country. user_id,
language, room_name, participant_identity: as in start_session. topics_discussed,
keywords: at most 100 texts of 200 bytes. summary: at most 64 kB. sentiment: positive,
neutral, negative or mixed. call_outcome: at most 200 bytes. metadata: an object whose
keys are added to the stored ones. customer_number: as in start_session. assistant_id:
hands the call over to another assistant of the client, whose agent goes on with it.
answered_at: when talking began; never later than the first turn of the user, and after
the end an agent only fills it.
Works after the call has ended too.
Answers id, session_id and changed, the names of the columns that now differ.
From the LiveKit document.

Errors: 22023 a bad value; 42501 neither agent nor service_role, or an assistant that is
not active; PT404 no such session; PT413 summary or metadata too large.$$;

revoke all on function public.update_session
from public, anon, authenticated, service_role;
grant execute on function public.update_session
to authenticated, service_role;
