-- pgcalls.catalog_findings(): what is not as it was deployed.

create or replace function pgcalls.catalog_findings()
returns setof public.doctor_finding
language plpgsql
stable
-- definer because what was deployed is known to the owner alone.
security definer
set search_path = pg_catalog, pg_temp
set quote_all_identifiers = off
-- Run once, it is not worth compiling.
set jit = off
as $$
begin
  return query
  with drift as materialized (select d.* from pgcalls.catalog_drift() as d),

  known as (
    select
      e.kind,
      e.object,
      split_part(e.object, '(', 1) as name
    from pgcalls_meta.expected as e
    group by e.kind, e.object
  ),

  gone as (
    select d.kind, d.object
    from drift as d
    where d.item = 'owner' and d.found is null
  ),

  judged as (
    select
      d.*,
      exists (
        select from known as k where k.kind = d.kind and k.object = d.object
      ) as is_ours,
      exists (select from known as k where k.kind = d.kind and k.name = n.name)
        as is_namesake,
      n.name ~ '^public\.' as is_public,
      -- Said with the trigger, index or column itself.
      d.item ~ ' is (on|valid)$' and (d.found is null or d.expected is null)
      or d.item ~ '^default of ' and exists (
        select
        from drift as c
        where
          c.kind = d.kind
          and c.object = d.object
          and c.item = 'column ' || substr(d.item, length('default of ') + 1)
          and (c.found is null or c.expected is null)
      ) as is_said,
      d.kind <> 'type' and d.item ~ '^(policy|trigger|index|constraint|column) '
        as may_be_added
    from drift as d
    cross join lateral (select split_part(d.object, '(', 1) as name) as n
  )

  select
    f.level,
    f.what,
    j.kind || ' ' || j.object,
    f.fix
  from judged as j
  cross join lateral (
    select
      'error' as level,
      'is missing' as what,
      case j.kind
        when 'table' then 'restore it from a backup'
        else 'pgcalls apply --redefine'
      end as fix
    where j.item = 'owner' and j.found is null
    union all
    select 'error', 'missing: ' || j.item, j.make
    where j.found is null and j.item <> 'owner'
    union all
    select
      'error',
      case
        when r.missing > 0 then format('%s reference rows are missing', r.missing)
        else 'reference rows are not as deployed'
      end,
      j.make
    from (
      select
        split_part(j.expected, ' ', 1)::bigint - split_part(j.found, ' ', 1)::bigint
          as missing
    ) as r
    where j.item = 'rows' and r.missing >= 0
    union all
    select 'error', j.item || ' is not as deployed', j.make
    where j.expected is not null and j.found is not null and j.item <> 'rows'
    union all
    select
      case when j.may_be_added then 'notice' else 'error' end,
      'unexpected: ' || j.item,
      case
        when j.may_be_added then j.unmake || ' -- or pgcalls doctor --accept'
        else j.unmake
      end
    where
      j.expected is null
      and (j.is_ours or j.kind = 'schema')
      and j.unmake is not null
    union all
    select
      'error',
      'foreign function of our name, which the API may call instead',
      format('drop function %s;', j.object)
    where
      j.expected is null
      and not j.is_ours
      and j.kind = 'function'
      and j.item = 'definition'
      and (j.is_namesake or not j.is_public)
    union all
    select
      'error',
      'foreign relation in a schema of ours',
      format('drop %s %s;', j.kind, j.object)
    where
      j.expected is null
      and not j.is_ours
      and j.kind in ('table', 'view', 'type')
      and j.item = 'owner'
      and not j.is_public
  ) as f
  where
    not j.is_said
    -- What is gone altogether is told once.
    and (
      j.item = 'owner'
      or not exists (
        select from gone as g where g.kind = j.kind and g.object = j.object
      )
    )
    and not exists (
      select
      from pgcalls_meta.accepted as a
      where
        a.kind = j.kind
        and a.object = j.object
        and a.item = j.item
        and a.value = coalesce(j.exact, 'gone')
    );
end;
$$;

comment on function pgcalls.catalog_findings is
$$What is not as it was deployed: objects, code, columns, grants, policies, owners.

Part of doctor. A policy, trigger, index, constraint or column that the owner of the
database has added is a notice, until accept_changes.$$;

revoke all on function pgcalls.catalog_findings
from public, anon, authenticated, service_role;
grant execute on function pgcalls.catalog_findings
to service_role;
