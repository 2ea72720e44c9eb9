-- pgcalls.is_spread(): whether Citus keeps the clients on several nodes.

create or replace function pgcalls.is_spread()
returns boolean
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_spread boolean := false;
begin
  if to_regclass('pg_catalog.pg_dist_partition') is not null then
    -- Dynamic because the table is Citus's.
    execute
      'select exists (select from pg_catalog.pg_dist_partition as d'
      ' where d.logicalrelid = ''public.user_sessions''::regclass)'
    into v_is_spread;
  end if;

  return v_is_spread;
end;
$$;

comment on function pgcalls.is_spread is
'Whether Citus keeps the rows of each client on one of several nodes.';

revoke all on function pgcalls.is_spread
from public, anon, authenticated, service_role;
grant execute on function pgcalls.is_spread
to service_role;
