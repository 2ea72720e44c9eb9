-- pgcalls.adopted_time(value): an instant that an old row holds, or null.

create or replace function pgcalls.adopted_time(
  value text
)
returns timestamptz
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return adopted_time.value::timestamptz;
exception
  when data_exception then
    return null;
end;
$$;

comment on function pgcalls.adopted_time is
$$An instant that an old row holds; null when it is none.

value: as text; without a zone it is read in TimeZone, which callers set to UTC.$$;

revoke all on function pgcalls.adopted_time
from public, anon, authenticated, service_role;
