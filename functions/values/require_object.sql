-- pgcalls.require_object(value, name): refuse metadata that is no object.

create or replace function pgcalls.require_object(
  value jsonb,
  name text
)
returns void
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if jsonb_typeof(require_object.value) <> 'object' then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = format('%s is not a JSON object', require_object.name),
      hint = 'Pass an object such as {"key": "value"}, or null.';
  end if;

  perform pgcalls.require_document(
    require_object.value, require_object.name, 16384
  );
end;
$$;

comment on function pgcalls.require_object is
$$Refuse metadata that is not an object, or larger than 16 kB or deeper than 32 levels;
null passes.

Errors: 22023, PT413.$$;

revoke all on function pgcalls.require_object
from public, anon, authenticated, service_role;
