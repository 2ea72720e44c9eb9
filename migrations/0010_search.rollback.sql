alter table public.idx_user_sessions_transcript_search -- noqa: PRS
alter column to_tsvector set statistics -1;
alter table public.idx_user_sessions_summary_search
alter column to_tsvector set statistics -1;
drop table pgcalls.session_texts;
drop function pgcalls.search_week(timestamptz);
drop text search configuration pgcalls.multilingual;
