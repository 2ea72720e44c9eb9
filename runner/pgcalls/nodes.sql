-- What is left to do on the nodes, which Citus does not do there: statements.

with roles as (
  -- Who reads and writes rows themselves does so on a node under the same name.
  select
    format('alter role %I login', r.rolname) as command,
    format('select rolcanlogin from pg_roles where rolname = %L', r.rolname) as question
  from pg_catalog.pg_roles as r
  where r.rolname in ('authenticated', 'service_role')
),

-- What a trigger or a view asks of other tables is about the same client: on its node.
settings as (
  select
    current_database() as name,
    'citus.allow_nested_distributed_execution=on' as setting
),

-- Citus gives shards the grants of a table, not those of its columns, and writes columns
-- that the caller did not name. Which ones a caller may use is looked at before.
grants as (
  select
    format('%I.%I', n.nspname, c.relname) as name,
    format(
      'grant %s on %%s to %I',
      string_agg(distinct x.privilege_type, ', '),
      x.grantee::regrole::name
    ) as command,
    format(
      'select %s',
      string_agg(
        distinct format(
          'has_table_privilege(%L, ''%%1$s'', %L)',
          x.grantee::regrole::name,
          x.privilege_type
        ),
        ' and '
      )
    ) as question
  from pg_catalog.pg_dist_partition as d
  join pg_catalog.pg_class as c on c.oid = d.logicalrelid
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute as a on a.attrelid = c.oid
  cross join lateral aclexplode(a.attacl) as x
  where n.nspname = 'public' and x.grantee <> 0
  group by n.nspname, c.relname, x.grantee
)

-- One node after the other: each tells the others, which two at once wait for.
select format('select * from run_command_on_workers(%L, false)', command)
from roles
where exists (select from run_command_on_workers(question) as r where r.result <> 't')
union all
select
  format('alter database %I set citus.allow_nested_distributed_execution = on', name)
from settings
where
  not exists (
    select
    from pg_catalog.pg_db_role_setting as s
    join pg_catalog.pg_database as d on d.oid = s.setdatabase
    where d.datname = name and s.setrole = 0 and setting = any (s.setconfig)
  )
union all
select format('select * from run_command_on_placements(%L, %L)', name, command)
from grants
where
  exists (
    select from run_command_on_placements(name::regclass, question) as r where r.result <> 't'
  )
