-- pgcalls.read_imported_call(call, client_id): a call that is over, to be stored.

create or replace function pgcalls.read_imported_call(
  call jsonb,
  client_id text
)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_start constant text[] := '{
    call_id, phone_number_id, business_number, customer_number, type, source, user_id,
    room_name, participant_identity, language, started_at, answered_at, metadata
  }'::text[];
  c_end constant text[] := '{
    ended_at, ended_reason, status, is_answered, user_name, user_phone, user_email,
    summary, sentiment, call_outcome, keywords, cost_total, duration_seconds
  }'::text[];
  v_client_id text := coalesce(read_imported_call.client_id, 'default');
  v_call record;
  v_given jsonb;
  v_read record;
  v_is_plain boolean;
begin
  perform pgcalls.refuse_unknown_keys(
    read_imported_call.call,
    c_start || c_end || '{session_id,assistant_id,messages,tool_calls}'
  );

  select c.* into v_call
  from jsonb_to_record(read_imported_call.call) as c (
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
    answered_at timestamptz,
    metadata jsonb,
    ended_at timestamptz,
    ended_reason text,
    status text,
    is_answered boolean,
    user_name text,
    user_phone text,
    user_email text,
    summary text,
    sentiment text,
    call_outcome text,
    keywords jsonb,
    cost_total numeric,
    duration_seconds numeric
  );

  if num_nulls(v_call.session_id, v_call.started_at, v_call.ended_at) > 0 then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'session_id, started_at or ended_at is missing',
      hint = 'Pass all three; a call that still goes on is for start_session.';
  end if;

  perform pgcalls.require_text(v_call.session_id, 'session_id', 200);
  perform pgcalls.require_text(v_client_id, 'client_id', 200);
  v_call.assistant_id := coalesce(
    v_call.assistant_id, '00000000-0000-0000-0000-000000000000'
  );

  -- Nothing of a call that is there is touched, and nothing of it filled in.
  if (
    pgcalls.find_started_session(v_client_id, v_call.assistant_id, v_call.session_id)
  ).id is not null then
    return null;
  end if;

  perform pgcalls.require_start(v_client_id, v_call.assistant_id);

  v_given := to_jsonb(v_call) - '{session_id,assistant_id}'::text[];
  v_read := pgcalls.read_arguments(v_given, v_client_id);
  v_is_plain := v_read.notices = '[]'
    and (v_read.taken ->> 'ended_at')::timestamptz
    >= (v_read.taken ->> 'started_at')::timestamptz;

  if not v_is_plain then
    -- What end_session says of the rest, it says itself.
    v_read := pgcalls.read_arguments(v_given - c_end, v_client_id);
  end if;

  return v_read.taken || jsonb_build_object(
    'id',
    pgcalls.uuid_v7(coalesce((v_read.taken ->> 'started_at')::timestamptz, now())),
    'session_id', v_call.session_id,
    'assistant_id', v_call.assistant_id,
    'is_plain', v_is_plain,
    'notices', v_read.notices
  );
end;
$$;

comment on function pgcalls.read_imported_call is
$$What insert_imported_calls stores of a call, and null for one that is there already.

Answers what can be read, its new id, what was read otherwise (notices), and is_plain:
the end was read too, and end_imported_calls can write it.

Errors: 22023 a bad value, an unknown key, or no session_id, started_at or ended_at; and
those of require_start.$$;

revoke all on function pgcalls.read_imported_call
from public, anon, authenticated, service_role;
