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
  v_merged jsonb := pgcalls.join_metadata(
    merge_metadata.stored, merge_metadata.added
  );
begin
  if merge_metadata.added is null then
    return merge_metadata.stored;
  end if;

  if v_merged is null then
    perform pgcalls.require_size(2147483647, 'metadata', 16384);
  end if;

  return v_merged;
end;
$$;

comment on function pgcalls.merge_metadata is
$$Metadata with the added keys over the stored ones; null adds nothing.

Errors: PT413 when the result is larger than 16 kB.$$;

revoke all on function pgcalls.merge_metadata
from public, anon, authenticated, service_role;
