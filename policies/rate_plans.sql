-- public.rate_plans: only service_role sees prices. A plan that priced a call stays.

revoke all on public.rate_plans
from public, anon, authenticated, service_role;
grant select, insert, update on public.rate_plans to service_role;

drop policy if exists rate_plans_select_service
on public.rate_plans;
create policy rate_plans_select_service
on public.rate_plans
for select
to service_role
using (true);

drop policy if exists rate_plans_insert_service
on public.rate_plans;
create policy rate_plans_insert_service
on public.rate_plans
for insert
to service_role
with check (true);

drop policy if exists rate_plans_update_service
on public.rate_plans;
create policy rate_plans_update_service
on public.rate_plans
for update
to service_role
using (true)
with check (true);
