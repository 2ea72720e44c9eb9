-- pgcalls.current_client_id(): the tenant of the caller's token.

create or replace function pgcalls.current_client_id()
returns text
language plpgsql
stable
-- definer because a policy must not need a policy to look the tenant up.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  -- Once: where clients are few, a scan would ask for it at every row.
  v_client_id text := pgcalls.named_client_id();
begin
  return (
    select c.client_id
    from public.client_subscriptions as c
    where c.client_id = v_client_id
  );
end;
$$;

comment on function pgcalls.current_client_id is
$$The client (tenant) of the caller's token, or null.

It counts only if that client exists: Supabase's OAuth server puts a client_id of its
own into tokens.$$;

revoke all on function pgcalls.current_client_id
from public, anon, authenticated, service_role;
grant execute on function pgcalls.current_client_id
to authenticated, service_role;
