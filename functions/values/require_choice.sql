-- pgcalls.require_choice(value, name, choices): refuse a value that is no choice.

create or replace function pgcalls.require_choice(
  value text,
  name text,
  choices text[]
)
returns void
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if require_choice.value <> all (require_choice.choices) then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = format('%s is none of its values', require_choice.name),
      hint = format('Pass one of: %s.', array_to_string(require_choice.choices, ', '));
  end if;
end;
$$;

comment on function pgcalls.require_choice is
$$Refuse a value that is not one of the choices; null passes.

Errors: 22023.$$;

revoke all on function pgcalls.require_choice
from public, anon, authenticated, service_role;
