-- pgcalls.is_erased_elsewhere(client_id, session_id): whether others had this text id.

create or replace function pgcalls.is_erased_elsewhere(
  client_id text,
  session_id text
)
returns boolean
language plpgsql
stable
-- definer because nobody else may read what is remembered.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_digest text := pgcalls.erasure_digest(
    'session_id', is_erased_elsewhere.session_id
  );
begin
  return exists (
    select
    from public.client_subscriptions as c
    join pgcalls.erased_keys as k
      on k.client_id = c.client_id and k.key_digest = v_digest
    where c.client_id <> is_erased_elsewhere.client_id
  );
end;
$$;

comment on function pgcalls.is_erased_elsewhere is
$$Whether a session_id was that of a call of another client before it was erased: who
passes it may mean that one.$$;

revoke all on function pgcalls.is_erased_elsewhere
from public, anon, authenticated, service_role;
grant execute on function pgcalls.is_erased_elsewhere
to service_role;
