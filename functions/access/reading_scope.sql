-- pgcalls.reading_scope(requested_client_id): what the caller may read.

create or replace function pgcalls.reading_scope(
  requested_client_id text,
  out client_id text,
  out assistant_id uuid
)
returns record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_agent record;
begin
  if current_setting('role') = 'service_role' or pgcalls.is_service() then
    client_id := reading_scope.requested_client_id;
    return;
  end if;

  v_agent := pgcalls.named_agent();

  if v_agent.assistant_id is null or pgcalls.is_uuid(v_agent.assistant_id) then
    select c.client_id, v_agent.assistant_id
    into client_id, assistant_id
    from public.client_subscriptions as c
    where c.client_id = v_agent.client_id;
  end if;

  if client_id is null then
    perform pgcalls.refuse_token();
  end if;

  if reading_scope.requested_client_id <> client_id then
    raise exception using
      errcode = 'insufficient_privilege',
      message = 'client_id is not that of the token',
      hint = 'Leave client_id out; the token says whose calls these are.';
  end if;
end;
$$;

comment on function pgcalls.reading_scope is
$$What the caller may read: null means any client, or any assistant of the client.

Errors: 42501 when the token names no client, or another one than asked for.$$;

revoke all on function pgcalls.reading_scope
from public, anon, authenticated, service_role;
