drop type pgcalls.caller;
drop table pgcalls.interrupted_reapplication;
drop table pgcalls.erasures_in_progress;
drop table pgcalls.unfinished_erasures;
drop table pgcalls.erased_keys;
drop table pgcalls.erasure_salts;
drop table public.erasures;
