drop table pgcalls.name_words;
