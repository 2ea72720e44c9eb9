-- pgcalls.require_argument(name, value, client_id): an argument that says something.

create or replace function pgcalls.require_argument(
  name text,
  value jsonb,
  client_id text
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgcalls.require_text(
    require_argument.value #>> '{}', require_argument.name, 8388608
  );

  return pgcalls.read_argument(
    require_argument.name, require_argument.value, require_argument.client_id
  );
end;
$$;

comment on function pgcalls.require_argument is
$$One argument in its stored form, as read_argument answers it, which is not empty.

Errors: those of read_argument; 22023 for an empty text.$$;

revoke all on function pgcalls.require_argument
from public, anon, authenticated, service_role;
