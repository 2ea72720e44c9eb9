-- Tables of calls whose client_id may be null.

select c.oid::regclass::text as offender
from pg_catalog.pg_class as c
left join pg_catalog.pg_attribute as a
  on a.attrelid = c.oid and a.attname = 'client_id' and not a.attisdropped
where
  c.relnamespace = 'public'::regnamespace
  and c.relkind in ('r', 'p')
  and c.relname not in ('rate_plans', 'rate_plan_prices')
  and not coalesce(a.attnotnull, false);
