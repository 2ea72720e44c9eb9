-- pgcalls.erase_session(client_id, session_id): all that is personal.

create or replace function pgcalls.erase_session(
  client_id text,
  session_id uuid,
  out messages integer,
  out tool_calls integer
)
returns record
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_labels text[];
begin
  select array[s.ended_reason, s.type, s.call_outcome] into v_labels
  from public.user_sessions as s
  where s.client_id = erase_session.client_id and s.id = erase_session.session_id;

  update public.user_sessions as s
  set
    anonymized_at = now(),
    session_id = s.id::text,
    call_id = null,
    customer_number = null,
    customer_address = null,
    ended_reason = pgcalls.label_or_null(s.ended_reason),
    type = pgcalls.label_or_null(s.type),
    server_messages = null,
    user_id = null,
    source = pgcalls.label_or_null(s.source),
    metadata = null,
    call_summary = null,
    call_transcript = null,
    call_outcome = pgcalls.label_or_null(s.call_outcome),
    keywords = null,
    extracted = null,
    room_name = null,
    participant_identity = null,
    user_name = null,
    user_email = null,
    user_phone = null,
    demo_time = null,
    demo_timezone = null,
    topics_discussed = null
  where s.client_id = erase_session.client_id and s.id = erase_session.session_id;

  -- A cell that counts no call any more still says what they were called.
  delete from public.call_rollups as r
  where
    r.client_id = erase_session.client_id
    and r.value = any (v_labels)
    and r.call_count = 0;

  update public.conversation_messages as m
  set
    content = '',
    user_id = null,
    audio_url = null,
    message_key = null,
    metadata = null
  where
    m.client_id = erase_session.client_id
    and m.session_id = erase_session.session_id;
  get diagnostics messages = row_count;

  update public.tool_calls as t
  set
    tool_call_id = null,
    parameters = null,
    result = null,
    error_message = null,
    metadata = null
  where
    t.client_id = erase_session.client_id
    and t.session_id = erase_session.session_id;
  get diagnostics tool_calls = row_count;

  update public.usage_lines as u
  set metadata = null
  where
    u.client_id = erase_session.client_id
    and u.session_id = erase_session.session_id;
end;
$$;

comment on function pgcalls.erase_session is
$$Erase all that is personal in a call, and keep what is counted: who spoke when and
how often, which tools were called, length, cost, outcome, sentiment and language.

The one list of what is personal: a table that holds more of a call gets its
statement here, and every column is told in the tests. Answers the turns and tool
calls erased.$$;

revoke all on function pgcalls.erase_session
from public, anon, authenticated, service_role;
