-- pgcalls.adopted_id(table_name, value): the uuid under which an old row is kept.

create or replace function pgcalls.adopted_id(
  table_name text,
  value text
)
returns uuid
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if pgcalls.is_uuid(adopted_id.value) then
    return adopted_id.value::uuid;
  end if;

  return md5(adopted_id.table_name || ':' || adopted_id.value)::uuid;
end;
$$;

comment on function pgcalls.adopted_id is
$$The uuid under which an old row is kept: its own, else always the same one made of it.

table_name: the old table. value: the old key.$$;

revoke all on function pgcalls.adopted_id
from public, anon, authenticated, service_role;
grant execute on function pgcalls.adopted_id
to service_role;
