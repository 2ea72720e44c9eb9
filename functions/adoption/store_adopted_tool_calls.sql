-- pgcalls.store_adopted_tool_calls(): write the old tool calls that are good.

create or replace function pgcalls.store_adopted_tool_calls()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client_id text;
begin
  select a.client_id into v_client_id
  from pgcalls_adopted.adoption as a;

  insert into public.tool_calls (
    id, client_id, session_id, tool_call_id, tool_name, parameters, result, success,
    error_message, started_at, duration_ms, is_late, metadata, created_at
  )
  select
    r.id,
    v_client_id,
    c.id,
    r.tool_call_id,
    t.tool_name,
    nullif(r.doc -> 'parameters', 'null'),
    nullif(r.doc -> 'result', 'null'),
    t.success,
    t.error_message,
    r.created_at,
    t.duration_ms,
    false,
    t.metadata,
    r.created_at
  from pgcalls_adopted.read_rows as r
  join pgcalls_adopted.read_calls as c on c.n = r.n and c.reason is null
  cross join lateral jsonb_to_record(r.doc) as t (
    tool_name text, success boolean, error_message text, duration_ms integer,
    metadata jsonb
  )
  where r.kind = 'tool_calls' and r.reason is null;

  insert into pgcalls_adopted.copied (name, id)
  select 'tool_calls', r.id
  from pgcalls_adopted.read_rows as r
  where r.kind = 'tool_calls' and r.reason is null;
end;
$$;

comment on function pgcalls.store_adopted_tool_calls is
'Write the good tool calls of pgcalls_adopted.read_rows.';

revoke all on function pgcalls.store_adopted_tool_calls
from public, anon, authenticated, service_role;
