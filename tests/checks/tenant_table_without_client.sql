-- Tables of calls whose client_id may be null or does not lead a key.

select c.oid::regclass::text as offender
from pg_catalog.pg_class as c
left join pg_catalog.pg_attribute as a
  on a.attrelid = c.oid and a.attname = 'client_id' and not a.attisdropped
where
  c.relnamespace = 'public'::regnamespace
  and c.relkind in ('r', 'p')
  and c.relname not in ('rate_plans', 'rate_plan_prices')
  and not coalesce(a.attnotnull, false)
union all
select con.conrelid::regclass || ' ' || con.conname
from pg_catalog.pg_constraint as con
join pg_catalog.pg_attribute as a
  on a.attrelid = con.conrelid and a.attnum = con.conkey[1]
where
  con.connamespace = 'public'::regnamespace
  and a.attname <> 'client_id'
  -- The single id stays the primary key; a price and its plan belong to no client.
  and con.contype in ('u', 'f')
  and con.confrelid is distinct from 'public.rate_plans'::regclass
  and con.conrelid <> 'public.rate_plan_prices'::regclass;
