-- public.get_client_call_analytics(client_id, start_date, end_date):
-- what a client's calls were and cost.

create or replace function public.get_client_call_analytics(
  client_id text default null,
  start_date date default null,
  end_date date default null
)
returns public.client_call_analytics_result
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.get_client_call_analytics(
    get_client_call_analytics.client_id,
    get_client_call_analytics.start_date,
    get_client_call_analytics.end_date
  );
end;
$$;

comment on function public.get_client_call_analytics is
$$What a client's calls were and cost, over whole days of its time zone.

client_id: for service_role, else "default"; a token answers for its own client, an
agent's for its own calls. start_date, end_date: first and last day, both included, at
most 3660 days apart; the month so far where left out.
Answers client_id, start_date, end_date, timezone, currency; of the calls that started
on these days and have ended: total_calls, unpriced_calls (no cost, not in total_cost),
total_seconds, total_minutes, total_cost, avg_duration_seconds, avg_cost (of priced
calls); by_day, every day, also without calls: day, calls, unpriced_calls, minutes,
cost; by_outcome, by_sentiment, by_type, by_ended_reason and busiest_hours (hour of the
start, 0 to 23), most calls first, at most 1,000 each: outcome, sentiment, type,
ended_reason or hour, calls, minutes, cost. From the user_sessions document.

Errors: 22023 a bad date or an unknown client; 42501 a token without a client, or
with another one.$$;

revoke all on function public.get_client_call_analytics
from public, anon, authenticated, service_role;
grant execute on function public.get_client_call_analytics
to authenticated, service_role;
