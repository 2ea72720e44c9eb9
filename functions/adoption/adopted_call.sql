-- pgcalls.adopted_call(dialect, value, country): an old call as a new one.

create or replace function pgcalls.adopted_call(
  dialect text,
  value jsonb,
  country text
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_value jsonb := adopted_call.value;
  v_key text;
  v_id uuid;
  v_known text[] := pgcalls.known_columns(adopted_call.dialect, 'calls');
  v_kept jsonb := '{}';
  v_started_at timestamptz;
  v_ended_at timestamptz;
  v_name text;
  v_at timestamptz;
  v_is_over boolean;
  v_meaning text := pgcalls.adopted_status(adopted_call.value ->> 'status');
  v_status text;
  v_duration numeric;
  v_phone text;
  v_demo_time timestamptz;
  v_topics jsonb := nullif(adopted_call.value -> 'topics_discussed', 'null');
  v_call jsonb;
  v_reason text;
begin
  if v_value ? 'unreadable_row' then
    return jsonb_build_object('reason', 'the row cannot be read as JSON');
  end if;

  v_key := case
    when adopted_call.dialect = 'tracker'
      then coalesce(v_value ->> 'session_id', v_value ->> 'id')
    else coalesce(
      v_value ->> 'id', v_value ->> 'session_id', v_value ->> 'conversation_id'
    )
  end;

  -- Two names of one instant, written a moment apart by the tracker's code.
  v_started_at := coalesce(
    pgcalls.adopted_time(v_value ->> 'session_start'),
    pgcalls.adopted_time(v_value ->> 'started_at'),
    pgcalls.adopted_time(v_value ->> 'created_at')
  );
  v_ended_at := coalesce(
    pgcalls.adopted_time(v_value ->> 'session_end'),
    pgcalls.adopted_time(v_value ->> 'ended_at')
  );

  -- What is not said by the instant that was taken is kept as it was given.
  for v_name, v_at in values
    ('session_start', v_started_at),
    ('started_at', v_started_at),
    ('session_end', v_ended_at),
    ('ended_at', v_ended_at),
    ('created_at', pgcalls.adopted_time(v_value ->> 'created_at'))
  loop
    if abs(
      extract(epoch from pgcalls.adopted_time(v_value ->> v_name) - v_at)
    ) <= 1 is not true then
      v_kept := v_kept || jsonb_build_object('legacy_' || v_name, v_value -> v_name);
    end if;
  end loop;

  if v_ended_at is null
    and coalesce(v_value ->> 'session_end', v_value ->> 'ended_at') is not null
  then
    v_reason := 'the end cannot be read';
  elsif v_started_at is null then
    v_reason := 'the start is missing or cannot be read';
  elsif v_ended_at < v_started_at then
    v_reason := 'the end is before the start';
  end if;

  if v_reason is not null then
    return jsonb_build_object('reason', v_reason);
  end if;

  v_is_over := v_ended_at is not null
    or coalesce(v_value ->> 'is_active' = 'false', false)
    or coalesce(v_meaning <> 'active', false);
  v_status := case
    when not v_is_over then 'active'
    when v_meaning in ('failed', 'abandoned') then v_meaning
    else 'completed'
  end;

  if lower(btrim(v_value ->> 'status') collate "C")
    not in ('active', 'completed', 'failed', 'abandoned', 'error')
  then
    v_kept := v_kept || jsonb_build_object('legacy_status', v_value -> 'status');
  end if;

  -- numeric(10, 3) seconds end at 115 days; such a call ended with its last turn.
  if v_ended_at > v_started_at + interval '9999999.999 seconds' then
    v_kept := v_kept || jsonb_build_object('legacy_ended_at', v_ended_at);
    v_ended_at := null;
  end if;

  begin
    v_duration := coalesce(v_value ->> 'duration_seconds', v_value ->> 'duration');
  exception
    when data_exception then null;
  end;

  -- An open call has no length yet; a default of 0 would stay when it ends.
  if v_duration is null or v_duration not between 0 and 9999999.999 or not v_is_over
  then
    v_duration := null;
    v_kept := v_kept || jsonb_build_object(
      'legacy_duration_seconds', nullif(v_value -> 'duration_seconds', '0'),
      'legacy_duration', nullif(v_value -> 'duration', '0')
    );
  elsif v_value ->> 'duration' <> v_value ->> 'duration_seconds' then
    v_kept := v_kept || jsonb_build_object('legacy_duration', v_value -> 'duration');
  end if;

  v_phone := pgcalls.stored_phone(
    btrim(v_value ->> 'user_phone'), adopted_call.country
  );

  if v_phone is null then
    v_kept := v_kept || jsonb_build_object(
      'legacy_user_phone', nullif(btrim(v_value ->> 'user_phone'), '')
    );
  end if;

  v_demo_time := pgcalls.adopted_time(v_value ->> 'demo_time');

  if v_demo_time is null then
    v_kept := v_kept || jsonb_build_object(
      'legacy_demo_time', v_value ->> 'demo_time'
    );
  end if;

  if abs(
    extract(
      epoch from pgcalls.adopted_time(v_value ->> 'updated_at')
      - coalesce(v_ended_at, v_started_at)
    )
  ) <= 1 then
    v_known := v_known || 'updated_at'::text;
  end if;

  if jsonb_typeof(v_topics) <> 'array' then
    v_topics := jsonb_build_array(v_topics);
  end if;

  v_id := pgcalls.adopted_id(adopted_call.dialect, v_key);

  if v_value ->> 'id' <> v_id::text
    and not (adopted_call.dialect = 'tracker' and pgcalls.is_uuid(v_value ->> 'id'))
  then
    v_kept := v_kept || jsonb_build_object('legacy_id', v_value -> 'id');
  end if;

  v_call := jsonb_build_object(
    'id', v_id,
    'started_at_utc', v_started_at,
    'ended_at_utc', v_ended_at,
    'is_over', v_is_over,
    'status', v_status,
    'duration_seconds', v_duration,
    'created_at', coalesce(
      pgcalls.adopted_time(v_value ->> 'created_at'), v_started_at
    ),
    'user_name', v_value ->> 'user_name',
    'user_email', v_value ->> 'user_email',
    'user_phone', v_phone,
    'source', adopted_call.dialect
  );
  v_call := v_call || case adopted_call.dialect
    when 'tracker' then jsonb_build_object(
      'session_id', v_key,
      'call_id', case
        when v_value ->> 'id' <> v_key and pgcalls.is_uuid(v_value ->> 'id')
          then v_value ->> 'id'
      end,
      'user_id', v_value ->> 'user_id',
      'topics_discussed', v_topics,
      'keys', jsonb_build_array(v_key, v_value ->> 'id')
    )
    when 'livekit' then jsonb_build_object(
      'session_id', coalesce(v_value ->> 'session_id', v_value ->> 'id'),
      'room_name', coalesce(v_value ->> 'room_id', v_value ->> 'session_id'),
      'participant_identity', v_value ->> 'participant_id',
      'demo_scheduled', coalesce((v_value ->> 'demo_scheduled')::boolean, false),
      'demo_time', v_demo_time,
      'demo_timezone', v_value ->> 'demo_timezone',
      'keys', jsonb_build_array(v_value ->> 'session_id', v_value ->> 'id')
    )
    else jsonb_build_object(
      'session_id', coalesce(v_value ->> 'conversation_id', v_value ->> 'id'),
      'room_name', v_value ->> 'room_name',
      'participant_identity', v_value ->> 'participant_identity',
      'call_summary', v_value ->> 'summary',
      'language', v_value ->> 'language',
      'keys', jsonb_build_array(v_value ->> 'conversation_id', v_value ->> 'id')
    )
  end;

  if adopted_call.dialect = 'livekit' then
    v_kept := v_kept || jsonb_build_object(
      'job_id', v_value -> 'job_id', 'agent_version', v_value -> 'agent_version'
    );
  end if;

  v_call := v_call || jsonb_build_object(
    'metadata', pgcalls.adopted_metadata(v_value, v_known, v_kept)
  );
  v_reason := case
    when coalesce(octet_length(v_call ->> 'session_id'), 0) not between 1 and 200
      then 'the session id is missing or too long'
    when octet_length((v_call -> 'metadata')::text) > 16384
      then 'the metadata is too large'
    when jsonb_path_exists(v_call -> 'metadata', '$.**{33}')
      then 'the metadata is nested too deeply'
    when octet_length(v_call ->> 'call_summary') > 65536
      then 'the summary is too long'
    when octet_length(
      (v_call - array['metadata', 'call_summary', 'topics_discussed'])::text
    ) > 8192 or octet_length(v_topics::text) > 40000
      then 'a text is too long'
  end;

  return v_call || case
    when v_reason is null then '{}' else jsonb_build_object('reason', v_reason)
  end;
exception
  when data_exception then
    return jsonb_build_object('reason', 'a value cannot be read: ' || sqlstate);
end;
$$;

comment on function pgcalls.adopted_call is
$$An old call as the values of a user_sessions row, or with the reason why it is none.

dialect: tracker, livekit or callcenter. value: the old row. country: ISO 3166 code of
phone numbers without +. Besides columns: is_over (it has ended, its end may be
unknown), keys (what turns name it by), reason (why it goes into quarantine).
What is unreadable but may be null (phone, length, demo time, status) becomes the
metadata key legacy_<column>.$$;

revoke all on function pgcalls.adopted_call
from public, anon, authenticated, service_role;
