-- pgcalls.old_value(value, kind): a value under an old name, in its old type.

create or replace function pgcalls.old_value(
  value jsonb,
  kind anyelement
)
returns anyelement
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_result old_value.kind%type;
  v_category text;
begin
  if coalesce(old_value.value, 'null') = 'null' then
    return null;
  end if;

  select t.typcategory into v_category
  from pg_catalog.pg_type as t
  where t.oid = pg_typeof(old_value.kind);

  if pg_typeof(old_value.kind) in ('json'::regtype, 'jsonb'::regtype) then
    v_result := old_value.value::text;
  elsif v_category = 'A' and jsonb_typeof(old_value.value) = 'array' then
    -- Dynamic because only Postgres's own reader of JSON knows every array.
    execute format(
      'select r.v from jsonb_to_record(jsonb_build_object(''v'', $1)) as r (v %s)',
      pg_typeof(old_value.kind)
    ) into v_result using old_value.value;
  elsif v_category = 'C' then
    v_result := jsonb_populate_record(old_value.kind, old_value.value);
  else
    v_result := old_value.value #>> '{}';
  end if;

  return v_result;
exception
  when data_exception or integrity_constraint_violation then
    return null;
end;
$$;

comment on function pgcalls.old_value is
$$A value under an old name, in its old type; null where the type cannot hold it.

value: as JSON. kind: null of the type.$$;

revoke all on function pgcalls.old_value
from public, anon, authenticated, service_role;
grant execute on function pgcalls.old_value
to authenticated, service_role;
