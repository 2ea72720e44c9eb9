"""An end that nobody told is the last activity, however it came to be made up; and what
an agent reports about time never makes its bill less than what we saw."""

from __future__ import annotations

import json
from datetime import UTC, timedelta

import pytest

from support import ACME_AGENT, SERVICE

#: Everything that ends a call without an instant of its own.
MADE_UP = {
    "close_stale_sessions": "select close_stale_sessions('1 hour')",
    "close_stale_session": "select pgcalls.close_stale_session(client_id, id) from user_sessions",
    "status": "update user_sessions set status = 'abandoned' where ended_at_utc is null",
    "completed": "update user_sessions set status = 'completed' where ended_at_utc is null",
    "too long": "update user_sessions set ended_at_utc = started_at_utc + interval '200 days'",
    "livekit": "update livekit.sessions set status = 'completed' where true",
    "call centre": "update callcenter.conversations set status = 'completed' where true",
    "tracker": "update conversation_sessions set is_active = false where true",
    "purge": "select purge_expired()",
}


@pytest.fixture
def quiet(db):
    """A call that was started 15 hours ago and last heard of 70 seconds later."""
    db.start("call-1")
    db.call("log_message", session_id="call-1", role="user", content="x")
    db.age("call-1", "15 hours")
    db.rows("update client_subscriptions set retention_days = 1 where client_id = 'acme'")
    db.age_rows("conversation_messages", "-70 seconds", "created_at")
    return db


@pytest.mark.parametrize("how", MADE_UP)
def test_a_made_up_end_is_the_last_activity_and_says_so(quiet, how):
    if how == "purge":
        quiet.age("call-1", "2 days")

    quiet.rows(MADE_UP[how])

    row = quiet.row("select * from user_sessions where client_id = 'acme'")
    assert row["is_end_inferred"], how
    assert abs(row["duration_seconds"] - 70) < 1, how


def test_a_told_end_is_no_made_up_one(quiet):
    told = quiet.session()["started_at_utc"].astimezone(UTC) + timedelta(hours=1)
    quiet.rows("update user_sessions set ended_at_utc = %s where true", told)

    row = quiet.session()
    assert (row["is_end_inferred"], row["duration_seconds"]) == (False, 3600)


def test_a_row_that_arrives_without_its_end_has_no_length(db):
    db.rows(
        "insert into user_sessions (session_id, status, started_at_utc)"
        " values ('s', 'completed', now() - interval '1 hour')"
    )

    row = db.session("s")
    assert (row["is_end_inferred"], row["duration_seconds"]) == (True, 0)


@pytest.fixture
def hour(db):
    """An agent's call that goes on since an hour."""
    db.call("start_session", ACME_AGENT, session_id="call-1")
    db.call("log_message", ACME_AGENT, session_id="call-1", role="user", content="x")
    db.age_rows("user_sessions", "1 hour", "created_at", "started_at_utc")
    with db.without_triggers():
        db.rows("update conversation_messages set created_at = now() - interval '1 hour'")
    return db


def started(db):
    return str(db.session()["started_at_utc"])


@pytest.mark.parametrize(
    ("messages", "tool_calls"),
    [
        pytest.param(None, None, id="after a turn"),
        pytest.param([{}], None, id="with turns of the start"),
        pytest.param(None, [{}], id="with tool calls of the start"),
    ],
)
def test_an_agents_end_is_not_before_what_was_stored(hour, messages, tool_calls):
    at = started(hour)
    buffers = {
        "messages": messages and [{"role": "user", "content": "y", "created_at": at}],
        "tool_calls": tool_calls and [{"tool_name": "t", "started_at": at}],
    }

    answer = hour.call(
        "end_session", ACME_AGENT, session_id="call-1", ended_at=at,
        **{k: v and json.dumps(v) for k, v in buffers.items()},
    )  # fmt: skip

    assert answer["duration_seconds"] > 3590
    # What it said is kept apart.
    assert hour.session()["reported_duration_seconds"] == 0


def test_an_agents_end_is_not_before_a_turn_it_reported(db):
    db.call("start_session", ACME_AGENT, session_id="call-1",
            started_at=str(db.value("select now() - interval '20 minutes'")))  # fmt: skip
    db.call("log_message", ACME_AGENT, session_id="call-1", role="user", content="x",
            created_at=str(db.value("select now() - interval '10 minutes'")))  # fmt: skip

    answer = db.call("end_session", ACME_AGENT, session_id="call-1", ended_at=started(db))

    assert answer["duration_seconds"] == 600


def test_a_call_that_is_delivered_afterwards_ends_when_it_did(db):
    """All of it came within a moment: nothing here contradicts the instants."""
    db.call("start_session", ACME_AGENT, session_id="call-1",
            started_at=str(db.value("select now() - interval '2 hours'")))  # fmt: skip
    db.call("log_message", ACME_AGENT, session_id="call-1", role="user", content="x",
            created_at=str(db.value("select now() - interval '110 minutes'")))  # fmt: skip

    answer = db.call("end_session", ACME_AGENT, session_id="call-1",
                     ended_at=str(db.value("select now() - interval '100 minutes'")))  # fmt: skip

    assert answer["duration_seconds"] == 1200


def test_service_role_imports_any_end(hour):
    answer = hour.call("end_session", SERVICE, session_id="call-1", ended_at=started(hour))

    assert answer["duration_seconds"] == 0


def test_a_stale_call_is_as_long_as_we_saw_whatever_its_turns_say(hour):
    hour.rows("update conversation_messages set created_at = %s", started(hour))
    hour.rows("select pgcalls.close_stale_session('acme', id) from user_sessions")

    assert hour.session()["duration_seconds"] > 3590


@pytest.mark.parametrize("back", ["25 hours", "40 days"])
def test_an_agents_start_is_at_most_a_day_back(db, back):
    at = str(db.value("select now() - %s::interval", back))

    answer = db.call("start_session", ACME_AGENT, session_id="call-1", started_at=at)
    told = db.call("start_session", SERVICE, session_id="s", started_at=at)

    assert [n["reason"] for n in answer["notices"]] == ["started_at is too far back"]
    assert answer["started_at"] == db.value("select now()")
    assert (told["notices"], str(told["started_at"])) == ([], at)


@pytest.mark.parametrize("ahead", ["1 s", "59 minutes"])
def test_an_agents_start_is_never_ahead_of_our_clock(db, ahead):
    """Else a call of an hour would have no length."""
    at = str(db.value("select now() + %s::interval", ahead))

    answer = db.call("start_session", ACME_AGENT, session_id="call-1", started_at=at)
    told = db.call("start_session", SERVICE, session_id="s", started_at=at)
    again = db.call("start_session", ACME_AGENT, session_id="call-1", started_at=at)

    assert {answer["started_at"], again["started_at"]} == {db.value("select now()")}
    assert str(told["started_at"]) == at
    db.call("log_message", ACME_AGENT, session_id="call-1", role="user", content="x")
    db.age("call-1", "30 minutes")
    db.call("end_session", ACME_AGENT, session_id="call-1")
    assert db.session()["duration_seconds"] >= 1800


def test_how_far_back_is_a_setting_of_the_client(db):
    db.rows("update client_subscriptions set max_backdated_seconds = 60 where client_id = 'acme'")
    at = [str(db.value("select now() - %s::interval", back)) for back in ("50 s", "70 s")]

    near, far = (
        db.call("start_session", ACME_AGENT, session_id=f"s{n}", started_at=at[n]) for n in range(2)
    )
    assert (near["notices"], str(near["started_at"])) == ([], at[0])
    assert str(far["started_at"]) != at[1]


@pytest.mark.parametrize("used_up", ["this month", "last month"])
def test_a_start_in_another_month_escapes_no_limit(db, used_up):
    month = "now()" if used_up == "this month" else "date_trunc('month', now()) - interval '1 s'"
    db.rows(
        "insert into user_sessions (client_id, session_id, started_at_utc, ended_at_utc,"
        f" duration_seconds) values ('acme', 'used', {month}, {month}, 600)"
    )
    db.rows(
        "update client_subscriptions set max_monthly_minutes = 10,"
        " max_backdated_seconds = 31622400 where client_id = 'acme'"
    )

    with db.refused("PT402"):
        db.call("start_session", ACME_AGENT, session_id="call-1",
                started_at=str(db.value("select date_trunc('month', now()) - interval '1 s'")))  # fmt: skip


def test_of_the_instants_of_a_call_an_agent_reports_only_these(db):
    """A new one needs a look: what does it do to a bill?"""
    named = db.rows(
        "select distinct a.name from pg_proc as p cross join unnest(p.proargnames) as a (name)"
        " where p.pronamespace = 'public'::regnamespace and a.name ~ '(_at|time)$'"
        " and has_function_privilege('authenticated', p.oid, 'execute') and p.provolatile = 'v'"
    )

    assert {n["name"] for n in named} == {
        "started_at", "answered_at", "ended_at", "created_at", "spoken_at", "demo_time",
    }  # fmt: skip
