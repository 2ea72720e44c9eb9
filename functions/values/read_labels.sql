-- pgcalls.read_labels(value): a list of labels, also from one text.

create or replace function pgcalls.read_labels(
  value jsonb
)
returns text[]
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_value jsonb := pgcalls.read_json(read_labels.value);
begin
  if v_value is null or v_value = 'null' then
    return null;
  end if;

  return array(
    select btrim(l.label, E' \t\n\x0b\f\r')
    from (
      select e.label
      from jsonb_array_elements_text(
        case jsonb_typeof(v_value) when 'array' then v_value else '[]' end
      ) as e (label)
      union all
      select s.label
      from string_to_table(
        translate(
          case when jsonb_typeof(v_value) <> 'array' then v_value #>> '{}' end,
          E';،\n', ',,,'
        ),
        ','
      ) as s (label)
    ) as l
    where btrim(l.label, E' \t\n\x0b\f\r') <> ''
  );
end;
$$;

comment on function pgcalls.read_labels is
$$A list of labels: a JSON array, or one text with a comma, semicolon or line between.

value: blanks around a label and empty labels are dropped. Null for null.$$;

revoke all on function pgcalls.read_labels
from public, anon, authenticated, service_role;
