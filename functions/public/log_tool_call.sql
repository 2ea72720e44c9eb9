-- public.log_tool_call(...):
-- record a function call of the agent, or complete one that was recorded when it began.

create or replace function public.log_tool_call(
  session_id text,
  tool_name text,
  parameters jsonb default null,
  result jsonb default null,
  success boolean default null,
  error_message text default null,
  tool_call_id text default null,
  started_at timestamptz default null,
  duration_ms integer default null,
  metadata jsonb default null
)
returns public.log_tool_call_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.log_tool_call(
    log_tool_call.session_id,
    log_tool_call.tool_name,
    log_tool_call.parameters,
    log_tool_call.result,
    log_tool_call.success,
    log_tool_call.error_message,
    log_tool_call.tool_call_id,
    log_tool_call.started_at,
    log_tool_call.duration_ms,
    log_tool_call.metadata
  );
end;
$$;

comment on function public.log_tool_call is
$$Record a function call of the agent, or complete one that was recorded when it began.

session_id: the id or session_id of start_session. tool_name: the function. parameters,
result: any JSON, at most 64 kB each; an object or array that comes as its text is
stored as what it is. success: null while it runs. tool_call_id: the platform's id; a
second call with the same one fills in parameters where there are none, result, success,
error_message and duration_ms, and adds to metadata, also after the session has ended.
started_at: defaults to now. duration_ms: milliseconds.
Answers id and created. From the LiveKit document.

Errors: 22023 a bad value; 42501 neither agent nor service_role; PT404 no such session;
PT409 the session has ended; PT413 a value is too large.$$;

revoke all on function public.log_tool_call
from public, anon, authenticated, service_role;
grant execute on function public.log_tool_call
to authenticated, service_role;
