drop table public.rate_plans;
