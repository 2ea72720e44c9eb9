drop table pgcalls.uncounted_sessions;
drop table pgcalls.text_marks;
drop table pgcalls.message_texts;
drop function pgcalls.search_hour(timestamptz);
drop table public.conversation_messages;
