-- pgcalls.fit(value, bytes): text that keeps within its bound.

create or replace function pgcalls.fit(
  value text,
  bytes integer
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  -- Each character is at least a byte, so what is left never exceeds the bound.
  return left(
    fit.value,
    length(fit.value) - greatest(octet_length(fit.value) - fit.bytes, 0)
  );
end;
$$;

comment on function pgcalls.fit is
$$The beginning of a text that has at most so many bytes. A placeholder may be longer
than what it replaces.$$;

revoke all on function pgcalls.fit
from public, anon, authenticated, service_role;
