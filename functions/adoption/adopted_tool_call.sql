-- pgcalls.adopted_tool_call(value, call): an old tool call as a new one.

create or replace function pgcalls.adopted_tool_call(
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
  v_value jsonb := adopted_tool_call.value;
  v_id text;
  v_time_text text;
  v_started_at timestamptz;
  v_kept jsonb := '{}';
  v_metadata jsonb;
  v_success text := adopted_tool_call.value ->> 'success';
  v_duration text := adopted_tool_call.value ->> 'duration_ms';
  v_reason text;
begin
  if v_value ? 'unreadable_row' then
    return jsonb_build_object('reason', 'the row cannot be read as JSON');
  end if;

  v_id := coalesce(v_value ->> 'id', md5(v_value::text));
  v_time_text := coalesce(
    v_value ->> 'timestamp', v_value ->> 'started_at', v_value ->> 'created_at'
  );
  v_started_at := coalesce(
    pgcalls.adopted_time(v_time_text),
    case
      when v_time_text is null
        then (adopted_tool_call.call ->> 'started_at_utc')::timestamptz
    end
  );

  if not pgcalls.is_uuid(v_id) then
    v_kept := v_kept || jsonb_build_object('legacy_id', v_id);
  end if;

  if v_duration !~ '^[0-9]{1,9}$' then
    v_kept := v_kept || jsonb_build_object(
      'legacy_duration_ms', v_value -> 'duration_ms'
    );
    v_duration := null;
  end if;

  v_kept := v_kept || jsonb_build_object(
    'legacy_room_id',
    nullif(v_value ->> 'room_id', adopted_tool_call.call ->> 'room_name'),
    'legacy_participant_id',
    nullif(
      v_value ->> 'participant_id',
      adopted_tool_call.call ->> 'participant_identity'
    )
  );
  v_metadata := pgcalls.adopted_metadata(
    v_value,
    pgcalls.known_columns('livekit', 'tool_calls'),
    v_kept
  );
  v_reason := case
    when coalesce(octet_length(v_value ->> 'tool_name'), 0) not between 1 and 200
      then 'the tool name is missing or too long'
    when octet_length((v_value -> 'parameters')::text) > 65536
      then 'the parameters are too long'
    when octet_length((v_value -> 'result')::text) > 65536
      then 'the result is too long'
    when jsonb_path_exists(v_value -> 'parameters', '$.**{33}')
      then 'the parameters are nested too deeply'
    when jsonb_path_exists(v_value -> 'result', '$.**{33}')
      then 'the result is nested too deeply'
    when octet_length(v_value ->> 'error_message') > 65536
      then 'the error message is too long'
    when octet_length(v_value ->> 'tool_call_id') not between 1 and 200
      then 'the tool call id is too long'
    when v_started_at is null and v_time_text is not null
      then 'the time cannot be read'
    when octet_length(v_metadata::text) > 16384 then 'the metadata is too large'
    when jsonb_path_exists(v_metadata, '$.**{33}')
      then 'the metadata is nested too deeply'
  end;

  return jsonb_build_object(
    'id', pgcalls.adopted_id('livekit tool call', v_id),
    'row_key', v_id,
    'tool_call_id', v_value -> 'tool_call_id',
    'tool_name', v_value -> 'tool_name',
    'parameters', nullif(v_value -> 'parameters', 'null'),
    'result', nullif(v_value -> 'result', 'null'),
    'success', v_success::boolean,
    'error_message', v_value -> 'error_message',
    'created_at', v_started_at,
    'duration_ms', v_duration,
    'metadata', v_metadata,
    'reason', v_reason
  );
exception
  when data_exception then
    return jsonb_build_object('reason', 'a value cannot be read: ' || sqlstate);
end;
$$;

comment on function pgcalls.adopted_tool_call is
$$An old tool call as the values of a tool_calls row, or why it is none.

value: the old row. call: its call, as adopted_call answers. A result of type text
becomes a JSON string. created_at is the instant it was called.$$;

revoke all on function pgcalls.adopted_tool_call
from public, anon, authenticated, service_role;
