-- Columns of tables of calls that a sequence fills: every machine has its own.

select a.attrelid::regclass || '.' || a.attname as offender
from pg_catalog.pg_attribute as a
join pg_catalog.pg_class as c on c.oid = a.attrelid
left join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
where
  c.relnamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and c.relkind in ('r', 'p')
  and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%');
