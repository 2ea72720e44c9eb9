-- pgcalls.named_agent(): the client and the assistant that the caller's token names.

create or replace function pgcalls.named_agent(
  out client_id text,
  out assistant_id text
)
returns record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_token jsonb := auth.jwt();
  v_metadata jsonb := v_token -> 'app_metadata';
begin
  client_id := coalesce(v_metadata ->> 'client_id', v_token ->> 'client_id');
  assistant_id := lower(
    coalesce(v_metadata ->> 'assistant_id', v_token ->> 'assistant_id') collate "C"
  );
end;
$$;

comment on function pgcalls.named_agent is
$$The client and the assistant that the caller's token names; null where none is named.

Neither is looked at: who finds a call of both knows that the token is an agent's, and
who finds none asks require_agent(); a reader looks for them. assistant_id: in lower
case, to be compared as text.$$;

revoke all on function pgcalls.named_agent
from public, anon, authenticated, service_role;
