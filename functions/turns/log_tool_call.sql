-- pgcalls.log_tool_call: what public.log_tool_call does.

create or replace function pgcalls.log_tool_call(
  session_id text,
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
returns public.log_tool_call_result
language plpgsql
volatile
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_parameters jsonb := pgcalls.read_json(log_tool_call.parameters);
  v_result jsonb := pgcalls.read_json(log_tool_call.result);
  v_session pgcalls.session_handle;
begin
  perform pgcalls.check_tool_call(
    log_tool_call.tool_name,
    v_parameters,
    v_result,
    log_tool_call.error_message,
    log_tool_call.tool_call_id,
    log_tool_call.started_at,
    log_tool_call.duration_ms,
    log_tool_call.metadata
  );
  v_session := pgcalls.lock_session(log_tool_call.session_id);

  return pgcalls.write_tool_call(
    v_session,
    log_tool_call.tool_name,
    v_parameters,
    v_result,
    log_tool_call.success,
    log_tool_call.error_message,
    log_tool_call.tool_call_id,
    log_tool_call.started_at,
    log_tool_call.duration_ms,
    log_tool_call.metadata
  );
end;
$$;

comment on function pgcalls.log_tool_call is
'Implementation of public.log_tool_call; documented there.';

revoke all on function pgcalls.log_tool_call
from public, anon, authenticated, service_role;
grant execute on function pgcalls.log_tool_call
to authenticated, service_role;
