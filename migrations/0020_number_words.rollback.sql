drop table pgcalls.number_words;
