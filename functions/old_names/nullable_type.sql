-- pgcalls.nullable_type(type, modifier): the name of a type that may be null.

create or replace function pgcalls.nullable_type(
  type oid,
  modifier integer
)
returns text
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_name text := format_type(nullable_type.type, nullable_type.modifier);
begin
  execute format('select null::%s', v_name);
  return v_name;
exception
  -- A domain that wants a value: what it is made of.
  when integrity_constraint_violation then
    return (
      select pgcalls.nullable_type(t.typbasetype, t.typtypmod)
      from pg_catalog.pg_type as t
      where t.oid = nullable_type.type
    );
end;
$$;

comment on function pgcalls.nullable_type is
'The name of a type; of a domain that refuses null, that of the type it is made of.';

revoke all on function pgcalls.nullable_type
from public, anon, authenticated, service_role;
