-- livekit.sessions: the calls, as the LiveKit document names them.

create or replace view livekit.sessions
with (security_invoker = true) as
select
  s.id,
  s.session_id,
  s.room_name as room_id,
  s.participant_identity as participant_id,
  s.status,
  s.started_at_utc as started_at,
  s.ended_at_utc as ended_at,
  s.duration_seconds,
  s.duration_seconds as duration,
  s.customer_number,
  s.user_name,
  s.user_email,
  s.user_phone,
  s.demo_scheduled,
  s.demo_time,
  s.demo_timezone,
  s.metadata ->> 'job_id' as job_id,
  s.metadata ->> 'agent_version' as agent_version,
  s.metadata,
  s.created_at,
  s.updated_at,
  s.client_id,
  s.assistant_id
from public.user_sessions as s;

comment on view livekit.sessions is
$$The calls, as the LiveKit document names them.

Insert, update and delete as service_role. Without session_id a call gets its id as one.
duration and duration_seconds are one column. The status error is stored as failed.$$;
comment on column livekit.sessions.session_id is
'The platform''s text id; what conversations and tool_calls refer to.';
comment on column livekit.sessions.room_id is 'user_sessions.room_name.';
comment on column livekit.sessions.participant_id is
'user_sessions.participant_identity.';
comment on column livekit.sessions.job_id is 'Kept in metadata, key job_id.';
comment on column livekit.sessions.agent_version is
'Kept in metadata, key agent_version.';

revoke all on livekit.sessions
from public, anon, authenticated, service_role;
grant select on livekit.sessions to authenticated;
grant select, insert, update, delete on livekit.sessions to service_role;
