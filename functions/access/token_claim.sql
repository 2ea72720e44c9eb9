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
  v_claim jsonb;
begin
  v_claim := nullif(v_token -> 'app_metadata' -> token_claim.name, 'null');
  if v_claim is null then
    v_claim := nullif(v_token -> token_claim.name, 'null');
  end if;

  return case
    when v_claim is null then null
    when jsonb_typeof(v_claim) = 'string' then v_claim #>> '{}'
    else ''
  end;
end;
$$;

comment on function pgcalls.token_claim is
$$Read a claim of the caller's token: from app_metadata, else from its top level.

Only the server writes app_metadata; user_metadata is the user's own and never
counts. Null when the claim is not there, empty when it is not a string, which
matches nothing.$$;

revoke all on function pgcalls.token_claim
from public, anon, authenticated, service_role;
