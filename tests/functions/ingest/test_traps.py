"""What platforms do: very long calls, much sound, hidden numbers, what is there and says nothing."""

from __future__ import annotations

import copy
import json
import time

import pytest

from support import ACME_AGENT, times
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
