drop table pgcalls.session_texts;
drop function pgcalls.search_month(timestamptz);
drop text search configuration pgcalls.multilingual;
