-- depends: 0003_v1.1.0_dual_timezone
--
-- v1.2.0 of the user_sessions document: summary, transcript, sentiment.

alter table public.user_sessions
add column call_summary text,
add column call_transcript text,
add column sentiment text;

alter table public.user_sessions
alter column call_summary set statistics 0,
alter column call_transcript set statistics 0;

comment on column public.user_sessions.call_summary is
'What the call was about, in a few sentences; at most 64 kB.';
comment on column public.user_sessions.call_transcript is
'The whole conversation as text, one line per turn; built when the call ends.';
comment on column public.user_sessions.sentiment is
'Mood of the caller: positive, neutral, negative or mixed.';

create index idx_user_sessions_sentiment on public.user_sessions (sentiment);
