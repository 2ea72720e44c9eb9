-- public.contacts: a client reads its own contacts; agents only save them.

revoke all on public.contacts
from public, anon, authenticated, service_role;
grant select on public.contacts to authenticated;
grant select, insert, update, delete on public.contacts to service_role;

drop policy if exists contacts_select_client
on public.contacts;
create policy contacts_select_client
on public.contacts
for select
to authenticated
using (client_id = (select voiceledger.whole_client_id()));

drop policy if exists contacts_select_service
on public.contacts;
create policy contacts_select_service
on public.contacts
for select
to service_role
using (true);

drop policy if exists contacts_insert_service
on public.contacts;
create policy contacts_insert_service
on public.contacts
for insert
to service_role
with check (true);

drop policy if exists contacts_update_service
on public.contacts;
create policy contacts_update_service
on public.contacts
for update
to service_role
using (true)
with check (true);

drop policy if exists contacts_delete_service
on public.contacts;
create policy contacts_delete_service
on public.contacts
for delete
to service_role
using (true);
