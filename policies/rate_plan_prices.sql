-- public.rate_plan_prices: only service_role sees prices.

revoke all on public.rate_plan_prices
from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.rate_plan_prices to service_role;

drop policy if exists rate_plan_prices_select_service
on public.rate_plan_prices;
create policy rate_plan_prices_select_service
on public.rate_plan_prices
for select
to service_role
using (true);

drop policy if exists rate_plan_prices_insert_service
on public.rate_plan_prices;
create policy rate_plan_prices_insert_service
on public.rate_plan_prices
for insert
to service_role
with check (true);

drop policy if exists rate_plan_prices_update_service
on public.rate_plan_prices;
create policy rate_plan_prices_update_service
on public.rate_plan_prices
for update
to service_role
using (true)
with check (true);

drop policy if exists rate_plan_prices_delete_service
on public.rate_plan_prices;
create policy rate_plan_prices_delete_service
on public.rate_plan_prices
for delete
to service_role
using (true);
