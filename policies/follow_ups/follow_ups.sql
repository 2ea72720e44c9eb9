-- public.follow_ups: a client reads its own; only the functions write them.

revoke all on public.follow_ups
from public, anon, authenticated, service_role;
grant select on public.follow_ups to authenticated, service_role;

drop policy if exists follow_ups_select_client
on public.follow_ups;
create policy follow_ups_select_client
on public.follow_ups
for select
to authenticated
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('follow_ups');
