-- Functions that raise what PostgREST retries or turns into HTTP 500.

select p.oid::regprocedure::text as offender
from pg_catalog.pg_proc as p
where
  p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and p.prosrc ~* '40001|serialization_failure|P0002|no_data_found|into strict|raise exception ''';
