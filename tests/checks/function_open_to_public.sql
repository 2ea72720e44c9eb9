-- Functions that PUBLIC or anon may execute; PostgREST calls pre_request() as anyone,
-- and a platform has a signature, but no token.

select p.oid::regprocedure::text as offender
from pg_catalog.pg_proc as p
where
  p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and p.oid not in (
    'pgcalls.pre_request()'::regprocedure,
    'pgcalls.ingest_webhook(text, json)'::regprocedure,
    'public.ingest_vapi(json)'::regprocedure,
    'public.ingest_retell(json)'::regprocedure,
    'public.ingest_elevenlabs(json)'::regprocedure,
    'public.ingest_livekit(json)'::regprocedure
  )
  and has_function_privilege('anon', p.oid, 'execute');
