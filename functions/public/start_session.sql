-- public.start_session(...):
-- open a call, or return the one that is already there for this session_id.

create or replace function public.start_session(
  session_id text default null,
  assistant_id uuid default null,
  client_id text default null,
  call_id text default null,
  phone_number_id text default null,
  business_number text default null,
  customer_number text default null,
  type text default null,
  source text default null,
  user_id text default null,
  room_name text default null,
  participant_identity text default null,
  language text default null,
  started_at timestamptz default null,
  metadata jsonb default null,
  answered_at timestamptz default null
)
returns public.start_session_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.start_session(
    start_session.session_id,
    start_session.assistant_id,
    start_session.client_id,
    start_session.call_id,
    start_session.phone_number_id,
    start_session.business_number,
    start_session.customer_number,
    start_session.type,
    start_session.source,
    start_session.user_id,
    start_session.room_name,
    start_session.participant_identity,
    start_session.language,
    start_session.started_at,
    start_session.metadata,
    start_session.answered_at
  );
end;
$$;

comment on function public.start_session is
$$Open a call, or return the one that is already there for this session_id.

session_id: the platform's id of the call, 1 to 200 bytes; without it one is made.
assistant_id, client_id: only service_role passes them; an agent's are in its token.
They default to the assistant "unassigned" and the client "default". call_id,
phone_number_id: uuids. business_number: E.164, national with the client's
default_country, or a SIP address. customer_number: the same, or what else the platform
calls the caller, which goes to customer_address; "anonymous" and other placeholders are
stored as null. type: inbound, outbound, ... source: what records the call. language:
BCP 47. started_at: instant, defaults to now; an agent's is at most
max_backdated_seconds of its client back and never ahead of the clock of the database.
metadata: an object, at most 16 kB.
answered_at: when talking began, where it is known already.
Answers id, session_id, status, started_at, created and notices: an array of code,
argument and reason for each argument that could not be read. Its value is in the key
unread of metadata (kept_in_metadata), in customer_address (kept_as_address), cut
(shortened) or dropped (left_out). For a session_id that is there already what is still
empty is filled and nothing else is changed, also after it has ended.
From the LiveKit, call-centre and user_sessions documents.

Errors: 22023 session_id too long, an unknown client or an unknown assistant; 42501
neither agent nor service_role, another client or assistant than the token's, or a
client or assistant that is not active; PT402 the client has used up its month; PT409
the call_id, or the session_id under another assistant, is taken; PT429 the client has
too many calls at one time.$$;

revoke all on function public.start_session
from public, anon, authenticated, service_role;
grant execute on function public.start_session
to authenticated, service_role;
