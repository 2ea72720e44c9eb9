-- pgcalls.require_size(bytes, name, max_bytes): refuse what is too large.

create or replace function pgcalls.require_size(
  bytes integer,
  name text,
  max_bytes integer
)
returns void
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if require_size.bytes > require_size.max_bytes then
    raise exception using
      errcode = 'PT413',
      message = format('%s is too large', require_size.name),
      hint = format('At most %s bytes are kept.', require_size.max_bytes);
  end if;
end;
$$;

comment on function pgcalls.require_size is
$$Refuse text or a document that is larger than what is kept.

Errors: PT413.$$;

revoke all on function pgcalls.require_size
from public, anon, authenticated, service_role;
