-- pgcalls.read_time(value): an instant, whatever unit it is counted in.

create or replace function pgcalls.read_time(
  value text
)
returns timestamptz
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_value text := btrim(read_time.value);
begin
  if v_value ~ '^[0-9]{9,19}([.][0-9]{1,9})?$' then
    -- Seconds until the year 5138, milliseconds from 1973 on.
    return to_timestamp(
      v_value::numeric / case when v_value::numeric > 100000000000 then 1000 else 1 end
    );
  end if;

  return pgcalls.read_instant(v_value, 'UTC', 'time');
exception
  when data_exception then
    return null;
end;
$$;

comment on function pgcalls.read_time is
$$An instant that a platform wrote: seconds or milliseconds since 1970, by their size,
or ISO 8601. Null where it is none.$$;

revoke all on function pgcalls.read_time
from public, anon, authenticated, service_role;
