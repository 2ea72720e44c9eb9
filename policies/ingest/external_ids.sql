-- public.external_ids: a client reads its own; service_role says which of ours it is.

revoke all on public.external_ids
from public, anon, authenticated, service_role;
grant select on public.external_ids to authenticated, service_role;
grant insert, update, delete on public.external_ids to service_role;

drop policy if exists external_ids_select_client
on public.external_ids;
create policy external_ids_select_client
on public.external_ids
for select
to authenticated
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('external_ids');
