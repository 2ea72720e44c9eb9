-- What brings the tables back to one node: statements, in their order.

with ours as (
  select c.oid, format('%I.%I', n.nspname, c.relname) as name
  from pg_catalog.pg_dist_partition as d
  join pg_catalog.pg_class as c on c.oid = d.logicalrelid
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  join pgcalls_meta.expected as e
    on e.kind = 'table' and e.item = 'owner' and e.object = n.nspname || '.' || c.relname
),

foreign_keys as (
  select o.name, k.conname, pg_get_constraintdef(k.oid) as definition
  from ours as o
  join pg_catalog.pg_constraint as k on k.conrelid = o.oid and k.contype = 'f'
),

triggers as (
  select o.name, t.tgname, pg_get_triggerdef(t.oid) as definition
  from ours as o
  join pg_catalog.pg_trigger as t on t.tgrelid = o.oid and not t.tgisinternal
)

select statement
from (
  select 1 as step, 0 as place, format('drop trigger %I on %s', tgname, name) as statement
  from triggers
  union all
  select 2, 0, format('alter table %s drop constraint %I', name, conname)
  from foreign_keys
  union all
  select 3, 0, format('select undistribute_table(%L)', name)
  from ours
  union all
  select 4, -place, undo
  from pgcalls_meta.distribution
  union all
  select 5, 0, format('alter table %s add constraint %I %s', name, conname, definition)
  from foreign_keys
  union all
  select 6, 0, definition
  from triggers
) as s
order by step, place, statement
