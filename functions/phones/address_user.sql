-- pgcalls.address_user(address): who a SIP address or tel URI names.

create or replace function pgcalls.address_user(
  address text
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return substring(
    btrim(address_user.address),
    '^(?:"?[^<>"]*"?\s*<)?(?:(?:sips?|tel|client):)?([^<>@;:\s]+)(?:[;:@][^<>\s]*)?>?$'
  );
end;
$$;

comment on function pgcalls.address_user is
$$Who an address names: what stands between scheme and host, or null.

address: such as sip:ada@example.com, "Ada" <sip:+6491234567@host;user=phone> or
16505551234@host.$$;

revoke all on function pgcalls.address_user
from public, anon, authenticated, service_role;
