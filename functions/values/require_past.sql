-- pgcalls.require_past(value, name): refuse an instant that cannot have been.

create or replace function pgcalls.require_past(
  value timestamptz,
  name text
)
returns void
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if require_past.value not between '2000-01-01T00:00:00Z'
    and now() + interval '1 hour'
  then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = format('%s is out of range', require_past.name),
      hint = 'Pass an instant from 2000 on that is not in the future.';
  end if;
end;
$$;

comment on function pgcalls.require_past is
$$Refuse an instant before 2000 or more than an hour ahead (clocks differ); null passes.

Errors: 22023.$$;

revoke all on function pgcalls.require_past
from public, anon, authenticated, service_role;
