"""What platforms do: very long calls, much sound, hidden numbers, what is there and says nothing."""

from __future__ import annotations

import copy
import json
import time
from typing import Any

import pytest

from support import ACME_AGENT, SERVICE, times
from webhook_payloads import EVENTS
from webhooks import deliver, endpoint, livekit_events, send


def with_turns(provider: str, count: int) -> dict:
    """The end of a call of so many turns, a tool call after each tenth."""
    event = copy.deepcopy(next(iter(EVENTS[provider].values())))
    said = [f"turn {n}" for n in range(count)]
    match provider:
        case "vapi":
            event["message"]["artifact"]["messages"] = [
                {"role": ("bot", "user")[n % 2], "message": text, "time": 1771234200000 + 20 * n}
                for n, text in enumerate(said)
            ]
        case "retell":
            event["call"]["transcript_with_tool_calls"] = [
                {"role": ("agent", "user")[n % 2], "content": text,
                 "words": [{"word": "turn", "start": n / 60, "end": n / 60}]}
                for n, text in enumerate(said)
            ]  # fmt: skip
        case "elevenlabs":
            event["data"]["transcript"] = [
                {"role": ("agent", "user")[n % 2], "message": text, "time_in_call_secs": n // 60}
                for n, text in enumerate(said)
            ]
        case "livekit":
            event["chat_history"]["items"] = [
                {"id": f"item_{n}", "type": "message", "role": ("assistant", "user")[n % 2],
                 "content": [text], "created_at": 1771234200 + n / 100}
                for n, text in enumerate(said)
            ]  # fmt: skip
    return event


@pytest.mark.parametrize("provider", EVENTS)
def test_three_thousand_turns_are_one_call_in_their_order(db, provider):
    count = times(full=3000, fast=300)
    send(db, provider, with_turns(provider, count), caller=ACME_AGENT)
    said = [r["content"] for r in db.rows("select content from conversation_messages order by seq")]
    assert said == [f"turn {n}" for n in range(count)]
    assert db.value("select message_count from user_sessions") == count


def test_twenty_megabytes_of_sound_are_not_kept_and_refuse_nothing(db):
    event = copy.deepcopy(EVENTS["elevenlabs"]["post_call_audio"])
    event["data"]["full_audio"] = "UklGRg==" * (times(full=20, fast=2) * 131072)
    answer = deliver(db, "elevenlabs", endpoint(db, "elevenlabs"), event)
    assert (answer["verdict"], [n["argument"] for n in answer["notices"]]) == (
        "ignored",
        ["full_audio"],
    )
    assert len(json.dumps(db.value("select body from webhook_events"))) < 200


@pytest.mark.parametrize(
    "number", ["+6422****147", "anonymous", "Restricted", "", None, "sip:a@b.c"]
)
def test_a_number_that_is_none_costs_no_call(db, number):
    for provider, change in {
        "vapi": lambda e: e["message"]["customer"].update(number=number),
        "retell": lambda e: e["call"].update(from_number=number),
        "elevenlabs": lambda e: e["data"]["metadata"]["phone_call"].update(external_number=number),
    }.items():
        event = copy.deepcopy(next(iter(EVENTS[provider].values())))
        change(event)
        assert send(db, provider, event, caller=ACME_AGENT)["verdict"] == "stored"
    assert db.counts()["user_sessions"] == 3


@pytest.mark.parametrize("provider", EVENTS)
def test_null_is_nothing_wherever_it_is(db, provider):
    """Every object and every array of every depth is null, one at a time."""

    def nulls(document, root):
        for key, value in document.items() if isinstance(document, dict) else enumerate(document):
            if isinstance(value, dict | list):
                if isinstance(document, dict):
                    document[key] = None
                    yield root
                    document[key] = value
                yield from nulls(value, root)

    event = copy.deepcopy(next(iter(EVENTS[provider].values())))
    refused = [
        json.dumps(changed)
        for changed in nulls(event, event)
        if db.value(
            "select (pgcalls.map_event(%s, %s)).external_id", provider, json.dumps(changed)
        ) is None
    ]  # fmt: skip
    # Without the call that it is of it is nothing.
    assert len(refused) <= 2


def test_the_first_words_are_those_of_the_interrupted_turn(db):
    """An interrupted turn is dated when it was cut off: the array says when it was."""
    event = livekit_events(time.time() - 300)[3]
    items = event["chat_history"]["items"]
    items[1]["created_at"] = items[2]["created_at"] + 3
    del items[1]["metrics"]
    send(db, "livekit", event, caller=ACME_AGENT)
    said = [r["content"] for r in db.rows("select content from conversation_messages order by seq")]
    assert said[1:3] == ["Kauri Cycles!", "Kia ora, a service?"]


def wrapped(provider: str, **more: object) -> dict:
    """The end of a call with these at the place of its details."""
    event = copy.deepcopy(next(iter(EVENTS[provider].values())))
    place = {"vapi": ("message",), "retell": ("call",), "elevenlabs": ("data",), "livekit": ()}
    details = event
    for key in place[provider]:
        details = details[key]
    details.update(more)
    return event


@pytest.mark.parametrize("provider", EVENTS)
def test_a_detail_one_level_too_deep_is_left_out_and_nothing_else(db, provider):
    for depth in range(26, 33):
        deep: object = 1
        for _ in range(depth):
            deep = [deep]
        with db.connection.transaction(force_rollback=True):
            answer = send(db, provider, wrapped(provider, deep=deep, flat=1), caller=ACME_AGENT)
            if answer["verdict"] != "stored":
                # The body itself is too deep: it has failed by a reason of ours.
                assert db.row("select sqlstate, reason from webhook_events") == {
                    "sqlstate": "PT413", "reason": "the body is nested too deep",
                }  # fmt: skip
                continue
            kept = db.value("select metadata from user_sessions")[provider]
            assert kept["flat"] == 1
            is_told = any(n["argument"] == "deep" for n in answer["notices"])
            assert ("deep" in kept) != is_told


@pytest.mark.parametrize("provider", EVENTS)
def test_many_long_names_of_keys_leave_room_for_the_event(db, provider):
    """Names of secrets are told before the event is stored, those without room after it."""
    secret = {f"secret__{'x' * 300}{n}": n for n in range(400)}
    long = {"\x01" * 199 + chr(33 + n): "y" * 13_000 for n in range(90)}

    answer = send(db, provider, wrapped(provider, nested=[secret], **long), caller=ACME_AGENT)

    assert answer["verdict"] == "stored"
    assert len(answer["notices"]) > 10


def test_as_many_secrets_as_there_are_take_no_square_of_time(db):
    # 0.1 ms each; when each rewrote all of the document it was a minute.
    db.rows("set local statement_timeout = '30s'")
    secrets = [{"secret": n, "is": [n]} for n in range(8000)]

    answer = send(db, "vapi", wrapped("vapi", nested=secrets), caller=ACME_AGENT)

    assert answer["verdict"] == "stored"
    kept = db.value("select body #> '{message,nested}' from webhook_events")
    assert kept == [{"is": [n]} for n in range(8000)]


def test_a_call_of_many_tools_takes_no_square_of_time(db):
    db.rows("set local statement_timeout = '60s'")
    event = copy.deepcopy(EVENTS["livekit"]["session_report"])
    count = times(full=4000, fast=400)
    event["chat_history"]["items"] = [
        item
        for n in range(count)
        for item in (
            {"type": "function_call", "call_id": f"c{n}", "name": "f", "arguments": "{}",
             "created_at": 1771234200 + n},
            {"type": "function_call_output", "call_id": f"c{n}", "output": f"{n}",
             "created_at": 1771234200.5 + n, "is_error": False},
        )
    ]  # fmt: skip

    send(db, "livekit", event, caller=ACME_AGENT)

    rows = db.rows("select tool_call_id, result, duration_ms from tool_calls")
    assert len(rows) == count
    assert {(r["tool_call_id"], str(r["result"]), r["duration_ms"]) for r in rows} == {
        (f"c{n}", str(n), 500) for n in range(count)
    }


def test_more_lines_of_usage_than_an_event_has_are_left_out(db):
    costs = [{"type": "transport", "minutes": 1} for _ in range(1100)]

    answer = send(db, "vapi", wrapped("vapi", costs=costs), caller=ACME_AGENT)

    assert answer["verdict"] == "stored"
    assert [n["argument"] for n in answer["notices"] if n["argument"] == "usage"] == ["usage"]
    assert db.value("select count(*) from usage_lines") == 1000


@pytest.mark.parametrize("at", ["1999-12-31T23:59:59Z", "infinity", "4713-01-01 BC", "2099-01-01"])
def test_a_start_that_cannot_be_costs_no_call(db, at):
    places = {
        "vapi": ("message", "startedAt"), "retell": ("call", "start_timestamp"),
        "elevenlabs": ("data", "metadata", "start_time_unix_secs"),
        "livekit": ("events", 0, "created_at"),
    }  # fmt: skip
    for provider, (*path, last) in places.items():
        with db.connection.transaction(force_rollback=True):
            event = copy.deepcopy(next(iter(EVENTS[provider].values())))
            place: Any = event
            for key in path:
                place = place[key]
            place[last] = at

            answer = send(db, provider, event, caller=SERVICE)

            assert answer["verdict"] == "stored", (provider, at)
            assert db.value("select status from user_sessions") != "active"
