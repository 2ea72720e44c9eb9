-- pgcalls.set_updated_at(): trigger function, and every trigger that fires it.

create or replace function pgcalls.set_updated_at()
returns trigger
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  new.updated_at := now();

  return new;
end;
$$;

comment on function pgcalls.set_updated_at is
'Trigger function: stamp updated_at with the time of the transaction.';

revoke all on function pgcalls.set_updated_at
from public, anon, authenticated, service_role;

create or replace trigger _290_set_updated_at
before update on public.client_subscriptions
for each row
execute function pgcalls.set_updated_at();

create or replace trigger _290_set_updated_at
before update on public.user_sessions
for each row
execute function pgcalls.set_updated_at();

create or replace trigger _290_set_updated_at
before update on public.tool_calls
for each row
execute function pgcalls.set_updated_at();

create or replace trigger _290_set_updated_at
before update on public.contacts
for each row
execute function pgcalls.set_updated_at();

create or replace trigger _290_set_updated_at
before update on public.usage_lines
for each row
execute function pgcalls.set_updated_at();

create or replace trigger _290_set_updated_at
before update on public.follow_up_rules
for each row
execute function pgcalls.set_updated_at();

create or replace trigger _290_set_updated_at
before update on public.follow_ups
for each row
execute function pgcalls.set_updated_at();
