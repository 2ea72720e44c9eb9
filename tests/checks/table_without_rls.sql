-- Tables without row level security.

select c.oid::regclass::text as offender
from pg_catalog.pg_class as c
where c.relnamespace in ('public'::regnamespace, 'pgcalls'::regnamespace) and c.relkind in ('r', 'p') and not c.relrowsecurity;
