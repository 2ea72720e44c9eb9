-- pgcalls.is_uuid(value): whether a text is a uuid.

create or replace function pgcalls.is_uuid(
  value text
)
returns boolean
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return length(is_uuid.value) = 36
    and is_uuid.value ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
end;
$$;

comment on function pgcalls.is_uuid is
'Whether a text is a uuid in its usual form; null for null.';

revoke all on function pgcalls.is_uuid
from public, anon, authenticated, service_role;
grant execute on function pgcalls.is_uuid
to service_role;
