"""public.ingest_vapi: the events of Vapi become calls."""

from __future__ import annotations

import json
import time

import pytest

from webhooks import deliver, endpoint, vapi_events


@pytest.fixture
def sent(db):
    to = endpoint(db, "vapi")
    start = int(time.time()) - 300
    return start, [deliver(db, "vapi", to, event) for event in vapi_events(start)]


def test_the_call_is_as_vapi_tells_it(db, sent):
    start, answers = sent
    assert [a["verdict"] for a in answers] == ["ignored", "stored", "ignored", "stored", "stored"]
    call = db.session("7a1c7c1e-0000-4000-8000-000000000042")
    assert {a["session_id"] for a in answers} == {None, call["id"]}
    assert {
        name: call[name]
        for name in ("client_id", "type", "source", "customer_number", "business_number", "user_name",
                     "status", "ended_reason", "call_summary", "message_count", "tool_call_count",
                     "is_end_inferred", "is_answered", "cost_total")
    } == {
        "client_id": "acme", "type": "inboundPhoneCall", "source": "vapi",
        "customer_number": "+64215550188", "business_number": "+6499750001", "user_name": "Tama",
        "status": "completed", "ended_reason": "assistant-forwarded-call",
        "call_summary": "Tama was put through.", "message_count": 4, "tool_call_count": 2,
        "is_end_inferred": False, "is_answered": True, "cost_total": None,
    }  # fmt: skip
    assert (call["started_at_utc"].timestamp(), float(call["duration_seconds"])) == (start, 60)


def test_the_end_is_when_vapi_says_although_it_tells_late(db, sent):
    """An agent's end is never before what came in last; the platform's is."""
    start, _ = sent
    assert (
        db.session("7a1c7c1e-0000-4000-8000-000000000042")["ended_at_utc"].timestamp() == start + 60
    )


def test_turns_and_tools(db, sent):
    start, _ = sent
    turns = db.rows(
        "select role, content, created_at, metadata from conversation_messages order by seq"
    )
    assert [(t["role"], t["content"], t["created_at"].timestamp() - start) for t in turns] == [
        ("system", "Be brief.", 0), ("agent", "Kauri Cycles!", 1),
        ("user", "Tēnā koe, the workshop?", 5), ("agent", "One moment.", 9),
    ]  # fmt: skip
    assert turns[3]["metadata"] == {"newField": {"a": 1}}
    tools = db.rows("select tool_name, parameters, result from tool_calls order by tool_call_id")
    assert [tuple(t.values()) for t in tools] == [
        ("transfer", {"to": "workshop"}, {"ok": True}), ("note", "not json", None),
    ]  # fmt: skip


def test_what_it_cost_is_lines_of_usage_and_a_later_figure_replaces_an_earlier(db, sent):
    lines = db.rows("select component, provider, model, quantity, unit, vendor_cost from usage_lines"
                    " order by component, unit")  # fmt: skip
    assert [
        tuple(float(v) if k in ("quantity", "vendor_cost") and v is not None else v for k, v in x.items())
        for x in lines
    ] == [
        ("llm", "openai", "gpt-5", 1200, "input_tokens", 0.03),
        ("llm", "openai", "gpt-5", 40, "output_tokens", None),
        ("other", "vapi", None, 1, "minutes", 0.01),
        ("telephony", "twilio", None, 1, "minutes", 0.01),
        ("tts", "cartesia", None, 60, "characters", 0.03),
    ]  # fmt: skip
    assert {x["vendor_currency"] for x in db.rows("select vendor_currency from usage_lines")} == {
        "USD", None,
    }  # fmt: skip


def test_the_rest_is_in_the_metadata_and_what_is_secret_is_nowhere(db, sent):
    details = db.session("7a1c7c1e-0000-4000-8000-000000000042")["metadata"]["vapi"]
    assert details == {
        "assistantId": "asst_9", "monitor": {}, "recordingUrl": "https://files/rec.wav",
        "performanceMetrics": {"turnLatencyAverage": 810}, "successEvaluation": "true",
        "structuredData": {"department": "workshop"},
    }  # fmt: skip
    kept = json.dumps([db.rows("select body from webhook_events"), details])
    for secret in ("https://c", "wss://l", "platforms-own", "sig=1"):
        assert secret not in kept
    notices = db.value("select notices from webhook_events order by id desc limit 1")
    assert {n["argument"] for n in notices} == {
        "controlUrl",
        "listenUrl",
        "presignedMonoUrl",
        "secret",
    }


def test_the_audit_names_the_endpoint(db, sent):
    (subject,) = {
        r["actor_subject"]
        for r in db.rows("select actor_subject from audit_log where object_type = 'user_sessions'")
    }
    assert subject == "webhook:" + str(db.value("select id from webhook_endpoints"))


def test_who_answers_nobody_has_no_call_to_pay(db):
    to = endpoint(db, "vapi")
    report = vapi_events(time.time())[3]
    del report["message"]["startedAt"], report["message"]["call"]["startedAt"]
    report["message"].update(endedReason="customer-did-not-answer", artifact={"messages": []})
    assert deliver(db, "vapi", to, report)["verdict"] == "stored"
    call = db.session("7a1c7c1e-0000-4000-8000-000000000042")
    assert (call["is_answered"], float(call["duration_seconds"])) == (False, 0)
