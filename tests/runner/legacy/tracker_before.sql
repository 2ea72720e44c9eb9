-- The tracker's tables as its document found them.

create table public.conversation_sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  session_start timestamptz not null default now(),
  session_end timestamptz,
  is_active boolean default true,
  topics_discussed text[]
);
create table public.conversation_messages (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null,
  user_id uuid not null,
  role text not null,
  content text not null,
  created_at timestamptz default now(),
  constraint conversation_messages_session_id_fkey
  foreign key (session_id) references public.conversation_sessions (id) on delete cascade,
  constraint conversation_messages_role_check check (role in ('user', 'agent', 'system'))
);
insert into public.conversation_sessions
values
('11111111-0000-4000-8000-000000000001', '99999999-0000-4000-8000-000000000001',
'2025-10-18T10:00:00Z', '2025-10-18T10:05:00Z', false, '{prices,stocks}'),
('11111111-0000-4000-8000-000000000002', '99999999-0000-4000-8000-000000000001',
'2025-10-18T11:00:00Z', null, false, null),
('11111111-0000-4000-8000-000000000003', '99999999-0000-4000-8000-000000000002',
now() - interval '5 minutes', null, true, '{}');
insert into public.conversation_messages (id, session_id, user_id, role, content, created_at)
values
('22222222-0000-4000-8000-000000000002', '11111111-0000-4000-8000-000000000001',
'99999999-0000-4000-8000-000000000001', 'agent', 'The latest price is 200.',
'2025-10-18T10:00:02Z'),
('22222222-0000-4000-8000-000000000001', '11111111-0000-4000-8000-000000000001',
'99999999-0000-4000-8000-000000000001', 'user', 'What is the price? مرحباً',
'2025-10-18T10:00:01.123456Z'),
('22222222-0000-4000-8000-000000000003', '11111111-0000-4000-8000-000000000002',
'99999999-0000-4000-8000-000000000001', 'user', 'Hello?', '2025-10-18T11:00:30Z'),
('22222222-0000-4000-8000-000000000004', '11111111-0000-4000-8000-000000000003',
'99999999-0000-4000-8000-000000000002', 'user', 'Still here', now() - interval '1 minute');
