-- pgcalls.catalog_drift(names): what is not as deployments have left it.

create or replace function pgcalls.catalog_drift(
  names text[] default null
)
returns table (
  kind text,
  object text,
  item text,
  expected text,
  found text,
  exact text,
  make text,
  unmake text
)
language plpgsql
stable
-- definer because what was deployed is known to the owner alone.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_place text := pgcalls.catalog_place();
begin
  return query
  with state as materialized (
    select s.* from pgcalls.catalog_state(catalog_drift.names) as s
  ),

  deployed as (
    select e.*
    from pgcalls_meta.expected as e
    where
      catalog_drift.names is null
      or split_part(e.object, '(', 1) = any (catalog_drift.names)
  )

  select
    coalesce(e.kind, s.kind),
    coalesce(e.object, s.object),
    coalesce(e.item, s.item),
    e.value,
    s.value,
    s.exact,
    coalesce(e.make, s.make),
    s.unmake
  from deployed as e
  full join state as s
    on s.kind = e.kind and s.object = e.object and s.item = e.item
  where
    s.value is distinct from e.value
    or (e.place = v_place and e.exact <> s.exact and e.item <> 'rows');
end;
$$;

comment on function pgcalls.catalog_drift is
$$What is not as deployments have left it, also what is more than they left.

names: as for catalog_state. expected: null for what nobody deployed. found: null for
what is gone.$$;

revoke all on function pgcalls.catalog_drift
from public, anon, authenticated, service_role, pg_monitor;
grant execute on function pgcalls.catalog_drift
to service_role, pg_monitor;
