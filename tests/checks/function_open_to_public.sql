-- Functions that PUBLIC or anon may execute.

select p.oid::regprocedure::text as offender
from pg_catalog.pg_proc as p
where
  p.pronamespace in ('public'::regnamespace, 'voiceledger'::regnamespace)
  and has_function_privilege('anon', p.oid, 'execute');
