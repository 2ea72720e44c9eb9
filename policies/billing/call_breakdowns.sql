-- public.call_breakdowns: a client reads its own; only the triggers write them.

revoke all on public.call_breakdowns
from public, anon, authenticated, service_role;
grant select on public.call_breakdowns to authenticated, service_role;

drop policy if exists call_breakdowns_select_client
on public.call_breakdowns;
create policy call_breakdowns_select_client
on public.call_breakdowns
for select
to authenticated
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('call_breakdowns');
