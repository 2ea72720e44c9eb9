-- Functions that set a column to an element of an array: Citus 13.2.2 dies of it, and with
-- it whoever else is connected.

select p.oid::regprocedure::text as offender
from pg_catalog.pg_proc as p
cross join regexp_matches(
  regexp_replace(p.prosrc, '--[^\n]*', '', 'g'), '\mset\s[^;]*', 'gi'
) as u (clause)
where
  p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and u.clause[1] ~ '[^:]=\s*[a-z_.]+\[[^]]';
