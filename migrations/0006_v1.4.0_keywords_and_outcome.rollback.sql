alter table public.user_sessions
drop column call_outcome,
drop column keywords;
