-- Functions whose search_path lets a caller's temporary schema in front.

select p.oid::regprocedure::text as offender
from pg_catalog.pg_proc as p
where
  p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and not coalesce(p.proconfig, '{}') @> array['search_path=pg_catalog, pg_temp'];
