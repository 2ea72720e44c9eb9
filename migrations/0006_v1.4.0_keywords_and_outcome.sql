-- depends: 0005_v1.3.0_full_text_search
--
-- v1.4.0 of the user_sessions document: keywords and call outcome.

alter table public.user_sessions
add column call_outcome text,
add column keywords text[];

alter table public.user_sessions alter column keywords set statistics 0;

comment on column public.user_sessions.call_outcome is
'What came of the call: demo_scheduled, information_provided, ...';
comment on column public.user_sessions.keywords is
'What the call was about, in single words and short phrases.';

create index idx_user_sessions_call_outcome on public.user_sessions (call_outcome);
