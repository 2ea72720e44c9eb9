-- pgcalls.start_session: what public.start_session does.

create or replace function pgcalls.start_session(
  session_id text,
  assistant_id uuid,
  client_id text,
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
  answered_at timestamptz
)
returns public.start_session_result
language plpgsql
volatile
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_service boolean := pgcalls.is_service();
  v_agent record;
  v_client record;
  v_client_id text;
  v_assistant_id uuid;
  v_given jsonb;
  v_taken jsonb;
  v_notices jsonb;
  v_started_at timestamptz;
  v_earliest timestamptz;
  v_id uuid;
  v_address text;
  v_result public.start_session_result;
begin
  perform pgcalls.require_text(start_session.session_id, 'session_id', 200);
  perform pgcalls.require_text(start_session.client_id, 'client_id', 200);

  if v_is_service then
    v_client_id := coalesce(start_session.client_id, 'default');
    v_assistant_id := coalesce(
      start_session.assistant_id, '00000000-0000-0000-0000-000000000000'
    );
  else
    v_agent := pgcalls.require_agent();
    v_client_id := v_agent.client_id;
    v_assistant_id := v_agent.assistant_id;

    if start_session.client_id <> v_client_id
      or start_session.assistant_id <> v_assistant_id
    then
      raise exception using
        errcode = 'insufficient_privilege',
        message = 'client_id or assistant_id is not that of the token',
        hint = 'Leave both out; the token says whose call this is.';
    end if;
  end if;

  v_given := jsonb_build_object(
    'call_id', start_session.call_id,
    'phone_number_id', start_session.phone_number_id,
    'business_number', start_session.business_number,
    'customer_number', start_session.customer_number,
    'type', start_session.type,
    'source', start_session.source,
    'user_id', start_session.user_id,
    'room_name', start_session.room_name,
    'participant_identity', start_session.participant_identity,
    'language', start_session.language,
    'started_at', start_session.started_at,
    'metadata', start_session.metadata,
    'answered_at', start_session.answered_at
  );
  v_result := pgcalls.find_started_session(
    v_client_id, v_assistant_id, start_session.session_id
  );

  if v_result.id is not null then
    return pgcalls.go_on_with_session(v_client_id, v_result, v_given);
  end if;

  v_client := pgcalls.require_start(v_client_id, v_assistant_id);
  select r.taken, r.notices
  into v_taken, v_notices
  from pgcalls.read_arguments(v_given, v_client_id) as r;

  v_started_at := coalesce((v_taken ->> 'started_at')::timestamptz, now());

  if not v_is_service and not pgcalls.is_platform() then
    v_earliest := now() - make_interval(secs => v_client.max_backdated_seconds);
    -- What its clock is ahead would be missing from the length of the call.
    v_started_at := least(v_started_at, now());
  end if;

  if v_started_at < v_earliest then
    v_started_at := now();
    v_notices := v_notices || jsonb_build_object(
      'code', 'left_out',
      'argument', 'started_at',
      'reason', 'started_at is too far back'
    );
  end if;

  v_id := pgcalls.uuid_v7(v_started_at);

  insert into public.user_sessions (
    id,
    client_id,
    session_id,
    assistant_id,
    call_id,
    phone_number_id,
    business_number,
    customer_number,
    type,
    source,
    user_id,
    room_name,
    participant_identity,
    language,
    started_at_utc,
    answered_at,
    metadata,
    derived_columns
  )
  values (
    v_id,
    v_client_id,
    coalesce(start_session.session_id, v_id::text),
    v_assistant_id,
    (v_taken ->> 'call_id')::uuid,
    (v_taken ->> 'phone_number_id')::uuid,
    v_taken ->> 'business_number',
    v_taken ->> 'customer_number',
    v_taken ->> 'type',
    v_taken ->> 'source',
    v_taken ->> 'user_id',
    v_taken ->> 'room_name',
    v_taken ->> 'participant_identity',
    v_taken ->> 'language',
    v_started_at,
    (v_taken ->> 'answered_at')::timestamptz,
    nullif(v_taken -> 'metadata', 'null'),
    -- Its created_at is by our clock, which what is written directly need not be.
    array['created_at']
  )
  on conflict do nothing
  returning
    user_sessions.id,
    user_sessions.session_id,
    user_sessions.status,
    user_sessions.started_at_utc,
    user_sessions.customer_address
  into
    v_result.id,
    v_result.session_id,
    v_result.status,
    v_result.started_at,
    v_address;

  if found then
    -- After the row, because whoever waits for a session_id must hold no client.
    if v_client.has_limits then
      perform pgcalls.check_limits(v_client_id, v_id);
    end if;

    v_result.created := true;
    v_result.notices := v_notices
      || pgcalls.address_notice(v_address)
      || pgcalls.answer_notices(
        v_client_id, v_id, (v_taken ->> 'answered_at')::timestamptz, null
      );

    return v_result;
  end if;

  -- Somebody else was faster with this session_id, or the call_id is taken.
  v_result := pgcalls.find_started_session(
    v_client_id, v_assistant_id, start_session.session_id
  );

  if v_result.id is null then
    raise exception using
      errcode = 'PT409',
      message = 'session_id or call_id belongs to another session',
      hint = 'Give every call its own ids.';
  end if;

  return pgcalls.go_on_with_session(v_client_id, v_result, v_given);
end;
$$;

comment on function pgcalls.start_session is
'Implementation of public.start_session; documented there.';

revoke all on function pgcalls.start_session
from public, anon, authenticated, service_role;
grant execute on function pgcalls.start_session
to authenticated, service_role;
