-- Functions without a comment.

select p.oid::regprocedure::text as offender
from pg_catalog.pg_proc as p
join pg_catalog.pg_language as l on l.oid = p.prolang
where
  p.pronamespace in ('public'::regnamespace, 'voiceledger'::regnamespace)
  and l.lanname <> 'internal'
  and obj_description(p.oid, 'pg_proc') is null;
