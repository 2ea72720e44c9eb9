-- pgcalls.adopted_message(dialect, value, call): an old turn as a new one.

create or replace function pgcalls.adopted_message(
  dialect text,
  value jsonb,
  call jsonb
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_value jsonb := adopted_message.value;
  v_call jsonb := adopted_message.call;
  v_id text;
  v_new_id uuid;
  v_role text := pgcalls.canonical_role(
    lower(btrim(adopted_message.value ->> 'role') collate "C")
  );
  v_content text;
  v_time_text text;
  v_created_at timestamptz;
  v_known text[];
  v_kept jsonb;
  v_metadata jsonb;
  v_reason text;
begin
  if v_value ? 'unreadable_row' then
    return jsonb_build_object('reason', 'the row cannot be read as JSON');
  end if;

  v_id := coalesce(v_value ->> 'id', v_value ->> 'message_id', md5(v_value::text));
  v_content := coalesce(v_value ->> 'message', v_value ->> 'content');
  v_time_text := coalesce(v_value ->> 'timestamp', v_value ->> 'created_at');
  v_created_at := coalesce(
    pgcalls.adopted_time(v_time_text),
    case when v_time_text is null then (v_call ->> 'started_at_utc')::timestamptz end
  );
  v_known := pgcalls.known_columns(adopted_message.dialect, 'messages');

  -- Of two keys the other one is a column like any other.
  if v_value ->> 'id' is not null then
    v_known := array_remove(v_known, 'message_id');
  end if;

  v_new_id := pgcalls.adopted_id(adopted_message.dialect || ' message', v_id);
  v_kept := jsonb_build_object(
    'legacy_id',
    nullif(
      coalesce(v_value ->> 'id', v_value ->> 'message_id'),
      v_new_id::text
    )
  );

  if adopted_message.dialect = 'tracker' then
    if not pgcalls.is_uuid(v_value ->> 'user_id') then
      v_kept := v_kept || jsonb_build_object('legacy_user_id', v_value -> 'user_id');
    end if;
  else
    -- What the turn repeats of its call is kept with the call.
    v_kept := v_kept || jsonb_build_object(
      case
        when pgcalls.value_as(v_value -> 'confidence', null::double precision) is null
          then 'legacy_confidence' else 'confidence'
      end,
      v_value -> 'confidence',
      case
        when pgcalls.value_as(v_value -> 'duration_ms', null::integer) is null
          then 'legacy_duration_ms' else 'duration_ms'
      end,
      v_value -> 'duration_ms',
      'legacy_role', nullif(
        v_value ->> 'role',
        pgcalls.shown_role(adopted_message.dialect, v_value ->> 'role')
      ),
      'legacy_room_id', nullif(v_value ->> 'room_id', v_call ->> 'room_name'),
      'legacy_participant_id', nullif(
        v_value ->> 'participant_id', v_call ->> 'participant_identity'
      ),
      'legacy_room_name', nullif(v_value ->> 'room_name', v_call ->> 'room_name'),
      'legacy_user_phone', nullif(
        v_value ->> 'user_phone', v_call ->> 'user_phone'
      ),
      'legacy_content', case
        when v_value ->> 'message' <> v_value ->> 'content'
          then v_value ->> 'content'
      end
    );

    if abs(
      extract(
        epoch from pgcalls.adopted_time(v_value ->> 'created_at') - v_created_at
      )
    ) <= 1 is not true then
      v_kept := v_kept || jsonb_build_object(
        'legacy_created_at', v_value -> 'created_at'
      );
    end if;
  end if;

  v_metadata := pgcalls.adopted_metadata(v_value, v_known, v_kept);
  v_reason := case
    when v_role is null then 'the role is unknown'
    when v_content is null then 'the content is missing'
    when octet_length(v_content) > 65536 then 'the content is too long'
    when v_created_at is null and v_time_text is not null
      then 'the time cannot be read'
    when octet_length(v_value ->> 'audio_url') > 4096 then 'the audio_url is too long'
    when octet_length(v_metadata::text) > 16384 then 'the metadata is too large'
    when jsonb_path_exists(v_metadata, '$.**{33}')
      then 'the metadata is nested too deeply'
  end;

  return jsonb_build_object(
    'id', v_new_id,
    'row_key', v_id,
    -- Turns of one instant stay in the order of their keys, also of numbers.
    'sort_key', case when v_id ~ '^[0-9]{1,20}$' then lpad(v_id, 20, '0') else v_id end,
    'role', v_role,
    'content', v_content,
    'created_at', v_created_at,
    'audio_url', v_value -> 'audio_url',
    'user_id', case
      when pgcalls.is_uuid(v_value ->> 'user_id') then v_value ->> 'user_id'
    end,
    'metadata', v_metadata,
    'reason', v_reason
  );
exception
  when data_exception then
    return jsonb_build_object('reason', 'a value cannot be read: ' || sqlstate);
end;
$$;

comment on function pgcalls.adopted_message is
$$An old turn as the values of a conversation_messages row, or why it is none.

dialect: tracker, livekit or callcenter. value: the old row. call: its call, as
adopted_call answers; a turn without a time gets the start of the call. Besides columns:
row_key (the old key), sort_key, reason (why it goes into quarantine).$$;

revoke all on function pgcalls.adopted_message
from public, anon, authenticated, service_role;
