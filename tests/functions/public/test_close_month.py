"""A closed month stays as it was billed; corrections are billed with a later one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from support import ACME, ACME_AGENT, ANON, NOBODY


def call(db, session_id="call-1", started_at="2026-01-31T12:00:00Z", cost=5):
    db.start(session_id, started_at=started_at)
    db.call("end_session", session_id=session_id, duration_seconds=60, cost_total=cost)


@pytest.fixture(autouse=True)
def reconciled(db):
    yield
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


def close(db, month):
    (row,) = db.call("close_month", month=month, client_id="acme")
    return row


def adjustments(db):
    return [
        (str(r["month"]), str(r["corrected_month"]), r["call_count"], r["cost_total"])
        for r in db.rows("select * from statement_adjustments order by month, created_at")
    ]


def test_a_statement_is_frozen_and_corrections_follow(db):
    call(db)
    first = close(db, "2026-01-31")
    assert (first["call_count"], first["cost_total"], first["created"]) == (1, 5, True)

    db.rows("update user_sessions set cost_total = 3")
    call(db, "late")

    assert {**close(db, "2026-01-01"), "created": True} == first
    assert adjustments(db) == [
        ("2026-02-01", "2026-01-01", 0, -2), ("2026-02-01", "2026-01-01", 1, 5),
    ]  # fmt: skip
    second = close(db, "2026-02-01")
    assert (second["usage_cost"], second["adjustment_cost"], second["cost_total"]) == (0, 3, 3)


def test_corrections_go_to_the_month_after_the_last_closed_one(db):
    call(db)
    for month in ("2026-01-01", "2026-03-01", "2026-02-01"):
        close(db, month)

    db.rows("delete from user_sessions")

    assert adjustments(db) == [("2026-04-01", "2026-01-01", -1, -5)]


def test_a_call_that_moves_between_closed_months(db):
    call(db)
    close(db, "2026-01-01")
    close(db, "2026-02-01")

    db.rows("update user_sessions set started_at_utc = '2026-02-03', ended_at_utc = '2026-02-04'")

    assert sorted(adjustments(db)) == [
        ("2026-03-01", "2026-01-01", -1, -5), ("2026-03-01", "2026-02-01", 1, 5),
    ]  # fmt: skip


def test_a_call_that_was_active_is_billed_later(db):
    db.start(started_at="2026-01-31T23:59:59Z")
    assert close(db, "2026-01-01")["call_count"] == 0

    db.call("end_session", session_id="call-1", cost_total=7, ended_at="2026-02-01T00:00:10Z")

    assert adjustments(db) == [("2026-02-01", "2026-01-01", 1, 7)]


def test_every_client_has_a_statement(db):
    rows = db.call("close_month", month="2026-01-01")

    assert [r["client_id"] for r in rows] == ["acme", "default", "globex"]
    assert not any(r["created"] for r in db.call("close_month", month="2026-01-01"))


def test_a_month_that_is_not_over(db):
    with db.refused("PT409", "month is not over"):
        db.call("close_month", month=str(datetime.now(UTC).date()))
    with db.refused("22023", "client_id is unknown"):
        db.call("close_month", month="2026-01-01", client_id="nobody")


@pytest.mark.parametrize("caller", [ANON, NOBODY, ACME, ACME_AGENT])
def test_close_month_refuses_who_may_not(db, caller):
    with db.refused("42501"):
        db.call("close_month", caller, month="2026-01-01")
