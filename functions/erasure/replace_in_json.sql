-- pgcalls.replace_in_json(document, pattern, placeholder): in every value.

create or replace function pgcalls.replace_in_json(
  document jsonb,
  pattern text,
  placeholder text
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_text text;
begin
  if replace_in_json.document is null
    or replace_in_json.document::text !~* replace_in_json.pattern
  then
    return replace_in_json.document;
  end if;

  case jsonb_typeof(replace_in_json.document)
    when 'object' then
      return (
        select jsonb_object_agg(
          regexp_replace(
            e.key, replace_in_json.pattern, replace_in_json.placeholder, 'gi'
          ),
          pgcalls.replace_in_json(
            e.value, replace_in_json.pattern, replace_in_json.placeholder
          )
        )
        from jsonb_each(replace_in_json.document) as e
      );
    when 'array' then
      return (
        select jsonb_agg(
          pgcalls.replace_in_json(
            e.value, replace_in_json.pattern, replace_in_json.placeholder
          )
          order by e.n
        )
        from jsonb_array_elements(replace_in_json.document)
          with ordinality as e (value, n)
      );
    else
      v_text := replace_in_json.document #>> '{}';

      return to_jsonb(
        regexp_replace(
          v_text, replace_in_json.pattern, replace_in_json.placeholder, 'gi'
        )
      );
  end case;
end;
$$;

comment on function pgcalls.replace_in_json is
$$A document in which every match of a pattern, in keys, strings and numbers, is
replaced.$$;

revoke all on function pgcalls.replace_in_json
from public, anon, authenticated, service_role;
