-- pgcalls.fill_session(client_id, session_id, taken): fill what a call still lacks.

create or replace function pgcalls.fill_session(
  client_id text,
  session_id uuid,
  taken jsonb,
  out changed text[],
  out notices jsonb
)
returns record
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_taken jsonb := fill_session.taken;
  v_metadata jsonb;
  v_answered_at timestamptz := fill_session.taken ->> 'answered_at';
  v_keywords text[] := pgcalls.read_labels(fill_session.taken -> 'keywords');
  v_before public.user_sessions;
  v_after public.user_sessions;
begin
  changed := '{}';
  notices := '[]';

  select s.* into v_before
  from public.user_sessions as s
  where s.client_id = fill_session.client_id and s.id = fill_session.session_id
  for no key update;

  v_metadata := pgcalls.join_metadata(v_taken -> 'metadata', v_before.metadata);

  if v_metadata is null then
    v_metadata := v_before.metadata;
    notices := jsonb_build_array(
      jsonb_build_object(
        'code', 'left_out',
        'argument', 'metadata',
        'reason', 'metadata is too large beside what is stored'
      )
    );
  end if;

  -- A repeat is no write.
  if not exists (
    select
    from jsonb_each(v_taken) as t (name, value)
    where
      t.value <> 'null'
      and case t.name
        when 'metadata'
          then v_metadata <> coalesce(v_before.metadata, '{}')
        when 'summary' then v_before.call_summary is null
        when 'customer_number'
          then coalesce(v_before.customer_number, v_before.customer_address) is null
        else t.name = any (v_before.derived_columns)
          or to_jsonb(v_before) -> t.name = 'null'
      end
  ) then
    return;
  end if;

  -- What the database found by itself gives way to what somebody knows.
  update public.user_sessions as s
  set
    answered_at = coalesce(s.answered_at, v_answered_at),
    is_answered = coalesce(
      case when 'is_answered' <> all (s.derived_columns) then s.is_answered end,
      (v_taken ->> 'is_answered')::boolean,
      s.is_answered
    ),
    call_id = coalesce(s.call_id, (v_taken ->> 'call_id')::uuid),
    phone_number_id = coalesce(
      s.phone_number_id, (v_taken ->> 'phone_number_id')::uuid
    ),
    business_number = coalesce(s.business_number, v_taken ->> 'business_number'),
    customer_number = coalesce(
      s.customer_number,
      case when s.customer_address is null then v_taken ->> 'customer_number' end
    ),
    type = coalesce(s.type, v_taken ->> 'type'),
    source = coalesce(s.source, v_taken ->> 'source'),
    user_id = coalesce(s.user_id, v_taken ->> 'user_id'),
    room_name = coalesce(s.room_name, v_taken ->> 'room_name'),
    participant_identity = coalesce(
      s.participant_identity, v_taken ->> 'participant_identity'
    ),
    language = coalesce(s.language, v_taken ->> 'language'),
    ended_reason = coalesce(s.ended_reason, v_taken ->> 'ended_reason'),
    user_name = coalesce(
      case when 'user_name' <> all (s.derived_columns) then s.user_name end,
      v_taken ->> 'user_name',
      s.user_name
    ),
    user_phone = coalesce(
      case when 'user_phone' <> all (s.derived_columns) then s.user_phone end,
      v_taken ->> 'user_phone',
      s.user_phone
    ),
    user_email = coalesce(
      case when 'user_email' <> all (s.derived_columns) then s.user_email end,
      v_taken ->> 'user_email',
      s.user_email
    ),
    call_summary = coalesce(s.call_summary, v_taken ->> 'summary'),
    sentiment = coalesce(
      case when 'sentiment' <> all (s.derived_columns) then s.sentiment end,
      v_taken ->> 'sentiment',
      s.sentiment
    ),
    call_outcome = coalesce(
      case when 'call_outcome' <> all (s.derived_columns) then s.call_outcome end,
      v_taken ->> 'call_outcome',
      s.call_outcome
    ),
    keywords = coalesce(
      case when 'keywords' <> all (s.derived_columns) then s.keywords end,
      v_keywords,
      s.keywords
    ),
    metadata = nullif(v_metadata, '{}'),
    derived_columns = pgcalls.still_derived(s.derived_columns, v_taken)
  where s.client_id = fill_session.client_id and s.id = fill_session.session_id
  returning s.* into v_after;

  changed := pgcalls.told_columns(v_before, v_after);
end;
$$;

comment on function pgcalls.fill_session is
$$Fill what a call still lacks.

taken: arguments as read_arguments answers them. Values that are there stay, but for
those that the database found by itself. changed: names of the columns that now differ.
notices: as those of read_arguments, of metadata that is too large.$$;

revoke all on function pgcalls.fill_session
from public, anon, authenticated, service_role;
