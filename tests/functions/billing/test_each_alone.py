"""One bad row does not stop a job: it is skipped, and told by id and SQLSTATE alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

SECRET = "what the caller said"
STARTED = "2026-01-15T10:00:00Z"


@pytest.fixture
def bad(db):
    """Calls of which one cannot be written, and a client for which no month closes."""
    db.rows(
        "insert into rate_plans (name, price_per_minute, included_minutes, valid_to)"
        " values ('p', 1, 1, '2099-01-01')"
    )
    db.rows("update client_subscriptions set rate_plan_id = (select id from rate_plans)")
    db.rows(
        f"""
        create function public.break_it() returns trigger language plpgsql as $$
        begin raise exception '{SECRET}' using errcode = 'P0001'; end; $$
        """
    )
    return db


def breaks(db, table, when, event="before update"):
    db.rows(
        f"create trigger _999_break {event} on {table} for each row when ({when})"
        " execute function public.break_it()"
    )


def calls(db, count=6):
    return [db.start(f"call-{n}", started_at=f"2026-01-15T10:00:0{n}Z") for n in range(count)]


def test_a_stale_call_that_cannot_be_ended_does_not_keep_the_others(bad):
    ids = calls(bad)
    for n in range(6):
        bad.age(f"call-{n}", "2 hours")
    breaks(bad, "user_sessions", "new.session_id in ('call-0', 'call-2')")

    answers = {str(r["id"]): r for r in bad.call("close_stale_sessions", batch=3)}

    # The limit counts what was done: there is always progress.
    assert {i: a["failed"] for i, a in answers.items()} == {
        ids[0]: "P0001", ids[1]: None, ids[2]: "P0001", ids[3]: None, ids[4]: None,
    }  # fmt: skip
    assert (answers[ids[0]]["session_id"], answers[ids[0]]["ended_at"]) == (None, None)
    assert SECRET not in str(answers)
    assert bad.value("select count(*) from user_sessions where status = 'active'") == 3
    assert [r["failed"] for r in bad.call("close_stale_sessions", batch=3)] == [
        "P0001",
        "P0001",
        None,
    ]
    assert bad.rows("select * from pgcalls.reconcile_usage()") == []


def test_a_call_that_cannot_be_analysed_does_not_keep_the_others(bad):
    bad.rows("update client_subscriptions set is_analysed_later = true")
    ids = calls(bad, 4)
    for n in range(4):
        bad.call("end_session", session_id=f"call-{n}")
    breaks(bad, "user_sessions", "new.session_id in ('call-0', 'call-2')")

    answers = {str(r["id"]): r for r in bad.call("analyse_pending", max_calls=2)}

    assert {i: a["failed"] for i, a in answers.items()} == {
        ids[0]: "P0001", ids[1]: None, ids[2]: "P0001", ids[3]: None,
    }  # fmt: skip
    assert SECRET not in str(answers)
    assert bad.value("select count(*) from user_sessions where is_analysis_pending") == 2


def test_a_month_that_cannot_be_closed_does_not_keep_the_others(bad):
    calls(bad)
    breaks(bad, "statements", "new.client_id = 'acme'", "before insert")

    answers = {r["client_id"]: r for r in bad.call("close_month", month="2026-01-01")}

    assert answers["acme"]["failed"] == "P0001"
    assert (answers["acme"]["cost_total"], answers["acme"]["created"]) == (None, None)
    assert SECRET not in str(answers)
    assert (answers["globex"]["failed"], answers["globex"]["created"]) == (None, True)
    assert bad.value("select count(*) from statements where client_id = 'acme'") == 0


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_call_that_cannot_be_rated_does_not_keep_the_others(bad, dry_run):
    ids = calls(bad, 4)
    for n in range(4):
        bad.call("end_session", session_id=f"call-{n}", ended_at=f"2026-01-15T10:01:0{n}Z")
    bad.rows("update rate_plans set valid_to = '2026-01-02'")
    bad.rows(
        "insert into rate_plans (name, price_per_minute, valid_from) values ('p', 2, '2026-01-02')"
    )
    before = bad.rows("select * from user_sessions where session_id = 'call-1'")
    breaks(bad, "user_sessions", "new.session_id = 'call-1'")

    answers = bad.call(
        "rerate", **{"from": STARTED, "to": datetime.now(UTC).isoformat(), "dry_run": dry_run}
    )

    assert {str(a["id"]): a["failed"] for a in answers} == dict.fromkeys(ids) | {ids[1]: "P0001"}
    assert {a["new_cost"] for a in answers} == {None, 2}
    assert SECRET not in str(answers)
    assert bad.rows("select * from user_sessions where session_id = 'call-1'") == before
    costs = {r["session_id"]: r["cost_total"] for r in bad.rows("select * from user_sessions")}
    assert set(costs.values()) == ({0, 1} if dry_run else {1 if before[0]["cost_total"] else 0, 2})
    assert bad.rows("select * from pgcalls.reconcile_usage()") == []


def test_what_cannot_be_given_its_new_price_keeps_the_old(bad):
    """It fails in the second of two steps, after it gave its included minute back."""
    ids = calls(bad, 3)
    for n in range(3):
        bad.call("end_session", session_id=f"call-{n}", ended_at=f"2026-01-15T10:01:0{n}Z")
    bad.rows("update rate_plans set valid_to = '2026-01-02'")
    bad.rows(
        "insert into rate_plans (name, price_per_minute, valid_from) values ('p', 2, '2026-01-02')"
    )
    breaks(bad, "user_sessions", "new.session_id = 'call-0' and new.rate_plan_id is not null")

    bad.call("rerate", **{"from": STARTED, "to": datetime.now(UTC).isoformat(), "dry_run": False})

    row = bad.session("call-0")
    assert (str(row["id"]), row["included_seconds"], row["cost_total"]) == (ids[0], 60, 0)
    assert bad.rows("select * from pgcalls.reconcile_usage()") == []
