-- depends: 0027_call_rollups
--
-- What the analytics and billing functions answer, and a wider answer of
-- reconcile_usage, which the definition then makes again.

drop function if exists pgcalls.reconcile_usage();
drop function if exists pgcalls.add_usage(
  text, date, integer, numeric, numeric, numeric
);

create type public.client_call_analytics_result as (
  client_id text,
  start_date date,
  end_date date,
  timezone text,
  currency text,
  total_calls bigint,
  unpriced_calls bigint,
  total_seconds numeric,
  total_minutes numeric,
  total_cost numeric,
  avg_duration_seconds numeric,
  avg_cost numeric,
  by_day jsonb,
  by_outcome jsonb,
  by_sentiment jsonb,
  by_type jsonb,
  by_ended_reason jsonb,
  busiest_hours jsonb
);
comment on type public.client_call_analytics_result is
'Answer of get_client_call_analytics.';

create type public.stale_session_row as (
  id uuid,
  client_id text,
  session_id text,
  ended_at timestamptz
);
comment on type public.stale_session_row is 'Row of close_stale_sessions.';
