-- callcenter.conversations: the calls, as the call-centre document names them.

create or replace view callcenter.conversations
with (security_invoker = true) as
select
  s.id,
  s.session_id as conversation_id,
  s.room_name,
  s.participant_identity,
  s.status,
  s.customer_number,
  s.user_name,
  s.user_phone,
  s.user_email,
  s.started_at_utc as started_at,
  s.ended_at_utc as ended_at,
  s.duration_seconds,
  coalesce(
    s.message_count,
    (
      select count(*)
      from public.conversation_messages as m
      where m.client_id = s.client_id and m.session_id = s.id
    )
  )::integer as message_count,
  s.call_summary as summary,
  s.language,
  s.metadata,
  s.created_at,
  s.updated_at,
  s.client_id,
  s.assistant_id
from public.user_sessions as s;

comment on view callcenter.conversations is
$$The calls, as the call-centre document names them.

Insert, update and delete as service_role. Without conversation_id a call gets its id as
one. message_count and updated_at are taken on the way in and always our own.$$;
comment on column callcenter.conversations.conversation_id is
'The platform''s text id; what messages refer to.';
comment on column callcenter.conversations.message_count is
'Turns that are stored; those of an ended call are counted once, when it ends.';
comment on column callcenter.conversations.summary is 'user_sessions.call_summary.';

revoke all on callcenter.conversations
from public, anon, authenticated, service_role;
grant select on callcenter.conversations to authenticated;
grant select, insert, update, delete on callcenter.conversations to service_role;
