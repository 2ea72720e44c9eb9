-- pgcalls.start_imported_call(call, client_id): the start of a call that is over.

create or replace function pgcalls.start_imported_call(
  call jsonb,
  client_id text
)
returns public.start_session_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_call record;
  v_result public.start_session_result;
begin
  perform pgcalls.refuse_unknown_keys(
    start_imported_call.call,
    array[
      'session_id', 'assistant_id', 'call_id', 'phone_number_id', 'business_number',
      'customer_number', 'type', 'source', 'user_id', 'room_name',
      'participant_identity', 'language', 'started_at', 'answered_at', 'metadata',
      'ended_at', 'ended_reason', 'status', 'is_answered', 'user_name', 'user_phone',
      'user_email', 'summary', 'sentiment', 'call_outcome', 'keywords', 'cost_total',
      'duration_seconds', 'messages', 'tool_calls'
    ]
  );

  -- All that the end reads is read here too, so that it cannot refuse a type.
  select c.* into v_call
  from jsonb_to_record(start_imported_call.call) as c (
    session_id text,
    assistant_id uuid,
    call_id text,
    phone_number_id text,
    business_number text,
    customer_number text,
    type text,
    source text,
    user_id text,
    room_name text,
    participant_identity text,
    language text,
    started_at timestamptz,
    metadata jsonb,
    answered_at timestamptz,
    ended_at timestamptz,
    cost_total numeric,
    duration_seconds numeric,
    is_answered boolean
  );

  if num_nulls(v_call.session_id, v_call.started_at, v_call.ended_at) > 0 then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'session_id, started_at or ended_at is missing',
      hint = 'Pass all three; a call that still goes on is for start_session.';
  end if;

  -- Nothing of a call that is there is touched, and nothing of it filled in.
  v_result := pgcalls.find_started_session(
    coalesce(start_imported_call.client_id, 'default'),
    coalesce(v_call.assistant_id, '00000000-0000-0000-0000-000000000000'),
    v_call.session_id
  );

  if v_result.id is not null then
    return v_result;
  end if;

  return pgcalls.start_session(
    session_id => v_call.session_id,
    assistant_id => v_call.assistant_id,
    client_id => start_imported_call.client_id,
    call_id => v_call.call_id,
    phone_number_id => v_call.phone_number_id,
    business_number => v_call.business_number,
    customer_number => v_call.customer_number,
    type => v_call.type,
    source => v_call.source,
    user_id => v_call.user_id,
    room_name => v_call.room_name,
    participant_identity => v_call.participant_identity,
    language => v_call.language,
    started_at => v_call.started_at,
    metadata => v_call.metadata,
    answered_at => v_call.answered_at,
    is_over => true
  );
end;
$$;

comment on function pgcalls.start_imported_call is
$$Start a call of import_calls, or find it.

Errors: 22023 a bad value, an unknown key, or no session_id, started_at or ended_at; and
those of start_session.$$;

revoke all on function pgcalls.start_imported_call
from public, anon, authenticated, service_role;
