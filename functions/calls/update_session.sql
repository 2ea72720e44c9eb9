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
  metadata jsonb
)
returns public.update_session_result
language plpgsql
volatile
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session pgcalls.session_handle;
  v_email text;
  v_phone text;
  v_before public.user_sessions;
  v_after public.user_sessions;
  v_result public.update_session_result;
begin
  perform pgcalls.check_learned(
    update_session.user_name,
    update_session.summary,
    update_session.sentiment,
    update_session.call_outcome,
    update_session.keywords,
    update_session.metadata
  );
  perform pgcalls.require_text(update_session.user_id, 'user_id', 500);
  perform pgcalls.require_text(update_session.room_name, 'room_name', 500);
  perform pgcalls.require_text(
    update_session.participant_identity, 'participant_identity', 500
  );
  perform pgcalls.require_language(update_session.language);
  perform pgcalls.require_labels(
    update_session.topics_discussed, 'topics_discussed'
  );
  v_email := pgcalls.require_email(update_session.user_email, 'user_email');
  v_session := pgcalls.lock_session(update_session.session_id);
  v_phone := pgcalls.require_phone(
    update_session.user_phone, v_session.client_id, 'user_phone'
  );

  select s.* into v_before
  from public.user_sessions as s
  where s.client_id = v_session.client_id and s.id = v_session.id;

  update public.user_sessions as s
  set
    user_name = coalesce(update_session.user_name, s.user_name),
    user_email = coalesce(v_email, s.user_email),
    user_phone = coalesce(v_phone, s.user_phone),
    user_id = coalesce(update_session.user_id, s.user_id),
    language = coalesce(update_session.language, s.language),
    room_name = coalesce(update_session.room_name, s.room_name),
    participant_identity = coalesce(
      update_session.participant_identity, s.participant_identity
    ),
    topics_discussed = coalesce(
      update_session.topics_discussed, s.topics_discussed
    ),
    call_summary = coalesce(update_session.summary, s.call_summary),
    sentiment = coalesce(update_session.sentiment, s.sentiment),
    call_outcome = coalesce(update_session.call_outcome, s.call_outcome),
    keywords = coalesce(update_session.keywords, s.keywords),
    metadata = pgcalls.merge_metadata(s.metadata, update_session.metadata)
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
