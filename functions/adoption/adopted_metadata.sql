-- pgcalls.adopted_metadata(value, known, kept): metadata of an old row.

create or replace function pgcalls.adopted_metadata(
  value jsonb,
  known text[],
  kept jsonb
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_metadata jsonb := nullif(adopted_metadata.value -> 'metadata', 'null');
  v_rest jsonb := adopted_metadata.value - adopted_metadata.known - 'metadata'::text;
  v_item record;
begin
  if jsonb_typeof(v_metadata) = 'string' and (v_metadata #>> '{}') like '{%' then
    begin
      v_metadata := (v_metadata #>> '{}')::jsonb;
    exception
      when data_exception then null;
    end;
  end if;

  if jsonb_typeof(v_metadata) <> 'object' then
    v_metadata := jsonb_build_object('legacy_metadata', v_metadata);
  end if;

  for v_item in
    select i.key, i.value from jsonb_each(adopted_metadata.kept) as i
    union all
    select 'legacy_' || i.key, i.value from jsonb_each(v_rest) as i
  loop
    continue when v_item.value = 'null' or v_item.value = v_metadata -> v_item.key;

    if v_metadata ? v_item.key then
      v_item.key := 'legacy_' || v_item.key;
    end if;

    v_metadata := coalesce(v_metadata, '{}')
      || jsonb_build_object(v_item.key, v_item.value);
  end loop;

  return v_metadata;
end;
$$;

comment on function pgcalls.adopted_metadata is
$$Metadata of an old row, with every value that has no column of its own.

value: the row. known: columns that have a place elsewhere; each other one becomes the
key legacy_<column>. kept: keys to add under their own name. Null when there is nothing;
metadata that is no object becomes the key legacy_metadata.$$;

revoke all on function pgcalls.adopted_metadata
from public, anon, authenticated, service_role;
