drop type public.cost_reconciliation_row;
drop type public.log_usage_result;
drop table public.usage_lines;
drop table public.rate_plan_prices;

alter table public.user_sessions
drop constraint user_sessions_usage_cost_check,
drop column usage_cost;
