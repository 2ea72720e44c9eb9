-- pgcalls.check_tool_call(...): refuse a bad tool call.

create or replace function pgcalls.check_tool_call(
  tool_name text,
  parameters jsonb,
  result jsonb,
  error_message text,
  tool_call_id text,
  started_at timestamptz,
  duration_ms integer,
  metadata jsonb
)
returns void
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if check_tool_call.tool_name is null then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'tool_name is missing',
      hint = 'Pass the name of the function that was called.';
  end if;

  perform pgcalls.require_text(check_tool_call.tool_name, 'tool_name', 200);
  perform pgcalls.require_text(check_tool_call.tool_call_id, 'tool_call_id', 200);
  perform pgcalls.require_past(check_tool_call.started_at, 'started_at');
  perform pgcalls.require_number(
    check_tool_call.duration_ms, 'duration_ms', 2147483647
  );
  perform pgcalls.require_object(check_tool_call.metadata, 'metadata');
  perform pgcalls.require_document(
    check_tool_call.parameters, 'parameters', 65536
  );
  perform pgcalls.require_document(check_tool_call.result, 'result', 65536);
  perform pgcalls.require_size(
    octet_length(check_tool_call.error_message), 'error_message', 65536
  );
end;
$$;

comment on function pgcalls.check_tool_call is
$$Refuse a tool call that cannot be stored.

Errors: 22023, PT413.$$;

revoke all on function pgcalls.check_tool_call
from public, anon, authenticated, service_role;
