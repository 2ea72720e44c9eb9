drop table public.sentiment_terms;

alter table public.user_sessions
drop column sentiment_score,
drop column extracted;
