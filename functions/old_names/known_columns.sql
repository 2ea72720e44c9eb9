-- pgcalls.known_columns(dialect, kind): columns that have a place of their own.

create or replace function pgcalls.known_columns(
  dialect text,
  kind text
)
returns text[]
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return case known_columns.kind
    when 'calls' then array[
      'id', 'session_id', 'started_at', 'ended_at', 'duration_seconds', 'created_at'
    ] || case known_columns.dialect
      when 'tracker' then array[
        'user_id', 'session_start', 'session_end', 'is_active', 'topics_discussed'
      ]
      when 'livekit' then array[
        'room_id', 'participant_id', 'status', 'duration', 'user_name', 'user_email',
        'user_phone', 'demo_scheduled', 'demo_time', 'demo_timezone', 'job_id',
        'agent_version'
      ]
      else array[
        'conversation_id', 'room_name', 'participant_identity', 'status', 'user_name',
        'user_email', 'user_phone', 'summary', 'language'
      ]
    end
    when 'messages' then case known_columns.dialect
      when 'tracker' then array[
        'id', 'session_id', 'user_id', 'role', 'content', 'audio_url', 'created_at'
      ]
      when 'livekit' then array[
        'id', 'session_id', 'room_id', 'participant_id', 'role', 'message', 'content',
        'timestamp', 'created_at', 'confidence', 'duration_ms'
      ]
      else array[
        'id', 'message_id', 'conversation_id', 'role', 'content', 'timestamp',
        'created_at', 'room_name', 'user_phone'
      ]
    end
    when 'tool_calls' then array[
      'id', 'session_id', 'room_id', 'participant_id', 'tool_call_id', 'tool_name',
      'parameters', 'result', 'success', 'error_message', 'timestamp', 'started_at',
      'created_at', 'duration_ms'
    ]
    when 'contacts' then array[
      'id', 'name', 'phone', 'email', 'created_at', 'updated_at'
    ]
    else '{}'
  end;
end;
$$;

comment on function pgcalls.known_columns is
$$Columns of an old table that have a place of their own; others go to the metadata.

dialect: tracker, livekit or callcenter. kind: calls, messages, tool_calls, contacts.$$;

revoke all on function pgcalls.known_columns
from public, anon, authenticated, service_role;
