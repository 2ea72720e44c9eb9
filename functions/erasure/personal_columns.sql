-- pgcalls.personal_columns(): what was said, and who said it.

create or replace function pgcalls.personal_columns(
  out table_name text,
  out column_name text,
  out kind text,
  out becomes text
)
returns setof record
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  values
  ('user_sessions', 'session_id', 'key', 'id::text'),
  ('user_sessions', 'call_id', 'key', 'null'),
  ('user_sessions', 'user_id', 'who', 'null'),
  ('user_sessions', 'user_name', 'name', 'null'),
  ('user_sessions', 'user_email', 'who', 'null'),
  ('user_sessions', 'user_phone', 'who', 'null'),
  ('user_sessions', 'customer_number', 'who', 'null'),
  ('user_sessions', 'customer_address', 'said', 'null'),
  ('user_sessions', 'participant_identity', 'said', 'null'),
  ('user_sessions', 'room_name', 'said', 'null'),
  ('user_sessions', 'metadata', 'said', 'null'),
  ('user_sessions', 'server_messages', 'said', 'null'),
  ('user_sessions', 'call_summary', 'said', 'null'),
  ('user_sessions', 'call_transcript', 'said', 'null'),
  ('user_sessions', 'keywords', 'said', 'null'),
  ('user_sessions', 'topics_discussed', 'said', 'null'),
  ('user_sessions', 'extracted', 'said', 'null'),
  ('user_sessions', 'demo_time', 'when', 'null'),
  ('user_sessions', 'demo_timezone', 'said', 'null'),
  ('user_sessions', 'type', 'said', 'pgcalls.label_or_null(type)'),
  ('user_sessions', 'source', 'said', 'pgcalls.label_or_null(source)'),
  ('user_sessions', 'ended_reason', 'said', 'pgcalls.label_or_null(ended_reason)'),
  ('user_sessions', 'call_outcome', 'said', 'pgcalls.label_or_null(call_outcome)'),
  ('user_sessions', 'assistant_id', 'fact', null),
  ('user_sessions', 'phone_number_id', 'record', null),
  ('user_sessions', 'business_number', 'record', null),
  ('user_sessions', 'language', 'fact', null),
  ('user_sessions', 'sentiment', 'fact', null),
  ('user_sessions', 'demo_scheduled', 'fact', null),
  ('conversation_messages', 'content', 'said', ''''''),
  ('conversation_messages', 'metadata', 'said', 'null'),
  ('conversation_messages', 'audio_url', 'said', 'null'),
  ('conversation_messages', 'message_key', 'key', 'null'),
  ('conversation_messages', 'user_id', 'who', 'null'),
  ('conversation_messages', 'role', 'fact', null),
  ('conversation_messages', 'interrupted', 'fact', null),
  ('tool_calls', 'parameters', 'said', 'null'),
  ('tool_calls', 'result', 'said', 'null'),
  ('tool_calls', 'error_message', 'said', 'null'),
  ('tool_calls', 'metadata', 'said', 'null'),
  ('tool_calls', 'tool_call_id', 'key', 'null'),
  ('tool_calls', 'tool_name', 'fact', null),
  ('tool_calls', 'success', 'fact', null),
  ('usage_lines', 'metadata', 'said', 'null'),
  (
    'usage_lines',
    'usage_key',
    'key',
    '''erased:'' || pgcalls.erasure_digest(''usage_key'', usage_key)'
  ),
  ('usage_lines', 'provider', 'fact', null),
  ('usage_lines', 'model', 'fact', null),
  ('webhook_events', 'external_id', 'key', 'null'),
  ('webhook_events', 'body', 'said', 'null'),
  ('webhook_events', 'event', 'fact', null),
  ('follow_ups', 'payload', 'said', 'null'),
  ('follow_ups', 'last_error', 'said', 'null'),
  ('follow_ups', 'caller', 'who', 'null'),
  ('contacts', 'name', 'name', null),
  ('contacts', 'phone', 'who', null),
  ('contacts', 'email', 'who', null),
  ('contacts', 'metadata', 'said', null);
end;
$$;

comment on function pgcalls.personal_columns is
$$The one list of the columns that hold what was said, who said it, and every label of
it: erased by erase_session, searched by erase_mentions, kept by a legal hold.

kind: said; key, by which the caller of a function knows the row; who, compared as a
whole; name, of a person; when; record, which goes when the call is reduced to its
bill; fact, which stays, but not for what a hold protects. becomes: what is left after
erasing, as SQL; null where the column stays, or its row goes.$$;

revoke all on function pgcalls.personal_columns
from public, anon, authenticated, service_role;
