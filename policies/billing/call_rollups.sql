-- public.call_rollups: a client reads its own; only the triggers write them.

revoke all on public.call_rollups
from public, anon, authenticated, service_role;
grant select on public.call_rollups to authenticated, service_role;

drop policy if exists call_rollups_select_client
on public.call_rollups;
create policy call_rollups_select_client
on public.call_rollups
for select
to authenticated
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('call_rollups');
