drop table pgcalls_meta.expected;
