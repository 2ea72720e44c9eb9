-- public.conversation_sessions: the calls, as the tracker documents name them.

create or replace view public.conversation_sessions
with (security_invoker = true) as
select
  s.id,
  same.session_id,
  case
    when s.user_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then s.user_id::uuid
  end as user_id,
  s.started_at_utc as session_start,
  s.ended_at_utc as session_end,
  s.started_at_utc as started_at,
  s.ended_at_utc as ended_at,
  s.ended_at_utc is null as is_active,
  s.duration_seconds::double precision as duration_seconds,
  s.topics_discussed,
  s.metadata,
  s.client_id,
  s.assistant_id
from public.user_sessions as s
-- Behind values, so that PostgREST sees one relationship to the turns and not two.
cross join lateral (values (s.id)) as same (session_id);

comment on view public.conversation_sessions is
$$The calls, as the tracker documents name them.

Insert, update and delete as service_role. session_id, where given, becomes the id of
the call; session_start and started_at are one column, as are session_end and ended_at.
is_active = false ends the call, is_active = true opens it again.$$;
comment on column public.conversation_sessions.session_id is
'The same as id; what conversation_messages.session_id refers to.';
comment on column public.conversation_sessions.user_id is
'The caller''s id in the application, where it is a uuid.';

revoke all on public.conversation_sessions
from public, anon, authenticated, service_role;
grant select on public.conversation_sessions to authenticated;
grant select, insert, update, delete on public.conversation_sessions to service_role;
