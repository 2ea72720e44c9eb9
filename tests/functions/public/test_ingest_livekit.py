"""public.ingest_livekit: a session report becomes a call, and what its room says is joined to it."""

from __future__ import annotations

import time

import pytest

from support import ACME_AGENT, ACME_OTHER_ASSISTANT
from webhooks import deliver, endpoint, livekit_events, send


@pytest.fixture
def sent(db):
    to = endpoint(db, "livekit")
    start = int(time.time()) - 300
    return start, [deliver(db, "livekit", to, event) for event in livekit_events(start)]


def test_the_call_is_as_livekit_tells_it(db, sent):
    start, answers = sent
    assert [a["verdict"] for a in answers] == [
        "ignored", "stored", "stored", "stored", "stored", "ignored", "stored",
    ]  # fmt: skip
    call = db.session("RM_42")
    assert {
        name: call[name]
        for name in ("type", "source", "customer_number", "business_number", "room_name", "language",
                     "participant_identity", "ended_reason", "status", "message_count",
                     "tool_call_count", "is_answered")
    } == {
        "type": "inbound", "source": "livekit", "customer_number": "+64215550142",
        "business_number": "+6499750002", "room_name": "desk-42", "language": "en",
        "participant_identity": "sip_+64215550142", "ended_reason": "participant_disconnected",
        "status": "completed", "message_count": 5, "tool_call_count": 3, "is_answered": True,
    }  # fmt: skip
    assert (call["started_at_utc"].timestamp(), call["ended_at_utc"].timestamp()) == (
        start + 0.5,
        start + 31,
    )


def test_turns_and_tools(db, sent):
    start, _ = sent
    turns = db.rows(
        "select role, content, created_at, interrupted, metadata from conversation_messages"
        " order by seq"
    )
    assert [
        (t["role"], t["content"], round(t["created_at"].timestamp() - start, 3), t["interrupted"])
        for t in turns
    ] == [
        ("system", "agent_config_update", 0.6, False), ("agent", "Kauri Cycles!", 1.2, False),
        ("user", "Kia ora, a service?", 5, False), ("system", "agent_handoff", 11, False),
        ("agent", "Friday at", 12.5, True),
    ]  # fmt: skip
    assert [t["metadata"] for t in turns] == [
        {"tools_added": ["slots"]}, {"metrics": {"llm_node_ttft": 0.4}},
        {"transcript_confidence": 0.93}, {"old_agent_id": "desk", "new_agent_id": "workshop"}, None,
    ]  # fmt: skip
    tools = db.rows("select tool_name, parameters, result, success, error_message, duration_ms"
                    " from tool_calls order by started_at")  # fmt: skip
    assert [tuple(t.values()) for t in tools] == [
        ("slots", {"day": "Friday"}, ["9:00"], True, None, 750),
        ("book", {}, None, None, None, None),
        ("hold", {}, None, False, "no line is free", 1000),
    ]


def test_what_is_a_part_of_another_figure_is_counted_once(db, sent):
    lines = db.rows("select component, provider, model, quantity, unit from usage_lines"
                    " order by component, unit")  # fmt: skip
    assert [(*list(x.values())[:3], float(x["quantity"]), x["unit"]) for x in lines] == [
        ("llm", "openai", "gpt-5", 600, "cached_tokens"),
        ("llm", "openai", "gpt-5", 300, "input_tokens"),
        ("llm", "openai", "gpt-5", 40, "output_tokens"),
        ("other", "livekit", "turn-detector", 2, "requests"),
        ("stt", "deepgram", "nova-3", 30.5, "seconds"),
        ("tts", "cartesia", "sonic", 60, "characters"),
        ("tts", "cartesia", "sonic", 4.5, "seconds"),
    ]  # fmt: skip


def test_what_is_heard_is_not_read(db):
    report = livekit_events(time.time() - 300)[3]
    report["usage"] = [{
        "type": "llm_usage", "provider": "openai", "model": "realtime", "input_tokens": 1000,
        "input_audio_tokens": 700, "input_cached_tokens": 500, "input_cached_audio_tokens": 400,
        "output_tokens": 90, "output_audio_tokens": 80,
    }]  # fmt: skip
    deliver(db, "livekit", endpoint(db, "livekit"), report)
    lines = db.rows("select unit, quantity from usage_lines")
    assert {x["unit"]: int(x["quantity"]) for x in lines} == {
        "input_tokens": 200, "cached_tokens": 500, "input_audio_tokens": 300, "output_tokens": 10,
        "output_audio_tokens": 80,
    }  # fmt: skip


def test_milliseconds_of_the_other_sdk_are_instants_too(db):
    start = int(time.time()) - 300
    report = livekit_events(start)[3]

    def in_milliseconds(value):
        if isinstance(value, dict):
            return {
                k: v * 1000 if k in ("created_at", "timestamp", "started_speaking_at") else in_milliseconds(v)
                for k, v in value.items()
            }  # fmt: skip
        return [in_milliseconds(v) for v in value] if isinstance(value, list) else value

    deliver(db, "livekit", endpoint(db, "livekit"), in_milliseconds(report))
    call = db.session("RM_42")
    assert (call["started_at_utc"].timestamp(), float(call["duration_seconds"])) == (
        start + 0.5,
        30.5,
    )
    assert db.value("select duration_ms from tool_calls where tool_call_id = 'c1'") == 750


def test_the_rest_is_in_the_metadata(db, sent):
    assert db.session("RM_42")["metadata"]["livekit"] == {
        "job_id": "AJ_42", "options": {"allow_interruptions": True, "max_tool_steps": 3},
        "sdk_version": "1.8.9", "agent_name": "kauri", "tags": ["booked"], "errors": {"llm": 0},
        "sip": {"sip.ruleID": "SDR_1", "sip.callID": "SCL_1"},
        "egress": {"egressId": "EG_42", "fileResults": [{"location": "s3://b/desk-42.ogg"}]},
    }  # fmt: skip


def test_a_room_without_an_agent_or_a_telephone_is_no_call(db):
    to = endpoint(db, "livekit")
    for event in livekit_events(time.time()):
        event.get("participant", {}).pop("kind", None)
        if "event" in event:
            assert deliver(db, "livekit", to, event)["verdict"] in ("ignored", "waiting")
    assert db.counts()["user_sessions"] == 0


def test_an_agent_reports_with_its_token_what_it_recorded_under_the_id_of_the_room(db):
    start = int(time.time()) - 60
    db.call("start_session", ACME_AGENT, session_id="RM_42", source="livekit")
    db.call(
        "log_message", ACME_AGENT, session_id="RM_42", role="agent", content="Kauri Cycles!",
        message_key="item_1",
    )  # fmt: skip
    answer = send(db, "livekit", livekit_events(start)[3], caller=ACME_AGENT)
    assert answer["verdict"] == "stored"
    assert db.counts()["user_sessions"] == 1
    assert db.session("RM_42")["message_count"] == 5


def test_a_recording_that_comes_first_waits_for_its_call(db):
    to = endpoint(db, "livekit")
    events = livekit_events(time.time() - 300)
    first = deliver(db, "livekit", to, events[-1])
    assert (first["verdict"], first["session_id"]) == ("waiting", None)
    deliver(db, "livekit", to, events[3])
    line = db.row("select * from webhook_events where id = %s", first["id"])
    assert (line["verdict"], line["session_id"]) == ("stored", db.session("RM_42")["id"])
    assert db.session("RM_42")["metadata"]["livekit"]["egress"]["egressId"] == "EG_42"


def test_what_another_assistant_left_waiting_is_none_of_this_call(db):
    """Who may send for one assistant neither adds to a call of another nor stands in its way."""
    events = livekit_events(time.time() - 300)
    other = endpoint(db, "livekit", assistant_id=ACME_OTHER_ASSISTANT)
    assert deliver(db, "livekit", other, events[-1])["verdict"] == "waiting"
    assert deliver(db, "livekit", endpoint(db, "livekit"), events[3])["verdict"] == "stored"
    assert "egress" not in db.session("RM_42")["metadata"]["livekit"]
    late = {**events[-1], "id": "EV_again"}
    assert deliver(db, "livekit", other, late)["verdict"] == "failed"
    assert "egress" not in db.session("RM_42")["metadata"]["livekit"]
