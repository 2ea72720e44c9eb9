-- pgcalls.no_erasure(): the answer of forget_caller before anything is done.

create or replace function pgcalls.no_erasure()
returns public.forget_caller_result
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_result public.forget_caller_result;
begin
  v_result.calls := 0;
  v_result.messages := 0;
  v_result.tool_calls := 0;
  v_result.contacts := 0;
  v_result.mentions := 0;
  v_result.held := 0;
  v_result.active := 0;
  v_result.mentioned_in := '{}';
  v_result.also_seen := '{}';
  v_result.failed := '[]';
  v_result.has_more := false;

  return v_result;
end;
$$;

comment on function pgcalls.no_erasure is
'The answer of forget_caller before anything is done: all zero, all empty.';

revoke all on function pgcalls.no_erasure
from public, anon, authenticated, service_role;
