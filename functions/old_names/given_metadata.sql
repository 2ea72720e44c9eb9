-- pgcalls.given_metadata(metadata, keys): metadata as the old system has given it.

create or replace function pgcalls.given_metadata(
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
  v_moved jsonb := given_metadata.metadata -> 'legacy_metadata';
begin
  if jsonb_typeof(v_moved) <> 'object' then
    return nullif(v_moved, 'null');
  end if;

  return given_metadata.metadata - given_metadata.keys || coalesce(v_moved, '{}');
end;
$$;

comment on function pgcalls.given_metadata is
$$Metadata as the old system has given it: without the columns that are kept in it.

metadata: what make_room has made of it, with columns. keys: what those are kept
under, and legacy_metadata.$$;

revoke all on function pgcalls.given_metadata
from public, anon, authenticated, service_role;
grant execute on function pgcalls.given_metadata
to authenticated, service_role;
