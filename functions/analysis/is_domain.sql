-- pgcalls.is_domain(name): whether a name has the shape of a mail domain.

create or replace function pgcalls.is_domain(
  name text
)
returns boolean
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return length(is_domain.name) <= 253
    and is_domain.name
    ~ '^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$';
end;
$$;

comment on function pgcalls.is_domain is
'Whether a name in lower case has the shape of a mail domain.';

revoke all on function pgcalls.is_domain
from public, anon, authenticated, service_role;
