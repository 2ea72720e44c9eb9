drop table public.statement_adjustments;
drop table public.statements;
drop table public.usage_lines;
drop table public.call_breakdowns;
drop table public.call_rollups;
drop table public.client_monthly_usage;

update public.client_subscriptions
set
  current_month = null,
  current_month_calls = 0,
  current_month_seconds = 0,
  current_month_cost = 0,
  current_month_unpriced = 0,
  current_month_unanswered = 0
where current_month is not null;
