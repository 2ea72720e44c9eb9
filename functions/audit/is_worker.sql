-- pgcalls.is_worker(): whether this is a node that the coordinator asks.

create or replace function pgcalls.is_worker()
returns boolean
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_worker boolean := false;
begin
  if to_regclass('pg_catalog.pg_dist_local_group') is not null then
    -- Dynamic because the table is Citus's.
    execute 'select g.groupid <> 0 from pg_catalog.pg_dist_local_group as g'
    into v_is_worker;
  end if;

  return v_is_worker;
end;
$$;

comment on function pgcalls.is_worker is
$$Whether this is a node of Citus that the coordinator asks.

Rows of no client are on every node: the coordinator is the one that tells of them.
Nobody hears what a node notifies, and what did so is not committed with other nodes.$$;

revoke all on function pgcalls.is_worker
from public, anon, authenticated, service_role;
