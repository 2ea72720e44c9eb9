-- livekit.tool_calls: the tool calls, as the LiveKit document names them.

create or replace view livekit.tool_calls
with (security_invoker = true) as
select
  t.id,
  s.session_id,
  s.room_name as room_id,
  t.tool_call_id,
  t.tool_name,
  t.parameters,
  t.result,
  t.success,
  t.error_message,
  t.started_at as "timestamp",
  t.duration_ms,
  t.metadata,
  t.created_at,
  t.client_id,
  t.session_id as user_session_id
from public.tool_calls as t
inner join public.user_sessions as s
  on t.client_id = s.client_id and t.session_id = s.id;

comment on view livekit.tool_calls is
$$The tool calls, as the LiveKit document names them.

Insert, update and delete as service_role.$$;
comment on column livekit.tool_calls.session_id is
'session_id of the call; a write takes the id of the call as well.';
comment on column livekit.tool_calls.room_id is
'Room of the call; belongs to sessions and is not written here.';
comment on column livekit.tool_calls."timestamp" is
'Instant the function was called: tool_calls.started_at.';
comment on column livekit.tool_calls.user_session_id is 'The call: user_sessions.id.';

revoke all on livekit.tool_calls
from public, anon, authenticated, service_role;
grant select on livekit.tool_calls to authenticated;
grant select, insert, update, delete on livekit.tool_calls to service_role;
