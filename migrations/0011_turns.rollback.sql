drop table pgcalls.uncounted_sessions;
drop table pgcalls.text_marks;
drop table pgcalls.message_texts;
drop table public.conversation_messages;
