-- pgcalls.read_tool_call(tool_call): one tool call of a batch in its stored form.

create or replace function pgcalls.read_tool_call(
  tool_call jsonb
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_call jsonb := read_tool_call.tool_call;
  v_read record;
begin
  perform pgcalls.refuse_unknown_keys(
    v_call,
    array[
      'tool_name', 'parameters', 'result', 'success', 'error_message', 'tool_call_id',
      'started_at', 'duration_ms', 'metadata'
    ]
  );

  -- Infinity is no integer, and the error of that is no error of data.
  perform pgcalls.require_number(
    (v_call ->> 'duration_ms')::numeric, 'duration_ms', 2147483647
  );

  select
    nullif(btrim(v_call ->> 'tool_name'), '') as tool_name,
    nullif(pgcalls.read_json(v_call -> 'parameters'), 'null') as parameters,
    nullif(pgcalls.read_json(v_call -> 'result'), 'null') as result,
    (v_call ->> 'success')::boolean as success,
    nullif(v_call ->> 'error_message', '') as error_message,
    nullif(v_call ->> 'tool_call_id', '') as tool_call_id,
    pgcalls.read_instant(v_call ->> 'started_at', 'UTC', 'started_at') as started_at,
    round((v_call ->> 'duration_ms')::numeric)::integer as duration_ms,
    nullif(pgcalls.read_json(v_call -> 'metadata'), 'null') as metadata
  into v_read;

  perform pgcalls.check_tool_call(
    v_read.tool_name,
    v_read.parameters,
    v_read.result,
    v_read.error_message,
    v_read.tool_call_id,
    v_read.started_at,
    v_read.duration_ms,
    v_read.metadata
  );

  return to_jsonb(v_read);
end;
$$;

comment on function pgcalls.read_tool_call is
$$One tool call of a batch in its stored form.

tool_call: an object with tool_name, and parameters, result, success, error_message,
tool_call_id, started_at, duration_ms and metadata where they are known; parameters and
result also as the text of a document.
Errors: 22023, PT413, and those of the casts.$$;

revoke all on function pgcalls.read_tool_call
from public, anon, authenticated, service_role;
