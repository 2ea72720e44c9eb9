-- pgcalls.set_everywhere(name, value): a setting until the transaction ends.

create or replace function pgcalls.set_everywhere(
  name text,
  value text
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  perform set_config(set_everywhere.name, set_everywhere.value, true);

  -- Citus tells its nodes what SET says, when it is told to; then not the next SET too,
  -- which may be that of a role.
  if current_setting('citus.version', true) is not null then
    perform set_config('citus.propagate_set_commands', 'local', true);
    -- Dynamic because SET takes no expression.
    execute format(
      'set local %s = %L', set_everywhere.name, set_everywhere.value
    );
    perform set_config('citus.propagate_set_commands', 'none', true);
  end if;
end;
$$;

comment on function pgcalls.set_everywhere is
$$Change a setting until the transaction ends, also where triggers and policies of
distributed rows run.$$;

revoke all on function pgcalls.set_everywhere
from public, anon, authenticated, service_role;
