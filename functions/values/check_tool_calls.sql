-- pgcalls.check_tool_calls(tool_calls): refuse a batch with a bad one.

create or replace function pgcalls.check_tool_calls(
  tool_calls jsonb
)
returns void
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_call jsonb;
  v_index integer := -1;
  v_state text;
  v_message text;
  v_hint text;
begin
  if jsonb_typeof(check_tool_calls.tool_calls) is distinct from 'array' then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'tool_calls is not a JSON array',
      hint = 'Pass an array of objects with tool_name.';
  end if;

  if jsonb_array_length(check_tool_calls.tool_calls) > 1000 then
    raise exception using
      errcode = 'PT413',
      message = 'tool_calls has too many elements',
      hint = 'Pass at most 1,000 tool calls at a time.';
  end if;

  for v_call in
    select e.call
    from jsonb_array_elements(check_tool_calls.tool_calls) as e (call)
  loop
    v_index := v_index + 1;
    perform pgcalls.check_tool_call(
      t.tool_name,
      t.parameters,
      t.result,
      t.error_message,
      t.tool_call_id,
      t.started_at,
      t.duration_ms,
      t.metadata
    )
    from jsonb_to_recordset(jsonb_build_array(v_call)) as t (
      tool_name text,
      parameters jsonb,
      result jsonb,
      success boolean,
      error_message text,
      tool_call_id text,
      started_at timestamptz,
      duration_ms integer,
      metadata jsonb
    );
  end loop;
exception
  when sqlstate 'PT413' or data_exception then
    if v_index < 0 then
      raise;
    end if;

    get stacked diagnostics
      v_state = returned_sqlstate,
      v_message = message_text,
      v_hint = pg_exception_hint;
    raise exception using
      errcode = case v_state
        when 'PT413' then v_state else 'invalid_parameter_value'
      end,
      message = format('tool_calls[%s] was refused', v_index),
      detail = case
        when v_hint = '' then 'A value has the wrong type.' else v_message
      end,
      hint = coalesce(
        nullif(v_hint, ''),
        'Pass objects; duration_ms is an integer, started_at is an instant.'
      );
end;
$$;

comment on function pgcalls.check_tool_calls is
$$Refuse a batch of tool calls that cannot be stored whole, and name the bad element.

Errors: 22023 with the element in the message; PT413 over 1,000 elements, or
when an element is too large.$$;

revoke all on function pgcalls.check_tool_calls
from public, anon, authenticated, service_role;
