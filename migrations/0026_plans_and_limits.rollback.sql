drop table public.limit_notices;
drop table public.client_rate_plans;

alter table public.client_monthly_usage drop column unpriced_count;

alter table public.client_subscriptions
drop constraint client_subscriptions_reserved_seconds_check,
drop constraint client_subscriptions_soft_limits_check,
drop column current_month_unpriced,
drop column reserved_seconds,
drop column soft_monthly_cost,
drop column soft_monthly_minutes,
drop column soft_concurrent_calls;

comment on column public.client_subscriptions.rate_plan_id is
'Price of new calls; any row of the plan, the one valid at the start counts.';
