-- pgcalls.whole_client_id(): the client of a token that is no agent's.

create or replace function pgcalls.whole_client_id()
returns text
language plpgsql
stable
-- definer because the claim readers are private.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if pgcalls.token_claim('assistant_id') is not null then
    return null;
  end if;

  return pgcalls.named_client_id();
end;
$$;

comment on function pgcalls.whole_client_id is
$$The client whose rows the caller may all read: null for the token of an agent.

As named_client_id(), it reads no table.$$;

revoke all on function pgcalls.whole_client_id
from public, anon, authenticated, service_role;
grant execute on function pgcalls.whole_client_id
to authenticated, service_role;
