-- public.rate_plans: only service_role sees prices. A plan that priced a call stays.

revoke all on public.rate_plans
from public, anon, authenticated, service_role;
grant select, insert, update on public.rate_plans to service_role;

select pgcalls.let_service_role('rate_plans');
