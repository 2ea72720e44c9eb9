-- UPDATE and DELETE without WHERE, which pg-safeupdate refuses under the API.

select p.oid::regprocedure::text as offender
from pg_catalog.pg_proc as p
cross join lateral regexp_matches(
  regexp_replace(p.prosrc, '--[^\n]*|''[^'']*''', '', 'g'),
  '(\mupdate\s+[\w.]+(?:\s+as\s+\w+)?\s+set\M[^;]*|\mdelete\s+from\M[^;]*)', 'gi'
) as m (statement)
where p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace) and m.statement[1] !~* '\mwhere\M';
