-- public.rate_plan_prices: only service_role sees prices.

revoke all on public.rate_plan_prices
from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.rate_plan_prices to service_role;

select pgcalls.let_service_role('rate_plan_prices');
