-- pgcalls.append_tool_calls(session, tool_calls): store checked tool calls.

create or replace function pgcalls.append_tool_calls(
  session pgcalls.session_handle,
  tool_calls jsonb
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_call record;
begin
  for v_call in
    select t.*
    from jsonb_to_recordset(append_tool_calls.tool_calls) as t (
      tool_name text,
      parameters jsonb,
      result jsonb,
      success boolean,
      error_message text,
      tool_call_id text,
      started_at timestamptz,
      duration_ms integer,
      metadata jsonb
    )
  loop
    perform pgcalls.write_tool_call(
      append_tool_calls.session,
      v_call.tool_name,
      v_call.parameters,
      v_call.result,
      v_call.success,
      v_call.error_message,
      v_call.tool_call_id,
      v_call.started_at,
      v_call.duration_ms,
      v_call.metadata
    );
  end loop;
end;
$$;

comment on function pgcalls.append_tool_calls is
'Store a batch of checked tool calls in a locked call, in array order.';

revoke all on function pgcalls.append_tool_calls
from public, anon, authenticated, service_role;
