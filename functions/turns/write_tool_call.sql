-- pgcalls.write_tool_call(session, ...): store or complete a tool call.

create or replace function pgcalls.write_tool_call(
  session pgcalls.session_handle,
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
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session pgcalls.session_handle := write_tool_call.session;
  v_answer public.log_tool_call_result;
begin
  if write_tool_call.tool_call_id is not null then
    update public.tool_calls as t
    set
      parameters = coalesce(t.parameters, write_tool_call.parameters),
      result = coalesce(write_tool_call.result, t.result),
      success = coalesce(write_tool_call.success, t.success),
      error_message = coalesce(write_tool_call.error_message, t.error_message),
      duration_ms = coalesce(write_tool_call.duration_ms, t.duration_ms),
      metadata = pgcalls.merge_metadata(t.metadata, write_tool_call.metadata)
    where
      t.client_id = v_session.client_id
      and t.session_id = v_session.id
      and t.tool_call_id = write_tool_call.tool_call_id
    returning t.id into v_answer.id;

    if found then
      v_answer.created := false;

      return v_answer;
    end if;
  end if;

  if v_session.is_ended then
    v_session := pgcalls.require_writable(v_session);
  end if;

  insert into public.tool_calls (
    client_id,
    session_id,
    tool_call_id,
    tool_name,
    parameters,
    result,
    success,
    error_message,
    started_at,
    duration_ms,
    is_late,
    metadata
  )
  values (
    v_session.client_id,
    v_session.id,
    write_tool_call.tool_call_id,
    write_tool_call.tool_name,
    write_tool_call.parameters,
    write_tool_call.result,
    write_tool_call.success,
    write_tool_call.error_message,
    coalesce(write_tool_call.started_at, now()),
    write_tool_call.duration_ms,
    v_session.is_ended,
    write_tool_call.metadata
  )
  returning tool_calls.id into v_answer.id;

  v_answer.created := true;

  return v_answer;
end;
$$;

comment on function pgcalls.write_tool_call is
$$Store a checked tool call in a locked call, or complete the one of the same id.

Errors: PT409 when the call has ended and knows no such tool call; PT413 when its
metadata is too large with what is added.$$;

revoke all on function pgcalls.write_tool_call
from public, anon, authenticated, service_role;
