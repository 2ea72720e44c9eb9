drop table public.sentiment_terms;
drop table pgcalls.emoji;
drop table pgcalls.sentiment_words;
