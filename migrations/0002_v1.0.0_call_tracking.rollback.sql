drop table public.user_sessions;
