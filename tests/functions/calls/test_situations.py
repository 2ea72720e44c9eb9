"""What happens on real calls, by public reports of bugs, each with its right value."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from psycopg.types.json import Jsonb

from support import ACME_AGENT, ACME_ASSISTANT, ACME_OTHER_AGENT, ACME_OTHER_ASSISTANT, NOWHERE

STARTED = "2026-11-20T10:00:00Z"
ENDED = "2026-11-20T10:05:00Z"


def end(db, caller=ACME_AGENT, **arguments):
    for name in ("messages", "tool_calls", "keywords", "metadata"):
        if name in arguments:
            arguments[name] = Jsonb(arguments[name])
    return db.call("end_session", caller, session_id="call-1", **arguments)


def codes(answer):
    return [(n["code"], n["argument"]) for n in answer["notices"]]


@pytest.mark.parametrize(
    ("given", "number", "address"),
    [
        ("021 123 4567", "+64211234567", None),
        ("+64211234567", "+64211234567", None),
        ("sip:ada@example.com", "sip:ada@example.com", None),
        ("<sip:+16505550123@host>", "+16505550123", "<sip:+16505550123@host>"),
        ("16505550123@host", "+16505550123", "16505550123@host"),
        ("55555", None, "55555"),
        ("911", None, "911"),
        ("client:alice", None, "client:alice"),
        ("+55XX9XXXXXXXX", None, "+55XX9XXXXXXXX"),
        ("+64 21 XXX XXX", None, "+64 21 XXX XXX"),
        ("not a number", None, "not a number"),
        *((withheld, None, None) for withheld in (
            "Private Number", "blocked", "anonymous", "Restricted", "Unknown", "+266696687",
            "86282452253", "anonymous@anonymous.invalid", "",
        )),
    ],
)  # fmt: skip
def test_whoever_calls_the_call_is_started(db, given, number, address):
    answer = db.call("start_session", ACME_AGENT, session_id="call-1", customer_number=given)

    row = db.session()
    assert answer["created"]
    assert (row["customer_number"], row["customer_address"]) == (number, address)
    assert codes(answer) == ([("kept_as_address", "customer_number")] if address else [])


@pytest.mark.parametrize(
    ("argument", "given", "stored"),
    [
        ("language", "multi", None),
        ("language", "auto", None),
        ("language", " en-NZ ", "en-NZ"),
        ("call_id", "call_8f1", None),
        ("call_id", f" {NOWHERE.upper()} ", NOWHERE),
        ("phone_number_id", "PN12", None),
        ("phone_number_id", NOWHERE, None),
        ("business_number", "55555", None),
        ("type", "", None),
    ],
)
def test_a_detail_of_a_start_is_read_kept_or_noticed(db, argument, given, stored):
    answer = db.call("start_session", ACME_AGENT, session_id="call-1", **{argument: given})

    row = db.session()
    is_read = stored is not None or not given
    assert (str(row[argument]) if row[argument] else None) == stored
    assert codes(answer) == ([] if is_read else [("kept_in_metadata", argument)])
    assert (row["metadata"] or {}) == ({} if is_read else {"unread": {argument: given}})


@pytest.mark.parametrize(
    ("argument", "given", "stored"),
    [
        ("ended_reason", "", None),
        ("ended_reason", "customer-ended-call", "customer-ended-call"),
        ("sentiment", "Positive", "positive"),
        ("sentiment", " NEGATIVE\n", "negative"),
        ("sentiment", "Unknown", None),
        ("status", "COMPLETED", "completed"),
        ("status", "Failed ", "failed"),
        ("status", "ringing", "completed"),
        ("user_email", "ada at example", None),
        ("user_phone", "same as this one", None),
        ("keywords", "cats, dogs; birds", ["cats", "dogs", "birds"]),
        ("keywords", '["cats", "dogs"]', ["cats", "dogs"]),
        ("cost_total", -1, None),
    ],
)
def test_a_detail_of_an_end_is_read_kept_or_noticed(db, argument, given, stored):
    db.start()
    answer = end(db, **{argument: given})

    row = db.session()
    is_noticed = given in ("Unknown", "ringing", "ada at example", "same as this one", -1)
    assert row["ended_at_utc"] is not None
    assert row["reported_cost_total" if argument == "cost_total" else argument] == stored
    assert codes(answer) == ([("kept_in_metadata", argument)] if is_noticed else [])
    assert (row["metadata"] or {}) == ({"unread": {argument: given}} if is_noticed else {})


@pytest.mark.parametrize(
    ("element", "sqlstate", "word"),
    [
        ({"role": "user", "content": ""}, "22023", "content"),
        ({"role": "user", "content": "x", "key": "k"}, "22023", "key"),
        ({"role": "user", "content": "x", "timestamp": ENDED}, "22023", "timestamp"),
        ({"role": "user", "content": {"words": "x"}}, "22023", "content"),
        ({"role": "user", "content": 5}, "22023", "content"),
        ({"role": "tool", "content": "x"}, "22023", "role"),
        ({"role": "user", "content": "x" * 70_000}, "PT413", "content"),
    ],
)
def test_a_bad_turn_costs_neither_the_end_nor_the_others(db, element, sqlstate, word):
    db.start()
    good = [{"role": "user", "content": f"turn {n}"} for n in range(2)]

    answer = end(db, messages=[good[0], element, good[1]])

    assert answer["status"] == "completed"
    assert (answer["messages_saved"], answer["message_count"]) == (2, 2)
    ((place, state, reason),) = [
        (r["element"], r["sqlstate"], r["reason"]) for r in answer["refused"]
    ]
    assert (place, state) == ("messages[1]", sqlstate)
    assert word in reason
    with db.refused("22023" if sqlstate == "22023" else "PT413"):
        db.call("log_messages", ACME_AGENT, session_id="call-1", messages=Jsonb([element]))


def test_a_huge_result_and_huge_metadata_cost_themselves_only(db):
    db.start()
    words = [{"word": "hello", "confidence": 0.123456}] * 500
    assert len(json.dumps(words)) > 21_000

    answer = end(
        db,
        messages=[{"role": "user", "content": "hello", "metadata": {"words": words}}],
        tool_calls=[{"tool_name": "big", "result": "x" * 90_000}, {"tool_name": "small"}],
    )

    assert [(r["element"], r["sqlstate"]) for r in answer["refused"]] == [
        ("tool_calls[0]", "PT413")
    ]
    assert [(n["code"], n["element"], n["argument"]) for n in answer["notices"]] == [
        ("left_out", "messages[0]", "metadata")
    ]
    assert db.row("select content, metadata from conversation_messages") == {
        "content": "hello", "metadata": None,
    }  # fmt: skip
    assert db.value("select tool_name from tool_calls") == "small"


def test_every_bad_element_of_a_batch_is_named(db):
    db.start()
    batch = [{"role": "user", "content": "x"}, {"role": "user"}, {"content": "x"}, {"role": "user", "content": "y", "key": 1}]  # fmt: skip

    with db.refused("22023", "messages[1], messages[2], messages[3] were refused"):
        db.call("log_messages", ACME_AGENT, session_id="call-1", messages=Jsonb(batch))
    assert db.counts()["conversation_messages"] == 0


@pytest.mark.parametrize(
    ("versions", "content", "changed"),
    [
        ([{"content": "I would"}, {"content": "I would like"}], "I would like", True),
        ([{"content": "I would like"}, {"content": "I would"}], "I would like", False),
        ([{"content": "same"}, {"content": "same"}], "same", False),
        ([{"content": "new", "revision": 2}, {"content": "older one", "revision": 1}], "new", False),
        ([{"content": "new", "created_at": ENDED}, {"content": "older one", "created_at": STARTED}],
         "new", False),
        ([{"content": "I was say"}, {"content": "I was say", "interrupted": True}],
         "I was say", True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_ended", [False, True], ids=["during", "late"])
def test_a_turn_grows_and_never_shrinks(db, versions, content, changed, is_ended):
    db.start()
    first, second = ({"role": "user", "message_key": "item-1", **v} for v in versions)
    db.call("log_message", ACME_AGENT, session_id="call-1", **first)
    if is_ended:
        end(db)

    answer = db.call("log_message", ACME_AGENT, session_id="call-1", **second)

    assert (answer["created"], answer["changed"]) == (False, changed)
    row = db.row("select content, interrupted from conversation_messages")
    assert (row["content"], row["interrupted"]) == (content, bool(second.get("interrupted")))
    if is_ended:
        assert db.session()["call_transcript"] == f"user: {content}"


def test_what_is_transcribed_after_the_hang_up_is_kept_and_not_billed(db):
    db.rows(
        "with p as (insert into rate_plans (name, price_per_minute, currency)"
        " values ('p', 1, 'NZD') returning id)"
        " update client_subscriptions set rate_plan_id = p.id from p where client_id = 'acme'"
    )
    db.start()
    db.call("log_message", ACME_AGENT, session_id="call-1", role="user", content="Hello")
    end(db)
    before = db.session()

    db.call("log_message", ACME_AGENT, session_id="call-1", role="user", content="Bye then, Zoltan")
    db.call("log_tool_call", ACME_AGENT, session_id="call-1", tool_name="hang_up")

    after = db.session()
    assert after["call_transcript"] == "user: Hello\nuser: Bye then, Zoltan"
    assert (after["message_count"], after["tool_call_count"]) == (2, 1)
    assert db.call("search_sessions", ACME_AGENT, query="zoltan")
    for name in ("cost_total", "duration_seconds", "ended_at_utc"):
        assert after[name] == before[name]

    db.age("call-1", "6 minutes")
    with db.refused("PT409", "session has ended"):
        db.call("log_message", ACME_AGENT, session_id="call-1", role="user", content="too late")
    assert end(db, messages=[{"role": "user", "content": "with the end"}])["messages_saved"] == 1


def test_a_tool_call_without_its_start_is_not_later_than_the_end(db):
    db.start(started_at=STARTED)

    db.call("end_session", session_id="call-1", ended_at=ENDED,
            tool_calls=Jsonb([{"tool_name": "t", "parameters": '{"a": 1}'}]))  # fmt: skip

    row = db.row("select started_at, parameters from tool_calls")
    assert row == {
        "started_at": datetime(2026, 11, 20, 10, 5, tzinfo=UTC), "parameters": {"a": 1},
    }  # fmt: skip


def test_two_agents_in_a_room_have_one_call(db):
    db.start()
    db.call("log_message", ACME_AGENT, session_id="call-1", role="user", content="Billing, please")
    db.call("update_session", ACME_AGENT, session_id="call-1", assistant_id=ACME_OTHER_ASSISTANT)
    db.call("log_message", ACME_OTHER_AGENT, session_id="call-1", role="agent", content="Billing.")
    end(db, ACME_OTHER_AGENT)

    (row,) = db.rows("select assistant_id::text, message_count from user_sessions")
    assert tuple(row.values()) == (ACME_OTHER_ASSISTANT, 2)
    assert row["assistant_id"] != ACME_ASSISTANT
