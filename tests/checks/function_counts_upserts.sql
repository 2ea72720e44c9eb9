-- Functions that ask how many rows INSERT … SELECT … ON CONFLICT has stored: Citus answers
-- with how many were selected.

select p.oid::regprocedure::text as offender
from pg_catalog.pg_proc as p
where
  p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and regexp_replace(p.prosrc, '--[^\n]*', '', 'g')
  ~* '\minsert into [^;]*\)\s+select\M[^;]*\mon conflict\M[^;]*;\s*([^;]*\mfound\M|get diagnostics)';
