-- public.assistants: a client reads its own assistants.

revoke all on public.assistants
from public, anon, authenticated, service_role;
grant select on public.assistants to authenticated;
grant select, insert, update, delete on public.assistants to service_role;

drop policy if exists assistants_select_client
on public.assistants;
create policy assistants_select_client
on public.assistants
for select
to authenticated
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('assistants');
