-- The LiveKit integration's tables: a text session_id that is the name of the room.

create table public.sessions (
  id uuid primary key default gen_random_uuid(),
  session_id text not null unique,
  job_id text not null,
  participant_id text,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  duration_seconds integer,
  status text default 'active',
  user_name text,
  user_email text,
  user_phone text,
  demo_scheduled boolean default false,
  demo_time timestamptz,
  demo_timezone text,
  agent_version text,
  metadata jsonb default '{}',
  created_at timestamptz default now(),
  updated_at timestamptz
);
create table public.conversations (
  id uuid primary key default gen_random_uuid(),
  session_id text references public.sessions (session_id) on delete cascade,
  room_id text,
  participant_id text,
  role text not null,
  message text not null,
  timestamp timestamptz default now(),
  confidence double precision,
  duration_ms integer,
  metadata jsonb default '{}',
  created_at timestamptz default now()
);
create table public.tool_calls (
  id uuid primary key default gen_random_uuid(),
  session_id text references public.sessions (session_id) on delete cascade,
  tool_name text not null,
  parameters jsonb,
  result text,
  success boolean default true,
  error_message text,
  timestamp timestamptz default now()
);
create view public.session_summaries as
select s.*, (select count(*) from public.conversations as c where c.session_id = s.session_id)
  as message_count
from public.sessions as s;
insert into public.sessions (
  id, session_id, job_id, participant_id, started_at, ended_at, duration_seconds, status,
  user_name, user_email, user_phone, demo_scheduled, demo_time, demo_timezone, agent_version,
  metadata, created_at
)
values
('33333333-0000-4000-8000-000000000001', 'room-1', 'job-1', 'caller-1',
'2025-06-01T09:00:00Z', '2025-06-01T09:03:00Z', 180, 'completed', 'Ada', 'ada@example.com',
'+64 21 123 4567', true, '2025-06-03T02:00:00Z', 'Pacific/Auckland', 'v1', '{"a": 1}',
'2025-06-01T09:00:00Z'),
('33333333-0000-4000-8000-000000000002', 'room-2', 'job-2', 'caller-2',
'2025-06-02T09:00:00Z', '2025-06-02T09:01:00Z', null, 'error', null, null, 'no idea', false,
null, null, null, '{}', '2025-06-02T09:00:00Z'),
('33333333-0000-4000-8000-000000000003', 'room-3', 'job-3', 'caller-3',
now() - interval '10 minutes', null, null, 'active', null, null, null, false, null, null, 'v2',
'{}', now() - interval '10 minutes');
insert into public.conversations (
  id, session_id, room_id, participant_id, role, message, timestamp, confidence, created_at
)
values
('44444444-0000-4000-8000-000000000001', 'room-1', 'room-1', 'caller-1', 'user', 'Hello',
'2025-06-01T09:00:01Z', 0.93, '2025-06-01T09:00:01Z'),
('44444444-0000-4000-8000-000000000002', 'room-1', 'room-1', null, 'assistant', 'Hi Ada',
'2025-06-01T09:00:02Z', null, '2025-06-01T09:00:09Z'),
('44444444-0000-4000-8000-000000000003', 'room-3', 'elsewhere', 'caller-3', 'user', 'Now',
now() - interval '9 minutes', null, now() - interval '9 minutes');
insert into public.tool_calls (id, session_id, tool_name, parameters, result, timestamp)
values
('55555555-0000-4000-8000-000000000001', 'room-1', 'book', '{"hour": 2}', '{"ok": true}',
'2025-06-01T09:02:00Z'),
('55555555-0000-4000-8000-000000000002', 'room-2', 'book', null, null,
'2025-06-02T09:00:30Z');
