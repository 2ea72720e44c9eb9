-- pgcalls.value_as(value, kind, type): a JSON value in a type, or null.

create or replace function pgcalls.value_as(
  value jsonb,
  kind anyelement,
  type text default null,
  -- On 15 and 16 no variable is declared as the type of a row that is given.
  out result anyelement
)
returns anyelement
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
set datestyle = 'ISO'
set intervalstyle = 'postgres'
as $$
declare
  v_category text;
begin
  if coalesce(value_as.value, 'null') = 'null' then
    return;
  end if;

  select t.typcategory into v_category
  from pg_catalog.pg_type as t
  where t.oid = pg_typeof(value_as.kind);

  if pg_typeof(value_as.kind) in ('json'::regtype, 'jsonb'::regtype) then
    result := value_as.value::text;
  elsif v_category = 'N' and jsonb_typeof(value_as.value) = 'number' then
    result := value_as.value::numeric;
  elsif v_category = 'A' and jsonb_typeof(value_as.value) = 'array' then
    -- Dynamic because only Postgres's own reader of JSON knows every array.
    execute format(
      'select r.v from jsonb_to_record(jsonb_build_object(''v'', $1)) as r (v %s)',
      pg_typeof(value_as.kind)
    ) into result using value_as.value;
  elsif v_category = 'C' then
    result := jsonb_populate_record(value_as.kind, value_as.value);
  else
    result := value_as.value #>> '{}';
  end if;

  if value_as.type is not null then
    execute format('select $1::%s', value_as.type) into result using result;
  end if;
exception
  -- A type may refuse a value with any error.
  when others then
    result := null;
end;
$$;

comment on function pgcalls.value_as is
$$A JSON value in a type of Postgres; null where the type cannot hold it, no error.

kind: null of the type. type: it once more, with a bound such as numeric(10, 2).$$;

revoke all on function pgcalls.value_as
from public, anon, authenticated, service_role;
grant execute on function pgcalls.value_as
to authenticated, service_role;
