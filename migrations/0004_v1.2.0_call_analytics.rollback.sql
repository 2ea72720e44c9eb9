alter table public.user_sessions
drop column call_summary,
drop column call_transcript,
drop column sentiment;
