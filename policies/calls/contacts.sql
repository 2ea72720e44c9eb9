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
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('contacts');
