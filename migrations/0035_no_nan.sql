-- depends: 0034_planner_counts
--
-- NaN is greater than every number, so a check such as price >= 0 lets it in, and a sum
-- with it is NaN. Nobody reaches the deployment history but its owner, whom row level
-- security does not bind. Reads the tables once, and locks them for that time.

alter table public.call_rollups
add constraint call_rollups_cost_total_nan_check
check (cost_total <> 'NaN'),
add constraint call_rollups_duration_seconds_nan_check
check (duration_seconds <> 'NaN');
alter table public.client_monthly_usage
add constraint client_monthly_usage_cost_total_nan_check
check (cost_total <> 'NaN'),
add constraint client_monthly_usage_duration_seconds_nan_check
check (duration_seconds <> 'NaN'),
add constraint client_monthly_usage_included_seconds_nan_check
check (included_seconds <> 'NaN');
alter table public.client_subscriptions
add constraint client_subscriptions_current_month_cost_nan_check
check (current_month_cost <> 'NaN'),
add constraint client_subscriptions_current_month_seconds_nan_check
check (current_month_seconds <> 'NaN');
alter table public.limit_notices
add constraint limit_notices_limit_value_nan_check
check (limit_value <> 'NaN'),
add constraint limit_notices_value_nan_check
check (value <> 'NaN');
alter table public.rate_plan_prices
add constraint rate_plan_prices_price_per_unit_nan_check
check (price_per_unit <> 'NaN');
alter table public.rate_plans
add constraint rate_plans_connection_fee_nan_check
check (connection_fee <> 'NaN'),
add constraint rate_plans_price_per_minute_nan_check
check (price_per_minute <> 'NaN');
alter table public.sentiment_terms
add constraint sentiment_terms_valence_nan_check
check (valence <> 'NaN');
alter table public.statement_adjustments
add constraint statement_adjustments_cost_total_nan_check
check (cost_total <> 'NaN'),
add constraint statement_adjustments_duration_seconds_nan_check
check (duration_seconds <> 'NaN'),
add constraint statement_adjustments_included_seconds_nan_check
check (included_seconds <> 'NaN');
alter table public.statements
add constraint statements_adjustment_cost_nan_check
check (adjustment_cost <> 'NaN'),
add constraint statements_cost_total_nan_check
check (cost_total <> 'NaN'),
add constraint statements_duration_seconds_nan_check
check (duration_seconds <> 'NaN'),
add constraint statements_included_seconds_nan_check
check (included_seconds <> 'NaN'),
add constraint statements_usage_cost_nan_check
check (usage_cost <> 'NaN');
alter table public.user_sessions
add constraint user_sessions_duration_minutes_nan_check
check (duration_minutes <> 'NaN'),
add constraint user_sessions_included_seconds_nan_check
check (included_seconds <> 'NaN'),
add constraint user_sessions_sentiment_score_nan_check
check (sentiment_score <> 'NaN');
alter table pgcalls.sentiment_words
add constraint sentiment_words_boost_nan_check
check (boost <> 'NaN'),
add constraint sentiment_words_valence_nan_check
check (valence <> 'NaN');

alter table pgcalls_meta._yoyo_log enable row level security;
alter table pgcalls_meta._yoyo_migration enable row level security;
alter table pgcalls_meta._yoyo_version enable row level security;
alter table pgcalls_meta.definitions enable row level security;
alter table pgcalls_meta.expected enable row level security;
