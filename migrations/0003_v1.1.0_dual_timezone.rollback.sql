alter table public.user_sessions
drop column started_at_nz,
drop column ended_at_nz;
