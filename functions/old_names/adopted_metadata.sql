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
  v_metadata jsonb := adopted_metadata.value -> 'metadata';
  v_rest jsonb := adopted_metadata.value - adopted_metadata.known - 'metadata'::text;
  v_keys text[] := '{}';
  v_columns jsonb;
begin
  -- Asked first, because most rows have nothing in the way and nothing to keep.
  if v_metadata::text ~ '"(legacy_|job_id|agent_version|confidence|duration_ms)' then
    v_keys := array(
      select 'legacy_' || c.key
      from jsonb_object_keys(adopted_metadata.value) as c (key)
      union all
      select k.key
      from jsonb_object_keys(adopted_metadata.kept) as k (key)
    );
  end if;

  if jsonb_typeof(v_metadata) <> 'object' or v_keys <> '{}' then
    v_metadata := pgcalls.make_room(v_metadata, v_keys);
  end if;

  if jsonb_strip_nulls(v_rest || adopted_metadata.kept) <> '{}' then
    select jsonb_object_agg(c.key, c.value) into v_columns
    from (
      select 'legacy_' || r.key, r.value
      from jsonb_each(v_rest) as r
      union all
      select k.key, k.value
      from jsonb_each(adopted_metadata.kept) as k
    ) as c (key, value)
    where c.value <> 'null';
  end if;

  -- Told apart from an empty object.
  if v_metadata is null and adopted_metadata.value ? 'metadata' then
    v_columns := v_columns || '{"legacy_metadata": null}';
  end if;

  return coalesce(v_metadata || v_columns, v_metadata, v_columns);
end;
$$;

comment on function pgcalls.adopted_metadata is
$$Metadata of an old row, with every value that has no column of its own.

value: the row. known: columns that have a place elsewhere; each other one becomes the
key legacy_<column>. kept: keys to add under their own name. Null when there is nothing;
metadata that stands in the way of these keys, or is no object, becomes the key
legacy_metadata, null where there is none.$$;

revoke all on function pgcalls.adopted_metadata
from public, anon, authenticated, service_role;
