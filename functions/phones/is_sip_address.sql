-- pgcalls.is_sip_address(address): whether a side of a call is no number of its own.

create or replace function pgcalls.is_sip_address(
  address text
)
returns boolean
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return is_sip_address.address ~* '^sips?:[^[:space:]]{1,255}$';
end;
$$;

comment on function pgcalls.is_sip_address is
$$Whether a side of a call is a SIP address, such as sip:ada@example.com, which is
stored as it is. Null for null.$$;

revoke all on function pgcalls.is_sip_address
from public, anon, authenticated, service_role;
