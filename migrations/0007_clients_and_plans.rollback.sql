drop table public.limit_notices;
drop table public.client_rate_plans;
drop table public.client_subscriptions;
drop table public.rate_plan_prices;
drop table public.rate_plans;
