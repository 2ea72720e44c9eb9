-- pgcalls.adopted_time(value): an instant of an old row that our tables hold, or null.

create or replace function pgcalls.adopted_time(
  value text
)
returns timestamptz
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_at timestamptz;
begin
  v_at := adopted_time.value::timestamptz;

  return case
    when v_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z' then v_at
  end;
exception
  when data_exception then
    return null;
end;
$$;

comment on function pgcalls.adopted_time is
$$An instant that an old row holds; null when it is none, or before 2000 or after 2100.

value: as text; without a zone it is read in TimeZone, which callers set to UTC.$$;

revoke all on function pgcalls.adopted_time
from public, anon, authenticated, service_role;
