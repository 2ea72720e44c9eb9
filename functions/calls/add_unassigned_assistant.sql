-- pgcalls.add_unassigned_assistant(): the assistant "unassigned" of every client.

create or replace function pgcalls.add_unassigned_assistant()
returns trigger
language plpgsql
volatile
-- definer because who may insert a client need not insert assistants.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into public.assistants (client_id, id, name)
  values (new.client_id, '00000000-0000-0000-0000-000000000000', 'unassigned')
  on conflict do nothing;

  return null;
end;
$$;

comment on function pgcalls.add_unassigned_assistant is
'Trigger function: give every new client the assistant of calls that name none.';

revoke all on function pgcalls.add_unassigned_assistant
from public, anon, authenticated, service_role;

create or replace trigger _600_add_unassigned_assistant
after insert on public.client_subscriptions
for each row
execute function pgcalls.add_unassigned_assistant();
