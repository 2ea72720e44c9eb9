"""public.ingest_elevenlabs: the events of ElevenLabs become calls."""

from __future__ import annotations

import time

import pytest

from webhooks import deliver, elevenlabs_events, endpoint


@pytest.fixture
def sent(db):
    to = endpoint(db, "elevenlabs")
    start = int(time.time()) - 300
    return start, [deliver(db, "elevenlabs", to, event) for event in elevenlabs_events(start)]


def test_the_call_is_as_elevenlabs_tells_it(db, sent):
    start, answers = sent
    assert [a["verdict"] for a in answers] == ["stored", "ignored"]
    call = db.session("conv_42")
    assert {
        name: call[name]
        for name in ("type", "source", "customer_number", "business_number", "ended_reason", "language",
                     "call_summary", "status", "message_count", "tool_call_count")
    } == {
        "type": "inbound", "source": "elevenlabs", "customer_number": "+61412345670",
        "business_number": "+6493000100", "ended_reason": "user hung up", "language": "en",
        "call_summary": "Waiheke was too dear.", "status": "completed", "message_count": 3,
        "tool_call_count": 1,
    }  # fmt: skip
    assert (call["started_at_utc"].timestamp(), float(call["duration_seconds"])) == (start, 74)
    assert call["metadata"]["elevenlabs"]["data_collection_results"] == {
        "trip": {"value": "waiheke"}
    }
    assert call["metadata"]["elevenlabs"]["phone_call"] == {"call_sid": "CA1"}


def test_turns_and_tools(db, sent):
    turns = db.rows(
        "select role, content, interrupted, metadata from conversation_messages order by seq"
    )
    assert [tuple(t.values()) for t in turns] == [
        ("agent", "Tui Tours!", False, None), ("user", "A day on Waiheke?", False, None),
        ("agent", "A hundred and", True, {"original_message": "A hundred and forty."}),
    ]  # fmt: skip
    tool = db.row("select tool_name, parameters, result, success, duration_ms from tool_calls")
    assert tuple(tool.values()) == ("price", {"trip": "waiheke"}, {"nzd": 139}, True, 420)


def test_credits_are_a_unit_and_a_model_costs_what_it_read_and_wrote(db, sent):
    lines = db.rows("select component, model, quantity, unit, vendor_cost from usage_lines"
                    " order by component, unit")  # fmt: skip
    assert [
        (x["component"], x["model"], float(x["quantity"]), x["unit"], float(x["vendor_cost"] or 0))
        for x in lines
    ] == [
        ("llm", "gemini-3", 1200, "input_tokens", 0.005), ("llm", "gemini-3", 9, "output_tokens", 0),
        ("other", None, 512, "credits", 0), ("stt", "scribe", 31.5, "seconds", 0),
        ("tts", "flash", 210, "characters", 0),
    ]  # fmt: skip


def test_sound_is_not_kept(db, sent):
    body, notices = db.row(
        "select body, notices from webhook_events where event = 'post_call_audio'"
    ).values()
    assert "full_audio" not in body["data"]
    assert [n["argument"] for n in notices] == ["full_audio"]


def test_a_call_that_nobody_took_is_one_too(db):
    to = endpoint(db, "elevenlabs")
    event = {"type": "call_initiation_failure", "event_timestamp": int(time.time()) - 9,
             "data": {"agent_id": "a", "conversation_id": "conv_43", "failure_reason": "busy"}}  # fmt: skip
    assert deliver(db, "elevenlabs", to, event)["verdict"] == "stored"
    call = db.session("conv_43")
    assert (call["ended_reason"], call["is_answered"]) == ("busy", False)
