-- Functions whose search_path is not fixed to nothing.

select p.oid::regprocedure::text as offender
from pg_catalog.pg_proc as p
join pg_catalog.pg_language as l on l.oid = p.prolang
where
  p.pronamespace in ('public'::regnamespace, 'voiceledger'::regnamespace)
  and l.lanname <> 'internal'
  and not coalesce(p.proconfig, '{}') @> array['search_path=""'];
