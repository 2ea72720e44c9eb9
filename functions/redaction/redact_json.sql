-- pgcalls.redact_json(document, kinds): with placeholders in every value.

create or replace function pgcalls.redact_json(
  document jsonb,
  kinds text[]
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  case jsonb_typeof(redact_json.document)
    when 'object' then
      return (
        select coalesce(
          jsonb_object_agg(
            pgcalls.redact_text(e.key, redact_json.kinds),
            pgcalls.redact_json(e.value, redact_json.kinds)
          ),
          '{}'
        )
        from jsonb_each(redact_json.document) as e
      );
    when 'array' then
      return (
        select coalesce(
          jsonb_agg(pgcalls.redact_json(e.value, redact_json.kinds) order by e.n),
          '[]'
        )
        from jsonb_array_elements(redact_json.document)
          with ordinality as e (value, n)
      );
    when 'string' then
      return to_jsonb(
        pgcalls.redact_text(redact_json.document #>> '{}', redact_json.kinds)
      );
    when 'number' then
      -- A length or a price stays a number; what reads like a phone or card does not.
      if pgcalls.redact_text(
        redact_json.document #>> '{}', redact_json.kinds
      ) ~ '^\[' then
        return to_jsonb(
          pgcalls.redact_text(redact_json.document #>> '{}', redact_json.kinds)
        );
      end if;

      return redact_json.document;
    else
      return redact_json.document;
  end case;
end;
$$;

comment on function pgcalls.redact_json is
'A document in which every key, string and number is redacted as redact_text does.';

revoke all on function pgcalls.redact_json
from public, anon, authenticated, service_role;
