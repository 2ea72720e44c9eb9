"""Ringing is not talking: a call is long from its answer on, and nothing without one."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from support import ACME_AGENT, SERVICE

START = datetime(2026, 3, 1, 10, tzinfo=UTC)


def at(seconds):
    return START + timedelta(seconds=seconds)


def turn(role, seconds, **more):
    return {"role": role, "content": "word", "created_at": at(seconds).isoformat(), **more}


def end(db, seconds=60, caller=SERVICE, **told):
    if "messages" in told:
        told["messages"] = json.dumps(told["messages"])
    return db.call("end_session", caller, session_id="call-1", ended_at=at(seconds), **told)


@pytest.fixture(autouse=True)
def priced(db):
    db.rows(
        "with plan as (insert into rate_plans (name, price_per_minute, connection_fee,"
        " minimum_seconds) values ('p', 0.6, 0.05, 30) returning id)"
        " update client_subscriptions set rate_plan_id = plan.id from plan where client_id = 'acme'"
    )
    db.start(started_at=START)
    yield
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


def told(db):
    row = db.row("select * from user_sessions")
    return tuple(
        row[name] for name in ("is_answered", "ringing_seconds", "duration_seconds", "cost_total")
    )


def test_a_call_is_long_from_its_answer_on(db):
    answer = end(db, 86, answered_at=at(26))

    assert answer["notices"] == []
    assert (answer["duration_seconds"], answer["cost_total"]) == (60, Decimal("0.65"))
    assert told(db) == (True, 26, 60, Decimal("0.65"))


def test_without_an_answer_told_nothing_is_different(db):
    end(db, 26, messages=[turn("user", 3)])

    assert told(db) == (True, None, 26, Decimal("0.35"))


def test_a_call_of_which_nothing_is_known_is_billed_as_ever(db):
    end(db, 26)

    assert told(db) == (None, None, 26, Decimal("0.35"))


@pytest.mark.parametrize(
    "reason",
    ["no-answer", "No Answer", "busy", "customer-did-not-answer", "customer-busy",
     "dial_no_answer", "dial_busy", "dial_failed", "USER_UNAVAILABLE", "NOANSWER"],
)  # fmt: skip
def test_ringing_that_nobody_answered_costs_nothing_and_counts_apart(db, reason):
    end(db, 26, ended_reason=reason, messages=[turn("agent", 26), turn("system", 0)])

    assert told(db) == (False, 26, 0, 0)
    month = db.row("select * from client_monthly_usage")
    assert (month["call_count"], month["unanswered_count"], month["unpriced_count"]) == (1, 1, 0)
    client = db.row("select * from client_subscriptions where client_id = 'acme'")
    assert client["current_month_unanswered"] in (0, 1)
    (statement,) = db.call("close_month", month="2026-03-01", client_id="acme")
    assert (statement["unanswered_count"], statement["cost_total"]) == (1, 0)


@pytest.mark.parametrize(
    "reason", ["voicemail", "customer-ended-call", "error", "failed", "", None]
)
def test_no_other_reason_says_that_nobody_answered(db, reason):
    end(db, 26, ended_reason=reason)

    assert told(db)[0] is None


def test_whoever_knows_can_say_so(db):
    end(db, 26, is_answered=False, ended_reason="rang out", caller=ACME_AGENT)

    assert told(db) == (False, db.session()["ringing_seconds"], 0, 0)
    assert "is_answered" not in db.session()["derived_columns"]


def test_a_plan_may_bill_it_as_a_call_of_no_length(db):
    db.rows("delete from user_sessions")
    db.rows("update rate_plans set bills_unanswered = true")
    db.start(started_at=START)
    end(db, 26, ended_reason="busy")

    assert told(db) == (False, 26, 0, Decimal("0.35"))


@pytest.mark.parametrize("is_billed", [True, False])
def test_what_it_used_is_billed_with_it_or_not_at_all(db, is_billed):
    db.rows("delete from user_sessions")
    db.rows("update rate_plans set bills_unanswered = %s", is_billed)
    db.price(1)
    db.start(started_at=START)
    use = {"session_id": "call-1", "component": "llm", "unit": "tokens"}
    db.call("log_usage", usage_key="a", quantity=1, **use)
    end(db, 26, ended_reason="busy")
    db.call("log_usage", usage_key="b", quantity=2, **use)

    assert db.session()["usage_cost"] == (3 if is_billed else 0)
    assert db.session()["cost_total"] == (Decimal("3.35") if is_billed else 0)
    rows = db.call("cost_reconciliation", month="2026-03-01", client_id="acme")
    assert sum(r["own_cost"] for r in rows) == db.session()["cost_total"]

    db.rows("update user_sessions set is_answered = true")
    assert (db.session()["usage_cost"], db.session()["cost_total"]) == (3, Decimal("3.35"))
    rows = db.call("cost_reconciliation", month="2026-03-01", client_id="acme")
    assert sum(r["own_cost"] for r in rows) == db.session()["cost_total"]


def test_without_a_plan_it_is_unpriced(db):
    db.rows("update user_sessions set rate_plan_id = null")
    end(db, 26, ended_reason="busy")

    assert told(db) == (False, 26, 0, None)


@pytest.mark.parametrize("told_by", ["ended_reason", "is_answered"])
def test_who_spoke_has_answered_whatever_is_told(db, told_by):
    said = {"ended_reason": "no-answer"} if told_by == "ended_reason" else {"is_answered": False}
    answer = end(db, 60, messages=[turn("user", 30)], **said)

    assert told(db) == (True, None, 60, Decimal("0.65"))
    assert [n["argument"] for n in answer["notices"]] == (
        [] if told_by == "ended_reason" else ["is_answered"]
    )


def test_a_turn_that_comes_late_shows_that_somebody_answered(db):
    """Else who leaves its turns for later talks for nothing."""
    end(db, 60, ended_reason="no-answer", caller=SERVICE)
    assert told(db)[0] is False

    end(db, messages=[turn("user", 30)])

    assert told(db) == (True, None, 60, Decimal("0.65"))
    # Turns may be deleted; what they showed stays.
    db.rows("delete from conversation_messages")
    assert told(db) == (True, None, 60, Decimal("0.65"))


@pytest.mark.parametrize("when", ["with the end", "later"])
def test_talking_began_with_the_first_turn_of_the_user_at_the_latest(db, when):
    turns = [turn("agent", 2), turn("user", 9, spoken_at=at(5).isoformat()), turn("user", 7)]
    if when == "later":
        end(db, 60, answered_at=at(50))
        assert db.session()["duration_seconds"] == 10
        answer = end(db, messages=turns)
    else:
        answer = end(db, 60, answered_at=at(50), messages=turns)
        assert answer["notices"] == [
            {"code": "left_out", "argument": "answered_at",
             "reason": "answered_at is after the first turn of the user"},
        ]  # fmt: skip

    assert answer["duration_seconds"] == 55
    assert db.session()["answered_at"] == at(5)


def test_what_came_in_was_said_before(db):
    """A turn's own instants are the agent's; when it was stored is not."""
    db.rows("delete from user_sessions")
    db.call("start_session", ACME_AGENT, session_id="call-1")
    db.call("log_message", ACME_AGENT, session_id="call-1", role="user", content="x",
            created_at=datetime.now(UTC) + timedelta(minutes=50))  # fmt: skip
    db.age("call-1", "10 minutes")
    db.call("end_session", ACME_AGENT, session_id="call-1",
            answered_at=datetime.now(UTC) - timedelta(seconds=1))  # fmt: skip

    assert db.session()["duration_seconds"] > 590


@pytest.mark.parametrize(
    ("answered_at", "reason"),
    [
        (at(-1), "answered_at is before the start of the session"),
        (at(61), "answered_at is after the end of the session"),
        ("infinity", "answered_at is out of range"),
        ("-infinity", "answered_at is out of range"),
        ("2999-01-01T00:00:00Z", "answered_at is out of range"),
    ],
)
def test_an_answer_that_cannot_have_been_is_a_notice(db, answered_at, reason):
    answer = end(db, 60, answered_at=answered_at)

    assert [(n["argument"], n["reason"]) for n in answer["notices"]] == [("answered_at", reason)]
    assert told(db) == (None, None, 60, Decimal("0.65"))


def test_it_may_be_told_at_the_start_and_while_the_call_goes_on(db):
    answer = db.call(
        "start_session", session_id="call-1", client_id="acme", answered_at=at(-5),
        assistant_id=db.session()["assistant_id"],
    )  # fmt: skip
    assert [n["reason"] for n in answer["notices"]] == [
        "answered_at is before the start of the session"
    ]
    with db.refused("22023", "answered_at is before the start of the session"):
        db.call("update_session", session_id="call-1", answered_at=at(-5))

    db.call("update_session", session_id="call-1", answered_at=at(20))
    assert (db.session()["is_answered"], db.session()["ringing_seconds"]) == (True, 20)
    end(db, 60, ended_reason="no-answer")

    assert told(db) == (True, 20, 40, Decimal("0.45"))


def test_after_the_end_an_agent_only_fills_it(db):
    end(db, 60)
    db.call("update_session", ACME_AGENT, session_id="call-1", answered_at=at(10))
    db.call("update_session", ACME_AGENT, session_id="call-1", answered_at=at(50))
    assert db.session()["duration_seconds"] == 50

    db.call("update_session", session_id="call-1", answered_at=at(20))
    assert db.session()["duration_seconds"] == 40


def test_an_end_before_the_answer_says_that_it_is_not_known(db):
    db.call("update_session", session_id="call-1", answered_at=at(20))
    answer = end(db, 10)

    assert answer["duration_seconds"] == 10
    assert db.session()["answered_at"] is None


def test_a_call_that_goes_on_counts_from_its_answer_on(db):
    db.rows("delete from user_sessions")
    db.rows("update client_subscriptions set max_monthly_minutes = 5 where client_id = 'acme'")
    now = datetime.now(UTC)
    # Perhaps in the month before: so is the next one then.
    began = now - timedelta(minutes=10)
    db.start("long", started_at=began)
    with db.refused("PT402"):
        db.start("next", started_at=began)

    db.call("update_session", session_id="long", answered_at=now - timedelta(minutes=4))
    db.start("next", started_at=began)


def test_erasing_changes_nothing_of_it(db):
    end(db, 26, ended_reason="no-answer")
    before = told(db)
    db.call("anonymize_session", session_id="call-1")
    assert told(db) == before
    db.rows("update user_sessions set ended_reason = null")

    assert told(db) == before


@pytest.mark.parametrize("change", ["reopen", "reason"])
def test_what_was_derived_is_derived_again(db, change):
    end(db, 26, ended_reason="no-answer")
    if change == "reopen":
        db.rows("update user_sessions set ended_at_utc = null")
        assert db.session()["is_answered"] is None
        end(db, 26, ended_reason="customer-ended-call")
    else:
        db.rows("update user_sessions set ended_reason = 'customer-ended-call'")

    assert told(db) == (None, None, 26, Decimal("0.35"))
