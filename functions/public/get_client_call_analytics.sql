-- public.get_client_call_analytics(...):
-- what a client's calls were and cost.

create or replace function public.get_client_call_analytics(
  client_id text default null,
  start_date date default null,
  end_date date default null,
  assistant_id uuid default null
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
    get_client_call_analytics.end_date,
    get_client_call_analytics.assistant_id
  );
end;
$$;

comment on function public.get_client_call_analytics is
$$What a client's calls were and cost, over whole days of its time zone.

client_id: for service_role, else "default"; a token answers for its own client, an
agent's for its own calls. start_date, end_date: first and last day, both included, at
most 3660 days apart; the last 30 days where left out. assistant_id: only its calls.
Answers client_id, start_date, end_date, timezone, currency, active_calls (now), and of
the calls that started on these days and have ended: total_calls, unpriced_calls (no
cost, not in total_cost), answered_calls, unanswered_calls (is_answered is false),
total_seconds, total_minutes, total_cost, avg_duration_seconds (of answered calls),
avg_cost (of priced calls), demos (calls in which one was booked), conversion_rate
(demos of a hundred calls), response_p50_seconds and response_p95_seconds (over the
agent's answers to a turn of the user, within 5 %), interruptions (turns cut off),
talk_ratio (the agent's share of the letters), tool_calls, tool_success_rate (of a
hundred that succeeded or failed). by_day, every day, also without calls: day, the same
as calls, unpriced_calls, answered_calls, ..., minutes, cost, and by_sentiment and
by_lead_score (value and calls). by_assistant: assistant_id and the same, most calls
first. by_outcome, by_sentiment, by_type, by_ended_reason, by_lead_score (the least
score of a fifth) and busiest_hours (hour of the start, 0 to 23), most calls first, at
most 1,000 each: outcome, sentiment, type, ended_reason, lead_score or hour, calls,
minutes, cost. by_hour: the same as busiest_hours, all 24 in order. From the
user_sessions document.

Errors: 22023 a bad date or an unknown client; 42501 a token without a client, or
with another one.$$;

revoke all on function public.get_client_call_analytics
from public, anon, authenticated, service_role;
grant execute on function public.get_client_call_analytics
to authenticated, service_role;
