-- pgcalls.named_client_id(): the tenant that the caller's token names.

create or replace function pgcalls.named_client_id()
returns text
language plpgsql
stable
-- definer because is_uuid() is private.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  -- As token_claim() does it: every read of a row asks.
  v_token jsonb := auth.jwt();
  v_assistant_id text := coalesce(
    v_token -> 'app_metadata' ->> 'assistant_id', v_token ->> 'assistant_id'
  );
begin
  -- A broken assistant_id must not turn an agent's token into its client's. In two
  -- steps: of an and Postgres prepares both sides, for a token without it too.
  if v_assistant_id is not null then
    if not pgcalls.is_uuid(v_assistant_id) then
      return null;
    end if;
  end if;

  return coalesce(v_token -> 'app_metadata' ->> 'client_id', v_token ->> 'client_id');
end;
$$;

comment on function pgcalls.named_client_id is
$$The client (tenant) that the caller's token names, or null. Here and in named_agent()
the tenant is read, and nowhere else.

Whether it exists is not asked, which costs half of a policy, and which a policy may not
ask of another table: no row belongs to a client that does not. Whatever is not a row
asks current_client_id().$$;

revoke all on function pgcalls.named_client_id
from public, anon, authenticated, service_role;
grant execute on function pgcalls.named_client_id
to authenticated, service_role;
