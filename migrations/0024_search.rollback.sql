drop type public.search_sessions_row;
drop type public.search_messages_row;

drop table pgcalls.session_texts;

alter table public.conversation_messages
drop column content_tsv;

drop function pgcalls.search_month(timestamptz);

drop text search configuration pgcalls.multilingual;
