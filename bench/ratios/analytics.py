"""A year of a client's figures from its rows: what get_client_call_analytics answers, by GROUP BY.

All but by_lead_score, whose rules are functions of the package. ``compare`` refuses to go on where the
two tell different figures.
"""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg.rows import dict_row

#: As rows: of all calls, of each day, of each assistant; then of each value, sentiment by day as well.
FROM_ROWS = """
with calls as materialized (
  select
    (s.started_at_utc at time zone c.timezone)::date as day,
    extract(hour from s.started_at_utc at time zone c.timezone)::integer as hour,
    s.assistant_id, s.cost_total, s.duration_seconds, s.is_answered, s.demo_scheduled,
    s.tool_call_count, s.call_outcome, s.sentiment, s.type, s.ended_reason, f.*
  from user_sessions as s
  join client_subscriptions as c using (client_id)
  left join lateral jsonb_to_record(s.figures) as f (
    interruptions bigint, agent_letters bigint, user_letters bigint, tool_successes bigint,
    tool_failures bigint, responses jsonb
  ) on true
  where
    s.client_id = 'client-0' and s.ended_at_utc is not null
    and s.started_at_utc >= (now() - interval '1 year')::date::timestamp at time zone c.timezone
    and s.started_at_utc < (now()::date + 1)::timestamp at time zone c.timezone
),

answers as (
  select day, assistant_id, r.key::integer as bucket, sum(r.value::bigint) as turns
  from calls
  cross join lateral jsonb_each_text(responses) as r
  group by grouping sets ((3), (1, 3), (2, 3))
),

places as (
  select
    day, assistant_id, bucket, sum(turns) over answered as turns,
    sum(turns) over answered - sum(turns) over (answered order by bucket) as above
  from answers
  window answered as (partition by day, assistant_id)
),

quantiles as (
  select
    day, assistant_id,
    min(bucket) filter (where above <= floor(0.5 * turns)) as half,
    min(bucket) filter (where above <= floor(0.05 * turns)) as most
  from places
  group by day, assistant_id
),

figures as (
  select
    day, assistant_id, count(*) as calls,
    count(*) filter (where cost_total is null) as unpriced_calls,
    count(*) filter (where not is_answered) as unanswered_calls,
    sum(duration_seconds) as seconds, coalesce(sum(cost_total), 0) as cost,
    count(*) filter (where demo_scheduled) as demos, sum(interruptions) as interruptions,
    sum(agent_letters) as agent_letters, sum(user_letters) as user_letters,
    sum(tool_call_count) as tool_calls, sum(tool_successes) as successes, sum(tool_failures) as failures
  from calls
  group by grouping sets ((), (1), (2))
),

parts as (
  select
    case
      when grouping(call_outcome) = 0 then 'outcome'
      when grouping(sentiment) = 0 then 'sentiment'
      when grouping(type) = 0 then 'type'
      when grouping(ended_reason) = 0 then 'ended_reason'
      else 'hour'
    end as part,
    day, coalesce(call_outcome, sentiment, type, ended_reason, hour::text) as value,
    count(*) as calls, round(sum(duration_seconds) / 60, 2) as minutes, sum(cost_total) as cost
  from calls
  group by grouping sets (
    (call_outcome), (sentiment), (day, sentiment), (type), (ended_reason), (hour)
  )
)

select
  'figures' as part, f.day, f.assistant_id, null as value, f.calls, f.unpriced_calls,
  f.calls - f.unanswered_calls as answered_calls, f.unanswered_calls,
  round(f.seconds / 60, 2) as minutes, f.cost, f.demos,
  round(100 * f.demos / f.calls::numeric, 2) as conversion_rate,
  round((0.05 * 1.1::float8 ^ (q.half - 0.5))::numeric, 3) as response_p50_seconds,
  round((0.05 * 1.1::float8 ^ (q.most - 0.5))::numeric, 3) as response_p95_seconds,
  f.interruptions,
  round(f.agent_letters / nullif(f.agent_letters + f.user_letters, 0), 3) as talk_ratio, f.tool_calls,
  round(100 * f.successes / nullif(f.successes + f.failures, 0), 2) as tool_success_rate
from figures as f
left join quantiles as q
  on q.day is not distinct from f.day and q.assistant_id is not distinct from f.assistant_id
union all
select
  part, day, null, value, calls, null, null, null, minutes, cost,
  null, null, null, null, null, null, null, null
from parts
"""
FUNCTION = "select * from get_client_call_analytics('client-0', (now() - interval '1 year')::date, now()::date)"
#: What the function calls otherwise where it tells of all calls.
WHOLE = {"calls": "total_calls", "minutes": "total_minutes", "cost": "total_cost"}


def compare(url: str) -> None:
    """Refuse to go on when the rows and the function tell different figures."""
    with psycopg.connect(url, row_factory=dict_row) as db:
        rows = db.execute(FROM_ROWS.encode()).fetchall()
        told = db.execute(FUNCTION.encode()).fetchone() or {}
    figures = [row for row in rows if row["part"] == "figures"]
    (whole,) = (row for row in figures if not row["day"] and not row["assistant_id"])
    names = list(whole)[4:]
    found: dict[str, Any] = {WHOLE.get(name, name): whole[name] for name in names}
    found["by_day"] = {
        str(row["day"]): [row[name] for name in names]
        + [sorted((p["value"], p["calls"]) for p in rows if p["part"] == "sentiment" and p["day"] == row["day"])]
        for row in figures if row["day"]
    }  # fmt: skip
    found["by_assistant"] = {
        str(row["assistant_id"]): [row[name] for name in names]
        for row in figures if row["assistant_id"]
    }  # fmt: skip
    expected: dict[str, Any] = {name: told[name] for name in found if not name.startswith("by_")}
    expected["by_day"] = {
        line["day"]: [line[name] for name in names]
        + [sorted((p["sentiment"], p["calls"]) for p in line["by_sentiment"])]
        for line in told["by_day"] if line["calls"]
    }  # fmt: skip
    expected["by_assistant"] = {
        line["assistant_id"]: [line[name] for name in names] for line in told["by_assistant"]
    }
    for part in ("outcome", "sentiment", "type", "ended_reason", "hour"):
        found[part] = {
            row["value"]: [row["calls"], float(row["minutes"]), float(row["cost"])]
            for row in rows if row["part"] == part and not row["day"]
        }  # fmt: skip
        lines = told["busiest_hours" if part == "hour" else f"by_{part}"]
        expected[part] = {
            None if line[part] is None else str(line[part]):
                [line["calls"], line["minutes"], line["cost"]]
            for line in lines
        }  # fmt: skip
    for name, value in expected.items():
        if _plain(found[name]) != _plain(value):
            raise RuntimeError(f"analytics.py has another {name} than get_client_call_analytics")


def _plain(value: Any) -> Any:
    """Return a value with its numbers as they are in JSON."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, str) else float(value)
