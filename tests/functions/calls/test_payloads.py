"""What platforms send at the end of a call, recorded through a plain loop over its elements.

The payloads have the shapes of the platforms and words and numbers of our own. An element with
words is a turn, one of a tool is a tool call, and one in which nobody says anything a note of the
system; whatever else is in it goes into its metadata.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from psycopg.types.json import Jsonb

PAYLOADS = Path(__file__).parent / "payloads"
#: What platforms call a speaker, where it is not one of log_message's names.
ROLES = {"tool_calls": "system", "transfer_target": "system"}
#: What becomes the speaker, an instant or a length in ms, or is only how it was first said.
MOVED = {"role", "time", "created_at", "timestamp", "time_in_call_secs", "tool_latency_secs"}
Element = dict[str, Any]
Call = tuple[Element, Element, list[Element], list[Element]]


def instant(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def turn(place: int, role: str, words: Any, at: str | None, rest: Element) -> Element:
    """One element as log_message takes it."""
    return {
        "role": ROLES.get(role, role) if words else "system",
        "content": words or role,
        "message_key": str(place),
        "created_at": at,
        "metadata": rest,
    }


def without(element: Element, *names: str) -> Element:
    return {k: v for k, v in element.items() if k not in names}


def vapi(payload: Element) -> Call:
    report = payload["message"]
    turns, tools = [], []
    for n, e in enumerate(report["artifact"]["messages"]):
        at = instant(e["time"] / 1000)
        if "toolCallId" in e:
            rest = without(e, "role", "toolCallId", "name", "result")
            tools.append({"tool_call_id": e["toolCallId"], "tool_name": e["name"],
                          "result": e["result"], "metadata": rest})  # fmt: skip
            continue
        rest = without(e, "role", "message", "toolCalls")
        turns.append(turn(n, e["role"], e["message"], at, rest))
        tools += [
            {"tool_call_id": t["id"], "tool_name": t["function"]["name"], "started_at": at,
             "parameters": t["function"]["arguments"], "metadata": {"type": t["type"]}}
            for t in e.get("toolCalls", [])
        ]  # fmt: skip
    call = report["call"]
    return (
        {"session_id": call["id"], "type": call["type"], "started_at": report["startedAt"],
         "customer_number": report["customer"]["number"], "source": "vapi"},
        {"ended_at": report["endedAt"], "ended_reason": report["endedReason"],
         "user_name": report["customer"]["name"], "summary": report["analysis"]["summary"],
         "cost_total": report["cost"],
         "metadata": {**call, "success": report["analysis"]["successEvaluation"]}},
        turns, tools,
    )  # fmt: skip


def retell(payload: Element) -> Call:
    call = payload["call"]
    start = call["start_timestamp"] / 1000
    turns, tools = [], []
    for n, e in enumerate(call["transcript_with_tool_calls"]):
        rest = without(e, "role", "content", "tool_call_id", "name", "arguments")
        if "tool_call_id" in e:
            tools.append({"tool_call_id": e["tool_call_id"],
                          "tool_name": e.get("name", "unnamed"), "parameters": e.get("arguments"),
                          "result": e.get("content"), "success": e.get("successful"),
                          "metadata": rest})  # fmt: skip
            continue
        words = e.get("words") or [{"start": n}]
        turns.append(turn(n, e["role"], e.get("content"), instant(start + words[0]["start"]), rest))
    analysis = call.get("call_analysis", {})
    return (
        {"session_id": call["call_id"], "type": call["direction"], "source": "retell",
         "started_at": instant(start), "business_number": call["from_number"],
         "customer_number": call["to_number"]},
        {"ended_at": instant(call["end_timestamp"] / 1000),
         "ended_reason": call["disconnection_reason"], "summary": analysis.get("call_summary"),
         "sentiment": analysis.get("user_sentiment"),
         "metadata": {**call["metadata"], **without(analysis, "call_summary", "user_sentiment")}},
        turns, tools,
    )  # fmt: skip


def elevenlabs(payload: Element) -> Call:
    data = payload["data"]
    about = data["metadata"]
    start = about["start_time_unix_secs"]
    turns, tools = [], []
    for n, e in enumerate(data["transcript"]):
        at = instant(start + e["time_in_call_secs"])
        rest = without(e, "role", "message", "tool_calls", "tool_results", "interrupted")
        turns.append({**turn(n, e["role"], e["message"], at, rest),
                      "interrupted": e.get("interrupted")})  # fmt: skip
        tools += [
            {"tool_call_id": t["request_id"], "tool_name": t["tool_name"], "started_at": at,
             "parameters": t["params_as_json"], "metadata": {"type": t["type"]}}
            for t in e["tool_calls"]
        ] + [
            {"tool_call_id": t["request_id"], "tool_name": t["tool_name"],
             "result": t["result_value"], "success": not t["is_error"],
             "duration_ms": t["tool_latency_secs"] * 1000}
            for t in e["tool_results"]
        ]  # fmt: skip
    phone = about["phone_call"]
    return (
        {"session_id": data["conversation_id"], "type": phone["direction"],
         "source": "elevenlabs", "started_at": instant(start), "language": about["main_language"],
         "business_number": phone["agent_number"], "customer_number": phone["external_number"]},
        {"ended_at": instant(start + about["call_duration_secs"]),
         "ended_reason": about["termination_reason"],
         "summary": data["analysis"]["transcript_summary"],
         "metadata": {"credits": about["cost"], "success": data["analysis"]["call_successful"]}},
        turns, tools,
    )  # fmt: skip


def livekit(payload: Element) -> Call:
    turns, tools = [], []
    for n, e in enumerate(payload["chat_history"]["items"]):
        at = instant(e["created_at"])
        if "call_id" in e:
            error = e.get("is_error")
            tools.append({"tool_call_id": e["call_id"], "tool_name": e["name"],
                          "started_at": at, "parameters": e.get("arguments"),
                          "result": e.get("output"),
                          "success": None if error is None else not error,
                          "metadata": {e["type"]: {"type": e["type"], "id": e["id"]}}})  # fmt: skip
            continue
        rest = without(e, "role", "interrupted", "created_at")
        turns.append({**turn(n, e.get("role", e["type"]), e.get("content"), at, rest),
                      "interrupted": e.get("interrupted")})  # fmt: skip
    first, last = payload["chat_history"]["items"][0], payload["events"][-1]
    return (
        {"session_id": payload["job_id"], "room_name": payload["room"], "source": "livekit",
         "started_at": instant(first["created_at"])},
        {"ended_at": instant(last["created_at"]), "ended_reason": last["reason"],
         "metadata": {"sdk": payload["sdk_version"]}},
        turns, tools,
    )  # fmt: skip


def pipecat(payload: Element) -> Call:
    turns = [
        {**turn(n, e["type"].split("_")[0], e["content"], e["timestamp"],
                without(e, "content", "interrupted", "timestamp")),
         "interrupted": e.get("interrupted")}
        for n, e in enumerate(payload["turns"])
    ]  # fmt: skip
    return {"session_id": payload["room"], "source": "pipecat"}, {}, turns, []


#: The payloads of a call, in the order they come; how many turns and tool calls it has; who said
#: what, as the transcript has it; and columns of the call.
CALLS: dict[str, tuple[Any, list[str], int, str, Element]] = {
    "vapi": (vapi, ["vapi_end_of_call_report"], 6, "agent user agent user", {
        "customer_number": "+64215550188", "ended_reason": "customer-ended-call",
        "user_name": "Tama Ngata", "call_summary": "Tama moved his bike service to Friday.",
        "duration_seconds": 72.5, "cost_total": 0.0931, "type": "inboundPhoneCall"}),
    "retell": (retell, ["retell_call_ended", "retell_call_analyzed"], 6, "agent user agent", {
        "customer_number": "+64225550147", "business_number": "+6499750000",
        "ended_reason": "agent_hangup", "sentiment": "positive", "duration_seconds": 60.75,
        "call_summary": "The caller took Tuesday at 16:20."}),
    "elevenlabs": (elevenlabs, ["elevenlabs_post_call_transcription"], 5, "agent user agent user", {
        "customer_number": "+61412345670", "language": "en", "duration_seconds": 74,
        "call_summary": "The caller found Waiheke too dear.", "ended_reason": "user hung up"}),
    "livekit": (livekit, ["livekit_session_report"], 6, "agent user agent", {
        "room_name": "desk-3", "duration_seconds": 20.25,
        "ended_reason": "participant_disconnected"}),
    "pipecat": (pipecat, ["pipecat_turns"], 5, "agent user agent user", {}),
}  # fmt: skip


#: Where a platform has what was said and done.
ELEMENTS = {
    "vapi": lambda payload: payload["message"]["artifact"]["messages"],
    "retell": lambda payload: payload["call"]["transcript_with_tool_calls"],
    "elevenlabs": lambda payload: payload["data"]["transcript"],
    "livekit": lambda payload: payload["chat_history"]["items"],
    "pipecat": lambda payload: payload["turns"],
}


def leaves(value: Any) -> Iterator[str | float]:
    """Every word and number of a document; what is given as the text of JSON is read."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        value = json.loads(value)
    if isinstance(value, dict):
        value = [inner for key, inner in value.items() if key not in MOVED]
    if isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield float(value)
    elif isinstance(value, str) and value:
        yield value


@pytest.fixture
def record(db):
    def run(name):
        read, payloads, *_ = CALLS[name]
        answers, elements = [], []
        for payload in payloads:
            document = json.loads((PAYLOADS / f"{payload}.json").read_text())
            elements += ELEMENTS[name](document)
            start, end, turns, tools = read(document)
            given = {k: Jsonb(v) if isinstance(v, dict) else v for k, v in end.items()}
            answers.append((
                db.call("start_session", client_id="acme", **start),
                db.call("end_session", session_id=start["session_id"],
                        messages=Jsonb(turns), tool_calls=Jsonb(tools), **given),
            ))  # fmt: skip
        return answers, db.session(start["session_id"]), elements

    return run


@pytest.mark.parametrize("name", CALLS)
def test_nothing_of_a_payload_is_refused_or_lost(db, record, name):
    _, _, turn_count, speakers, columns = CALLS[name]

    answers, call, elements = record(name)

    for started, ended in answers:
        assert (started["notices"], ended["refused"], ended["notices"]) == ([], [], [])
    assert answers[0][1]["messages_saved"] == call["message_count"] == turn_count
    assert call["tool_call_count"] == (name != "pipecat")
    assert [line.split(":")[0] for line in call["call_transcript"].split("\n") if ": " in line] == (
        speakers.split()
    )
    shown = {
        name: float(call[name]) if isinstance(value, float | int) else call[name]
        for name, value in columns.items()
    }
    assert shown == columns

    turns = db.rows("select role, content, metadata from conversation_messages")
    tools = db.rows("select tool_call_id, tool_name, parameters, result, metadata from tool_calls")
    kept = set(leaves([*turns, *tools]))
    lost = [
        leaf
        for leaf in leaves(elements)
        if leaf not in kept and not any(str(leaf) in turn["content"] for turn in turns)
    ]
    assert lost == []


def test_a_tool_of_every_platform_is_one_call_with_what_it_was_asked_and_answered(db, record):
    for name in CALLS:
        record(name)

    found = db.rows("select tool_name, parameters, result from tool_calls order by tool_name")
    assert [tuple(row.values()) for row in found] == [
        ("find_slot", {"after": "16:00"}, ["Tuesday 16:20"]),
        ("move_service", {"day": "Friday", "bike": 7}, {"slot": "09:15", "moved": True}),
        ("price", {"trip": "waiheke"}, {"nzd": 139}),
        ("renew", {"book": 9001}, {"until": "2026-03-21"}),
    ]


def test_an_analysis_that_comes_later_is_filled_in_and_stores_nothing_twice(record):
    ((_, first), (_, second)), call, _ = record("retell")

    assert (first["messages_saved"], first["already_ended"]) == (6, False)
    assert (second["messages_saved"], second["messages_changed"]) == (0, 0)
    assert second["already_ended"]
    assert set(second["changed"]) == {"call_summary", "metadata"}
    assert "sentiment" not in call["derived_columns"]


def test_an_interrupted_turn_is_known_as_one(db, record):
    for name in ("elevenlabs", "livekit", "pipecat"):
        record(name)

    interrupted = db.rows("select content from conversation_messages where interrupted")
    assert {row["content"] for row in interrupted} == {
        "A hundred and thirty-nine dollars, ferry inclu", "Yes, until the\ntwenty-first of March.",
        "From about four, so take",
    }  # fmt: skip
