from __future__ import annotations

from decimal import Decimal

import pytest
from psycopg.types.json import Jsonb

from support import ACME, ACME_AGENT, ANON, GLOBEX_AGENT, SERVICE

STARTED = "2026-03-01T10:00:00Z"
ENDED = "2026-03-01T10:05:30.5Z"


def end(db, caller=SERVICE, session_id="call-1", **arguments):
    return db.call("end_session", caller, session_id=session_id, **arguments)


def test_a_call_is_closed_counted_and_transcribed(db):
    id_ = db.start(started_at=STARTED)
    for role, content in (("assistant", "Hello"), ("user", "مرحباً"), ("system", "note")):
        db.call("log_message", session_id="call-1", role=role, content=content)
    db.call("log_tool_call", session_id="call-1", tool_name="t")

    answer = end(db, ended_reason="hangup", ended_at=ENDED, expected_message_count=3)

    row = db.session()
    assert {k: answer[k] for k in answer if k not in ("id", "started_at", "ended_at")} == {
        "session_id": "call-1",
        "status": "completed",
        "duration_seconds": Decimal("330.500"),
        "message_count": 3,
        "tool_call_count": 1,
        "messages_saved": 0,
        "cost_total": None,
        "already_ended": False,
        "missing": [],
        "messages_changed": 0,
        "changed": [],
        "refused": [],
        "notices": [],
    }
    assert str(answer["id"]) == id_
    assert (answer["started_at"], answer["ended_at"]) == (
        row["started_at_utc"],
        row["ended_at_utc"],
    )
    assert row["call_transcript"] == "agent: Hello\nuser: مرحباً"
    assert (row["user_message_count"], row["agent_message_count"]) == (1, 1)
    assert (row["ended_reason"], row["duration_minutes"]) == ("hangup", Decimal("5.51"))


def test_the_buffer_is_saved_in_the_same_transaction(db):
    db.start()
    db.call("log_message", session_id="call-1", role="user", content="1", message_key="k1")

    answer = end(
        db,
        messages=Jsonb(
            [
                {"role": "user", "content": "1", "message_key": "k1"},
                {"role": "assistant", "content": "2", "message_key": "k2"},
            ]
        ),
        tool_calls=Jsonb([{"tool_name": "a", "tool_call_id": "x"}, {"tool_name": "b"}]),
        user_name="Ada",
        user_phone="021 123 4567",
        user_email="Ada@Example.com",
        summary="s",
        sentiment="positive",
        call_outcome="done",
        keywords=Jsonb(["a", "b"]),
        status="failed",
        metadata={"m": 1},
    )

    row = db.session()
    assert (answer["messages_saved"], answer["message_count"], answer["tool_call_count"]) == (
        1,
        2,
        2,
    )
    assert (row["user_name"], row["user_phone"], row["user_email"]) == (
        "Ada",
        "+64211234567",
        "ada@example.com",
    )
    assert (row["call_summary"], row["sentiment"], row["call_outcome"]) == ("s", "positive", "done")
    assert (row["keywords"], row["status"], row["metadata"]) == (["a", "b"], "failed", {"m": 1})


def test_the_second_end_fills_what_is_empty_and_says_so(db):
    db.start()
    first = end(db, cost_total=1, status="failed")

    second = end(
        db,
        cost_total=9,
        status="completed",
        user_name="Eve",
        messages=Jsonb([{"role": "user", "content": "late"}]),
    )

    assert second == {
        **first, "already_ended": True, "messages_saved": 1, "message_count": 1,
        "changed": ["user_name"],
    }  # fmt: skip
    row = db.session()
    assert (row["status"], row["cost_total"], row["user_name"]) == ("failed", 1, "Eve")
    assert row["call_transcript"] == "user: late"


@pytest.mark.parametrize(
    ("seqs", "expected", "missing"),
    [
        ([1, 2, 3], 3, []),
        ([1, 3, 6], None, [2, 4, 5]),
        ([2], 4, [1, 3, 4]),
        ([], 2, [1, 2]),
        ([], None, []),
        ([1, 2, 3], 1, []),
    ],
)
def test_gaps_in_the_order_are_reported(db, seqs, expected, missing):
    db.start()
    for seq in seqs:
        db.call("log_message", session_id="call-1", role="user", content="x", seq=seq)

    assert end(db, expected_message_count=expected)["missing"] == missing


def test_the_report_of_gaps_is_bounded(db):
    db.start()

    assert end(db, expected_message_count=1_000_000)["missing"] == list(range(1, 1001))


def test_what_an_agent_reports_is_kept_apart(db):
    db.start(started_at=STARTED)

    answer = end(db, ACME_AGENT, cost_total=0.01, duration_seconds=1, ended_at=ENDED)

    row = db.session()
    assert (answer["cost_total"], answer["duration_seconds"]) == (None, Decimal("330.500"))
    assert (row["reported_cost_total"], row["reported_duration_seconds"]) == (
        Decimal("0.0100"),
        1,
    )


def test_service_role_sets_cost_and_length(db):
    db.start(started_at=STARTED)

    answer = end(db, cost_total=2.75, duration_seconds=300, ended_at=ENDED)

    assert (answer["cost_total"], answer["duration_seconds"]) == (Decimal("2.7500"), 300)
    assert db.session()["duration_minutes"] == 5


def test_an_end_before_the_start_is_the_start(db):
    db.start(started_at=ENDED)

    answer = end(db, ended_at=STARTED)

    assert answer["ended_at"] == answer["started_at"]
    assert [n["argument"] for n in answer["notices"]] == ["ended_at"]


def test_each_element_of_the_buffers_stands_alone(db):
    db.start()

    answer = end(
        db,
        messages=Jsonb([{"role": "user"}, {"role": "user", "content": "kept"}]),
        tool_calls=Jsonb([{"tool_name": "t"}, {"result": 1}]),
    )

    assert (answer["messages_saved"], answer["tool_call_count"]) == (1, 1)
    assert {(r["element"], r["sqlstate"]) for r in answer["refused"]} == {
        ("messages[0]", "22023"), ("tool_calls[1]", "22023"),
    }  # fmt: skip


@pytest.mark.parametrize("batch", ["messages", "tool_calls"])
def test_a_buffer_that_is_no_array_is_refused_whole(db, batch):
    db.start()

    answer = end(db, **{batch: Jsonb({})})

    assert answer["status"] == "completed"
    assert [r["element"] for r in answer["refused"]] == [batch]


@pytest.mark.parametrize(
    ("caller", "sqlstate"), [(ANON, "42501"), (ACME, "42501"), (GLOBEX_AGENT, "PT404")]
)
def test_end_session_refuses_who_may_not(db, caller, sqlstate):
    db.start()

    with db.refused(sqlstate):
        end(db, caller)
