-- What its v2 fix adds, and a call as the code writes it afterwards.

alter table public.conversation_sessions
add column metadata jsonb default '{}',
add column session_id uuid,
add column started_at timestamptz,
add column ended_at timestamptz,
add column duration_seconds double precision;
update public.conversation_sessions
set session_id = id, started_at = session_start, ended_at = session_end;
alter table public.conversation_sessions
add constraint conversation_sessions_session_id_key unique (session_id);
alter table public.conversation_messages add column audio_url text;
alter table public.conversation_messages add column metadata jsonb default '{}';
alter table public.conversation_messages alter column user_id drop not null;
alter table public.conversation_messages
drop constraint conversation_messages_session_id_fkey;
alter table public.conversation_messages
add constraint conversation_messages_session_id_fkey
foreign key (session_id) references public.conversation_sessions (session_id);
insert into public.conversation_sessions (
  id, session_id, user_id, session_start, started_at, session_end, ended_at, is_active,
  duration_seconds, metadata
)
values
('11111111-0000-4000-8000-00000000000a', '11111111-0000-4000-8000-000000000004',
'99999999-0000-4000-8000-000000000001', '2025-10-19T10:00:00Z',
'2025-10-19T10:00:00.000123Z', '2025-10-19T10:00:45.2Z', '2025-10-19T10:00:45.2Z', false,
45.2, '{"browser": "x"}');
insert into public.conversation_messages (
  id, session_id, user_id, role, content, audio_url, metadata, created_at
)
values
('22222222-0000-4000-8000-000000000005', '11111111-0000-4000-8000-000000000004', null,
'user', 'Hi', 'https://example.com/a.wav', '{"lang": "en"}', '2025-10-19T10:00:01Z');
