-- pgcalls.read_instant(value, timezone, name): an instant as people write it.

create or replace function pgcalls.read_instant(
  value text,
  timezone text,
  name text
)
returns timestamptz
language plpgsql
stable
strict
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_value text := btrim(read_instant.value);
  v_session_zone text := current_setting('TimeZone');
  v_west timestamptz;
  v_instant timestamptz;
begin
  if v_value
    ~ '^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.]\d+)?)?(Z|[+-]\d\d(:?\d\d)?)$'
  then
    return v_value;
  end if;

  -- Twelve and fourteen digits are the date and time of ISO 8601 without its signs.
  if v_value ~ '^[+-]?([0-9]{9,11}|[0-9]{13}|[0-9]{15,})([.][0-9]*)?$' then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = format('%s is a number, not an instant', read_instant.name),
      hint = 'It looks like seconds or milliseconds since 1970: pass ISO 8601 such as'
        || ' 2026-11-20T15:00:00+13:00, from to_timestamp(seconds) or'
        || ' new Date(milliseconds).toISOString().';
  end if;

  -- An instant that moves with the session's zone has no offset of its own.
  perform set_config('TimeZone', 'Etc/GMT+12', true);
  v_west := v_value::timestamptz;
  perform set_config('TimeZone', 'UTC', true);
  v_instant := v_value::timestamptz;

  if v_instant <> v_west then
    v_instant := v_value::timestamp at time zone read_instant.timezone;
  end if;

  perform set_config('TimeZone', v_session_zone, true);

  return v_instant;
exception
  when datetime_field_overflow or invalid_datetime_format then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = format('%s is not an instant', read_instant.name),
      hint = 'Pass ISO 8601 such as 2026-11-20T15:00:00+13:00, or without an offset and'
        || ' with its time zone.';
end;
$$;

comment on function pgcalls.read_instant is
$$An instant as people write it: with an offset, or as the wall clock of a time zone.

value: ISO 8601, or what else Postgres reads; null for null. timezone: IANA name, for a
value without an offset. name: of the argument, for the error.
Errors: 22023 no instant, or a count of seconds or milliseconds.$$;

revoke all on function pgcalls.read_instant
from public, anon, authenticated, service_role;
