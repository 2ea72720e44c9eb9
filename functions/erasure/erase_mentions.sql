-- pgcalls.erase_mentions(document, caller, placeholder): in every value.

create or replace function pgcalls.erase_mentions(
  document jsonb,
  caller pgcalls.caller,
  placeholder text
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_caller pgcalls.caller := erase_mentions.caller;
  v_text text;
  v_erased text;
  v_plain text;
  v_document jsonb;
begin
  case jsonb_typeof(erase_mentions.document)
    when 'object' then
      return (
        select coalesce(
          jsonb_object_agg(
            pgcalls.erase_mentions(
              to_jsonb(e.key), v_caller, erase_mentions.placeholder
            ) #>> '{}',
            pgcalls.erase_mentions(e.value, v_caller, erase_mentions.placeholder)
          ),
          '{}'
        )
        from jsonb_each(erase_mentions.document) as e
      );
    when 'array' then
      return (
        select coalesce(
          jsonb_agg(
            pgcalls.erase_mentions(e.value, v_caller, erase_mentions.placeholder)
            order by e.n
          ),
          '[]'
        )
        from jsonb_array_elements(erase_mentions.document)
          with ordinality as e (value, n)
      );
    when 'string', 'number' then
      v_text := erase_mentions.document #>> '{}';
      v_erased := pgcalls.erase_written(
        v_text, v_caller, erase_mentions.placeholder
      );
      v_plain := pgcalls.plain_text(v_erased);

      -- Written in another form: a document in the text stays one, else the text
      -- becomes plain.
      if v_plain <> v_erased
        and pgcalls.erase_written(v_plain, v_caller, '') <> v_plain
      then
        v_document := pgcalls.erase_mentions(
          pgcalls.inner_document(v_erased), v_caller, erase_mentions.placeholder
        );
        v_erased := coalesce(v_document::text, v_erased);
        v_plain := pgcalls.plain_text(v_erased);

        if pgcalls.erase_written(v_plain, v_caller, '') <> v_plain then
          v_erased := pgcalls.erase_written(
            v_plain, v_caller, erase_mentions.placeholder
          );
        end if;
      end if;

      return case
        when v_erased = v_text then erase_mentions.document else to_jsonb(v_erased)
      end;
    else
      return erase_mentions.document;
  end case;
end;
$$;

comment on function pgcalls.erase_mentions is
$$A document in which every mention of a caller, in keys, strings and numbers, is
replaced by a placeholder.$$;

revoke all on function pgcalls.erase_mentions
from public, anon, authenticated, service_role;
