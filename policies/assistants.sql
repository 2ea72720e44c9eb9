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
using (client_id = (select voiceledger.whole_client_id()));

drop policy if exists assistants_select_service
on public.assistants;
create policy assistants_select_service
on public.assistants
for select
to service_role
using (true);

drop policy if exists assistants_insert_service
on public.assistants;
create policy assistants_insert_service
on public.assistants
for insert
to service_role
with check (true);

drop policy if exists assistants_update_service
on public.assistants;
create policy assistants_update_service
on public.assistants
for update
to service_role
using (true)
with check (true);

drop policy if exists assistants_delete_service
on public.assistants;
create policy assistants_delete_service
on public.assistants
for delete
to service_role
using (true);
