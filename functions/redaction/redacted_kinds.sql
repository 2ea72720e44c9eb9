-- pgcalls.redacted_kinds(client_id, session_id): what a client wants redacted.

create or replace function pgcalls.redacted_kinds(
  client_id text,
  session_id uuid
)
returns text[]
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client_id text := redacted_kinds.client_id;
begin
  if v_client_id is null then
    select s.client_id into v_client_id
    from public.user_sessions as s
    where s.id = redacted_kinds.session_id;
  end if;

  -- In a statement of its own: with the first one in it, it is planned for every turn.
  return (
    select c.redacted_kinds
    from public.client_subscriptions as c
    where c.client_id = v_client_id and c.redacted_kinds <> '{}'
  );
end;
$$;

comment on function pgcalls.redacted_kinds is
$$What a client wants redacted before it is stored; null for nothing.

session_id: the call that tells the client of a row that has none yet.$$;

revoke all on function pgcalls.redacted_kinds
from public, anon, authenticated, service_role;
