-- callcenter.messages: the turns, as the call-centre document names them.

create or replace view callcenter.messages
with (security_invoker = true) as
select
  m.id as message_id,
  s.session_id as conversation_id,
  case when m.role = 'agent' then 'assistant' else m.role end as role,
  m.content,
  m.created_at as "timestamp",
  s.room_name,
  s.customer_number,
  s.user_phone,
  m.metadata,
  m.created_at,
  m.seq,
  m.client_id,
  m.session_id as user_session_id
from public.conversation_messages as m
inner join public.user_sessions as s
  on m.client_id = s.client_id and m.session_id = s.id;

comment on view callcenter.messages is
$$The turns, as the call-centre document names them.

Insert, update and delete as service_role. timestamp and created_at are one column; seq
is the order. role is user, assistant or system on the way out, and any name that
log_message takes on the way in.$$;
comment on column callcenter.messages.conversation_id is
'conversation_id of the call; a write takes the id of the call as well.';
comment on column callcenter.messages.room_name is
'Room of the call; belongs to conversations and is not written here.';
comment on column callcenter.messages.customer_number is
'Number the caller called from; belongs to conversations and is not written here.';
comment on column callcenter.messages.user_phone is
'Number the caller gave; belongs to conversations and is not written here.';
comment on column callcenter.messages.user_session_id is
'The call: user_sessions.id.';

revoke all on callcenter.messages
from public, anon, authenticated, service_role;
grant select on callcenter.messages to authenticated;
grant select, insert, update, delete on callcenter.messages to service_role;
