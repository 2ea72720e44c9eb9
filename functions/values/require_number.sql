-- pgcalls.require_number(value, name, max_value): refuse a number out of range.

create or replace function pgcalls.require_number(
  value numeric,
  name text,
  max_value numeric
)
returns void
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  -- NaN is larger than every number, so the upper bound refuses it too.
  if require_number.value not between 0 and require_number.max_value then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = format('%s is out of range', require_number.name),
      hint = format('Pass a number from 0 to %s.', require_number.max_value);
  end if;
end;
$$;

comment on function pgcalls.require_number is
$$Refuse a negative, too large or not a number; null passes.

Errors: 22023.$$;

revoke all on function pgcalls.require_number
from public, anon, authenticated, service_role;
