"""public.ingest_retell: the events of Retell become calls."""

from __future__ import annotations

import json
import time

import pytest

from webhooks import deliver, endpoint, retell_events


@pytest.fixture
def sent(db):
    to = endpoint(db, "retell")
    start = int(time.time()) - 300
    return start, [deliver(db, "retell", to, event) for event in retell_events(start)]


def test_the_call_is_as_retell_tells_it(db, sent):
    start, answers = sent
    assert [a["verdict"] for a in answers] == ["stored", "ignored", "stored", "stored"]
    call = db.session("rt_42")
    assert {
        name: call[name]
        for name in ("type", "source", "customer_number", "business_number", "ended_reason",
                     "call_summary", "sentiment", "status", "message_count", "tool_call_count")
    } == {
        "type": "outbound", "source": "retell", "customer_number": "+64225550147",
        "business_number": "+6499750001", "ended_reason": "user_hangup", "call_summary": "Took 16:20.",
        "sentiment": "positive", "status": "completed", "message_count": 5, "tool_call_count": 2,
    }  # fmt: skip
    assert (call["started_at_utc"].timestamp(), float(call["duration_seconds"])) == (start, 60.75)


def test_what_has_no_words_comes_after_what_was_said(db, sent):
    start, _ = sent
    turns = db.rows(
        "select role, content, created_at, metadata from conversation_messages order by seq"
    )
    assert [(t["role"], t["content"], round(t["created_at"].timestamp() - start, 1)) for t in turns] == [
        ("agent", "Hello, Rimu Dental.", 0.7), ("user", "I'd take a slot.", 5.0),
        ("system", "node_transition", 5.4), ("agent", "At 16:20. Press one.", 5.4),
        ("system", "dtmf", 5.4),
    ]  # fmt: skip
    assert turns[2]["metadata"] == {"former_node_id": "n1", "new_node_id": "n2"}
    assert turns[4]["metadata"] == {"digit": "1"}
    tools = db.rows(
        "select tool_name, parameters, result, success from tool_calls order by tool_call_id"
    )
    assert [tuple(t.values()) for t in tools] == [
        ("unnamed", None, "late", None), ("find_slot", {"after": "16:00"}, ["16:20"], True),
    ]  # fmt: skip


def test_cents_are_hundredths(db, sent):
    lines = db.rows(
        "select component, model, quantity, unit, vendor_cost from usage_lines order by 1"
    )
    assert [(x["component"], x["model"], float(x["quantity"]), float(x["vendor_cost"])) for x in lines] == [
        ("llm", "gpt_5", 61, 0.045), ("telephony", "us_telephony", 61, 0.01),
        ("tts", "elevenlabs_tts", 61, 0.07),
    ]  # fmt: skip


def test_the_rest_is_in_the_metadata_and_the_token_of_the_call_is_nowhere(db, sent):
    assert db.session("rt_42")["metadata"]["retell"] == {
        "agent_id": "agent_9", "agent_version": 3, "metadata": {"campaign": "c-7"},
        "recording_url": "https://files/r.wav", "latency": {"e2e": {"p50": 800}},
        "call_successful": True, "custom_analysis_data": {"slot": "16:20"},
    }  # fmt: skip
    assert "eyJ" not in json.dumps(db.rows("select body from webhook_events"))


def test_who_was_not_reached_has_not_answered(db):
    to = endpoint(db, "retell")
    call = {"call_id": "rt_43", "call_status": "not_connected", "direction": "outbound",
            "to_number": "+64225550147", "disconnection_reason": "dial_no_answer"}  # fmt: skip
    assert deliver(db, "retell", to, {"event": "call_ended", "call": call})["verdict"] == "stored"
    assert db.session("rt_43")["is_answered"] is False


def test_a_masked_number_refuses_nothing(db):
    to = endpoint(db, "retell")
    event = retell_events(time.time() - 300)[2]
    event["call"]["to_number"] = "+6422****147"
    answer = deliver(db, "retell", to, event)
    assert answer["verdict"] == "stored"
    assert db.session("rt_42")["customer_number"] is None
