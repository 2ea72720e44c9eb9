-- pgcalls.with_keys(metadata, keys): metadata that carries columns of a dialect.

create or replace function pgcalls.with_keys(
  metadata jsonb,
  keys jsonb
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_given jsonb := jsonb_strip_nulls(with_keys.keys);
begin
  if with_keys.metadata is null and v_given = '{}'
    or jsonb_typeof(with_keys.metadata) <> 'object'
  then
    return with_keys.metadata;
  end if;

  return coalesce(with_keys.metadata, '{}')
    - array(select k.key from jsonb_object_keys(with_keys.keys) as k (key))
    || v_given;
end;
$$;

comment on function pgcalls.with_keys is
$$metadata with these keys set, and without those of them that are null.

Metadata that is no object stays as it is: the table refuses it.$$;

revoke all on function pgcalls.with_keys
from public, anon, authenticated, service_role;
grant execute on function pgcalls.with_keys
to service_role;
