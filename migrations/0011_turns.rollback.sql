drop table public.conversation_messages;
