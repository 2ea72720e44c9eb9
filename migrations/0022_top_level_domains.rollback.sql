drop table pgcalls.top_level_domains;
