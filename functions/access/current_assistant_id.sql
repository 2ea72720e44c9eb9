-- pgcalls.current_assistant_id(): the assistant of the caller's token.

create or replace function pgcalls.current_assistant_id()
returns uuid
language plpgsql
stable
-- definer because the claim reader is private.
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
  -- In two steps: of an and Postgres prepares both sides, for a token without it too.
  if v_assistant_id is not null then
    if pgcalls.is_uuid(v_assistant_id) then
      return v_assistant_id;
    end if;
  end if;

  return null;
end;
$$;

comment on function pgcalls.current_assistant_id is
$$The assistant of the caller's token, or null for the token of a whole client.$$;

revoke all on function pgcalls.current_assistant_id
from public, anon, authenticated, service_role;
grant execute on function pgcalls.current_assistant_id
to authenticated, service_role;
