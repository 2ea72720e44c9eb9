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
using (client_id = (select voiceledger.whole_client_id()));

drop policy if exists client_rate_plans_select_service
on public.client_rate_plans;
create policy client_rate_plans_select_service
on public.client_rate_plans
for select
to service_role
using (true);

drop policy if exists client_rate_plans_insert_service
on public.client_rate_plans;
create policy client_rate_plans_insert_service
on public.client_rate_plans
for insert
to service_role
with check (true);

drop policy if exists client_rate_plans_update_service
on public.client_rate_plans;
create policy client_rate_plans_update_service
on public.client_rate_plans
for update
to service_role
using (true)
with check (true);

drop policy if exists client_rate_plans_delete_service
on public.client_rate_plans;
create policy client_rate_plans_delete_service
on public.client_rate_plans
for delete
to service_role
using (true);
