-- Tables, views and columns of tables without a comment.

select c.relname || coalesce('.' || a.attname, '') as offender
from pg_catalog.pg_class as c
left join pg_catalog.pg_attribute as a
  on a.attrelid = c.oid
  and a.attnum > 0
  and not a.attisdropped
  and c.relkind = 'r'
where
  c.relnamespace in (
    'public'::regnamespace,
    'pgcalls'::regnamespace,
    'livekit'::regnamespace,
    'callcenter'::regnamespace
  )
  and c.relkind in ('r', 'p', 'v')
  and (
    obj_description(c.oid, 'pg_class') is null
    or (a.attname is not null and col_description(c.oid, a.attnum) is null)
  );
