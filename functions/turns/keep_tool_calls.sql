-- pgcalls.keep_tool_calls(session, tool_calls, ended_at): store those that can be.

create or replace function pgcalls.keep_tool_calls(
  session pgcalls.session_handle,
  tool_calls jsonb,
  ended_at timestamptz,
  out refused jsonb,
  out notices jsonb
)
returns record
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_taken jsonb;
  v_call record;
  v_place integer := 0;
  v_hint text;
begin
  notices := '[]';
  refused := pgcalls.refused_batch(keep_tool_calls.tool_calls, 'tool_calls');

  if refused <> '[]' or nullif(keep_tool_calls.tool_calls, 'null') is null then
    return;
  end if;

  select r.taken, r.refused, r.notices
  into v_taken, refused, notices
  from pgcalls.read_elements(keep_tool_calls.tool_calls, 'tool_calls', false) as r;

  for v_call in
    select t.*
    from jsonb_to_recordset(v_taken) as t (
      place integer,
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
    begin
      perform pgcalls.write_tool_call(
        keep_tool_calls.session,
        v_call.tool_name,
        v_call.parameters,
        v_call.result,
        v_call.success,
        v_call.error_message,
        v_call.tool_call_id,
        coalesce(v_call.started_at, least(now(), keep_tool_calls.ended_at)),
        v_call.duration_ms,
        v_call.metadata
      );
    exception
      when data_exception or sqlstate 'PT409' or sqlstate 'PT413' then
        get stacked diagnostics v_hint = pg_exception_hint;
        refused := refused || pgcalls.refused_element(
          format('tool_calls[%s]', v_call.place), sqlstate, sqlerrm, v_hint
        );
    end;
  end loop;
end;
$$;

comment on function pgcalls.keep_tool_calls is
$$Store the tool calls of a batch that can be stored in a locked call, each on its own.

tool_calls: what end_session was given; null is none. ended_at: end of the call, than
which a tool call without started_at is not later. refused, notices: as read_elements
answers.$$;

revoke all on function pgcalls.keep_tool_calls
from public, anon, authenticated, service_role;
