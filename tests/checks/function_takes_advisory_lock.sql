-- Functions that take an advisory lock: every machine has its own.

select p.oid::regprocedure::text as offender
from pg_catalog.pg_proc as p
where
  p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and p.prosrc ~* '\mpg_(try_)?advisory_';
