-- Functions that write in a WITH, or MERGE: on many machines the rows travel, if it
-- works at all.

select p.oid::regprocedure::text as offender
from pg_catalog.pg_proc as p
where
  p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and regexp_replace(p.prosrc, '--[^\n]*', '', 'g')
  ~* '\mas\s+(not\s+|materialized\s+)*\(\s*(insert|update|delete)\M|\mmerge\s+into\M';
