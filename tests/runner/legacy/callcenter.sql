-- The call centre's tables.

create table public.conversations (
  id uuid primary key default gen_random_uuid(),
  conversation_id text not null unique,
  room_name text,
  participant_identity text,
  status text default 'active',
  user_name text,
  user_phone text,
  user_email text,
  started_at timestamptz default now(),
  ended_at timestamptz,
  duration_seconds double precision,
  message_count integer default 0,
  summary text,
  language text default 'ar',
  metadata jsonb default '{}',
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);
create table public.messages (
  message_id uuid primary key default gen_random_uuid(),
  conversation_id text,
  role text check (role in ('user', 'assistant')),
  content text,
  timestamp timestamptz default now(),
  room_name text,
  user_phone text,
  metadata jsonb default '{}'
);
create table public.users (
  id uuid primary key default gen_random_uuid(),
  name text,
  phone text unique,
  email text,
  notes text,
  created_at timestamptz default now()
);
insert into public.conversations (
  id, conversation_id, room_name, participant_identity, status, user_name, user_phone,
  user_email, started_at, ended_at, duration_seconds, message_count, summary, created_at,
  updated_at
)
values
('66666666-0000-4000-8000-000000000001', 'room-abc', 'room-abc', 'user-456', 'completed',
'أحمد محمد', '+963991234567', null, '2025-11-05T14:20:00Z', '2025-11-05T14:23:00Z', 180.5, 2,
'استفسار عن التدريبات', '2025-11-05T14:20:00Z', '2025-11-05T14:23:00Z'),
('66666666-0000-4000-8000-000000000002', 'room-def', 'room-def', 'user-457', 'active',
null, null, null, now() - interval '3 minutes', null, null, 0, null,
now() - interval '3 minutes', now() - interval '3 minutes');
insert into public.messages (
  message_id, conversation_id, role, content, timestamp, room_name, user_phone, metadata
)
values
('77777777-0000-4000-8000-000000000001', 'room-abc', 'user', 'مرحباً',
'2025-11-05T14:20:01Z', 'room-abc', '+963991234567', '{"language": "ar"}'),
('77777777-0000-4000-8000-000000000002', 'room-abc', 'assistant', 'أهلاً بك',
'2025-11-05T14:20:02Z', 'room-abc', null, '{"language": "ar"}');
insert into public.users (id, name, phone, email, notes)
values
('88888888-0000-4000-8000-000000000001', 'أحمد محمد', '+963 991 234 567', null, null),
('88888888-0000-4000-8000-000000000002', 'Ada', null, 'Ada@Example.com', 'prefers mornings'),
('88888888-0000-4000-8000-000000000003', 'Nobody', 'none', null, null);
