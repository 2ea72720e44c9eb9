-- pgcalls.redact_json(document, kinds, said, is_short): redacted in every value.

create or replace function pgcalls.redact_json(
  document jsonb,
  kinds text[],
  said text default '',
  is_short boolean default false
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_document jsonb := redact_json.document;
  v_kinds text[] := redact_json.kinds;
  v_text text;
  v_redacted text;
begin
  case jsonb_typeof(v_document)
    when 'object' then
      return (
        select coalesce(
          jsonb_object_agg(
            pgcalls.redact_text(e.key, v_kinds, '', redact_json.is_short),
            pgcalls.redact_json(e.value, v_kinds, e.key, redact_json.is_short)
          ),
          '{}'
        )
        from jsonb_each(v_document) as e
      );
    when 'array' then
      return (
        select coalesce(
          jsonb_agg(
            pgcalls.redact_json(
              e.value, v_kinds, redact_json.said, redact_json.is_short
            )
            order by e.n
          ),
          '[]'
        )
        from jsonb_array_elements(v_document) with ordinality as e (value, n)
      );
    when 'string', 'number' then
      v_text := v_document #>> '{}';
      v_redacted := pgcalls.redact_text(
        v_text, v_kinds, redact_json.said, redact_json.is_short
      );

      -- A length or a price stays a number; what reads like a phone or card does not.
      return case
        when v_redacted = v_text then v_document else to_jsonb(v_redacted)
      end;
    else
      return v_document;
  end case;
end;
$$;

comment on function pgcalls.redact_json is
$$A document in which every key, string and number is redacted as redact_text does.

said: the key it stands under.$$;

revoke all on function pgcalls.redact_json
from public, anon, authenticated, service_role;
