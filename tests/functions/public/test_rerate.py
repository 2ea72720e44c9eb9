"""Pricing again by the book as it is now, first only to look."""

from __future__ import annotations

from decimal import Decimal

import pytest

from support import ACME, ACME_AGENT, ANON, NOBODY

JANUARY = {"from": "2026-01-01T00:00:00Z", "to": "2026-02-01T00:00:00Z"}


@pytest.fixture(autouse=True)
def reconciled(db):
    yield
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


@pytest.fixture
def wrong(db):
    """Three calls of ten minutes at 1.00; from the second on it should have been 2.00."""
    db.rows("insert into rate_plans (name, price_per_minute) values ('p', 1)")
    db.rows("update client_subscriptions set rate_plan_id = (select id from rate_plans)")
    for day in (1, 2, 3):
        db.start(f"day-{day}", started_at=f"2026-01-0{day}T00:00:00Z")
        db.call("end_session", session_id=f"day-{day}", duration_seconds=600)
    db.rows("update rate_plans set valid_to = '2026-01-02T00:00:00Z'")
    db.rows(
        "insert into rate_plans (name, price_per_minute, included_minutes, valid_from)"
        " values ('p', 2, 15, '2026-01-02T00:00:00Z')"
    )
    return db


def costs(db):
    return [
        r["cost_total"] for r in db.rows("select cost_total from user_sessions order by session_id")
    ]


def test_it_shows_before_it_changes(wrong):
    shown = wrong.call("rerate", **JANUARY)

    assert [(r["session_id"], r["old_cost"], r["new_cost"]) for r in shown] == [
        ("day-2", 10, 0), ("day-3", 10, 10),
    ]  # fmt: skip
    assert costs(wrong) == [10, 10, 10]
    assert wrong.call("rerate", **JANUARY, dry_run=False) == shown
    assert costs(wrong) == [10, 0, 10]
    assert wrong.call("rerate", **JANUARY, dry_run=False) == []


def test_only_the_calls_between_and_of_the_client(wrong):
    assert wrong.call("rerate", **{**JANUARY, "to": "2026-01-02T00:00:00Z"}) == []
    assert wrong.call("rerate", **JANUARY, client_id="globex") == []
    assert len(wrong.call("rerate", **{**JANUARY, "from": "2026-01-03T00:00:00Z"})) == 1


def test_a_given_cost_stays_and_an_unpriced_call_gets_its_price(db):
    for session_id, cost in (("given", 7), ("unpriced", None)):
        db.start(session_id, started_at="2026-01-05T00:00:00Z")
        db.call("end_session", session_id=session_id, duration_seconds=60, cost_total=cost)
    db.rows("insert into rate_plans (name, price_per_minute) values ('p', 1)")
    db.rows("update client_subscriptions set rate_plan_id = (select id from rate_plans)")

    rows = db.call("rerate", **JANUARY, dry_run=False)

    assert [(r["session_id"], r["old_cost"], r["new_cost"]) for r in rows] == [
        ("unpriced", None, 1)
    ]
    assert costs(db) == [7, 1]


def test_nobody_loses_a_price(wrong):
    wrong.rows("update client_rate_plans set rate_plan_id = null")

    assert wrong.call("rerate", **JANUARY) == []


def test_usage_lines_are_priced_again_too(db):
    db.rows(
        """
        insert into rate_plans (id, name, price_per_minute) values
          ('11111111-0000-4000-8000-000000000000', 'old', 0),
          ('22222222-0000-4000-8000-000000000000', 'new', 0);
        insert into rate_plan_prices (rate_plan_id, component, unit, price_per_unit) values
          ('11111111-0000-4000-8000-000000000000', 'llm', 'tokens', 1),
          ('22222222-0000-4000-8000-000000000000', 'llm', 'tokens', 3);
        update client_subscriptions
        set rate_plan_id = (select id from rate_plans where name = 'old');
        """
    )
    db.start(started_at="2026-01-05T00:00:00Z")
    db.call(
        "log_usage", session_id="call-1", component="llm", quantity=2, unit="tokens", usage_key="1"
    )
    db.call("end_session", session_id="call-1")
    db.rows(
        "update client_rate_plans set rate_plan_id = (select id from rate_plans where name = 'new')"
    )

    (row,) = db.call("rerate", **JANUARY, dry_run=False)

    assert (row["old_cost"], row["new_cost"]) == (2, 6)


def test_a_closed_month_stays_and_is_adjusted(wrong):
    wrong.call("close_month", month="2026-01-01")

    wrong.call("rerate", **JANUARY, dry_run=False)

    lines = wrong.rows("select cost_total from statement_adjustments where cost_total <> 0")
    assert [r["cost_total"] for r in lines] == [Decimal(-10)]


@pytest.mark.parametrize("caller", [ANON, NOBODY, ACME, ACME_AGENT])
def test_rerate_refuses_who_may_not(db, caller):
    with db.refused("42501"):
        db.call("rerate", caller, **JANUARY)
