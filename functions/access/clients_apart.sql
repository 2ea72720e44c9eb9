-- pgcalls.clients_apart(client_id): whose rows are asked for by one statement each.

create or replace function pgcalls.clients_apart(
  client_id text
)
returns text[]
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if clients_apart.client_id is null and pgcalls.is_spread() then
    return array(
      select c.client_id
      from public.client_subscriptions as c
      order by c.client_id
    );
  end if;

  return array[clients_apart.client_id];
end;
$$;

comment on function pgcalls.clients_apart is
$$The clients that a job over all of them goes through, one after the other: null, for
all at once, but each by itself where Citus spreads them.

client_id: of a job that was told its client, which is the only one.$$;

revoke all on function pgcalls.clients_apart
from public, anon, authenticated, service_role;
