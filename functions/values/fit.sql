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
declare
  v_value text := left(fit.value, fit.bytes);
begin
  -- A character has at most four bytes, so none too many is taken away.
  while octet_length(v_value) > fit.bytes loop
    v_value := left(
      v_value, length(v_value) - (octet_length(v_value) - fit.bytes + 3) / 4
    );
  end loop;

  return v_value;
end;
$$;

comment on function pgcalls.fit is
$$The beginning of a text that has at most so many bytes. A placeholder may be longer
than what it replaces.$$;

revoke all on function pgcalls.fit
from public, anon, authenticated, service_role;
