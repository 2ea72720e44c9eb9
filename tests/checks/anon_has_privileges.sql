-- Relations on which anon or PUBLIC holds anything.

select c.oid::regclass::text as offender
from pg_catalog.pg_class as c
cross join lateral aclexplode(c.relacl) as a
where
  c.relnamespace in (
    'public'::regnamespace,
    'pgcalls'::regnamespace,
    'livekit'::regnamespace,
    'callcenter'::regnamespace
  )
  and a.grantee in (0, 'anon'::regrole);
