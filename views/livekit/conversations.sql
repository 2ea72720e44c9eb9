-- livekit.conversations: the turns, as the LiveKit document names them.

create or replace view livekit.conversations
with (security_invoker = true) as
select
  m.id,
  s.session_id,
  s.room_name as room_id,
  s.participant_identity as participant_id,
  m.role,
  m.content as message,
  m.content,
  m.created_at as "timestamp",
  pgcalls.value_as(m.metadata -> 'confidence', null::double precision) as confidence,
  pgcalls.value_as(m.metadata -> 'duration_ms', null::integer) as duration_ms,
  m.metadata,
  m.created_at,
  m.seq,
  m.client_id,
  m.session_id as user_session_id
from public.conversation_messages as m
inner join public.user_sessions as s
  on m.client_id = s.client_id and m.session_id = s.id;

comment on view livekit.conversations is
$$The turns, as the LiveKit document names them: in its words a conversation is a turn.

Insert, update and delete as service_role. message and content are one column, as are
timestamp and created_at; seq is the order. role is user, agent or system on the way
out; assistant and the other names of log_message are taken on the way in.$$;
comment on column livekit.conversations.session_id is
'session_id of the call; a write takes the id of the call as well.';
comment on column livekit.conversations.room_id is
'Room of the call; belongs to sessions and is not written here.';
comment on column livekit.conversations.participant_id is
'Participant of the call; belongs to sessions and is not written here.';
comment on column livekit.conversations.confidence is
'Confidence of the speech recognition; kept in metadata, key confidence.';
comment on column livekit.conversations.duration_ms is
'Length of the turn, milliseconds; kept in metadata, key duration_ms.';
comment on column livekit.conversations.user_session_id is
'The call: user_sessions.id.';

revoke all on livekit.conversations
from public, anon, authenticated, service_role;
grant select on livekit.conversations to authenticated;
grant select, insert, update, delete on livekit.conversations to service_role;
