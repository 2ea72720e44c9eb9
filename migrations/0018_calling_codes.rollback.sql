drop table pgcalls.calling_codes;
