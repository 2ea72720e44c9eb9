-- What is left to do for Citus to distribute the tables by client_id: statements, in their
-- order. What has been done is not here any more.

with ours as (
  -- A deployment remembers its tables. One with a client_id is the clients', and its rows
  -- go where their client's go; every other one goes to every node.
  select
    c.oid,
    format('%I.%I', n.nspname, c.relname) as name,
    a.attname is not null as is_clients,
    d.logicalrelid is not null as is_placed
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  join pgcalls_meta.expected as e
    on e.kind = 'table' and e.item = 'owner' and e.object = n.nspname || '.' || c.relname
  left join pg_catalog.pg_attribute as a
    on a.attrelid = c.oid and a.attname = 'client_id' and a.attnotnull
  left join pg_catalog.pg_dist_partition as d on d.logicalrelid = c.oid
  where c.relkind in ('r', 'p') and n.nspname in ('public', 'pgcalls')
),

-- Keys and triggers make way for the rows, and come back.
foreign_keys as (
  select o.name, k.conname, pg_get_constraintdef(k.oid) as definition
  from ours as o
  join pg_catalog.pg_constraint as k on k.conrelid = o.oid and k.contype = 'f'
  where not o.is_placed
),

triggers as (
  select o.name, t.tgname, pg_get_triggerdef(t.oid) as definition
  from ours as o
  join pg_catalog.pg_trigger as t on t.tgrelid = o.oid and not t.tgisinternal
  where not o.is_placed
),

-- What is unique is so within a client.
narrow as (
  select o.oid, o.name, i.indexrelid, i.indisprimary, k.conname
  from ours as o
  join pg_catalog.pg_index as i on i.indrelid = o.oid and i.indisunique
  left join pg_catalog.pg_constraint as k on k.conindid = i.indexrelid and k.conrelid = o.oid
  where
    o.is_clients
    and not o.is_placed
    and not exists (
      select
      from pg_catalog.pg_attribute as a
      where
        a.attrelid = o.oid and a.attname = 'client_id' and a.attnum = any (i.indkey)
    )
),

-- Functions that take or return a row of a table cannot go before the table.
functions as (
  select distinct p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as definition
  from pg_catalog.pg_proc as p
  join pgcalls_meta.expected as e
    on e.kind = 'function' and to_regprocedure(e.object) = p.oid
  where
    not exists (
      select
      from pg_catalog.pg_dist_object as d
      where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid
    )
),

-- No node is right for a plan that is for every client.
plans as (
  select p.oid::regprocedure::text as name
  from pg_catalog.pg_proc as p
  join pgcalls_meta.expected as e
    on e.kind = 'function' and to_regprocedure(e.object) = p.oid
  where
    'plan_cache_mode=force_generic_plan' = any (p.proconfig)
    and p.prosrc ~ '\mclient_id\M'
)

select statement, undo
from (
  select
    2 as step,
    name,
    format('drop trigger %I on %s', tgname, name) as statement,
    null as undo
  from triggers
  union all
  select 3, name, format('alter table %s drop constraint %I', name, conname), null
  from foreign_keys
  union all
  -- The key of the table takes the place of the one beside it.
  select
    4,
    n.name,
    format('alter table %s drop constraint %I', n.name, k.conname),
    format('alter table %s add constraint %I unique (client_id, id)', n.name, k.conname)
  from narrow as n
  join pg_catalog.pg_constraint as k
    on k.conrelid = n.oid and pg_get_constraintdef(k.oid) = 'UNIQUE (client_id, id)'
  where n.indisprimary
  union all
  select
    5,
    name,
    format(
      'alter table %1$s drop constraint %2$I,'
      ' add constraint %2$I primary key (client_id, id)',
      name,
      conname
    ),
    format(
      'alter table %1$s drop constraint %2$I, add constraint %2$I primary key (id)',
      name,
      conname
    )
  from narrow
  where indisprimary
  union all
  select 5, name, format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
  from narrow
  where not indisprimary
  union all
  select 6, name, format('select create_reference_table(%L)', name), null
  from ours
  where not is_clients and not is_placed
  union all
  select
    case name when 'public.client_subscriptions' then 7 else 8 end,
    name,
    format(
      'select create_distributed_table(%L, ''client_id''%s)',
      name,
      case
        when name <> 'public.client_subscriptions'
          then ', colocate_with => ''public.client_subscriptions'''
      end
    ),
    null
  from ours
  where is_clients and not is_placed
  union all
  select
    9, name, format('alter table %s add constraint %I %s', name, conname, definition), null
  from foreign_keys
  union all
  select 10, name, definition, null
  from functions
  union all
  select 11, name, definition, null
  from triggers
  union all
  select 12, name, format('alter function %s reset plan_cache_mode', name), null
  from plans
) as s
order by step, name, statement
