"""Many connections at once: limits exact, months closed and plans changed under load."""

from __future__ import annotations

from collections import Counter

import psycopg
import pytest

#: The embedded server takes 97, of which PostgREST and other fixtures hold up to 30.
CONNECTIONS = 60


@pytest.fixture
def at_once(crowd):
    """Run each (query, arguments); returns row or SQLSTATE."""

    def one(db, job):
        try:
            cursor = db.execute(*job)
            return cursor.fetchone() if cursor.description else None
        except psycopg.Error as error:
            return error.sqlstate

    def run(jobs, workers=CONNECTIONS):
        return crowd.run(one, jobs, workers)

    return run


@pytest.fixture
def rows(crowd):
    yield crowd.rows
    assert crowd.rows("select * from pgcalls.reconcile_usage()") == []


@pytest.mark.parametrize(
    ("limits", "allowed", "refusal"),
    [
        ("max_concurrent_calls = 37", 37, "PT429"),
        pytest.param(
            "max_monthly_minutes = 37, reserved_seconds = 60", 37, "PT402", marks=pytest.mark.full
        ),
        # A fee of 0.10 and one minute at 0.90 each, above what is used already.
        pytest.param(
            "max_monthly_cost = 40, reserved_seconds = 60", 37, "PT402", marks=pytest.mark.full
        ),
    ],
)
def test_a_hard_limit_under_100_starts_at_once(at_once, rows, limits, allowed, refusal):
    rows(
        "with plan as (insert into rate_plans (name, price_per_minute, connection_fee)"
        " values ('p', 0.9, 0.1) returning id)"
        f" update client_subscriptions set {limits}, rate_plan_id = plan.id from plan"
    )
    rows(
        "select start_session('used'), end_session('used', cost_total => 3, duration_seconds => 0)"
    )

    # On a busy machine they take some seconds: no call may count more than it reserves.
    answers = at_once([("select * from start_session(%s)", [f"s{n}"]) for n in range(100)])

    seen = Counter("started" if isinstance(a, dict) else a for a in answers)
    assert seen == {"started": allowed, refusal: 100 - allowed}
    assert len(rows("select from user_sessions where status = 'active'")) == allowed


@pytest.mark.full
def test_a_limit_while_calls_come_and_go(at_once, rows):
    """Every end makes room for exactly one start."""
    rows("update client_subscriptions set max_concurrent_calls = 10")
    rows("select start_session('old' || n) from generate_series(1, 10) as n")

    answers = at_once(
        [
            ("select * from start_session(%s)", [f"new{n}"])
            if n % 2
            else ("select * from end_session(%s)", [f"old{n // 20 + 1}"])
            for n in range(200)
        ],
        workers=30,
    )

    assert len(rows("select from user_sessions where status = 'active'")) <= 10
    assert {a for a in answers if isinstance(a, str)} <= {"PT429"}
    at_once([("select * from start_session(%s)", [f"more{n}"]) for n in range(20)])
    assert len(rows("select from user_sessions where status = 'active'")) == 10


def test_one_usage_key_is_one_line(at_once, rows):
    rows("select start_session('s')")
    use = "select * from log_usage('s', 'llm', %s, 'tokens', 'key', is_total => true)"

    answers = at_once([(use, [n]) for n in range(1, 31)], workers=30)

    assert [a["created"] for a in answers].count(True) == 1
    assert rows("select quantity from usage_lines") == [{"quantity": 30}]


@pytest.mark.full
def test_stale_calls_are_closed_while_agents_end_them(at_once, rows):
    rows(
        "insert into client_subscriptions (client_id) select 'c' || n from generate_series(1, 5) n"
    )
    rows(
        "insert into user_sessions (client_id, session_id, started_at_utc, created_at, updated_at)"
        " select 'c' || n % 5 + 1, 's' || n, t, t, t from generate_series(1, 100) as n,"
        " (values (now() - interval '3 hours')) as past (t)"
    )
    answers = at_once(
        [
            ("select * from end_session(%s)", [f"s{n}"])
            if n % 4
            else ("select count(*) from close_stale_sessions('1 hour', 20)", [])
            for n in range(1, 101)
        ],
        workers=30,
    )

    assert [a for a in answers if isinstance(a, str)] == []
    active = {r["session_id"] for r in rows("select * from user_sessions where status = 'active'")}
    assert active <= {f"s{n}" for n in range(4, 101, 4)}


@pytest.mark.full
def test_months_are_closed_prices_changed_and_zones_moved_while_calls_end(at_once, rows):
    rows(
        "with plan as (insert into rate_plans (name, price_per_minute, included_minutes)"
        " values ('p', 1, 5) returning id)"
        " update client_subscriptions set rate_plan_id = plan.id from plan"
    )
    rows(
        "select start_session('s' || n, started_at => '2026-01-31T23:00:00Z')"
        " from generate_series(1, 120) as n"
    )
    rows("update rate_plans set valid_to = '2026-01-31T22:00:00Z'")
    rows(
        "insert into rate_plans (name, price_per_minute, valid_from)"
        " values ('p', 2, '2026-01-31T22:00:00Z')"
    )
    others = [
        ("select * from close_month('2026-01-01')", []),
        ("select count(*) from rerate('2026-01-01', '2026-02-01', false)", []),
        ("select count(*) from rerate('2026-01-01', '2026-02-01')", []),
        ("update client_subscriptions set timezone = 'Pacific/Auckland'", []),
        ("update client_subscriptions set timezone = 'UTC'", []),
        ("update client_subscriptions set rate_plan_id = null", []),
    ]

    answers = at_once(
        [
            job
            for n in range(1, 121)
            for job in (
                ("select * from end_session(%s, ended_at => '2026-01-31T23:01:00Z')", [f"s{n}"]),
                *([others[n // 10 % len(others)]] if n % 10 == 0 else []),
            )
        ],
        workers=20,
    )

    assert [a for a in answers if isinstance(a, str)] == []
    (row,) = rows(
        "select (select sum(cost_total) from statements) as closed,"
        " (select sum(cost_total) from statement_adjustments) as later,"
        " (select sum(cost_total) from user_sessions) as cost"
    )
    assert row["closed"] + row["later"] == row["cost"]
