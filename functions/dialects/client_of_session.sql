-- pgcalls.client_of_session(session_id, client_id): whose a row of a dialect is.

create or replace function pgcalls.client_of_session(
  session_id uuid,
  client_id text
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  -- Citus asks a row for its client before any trigger of the table can tell it.
  return coalesce(
    (
      select s.client_id
      from public.user_sessions as s
      where
        s.id = client_of_session.session_id
        and s.client_id = coalesce(client_of_session.client_id, s.client_id)
    ),
    client_of_session.client_id,
    'default'
  );
end;
$$;

comment on function pgcalls.client_of_session is
$$Whose call a row of a dialect belongs to.

session_id: the id of the call. client_id: the client that the writer named, or null.$$;

revoke all on function pgcalls.client_of_session
from public, anon, authenticated, service_role;
grant execute on function pgcalls.client_of_session
to service_role;
