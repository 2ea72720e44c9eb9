-- public.tool_calls: a client reads its own tool calls, an agent those of its calls.

revoke all on public.tool_calls
from public, anon, authenticated, service_role;
grant select on public.tool_calls to authenticated;
grant select, delete on public.tool_calls to service_role;
grant insert (
  id,
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
  metadata,
  created_at
) on public.tool_calls to service_role;
grant update (
  id,
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
  metadata,
  created_at
) on public.tool_calls to service_role;

drop policy if exists tool_calls_select_client
on public.tool_calls;
create policy tool_calls_select_client
on public.tool_calls
for select
to authenticated
using (client_id = (select pgcalls.named_client_id()));

drop policy if exists tool_calls_select_agent
on public.tool_calls;
create policy tool_calls_select_agent
on public.tool_calls
as restrictive
for select
to authenticated
using (
  -- Not or: of that Postgres expects next to no rows. Not exists: of that it may make a
  -- list of all calls of the assistant.
  case
    when (select pgcalls.current_assistant_id()) is null then true
    else (
      select s.assistant_id
      from public.user_sessions as s
      where
        s.client_id = tool_calls.client_id
        and s.id = tool_calls.session_id
    ) = (select pgcalls.current_assistant_id())
  end
);

select pgcalls.let_service_role('tool_calls');
