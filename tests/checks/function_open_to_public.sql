-- Functions that PUBLIC or anon may execute; PostgREST calls pre_request() as anyone.

select p.oid::regprocedure::text as offender
from pg_catalog.pg_proc as p
where
  p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and p.oid <> 'pgcalls.pre_request()'::regprocedure
  and has_function_privilege('anon', p.oid, 'execute');
