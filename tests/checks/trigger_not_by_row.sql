-- Triggers on tables that fire for a statement, see its rows as a table, or ask for the
-- name of their table: on many machines a statement is several, on tables with a number
-- behind their name. By tg_relid a trigger reaches what is stored beside its row.

select t.tgrelid::regclass || ' ' || t.tgname as offender
from pg_catalog.pg_trigger as t
join pg_catalog.pg_class as c on c.oid = t.tgrelid
join pg_catalog.pg_proc as p on p.oid = t.tgfoid
where
  c.relnamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and c.relkind in ('r', 'p')
  and not t.tgisinternal
  and (
    -- Bits 1 and 32: for each row, of truncate, which knows no rows.
    (t.tgtype & 1 = 0 and t.tgtype & 32 = 0)
    or t.tgoldtable is not null
    or t.tgnewtable is not null
    or p.prosrc ~* '\mtg_(table_name|relname)\M'
  );
