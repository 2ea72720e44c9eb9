-- public.client_rate_plans: service_role plans ahead; a client reads its own.

revoke all on public.client_rate_plans
from public, anon, authenticated, service_role;
grant select on public.client_rate_plans to authenticated;
grant select, insert, update, delete on public.client_rate_plans to service_role;

drop policy if exists client_rate_plans_select_client
on public.client_rate_plans;
create policy client_rate_plans_select_client
on public.client_rate_plans
for select
to authenticated
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('client_rate_plans');
