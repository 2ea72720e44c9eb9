-- Words of text search with statistics: pg_stats shows them, and each ANALYZE of a table
-- makes the vectors of its index anew.

select a.attrelid::regclass || '.' || a.attname as offender
from pg_catalog.pg_attribute as a
join pg_catalog.pg_class as c on c.oid = a.attrelid
where
  c.relnamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and (
    (c.relkind in ('r', 'p') and a.atttypid = 'tsvector'::regtype)
    or (c.relkind = 'i' and pg_get_indexdef(c.oid) ~ 'to_tsvector\(')
  )
  and a.attnum > 0
  and not a.attisdropped
  and coalesce(a.attstattarget, -1) <> 0;
