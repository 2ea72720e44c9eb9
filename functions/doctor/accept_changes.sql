-- pgcalls.accept_changes(): what the owner has added, and which indexes go, is right.

create or replace function pgcalls.accept_changes()
returns setof text
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  insert into pgcalls_meta.accepted as a (kind, object, item, value)
  select
    d.kind,
    d.object,
    d.item,
    coalesce(d.exact, 'gone')
  from pgcalls.catalog_drift() as d
  where
    (
      d.expected is null and d.item ~ '^(policy|trigger|index|constraint|column) '
      or d.found is null and d.item ~ '^index '
    )
    and d.item !~ ' is (on|valid)$'
    and exists (
      select
      from pgcalls_meta.expected as e
      where e.kind = d.kind and e.object = d.object
    )
  on conflict on constraint accepted_pkey do update
    set
      value = excluded.value,
      accepted_at = excluded.accepted_at,
      accepted_by = excluded.accepted_by
    where a.value <> excluded.value
  returning format('%s of %s %s', a.item, a.kind, a.object);
end;
$$;

comment on function pgcalls.accept_changes is
$$Accept the policies, triggers, indexes, constraints and columns that were added to
our tables, and that an index of ours is gone: doctor says no more of them, until one
changes.

Answers what was accepted. For the owner; the same as pgcalls doctor --accept.$$;

revoke all on function pgcalls.accept_changes
from public, anon, authenticated, service_role;
