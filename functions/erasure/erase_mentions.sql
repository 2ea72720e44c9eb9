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
      v_erased := pgcalls.erase_numbers(
        v_text, v_caller, erase_mentions.placeholder
      );

      if v_caller.addresses is not null then
        v_erased := regexp_replace(
          v_erased, v_caller.addresses, erase_mentions.placeholder, 'gi'
        );
      end if;

      if v_caller.names is not null then
        v_erased := pgcalls.erase_names(
          v_erased, v_caller.names, erase_mentions.placeholder
        );
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
