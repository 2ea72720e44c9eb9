drop table pgcalls.stop_words;
