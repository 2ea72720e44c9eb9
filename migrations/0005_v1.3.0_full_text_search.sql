-- depends: 0004_v1.2.0_call_analytics
--
-- v1.3.0 of the user_sessions document: full-text search indexes. On a large table
-- building them blocks writes for its duration.
--
-- A tsvector holds at most 1 MB. 100,000 characters never exceed it: the worst that was
-- found, hyphenated pairs of four-byte letters, takes 847 kB. So a transcript of any
-- length can be stored; only its search vector is cut.

create index idx_user_sessions_summary_search
on public.user_sessions using gin (to_tsvector('english', call_summary));
create index idx_user_sessions_transcript_search
on public.user_sessions using gin (
  to_tsvector('english', left(call_transcript, 100000))
);
