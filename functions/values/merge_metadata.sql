-- pgcalls.merge_metadata(stored, added): metadata with added keys.

create or replace function pgcalls.merge_metadata(
  stored jsonb,
  added jsonb
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_merged jsonb := merge_metadata.stored || merge_metadata.added;
begin
  if v_merged is null then
    return coalesce(merge_metadata.added, merge_metadata.stored);
  end if;

  perform pgcalls.require_document(v_merged, 'metadata', 16384);

  return v_merged;
end;
$$;

comment on function pgcalls.merge_metadata is
$$Metadata with the added keys over the stored ones.

Errors: PT413 when the result is larger than 16 kB.$$;

revoke all on function pgcalls.merge_metadata
from public, anon, authenticated, service_role;
