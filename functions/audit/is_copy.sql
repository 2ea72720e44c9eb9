-- pgcalls.is_copy(): whether what happens here happens on another node too.

create or replace function pgcalls.is_copy()
returns boolean
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_copy boolean := false;
begin
  if to_regclass('pg_catalog.pg_dist_local_group') is not null then
    -- Dynamic because the table is Citus's.
    execute 'select g.groupid <> 0 from pg_catalog.pg_dist_local_group as g'
    into v_is_copy;
  end if;

  return v_is_copy;
end;
$$;

comment on function pgcalls.is_copy is
$$Whether what happens here to rows of no client happens on another node too.

Citus keeps them on all nodes; the coordinator is the one that tells of them.$$;

revoke all on function pgcalls.is_copy
from public, anon, authenticated, service_role;
