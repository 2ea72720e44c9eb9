-- public.conversation_messages: a client reads its own turns, an agent those of its
-- calls.

revoke all on public.conversation_messages
from public, anon, authenticated, service_role;
grant select on public.conversation_messages to authenticated;
grant select, delete on public.conversation_messages to service_role;
grant insert (
  id,
  client_id,
  session_id,
  user_id,
  seq,
  role,
  content,
  audio_url,
  message_key,
  interrupted,
  revision,
  spoken_at,
  metadata,
  created_at
) on public.conversation_messages to service_role;
grant update (
  id,
  client_id,
  session_id,
  user_id,
  seq,
  role,
  content,
  audio_url,
  message_key,
  interrupted,
  revision,
  spoken_at,
  metadata,
  created_at
) on public.conversation_messages to service_role;

drop policy if exists conversation_messages_select_client
on public.conversation_messages;
create policy conversation_messages_select_client
on public.conversation_messages
for select
to authenticated
using (client_id = (select pgcalls.named_client_id()));

drop policy if exists conversation_messages_select_agent
on public.conversation_messages;
create policy conversation_messages_select_agent
on public.conversation_messages
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
        s.client_id = conversation_messages.client_id
        and s.id = conversation_messages.session_id
    ) = (select pgcalls.current_assistant_id())
  end
);

select pgcalls.let_service_role('conversation_messages');
