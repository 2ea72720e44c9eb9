-- pgcalls.token_claim(name): a claim of the caller's token.

create or replace function pgcalls.token_claim(
  name text
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_token jsonb := auth.jwt();
begin
  return coalesce(
    v_token -> 'app_metadata' ->> token_claim.name, v_token ->> token_claim.name
  );
end;
$$;

comment on function pgcalls.token_claim is
$$Read a claim of the caller's token, as text: from app_metadata, else from its top
level.

Only the server writes app_metadata; user_metadata is the user's own and never counts.
Null when the claim is not there; one that is no string is the JSON that it is, which
matches nothing.$$;

revoke all on function pgcalls.token_claim
from public, anon, authenticated, service_role;
