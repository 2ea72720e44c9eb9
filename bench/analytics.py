"""A year of a client with a million calls: get_client_call_analytics, and the rows themselves.

    python bench/analytics.py [calls]

Three assistants, ten answers a call, one embedded Postgres with its default settings, one connection,
medians of eleven. The calls are inserted with triggers off and their rollups summed
once, which is also timed.
"""

from __future__ import annotations

import statistics
import sys
import time

import psycopg

from pgcalls import deploy, embedded

FILL = """
insert into public.client_subscriptions (client_id, timezone) values ('big', 'Pacific/Auckland');
insert into public.assistants (client_id, id)
select 'big', ('aaaaaaaa-0000-4000-8000-00000000000' || n)::uuid from generate_series(1, 3) as n;
set session_replication_role = replica;
insert into public.user_sessions (client_id, assistant_id, session_id, started_at_utc,
  ended_at_utc, duration_seconds, cost_total, call_outcome, sentiment, type, ended_reason, status,
  is_answered, user_message_count, tool_call_count, figures)
select 'big', ('aaaaaaaa-0000-4000-8000-00000000000' || n % 3 + 1)::uuid, n::text, at,
  at + n % 600 * interval '1 second', n % 600, n % 600 / 100.0,
  (array['booked', 'lost', 'callback', 'information', null])[n % 5 + 1],
  (array['positive', 'neutral', 'negative', null])[n % 4 + 1],
  (array['inbound', 'outbound'])[n % 2 + 1],
  (array['customer-ended', 'assistant-ended', 'silence', 'error'])[n % 4 + 1], 'completed',
  n % 9 > 0, 11, 2, jsonb_build_object('interruptions', n % 3, 'agent_letters', 900 + n % 200,
    'user_letters', 700, 'longest_silence_seconds', n % 20, 'tool_successes', 1,
    'tool_failures', n % 2, 'responses', (
      select jsonb_object_agg(30 + (n * 7 + turn * turn) % 40, 1) from generate_series(1, 10) as turn))
from generate_series(1, {calls}) as n,
  lateral (select '2025-01-01T00:00:00Z'::timestamptz + n * (365.0 / {calls}) * interval '1 day') as t (at);
reset session_replication_role;
"""
ASKED = {
    "a year": "select * from public.get_client_call_analytics('big', '2025-01-01', '2025-12-31')",
    "a month": "select * from public.get_client_call_analytics('big', '2025-11-01', '2025-11-30')",
    "the rows of a year": """
        select (started_at_utc at time zone 'Pacific/Auckland')::date, count(*),
          sum(duration_seconds), sum(cost_total)
        from public.user_sessions
        where client_id = 'big' and ended_at_utc is not null group by 1
    """,
}


def main() -> None:
    """Print milliseconds, and whether rollups and rows agree."""
    calls = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with embedded.server() as url:
        deploy.apply(url)
        with psycopg.connect(url, autocommit=True) as db:
            db.execute(FILL.format(calls=calls).encode())
            started = time.monotonic()
            rollups = db.execute("select pgcalls.rebuild_usage('big')").fetchone()
            print(
                f"rebuild_usage: {time.monotonic() - started:.1f} s, {rollups and rollups[0]} rows"
            )
            db.execute("vacuum analyze")
            for name, query in ASKED.items():
                seen = []
                for _ in range(11):
                    started = time.monotonic()
                    db.execute(query.encode()).fetchall()
                    seen.append(time.monotonic() - started)
                print(f"{name:20} {1000 * statistics.median(seen):8.1f} ms")
            wrong = db.execute(
                "select count(*) from pgcalls.reconcile_usage() where source = 'call_rollups'"
            ).fetchone()
            print(f"{calls} calls, {wrong and wrong[0]} rollups wrong")


if __name__ == "__main__":
    main()
