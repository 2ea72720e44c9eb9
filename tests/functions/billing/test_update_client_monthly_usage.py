"""Usage is always the sum over the ended calls."""

from __future__ import annotations

from decimal import Decimal

import pytest


def end(db, session_id, started_at, seconds, cost=None):
    db.start(session_id, started_at=started_at)
    db.call("end_session", session_id=session_id, duration_seconds=seconds, cost_total=cost)


def usage(db):
    return {
        (r["client_id"], str(r["month"])): (r["call_count"], r["duration_seconds"], r["cost_total"])
        for r in db.rows("select * from client_monthly_usage where call_count > 0")
    }


@pytest.fixture(autouse=True)
def reconciled(db):
    yield
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_months_are_utc_whatever_the_timezone(db, zone):
    db.rows(f"set local timezone = '{zone}'")
    end(db, "october", "2025-10-31T23:59:59Z", 10, 1)
    end(db, "november", "2025-11-01T00:00:00Z", 20, 2)

    assert usage(db) == {
        ("acme", "2025-10-01"): (1, 10, 1),
        ("acme", "2025-11-01"): (1, 20, 2),
    }


def test_a_correction_adds_the_difference(db):
    end(db, "s", "2026-01-01T00:00:00Z", 60, Decimal("1.5"))

    db.rows("update user_sessions set duration_seconds = 90, cost_total = 2")

    assert usage(db) == {("acme", "2026-01-01"): (1, 90, 2)}


@pytest.mark.parametrize(
    "statement",
    [
        "update user_sessions set started_at_utc = '2026-02-01', ended_at_utc = '2026-02-02'",
        "update user_sessions set ended_at_utc = null",
        "update user_sessions set cost_total = null",
        "delete from user_sessions",
        "update user_sessions set user_name = 'x'",
    ],
)
def test_whatever_happens_to_a_call_usage_follows(db, statement):
    end(db, "s", "2026-01-01T00:00:00Z", 60, 1)

    db.rows(statement)


def test_the_month_in_progress_is_shown_on_the_client(db):
    db.start("now")
    db.call("end_session", session_id="now", duration_seconds=30, cost_total=3)
    end(db, "long ago", "2025-01-01T00:00:00Z", 60, 6)

    row = db.row("select * from client_subscriptions where client_id = 'acme'")
    assert row["current_month_calls"] == 1
    assert (row["current_month_seconds"], row["current_month_cost"]) == (30, 3)


def test_last_month_is_shown_until_a_call_of_this_one_ends(db):
    end(db, "s", "2026-01-01T00:00:00Z", 60, 1)
    db.rows(
        "update client_subscriptions set current_month = '2026-01-01', current_month_calls = 1"
        " where client_id = 'acme'"
    )

    end(db, "late", "2026-01-31T00:00:00Z", 60, 1)

    assert (
        db.value("select current_month_calls from client_subscriptions where client_id = 'acme'")
        == 2
    )


def test_reconcile_usage_sees_a_fault(db):
    end(db, "s", "2026-01-01T00:00:00Z", 60, 1)
    db.rows("update client_monthly_usage set call_count = 2")

    (row,) = db.rows("select * from pgcalls.reconcile_usage()")
    assert (row["counted_calls"], row["actual_calls"]) == (2, 1)
    db.rows("update client_monthly_usage set call_count = 1")
