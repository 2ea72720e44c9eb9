-- pgcalls.require_agent(): the client and assistant of an agent's token.

create or replace function pgcalls.require_agent(
  out client_id text,
  out assistant_id uuid
)
returns record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  client_id := pgcalls.current_client_id();

  if client_id is null then
    perform pgcalls.refuse_token();
  end if;

  -- No token with another word in its place has a client.
  assistant_id := pgcalls.token_claim('assistant_id')::uuid;

  if assistant_id is null then
    raise exception using
      errcode = 'insufficient_privilege',
      message = 'the token names no assistant',
      hint = 'Only agents write: put assistant_id into app_metadata of the token.';
  end if;
end;
$$;

comment on function pgcalls.require_agent is
$$The client and assistant of an agent's token.

Errors: 42501 when the token is not that of an agent.$$;

revoke all on function pgcalls.require_agent
from public, anon, authenticated, service_role;
