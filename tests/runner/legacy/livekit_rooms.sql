-- The LiveKit document's tables as other installations have them: a room_id on sessions, and
-- the uuid of the session on what belongs to it.

create table public.sessions (
  id uuid primary key default gen_random_uuid(),
  room_id text not null,
  participant_id text,
  started_at timestamp default now(),
  ended_at timestamp,
  duration integer,
  status text default 'active',
  user_name text,
  user_email text,
  user_phone text,
  demo_scheduled boolean default false,
  demo_time text,
  demo_timezone text,
  campaign text
);
create table public.conversations (
  id bigint generated always as identity primary key,
  session_id uuid references public.sessions (id),
  role text,
  content text,
  timestamp timestamp default now()
);
create table public.tool_calls (
  id bigint generated always as identity primary key,
  session_id uuid references public.sessions (id),
  tool_name text,
  parameters jsonb,
  result jsonb,
  success boolean,
  error_message text,
  timestamp timestamp default now()
);
insert into public.sessions (id, room_id, started_at, ended_at, duration, demo_time, campaign)
values
('33333333-0000-4000-8000-000000000011', 'lobby', '2025-06-01T09:00:00', '2025-06-01T09:03:00',
180, 'Thursday at three', 'spring'),
('33333333-0000-4000-8000-000000000012', 'lobby', '2025-06-01T10:00:00', '2025-06-01T10:03:00',
181, '2025-06-05T15:00:00+12', null);
insert into public.conversations (session_id, role, content, timestamp)
select '33333333-0000-4000-8000-000000000011', 'user', 'turn ' || n, '2025-06-01T09:00:01'
from generate_series(1, 12) as n;
insert into public.conversations (session_id, role, content, timestamp)
values ('33333333-0000-4000-8000-000000000012', 'agent', 'Hi', '2025-06-01T10:00:01');
insert into public.tool_calls (session_id, tool_name, result, timestamp)
values ('33333333-0000-4000-8000-000000000012', 'book', '{"ok": true}', '2025-06-01T10:00:02');
