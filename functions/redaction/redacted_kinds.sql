-- pgcalls.redacted_kinds(client_id): what a client wants redacted.

create or replace function pgcalls.redacted_kinds(
  client_id text
)
returns text[]
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select c.redacted_kinds
    from public.client_subscriptions as c
    where c.client_id = redacted_kinds.client_id and c.redacted_kinds <> '{}'
  );
end;
$$;

comment on function pgcalls.redacted_kinds is
'What a client wants redacted before it is stored; null for nothing.';

revoke all on function pgcalls.redacted_kinds
from public, anon, authenticated, service_role;
