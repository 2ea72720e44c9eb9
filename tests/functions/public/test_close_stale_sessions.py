"""A call whose end never came ends with its last activity, until it is heard of again."""

from __future__ import annotations

from datetime import UTC, timedelta
from decimal import Decimal

import psycopg
import pytest

from support import ACME, ACME_AGENT, ANON, NOBODY, SERVICE, at_its_first_call


@pytest.fixture(autouse=True)
def reconciled(db):
    yield
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


@pytest.fixture
def stale(db):
    """A call that was last heard of 100 minutes ago, 20 minutes after its start."""
    db.rows("insert into rate_plans (name, price_per_minute) values ('p', 1)")
    db.rows("update client_subscriptions set rate_plan_id = (select id from rate_plans)")
    db.start()
    db.call("log_message", session_id="call-1", role="user", content="x", message_key="1")
    db.age("call-1", "100 minutes")
    db.age_rows("user_sessions", "20 minutes", "started_at_utc")
    return db


def test_it_ends_with_its_last_activity_and_says_so(stale):
    (closed,) = stale.call("close_stale_sessions", idle="1 hour")

    row = stale.session()
    assert closed == {
        "id": row["id"], "client_id": "acme", "session_id": "call-1",
        "ended_at": row["ended_at_utc"], "failed": None,
    }  # fmt: skip
    assert (row["status"], row["ended_reason"], row["is_end_inferred"]) == (
        "abandoned", "stale", True,
    )  # fmt: skip
    assert row["ended_at_utc"] - row["started_at_utc"] == timedelta(minutes=20)
    assert row["cost_total"] == Decimal(20)
    assert row["message_count"] == 1
    assert stale.call("close_stale_sessions", idle="1 hour") == []


def test_a_call_that_was_heard_of_is_left_alone(stale):
    assert stale.call("close_stale_sessions", idle="101 minutes") == []
    stale.call("log_tool_call", session_id="call-1", tool_name="t")

    assert stale.call("close_stale_sessions", idle="1 minute") == []


def test_an_agent_with_a_wrong_clock_is_not_stale(db):
    db.start(started_at="2026-01-01T00:00:00Z")
    db.age("call-1", "2 hours")
    db.call(
        "log_message", session_id="call-1", role="user", content="x",
        created_at="2026-01-01T00:00:01Z",
    )  # fmt: skip

    assert db.call("close_stale_sessions") == []


def test_a_late_real_end_replaces_it(stale):
    stale.call("close_stale_sessions")
    end = stale.session()["started_at_utc"].astimezone(UTC) + timedelta(minutes=30)

    answer = stale.call("end_session", session_id="call-1", ended_at=str(end), ended_reason="bye")

    assert (answer["already_ended"], answer["cost_total"]) == (False, 30)
    row = stale.session()
    assert (row["status"], row["ended_reason"], row["is_end_inferred"]) == (
        "completed", "bye", False,
    )  # fmt: skip
    assert stale.call("end_session", session_id="call-1")["already_ended"]


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("log_message", {"role": "user", "content": "still here"}),
        ("log_messages", {"messages": '[{"role": "user", "content": "still here"}]'}),
        ("log_tool_call", {"tool_name": "t"}),
    ],
)
def test_a_call_that_goes_on_is_open_again(stale, function, arguments):
    stale.call("close_stale_sessions")

    stale.call(function, session_id="call-1", **arguments)

    row = stale.session()
    assert (row["status"], row["ended_at_utc"], row["is_end_inferred"]) == ("active", None, False)
    assert stale.call("close_stale_sessions", idle="1 minute") == []


def test_what_is_learned_later_does_not_reopen_it(stale):
    stale.call("close_stale_sessions")

    stale.call("update_session", session_id="call-1", summary="gave up")

    assert stale.session()["is_end_inferred"]


def test_a_real_end_is_never_undone(stale):
    stale.call("end_session", session_id="call-1", status="abandoned", ended_reason="stale")

    before = stale.session()["ended_at_utc"]

    stale.call("log_message", session_id="call-1", role="user", content="y")

    row = stale.session()
    assert (row["status"], row["ended_at_utc"]) == ("abandoned", before)


def test_one_client_and_a_bounded_go(db):
    for n, client in enumerate(("acme", "acme", "globex")):
        db.start(f"s{n}", client_id=client, assistant_id=None)
        db.age(f"s{n}", "2 hours")

    assert len(db.call("close_stale_sessions", client_id="globex")) == 1
    assert len(db.call("close_stale_sessions", batch=1)) == 1
    assert len(db.call("close_stale_sessions")) == 1


@pytest.mark.parametrize("caller", [ANON, NOBODY, ACME, ACME_AGENT])
def test_close_stale_sessions_refuses_who_may_not(db, caller):
    with db.refused("42501"):
        db.call("close_stale_sessions", caller)
    db.call("close_stale_sessions", SERVICE)


def test_a_call_that_is_heard_of_while_others_are_closed_goes_on(fresh_database):
    with psycopg.connect(fresh_database, autocommit=True) as db:
        db.execute(
            "insert into user_sessions (session_id, started_at_utc)"
            " select 'call-' || n, now() - interval '3 days' from generate_series(1, 3) as n"
        )
        db.execute("alter table user_sessions disable trigger user")
        db.execute(
            "update user_sessions set created_at = started_at_utc, updated_at = started_at_utc"
        )
        db.execute("alter table user_sessions enable trigger user")
        with at_its_first_call(
            fresh_database, "select array_agg(id) from close_stale_sessions('1 hour')"
        ) as closed:
            ((heard_of,),) = db.execute(
                "update user_sessions set metadata = '{}'"
                " where id = (select max(id::text)::uuid from user_sessions) returning id"
            ).fetchall()

    assert len(closed.result()[0]) == 2
    assert heard_of not in closed.result()[0]
