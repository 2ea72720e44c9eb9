-- public.log_message(...): append a turn to a call.

create or replace function public.log_message(
  session_id text,
  role text,
  content text,
  message_key text default null,
  seq integer default null,
  audio_url text default null,
  created_at timestamptz default null,
  interrupted boolean default false,
  metadata jsonb default null,
  spoken_at timestamptz default null,
  revision integer default null
)
returns public.log_message_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.log_message(
    log_message.session_id,
    log_message.role,
    log_message.content,
    log_message.message_key,
    log_message.seq,
    log_message.audio_url,
    log_message.created_at,
    log_message.interrupted,
    log_message.metadata,
    log_message.spoken_at,
    log_message.revision
  );
end;
$$;

comment on function public.log_message is
$$Append a turn to a call.

session_id: the id or session_id of start_session. role: user, agent, system or an alias
(assistant, bot, ai, human, caller, customer, developer). content: at most 64 kB; an
array of parts, as OpenAI and LiveKit have it, is read as the words of its text parts.
message_key: the agent's own id of the turn, at most 200 bytes; the same key twice is
one turn, corrected in place when it has grown. seq: place in the call from 1; the next
free one when left out; the same seq, speaker and content twice is one turn. created_at,
spoken_at: instants; created_at defaults to now. metadata: an object, at most 16 kB.
revision: which version of the turn this is; a smaller one, or without it one with an
earlier created_at, does not replace a newer one. Taken during the call and for
late_seconds of the client after it.
Answers id, seq, created, which is false for a turn that was there already, and changed,
which is true where that turn was corrected.
From the LiveKit and conversation tracking documents.

Errors: 22023 a bad value; 42501 neither agent nor service_role; PT404 no such session;
PT409 the session has ended, or seq is taken; PT413 content or metadata too large;
PT429 over 1,000,000 turns.$$;

revoke all on function public.log_message
from public, anon, authenticated, service_role;
grant execute on function public.log_message
to authenticated, service_role;
