-- pgcalls.start_session: what public.start_session does.

create or replace function pgcalls.start_session(
  session_id text,
  assistant_id uuid,
  client_id text,
  call_id uuid,
  phone_number_id uuid,
  business_number text,
  customer_number text,
  type text,
  source text,
  user_id text,
  room_name text,
  participant_identity text,
  language text,
  started_at timestamptz,
  metadata jsonb
)
returns public.start_session_result
language plpgsql
volatile
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_agent record;
  v_client_id text;
  v_assistant_id uuid;
  v_started_at timestamptz;
  v_id uuid;
  v_result public.start_session_result;
begin
  perform pgcalls.require_text(start_session.session_id, 'session_id', 200);
  perform pgcalls.require_text(start_session.client_id, 'client_id', 200);
  perform pgcalls.require_text(start_session.type, 'type', 100);
  perform pgcalls.require_text(start_session.source, 'source', 100);
  perform pgcalls.require_text(start_session.user_id, 'user_id', 500);
  perform pgcalls.require_text(start_session.room_name, 'room_name', 500);
  perform pgcalls.require_text(
    start_session.participant_identity, 'participant_identity', 500
  );
  perform pgcalls.require_language(start_session.language);
  perform pgcalls.require_past(start_session.started_at, 'started_at');
  perform pgcalls.require_object(start_session.metadata, 'metadata');

  if pgcalls.is_service() then
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

  v_result := pgcalls.find_started_session(
    v_client_id, v_assistant_id, start_session.session_id
  );

  if v_result.id is not null then
    return v_result;
  end if;

  -- Starts of a client with a limit take turns: so the count is exact, and whoever
  -- waited looks again.
  perform
  from public.client_subscriptions as c
  where
    c.client_id = v_client_id
    and num_nonnulls(
      c.max_concurrent_calls,
      c.max_monthly_minutes,
      c.max_monthly_cost,
      c.soft_concurrent_calls
    ) > 0
  for no key update;

  if found then
    v_result := pgcalls.find_started_session(
      v_client_id, v_assistant_id, start_session.session_id
    );

    if v_result.id is not null then
      return v_result;
    end if;
  end if;

  perform pgcalls.check_start(
    v_client_id, v_assistant_id, start_session.phone_number_id
  );

  v_started_at := coalesce(start_session.started_at, now());
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
    metadata
  )
  values (
    v_id,
    v_client_id,
    coalesce(start_session.session_id, v_id::text),
    v_assistant_id,
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
    v_started_at,
    start_session.metadata
  )
  on conflict do nothing
  returning
    user_sessions.id,
    user_sessions.session_id,
    user_sessions.status,
    user_sessions.started_at_utc,
    true
  into v_result;

  if found then
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

  return v_result;
end;
$$;

comment on function pgcalls.start_session is
'Implementation of public.start_session; documented there.';

revoke all on function pgcalls.start_session
from public, anon, authenticated, service_role;
grant execute on function pgcalls.start_session
to authenticated, service_role;
