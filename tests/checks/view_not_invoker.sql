-- Views that run with their owner's rights.

select c.oid::regclass::text as offender
from pg_catalog.pg_class as c
where
  c.relnamespace in (
    'public'::regnamespace,
    'pgcalls'::regnamespace,
    'livekit'::regnamespace,
    'callcenter'::regnamespace
  )
  and c.relkind = 'v'
  and not coalesce(c.reloptions, '{}') @> array['security_invoker=true'];
