-- pgcalls.fill_template(template, fields): a template with its placeholders filled.

create or replace function pgcalls.fill_template(
  template jsonb,
  fields jsonb
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_fields jsonb := fill_template.fields;
  v_text text;
  v_name text;
begin
  case jsonb_typeof(fill_template.template)
    when 'object' then
      return (
        select coalesce(
          jsonb_object_agg(e.key, pgcalls.fill_template(e.value, v_fields)), '{}'
        )
        from jsonb_each(fill_template.template) as e
      );
    when 'array' then
      return (
        select coalesce(
          jsonb_agg(pgcalls.fill_template(e.value, v_fields) order by e.n), '[]'
        )
        from jsonb_array_elements(fill_template.template)
          with ordinality as e (value, n)
      );
    when 'string' then
      v_text := fill_template.template #>> '{}';
      v_name := substring(v_text from '^\{\{\s*(\w+)\s*\}\}$');

      if v_fields ? v_name then
        return v_fields -> v_name;
      end if;

      -- In one go: what a caller said is no placeholder.
      return (
        select to_jsonb(
          string_agg(
            case
              when p.n = 1 then p.part
              when v_fields ? btrim(f.name) then concat(
                v_fields ->> btrim(f.name), substr(p.part, length(f.name) + 3)
              )
              else '{{' || p.part
            end,
            '' order by p.n
          )
        )
        from string_to_table(v_text, '{{') with ordinality as p (part, n)
        cross join lateral split_part(p.part, '}}', 1) as f (name)
      );
    else
      return fill_template.template;
  end case;
end;
$$;

comment on function pgcalls.fill_template is
$$A document in whose texts each {{name}} is replaced by that field; a text that is
nothing else becomes the value of the field itself.

fields: an object. Keys stay, and so does a name that is no field.$$;

revoke all on function pgcalls.fill_template
from public, anon, authenticated, service_role;
