-- pgcalls.update_session: what public.update_session does.

create or replace function pgcalls.update_session(
  session_id text,
  user_name text,
  user_email text,
  user_phone text,
  user_id text,
  language text,
  room_name text,
  participant_identity text,
  topics_discussed text[],
  summary text,
  sentiment text,
  call_outcome text,
  keywords text[],
  metadata jsonb,
  customer_number text,
  assistant_id uuid,
  answered_at timestamptz
)
returns public.update_session_result
language plpgsql
volatile
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_service boolean := pgcalls.is_service();
  v_session pgcalls.session_handle;
  v_taken jsonb;
  v_answered_at timestamptz;
  v_before public.user_sessions;
  v_after public.user_sessions;
  v_result public.update_session_result;
begin
  perform pgcalls.require_labels(update_session.keywords, 'keywords');
  perform pgcalls.require_labels(
    update_session.topics_discussed, 'topics_discussed'
  );
  v_session := pgcalls.lock_session(update_session.session_id);

  select
    jsonb_object_agg(
      g.name, pgcalls.require_argument(g.name, g.value, v_session.client_id)
    )
  into v_taken
  from jsonb_each(
    jsonb_build_object(
      'user_name', update_session.user_name,
      'user_email', update_session.user_email,
      'user_phone', update_session.user_phone,
      'user_id', update_session.user_id,
      'language', update_session.language,
      'room_name', update_session.room_name,
      'participant_identity', update_session.participant_identity,
      'topics_discussed', update_session.topics_discussed,
      'summary', update_session.summary,
      'sentiment', update_session.sentiment,
      'call_outcome', update_session.call_outcome,
      'keywords', update_session.keywords,
      'metadata', update_session.metadata,
      'customer_number', update_session.customer_number,
      'answered_at', update_session.answered_at
    )
  ) as g (name, value);

  v_answered_at := (v_taken ->> 'answered_at')::timestamptz;

  if update_session.answered_at < (
    select s.started_at_utc
    from public.user_sessions as s
    where s.client_id = v_session.client_id and s.id = v_session.id
  ) then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'answered_at is before the start of the session',
      hint = 'Pass when talking began, or leave it out.';
  end if;

  if update_session.assistant_id is not null then
    perform pgcalls.require_assistant(
      v_session.client_id, update_session.assistant_id
    );
  end if;

  select s.* into v_before
  from public.user_sessions as s
  where s.client_id = v_session.client_id and s.id = v_session.id;

  update public.user_sessions as s
  set
    user_name = coalesce(v_taken ->> 'user_name', s.user_name),
    user_email = coalesce(v_taken ->> 'user_email', s.user_email),
    user_phone = coalesce(v_taken ->> 'user_phone', s.user_phone),
    user_id = coalesce(v_taken ->> 'user_id', s.user_id),
    language = coalesce(v_taken ->> 'language', s.language),
    room_name = coalesce(v_taken ->> 'room_name', s.room_name),
    participant_identity = coalesce(
      v_taken ->> 'participant_identity', s.participant_identity
    ),
    topics_discussed = coalesce(
      pgcalls.read_labels(v_taken -> 'topics_discussed'), s.topics_discussed
    ),
    call_summary = coalesce(v_taken ->> 'summary', s.call_summary),
    sentiment = coalesce(v_taken ->> 'sentiment', s.sentiment),
    call_outcome = coalesce(v_taken ->> 'call_outcome', s.call_outcome),
    keywords = coalesce(pgcalls.read_labels(v_taken -> 'keywords'), s.keywords),
    customer_number = coalesce(v_taken ->> 'customer_number', s.customer_number),
    assistant_id = coalesce(update_session.assistant_id, s.assistant_id),
    answered_at = case
      when v_session.is_ended and not v_is_service
        then coalesce(s.answered_at, v_answered_at)
      else coalesce(v_answered_at, s.answered_at)
    end,
    metadata = pgcalls.merge_metadata(
      s.metadata, nullif(v_taken -> 'metadata', 'null')
    ),
    derived_columns = pgcalls.still_derived(s.derived_columns, v_taken)
  where s.client_id = v_session.client_id and s.id = v_session.id
  returning s.* into v_after;

  v_result.id := v_after.id;
  v_result.session_id := v_after.session_id;
  v_result.changed := pgcalls.told_columns(v_before, v_after);

  return v_result;
end;
$$;

comment on function pgcalls.update_session is
'Implementation of public.update_session; documented there.';

revoke all on function pgcalls.update_session
from public, anon, authenticated, service_role;
grant execute on function pgcalls.update_session
to authenticated, service_role;
