-- pgcalls.read_element(name, element): one element of a batch in its stored form.

create or replace function pgcalls.read_element(
  name text,
  element jsonb
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return case read_element.name
    when 'messages' then pgcalls.read_message(read_element.element)
    else pgcalls.read_tool_call(read_element.element)
  end;
end;
$$;

comment on function pgcalls.read_element is
$$One element of a batch in its stored form.

name: of the batch, messages or tool_calls.
Errors: those of read_message and read_tool_call.$$;

revoke all on function pgcalls.read_element
from public, anon, authenticated, service_role;
