-- Tables with a policy that may hold rows of a client that does not exist: the token
-- that names it, which nobody looks up for a policy, would read them.

select p.polrelid::regclass || ' ' || p.polname as offender
from pg_catalog.pg_policy as p
join pg_catalog.pg_class as c on c.oid = p.polrelid
where
  c.relnamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and p.polrelid <> 'public.client_subscriptions'::regclass
  and 'service_role'::regrole <> all (p.polroles)
  and not exists (
    select
    from pg_catalog.pg_constraint as con
    join pg_catalog.pg_attribute as a
      on a.attrelid = con.conrelid and a.attnum = con.conkey[1]
    where con.conrelid = p.polrelid and con.contype = 'f' and a.attname = 'client_id'
  );
