-- public.limit_notices: a client reads its own; only the functions write them.

revoke all on public.limit_notices
from public, anon, authenticated, service_role;
grant select on public.limit_notices to authenticated, service_role;

drop policy if exists limit_notices_select_client
on public.limit_notices;
create policy limit_notices_select_client
on public.limit_notices
for select
to authenticated
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('limit_notices');
