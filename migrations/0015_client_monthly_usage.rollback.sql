drop table public.client_monthly_usage;

update public.client_subscriptions
set
  current_month = null,
  current_month_calls = 0,
  current_month_seconds = 0,
  current_month_cost = 0
where current_month is not null;
