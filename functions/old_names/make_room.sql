-- pgcalls.make_room(metadata, keys): metadata that leaves some keys to columns.

create or replace function pgcalls.make_room(
  metadata jsonb,
  keys text[]
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_metadata jsonb := nullif(make_room.metadata, 'null');
  v_moved jsonb;
begin
  if jsonb_typeof(v_metadata) = 'string' and (v_metadata #>> '{}') like '{%' then
    begin
      v_metadata := (v_metadata #>> '{}')::jsonb;
    exception
      when data_exception then null;
    end;
  end if;

  if jsonb_typeof(v_metadata) <> 'object' then
    return jsonb_build_object('legacy_metadata', v_metadata);
  end if;

  if v_metadata ?| make_room.keys then
    select jsonb_object_agg(m.key, m.value) into v_moved
    from jsonb_each(v_metadata) as m
    where m.key = any (make_room.keys);

    return v_metadata - make_room.keys
      || jsonb_build_object('legacy_metadata', v_moved);
  end if;

  return v_metadata;
end;
$$;

comment on function pgcalls.make_room is
$$Metadata of an old row that leaves some keys to its columns.

metadata: as the old system has it; an object, also as text, else anything. keys: what
columns are kept under. What is in their way, or no object, becomes the key
legacy_metadata.$$;

revoke all on function pgcalls.make_room
from public, anon, authenticated, service_role;
grant execute on function pgcalls.make_room
to service_role;
