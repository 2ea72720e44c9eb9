-- pgcalls.join_metadata(under, over): the keys of both, where they fit.

create or replace function pgcalls.join_metadata(
  under jsonb,
  over jsonb
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_joined jsonb := coalesce(nullif(join_metadata.under, 'null'), '{}')
    || coalesce(nullif(join_metadata.over, 'null'), '{}');
begin
  return case when octet_length(v_joined::text) <= 16384 then v_joined end;
end;
$$;

comment on function pgcalls.join_metadata is
$$Metadata with the keys of two, those of over where both have one; null is none.

Null when the result is larger than the 16 kB that are kept.$$;

revoke all on function pgcalls.join_metadata
from public, anon, authenticated, service_role;
