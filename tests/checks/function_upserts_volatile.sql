-- Functions that ask for the time or for chance in DO UPDATE: every machine answers
-- otherwise.

select p.oid::regprocedure::text as offender
from pg_catalog.pg_proc as p
cross join regexp_matches(
  regexp_replace(p.prosrc, '--[^\n]*', '', 'g'), '\mdo\s+update\s+set\M[^;]*', 'gi'
) as u (clause)
cross join regexp_matches(u.clause[1], '(\w+)\(', 'g') as c (name)
join pg_catalog.pg_proc as v on v.proname = c.name[1]
where
  p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and v.pronamespace in ('pg_catalog'::regnamespace, 'pgcalls'::regnamespace)
  and (v.provolatile = 'v' or v.proname = 'now');
