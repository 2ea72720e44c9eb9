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
  v_assistant_id text := pgcalls.token_claim('assistant_id');
begin
  return case
    when v_assistant_id is not null and pgcalls.is_uuid(v_assistant_id)
      then v_assistant_id::uuid
  end;
end;
$$;

comment on function pgcalls.current_assistant_id is
$$The assistant of the caller's token, or null for the token of a whole client.$$;

revoke all on function pgcalls.current_assistant_id
from public, anon, authenticated, service_role;
grant execute on function pgcalls.current_assistant_id
to authenticated, service_role;
