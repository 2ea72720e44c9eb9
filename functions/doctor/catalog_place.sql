-- pgcalls.catalog_place(): where the catalogue can be compared word for word.

create or replace function pgcalls.catalog_place()
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return concat_ws(
    '/',
    case
      when has_function_privilege('pg_control_system()', 'execute')
        then (select s.system_identifier from pg_control_system() as s)
    end,
    'pgcalls_meta'::regnamespace::oid,
    current_setting('server_version_num')::integer / 10000
  );
end;
$$;

comment on function pgcalls.catalog_place is
$$Another text after a dump and restore or on another major version.

Postgres may describe the same object in other words there.$$;

revoke all on function pgcalls.catalog_place
from public, anon, authenticated, service_role;
