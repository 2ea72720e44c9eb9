-- pgcalls.our_id(client_id, provider, kind, external_id): which of ours it is.

create or replace function pgcalls.our_id(
  client_id text,
  provider text,
  kind text,
  external_id text
)
returns uuid
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(x.assistant_id, x.phone_number_id)
    from public.external_ids as x
    where
      x.client_id = our_id.client_id
      and x.provider = our_id.provider
      and x.kind = our_id.kind
      and x.external_id = our_id.external_id
  );
end;
$$;

comment on function pgcalls.our_id is
$$The assistant or phone number that a platform's id is of; null where external_ids does
not say.$$;

revoke all on function pgcalls.our_id
from public, anon, authenticated, service_role;
