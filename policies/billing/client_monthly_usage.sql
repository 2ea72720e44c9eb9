-- public.client_monthly_usage: a client reads its own usage; only the triggers write
-- it.

revoke all on public.client_monthly_usage
from public, anon, authenticated, service_role;
grant select on public.client_monthly_usage to authenticated, service_role;

drop policy if exists client_monthly_usage_select_client
on public.client_monthly_usage;
create policy client_monthly_usage_select_client
on public.client_monthly_usage
for select
to authenticated
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('client_monthly_usage');
