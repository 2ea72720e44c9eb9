drop table pgcalls.name_words;
drop table pgcalls.top_level_domains;
drop table pgcalls.stop_words;
drop table pgcalls.number_words;
