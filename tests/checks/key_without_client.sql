-- Keys of tables of calls, and foreign keys to them, that client_id does not lead: they
-- hold within a client only where its rows are on one machine. A key of nothing but the
-- id is left out: pgcalls distribute puts client_id in front of it.

with tenant_table as (
  select a.attrelid, a.attnum
  from pg_catalog.pg_attribute as a
  join pg_catalog.pg_class as c on c.oid = a.attrelid
  where
    a.attname = 'client_id'
    and not a.attisdropped
    and c.relkind in ('r', 'p')
    and c.relnamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
)

select i.indexrelid::regclass::text as offender
from pg_catalog.pg_index as i
join tenant_table as t on t.attrelid = i.indrelid
where
  (i.indisunique or i.indisexclusion)
  and i.indkey[0] <> t.attnum
  and pg_get_indexdef(i.indexrelid) !~ ' \(id\)$'
union all
select con.conrelid::regclass || ' ' || con.conname
from pg_catalog.pg_constraint as con
join tenant_table as target on target.attrelid = con.confrelid
left join tenant_table as t on t.attrelid = con.conrelid
where
  con.contype = 'f'
  and (con.conkey[1] is distinct from t.attnum or con.confkey[1] <> target.attnum);
