drop table pgcalls.emoji;
drop table pgcalls.sentiment_words;
