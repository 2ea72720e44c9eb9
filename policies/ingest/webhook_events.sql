-- public.webhook_events: a client reads its own; only the functions write them.

revoke all on public.webhook_events
from public, anon, authenticated, service_role;
grant select on public.webhook_events to authenticated, service_role;

drop policy if exists webhook_events_select_client
on public.webhook_events;
create policy webhook_events_select_client
on public.webhook_events
for select
to authenticated
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('webhook_events');
