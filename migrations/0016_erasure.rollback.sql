drop table pgcalls.erasure_salts;
drop table public.erasures;
