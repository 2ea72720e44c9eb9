-- pgcalls.first_id(at): the least id of an instant.

create or replace function pgcalls.first_id(
  at timestamptz
)
returns uuid
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    lpad(to_hex(floor(date_part('epoch', first_id.at) * 1000)::bigint), 12, '0')
    || repeat('0', 20)
  )::uuid;
end;
$$;

comment on function pgcalls.first_id is
'The least id that uuid_v7 mints at an instant or later.';

revoke all on function pgcalls.first_id
from public, anon, authenticated, service_role;
