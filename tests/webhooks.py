"""What platforms send, in their shapes and with words of our own, and how they sign it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from support import ACME_ASSISTANT, ANON, Caller, Store

SECRET = "whsec_0123456789abcdefghij"
Event = dict[str, Any]
Headers = dict[str, str]


def digest(secret: str, signed: str) -> str:
    return hmac.new(secret.encode(), signed.encode(), hashlib.sha256).hexdigest()


def vapi_secret(body: str, secret: str = SECRET, at: float | None = None) -> Headers:
    return {"x-vapi-secret": secret}


def vapi_hmac(body: str, secret: str = SECRET, at: float | None = None) -> Headers:
    return {"x-signature": "sha256=" + digest(secret, body)}


def vapi_timed(body: str, secret: str = SECRET, at: float | None = None) -> Headers:
    stamp = str(int(1000 * (at or time.time())))
    return {"x-signature": digest(secret, f"{stamp}.{body}"), "x-timestamp": stamp}


def retell(body: str, secret: str = SECRET, at: float | None = None) -> Headers:
    stamp = str(int(1000 * (at or time.time())))
    return {"x-retell-signature": f"v={stamp},d={digest(secret, body + stamp)}"}


def elevenlabs(body: str, secret: str = SECRET, at: float | None = None) -> Headers:
    stamp = str(int(at or time.time()))
    return {"elevenlabs-signature": f"t={stamp},v0={digest(secret, f'{stamp}.{body}')}"}


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def livekit(body: str, secret: str = SECRET, at: float | None = None) -> Headers:
    start = int(at or time.time())
    claims = {
        "iss": "APIkauri", "nbf": start, "exp": start + 300,
        "sha256": base64.b64encode(hashlib.sha256(body.encode()).digest()).decode(),
    }  # fmt: skip
    signed = ".".join(
        base64url(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims)
    )
    signature = hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest()
    return {"authorization": f"{signed}.{base64url(signature)}"}


#: The ways to sign, by platform; how old a signature may be, null for for ever.
SIGNERS: list[tuple[str, Callable[..., Headers], int | None]] = [
    ("vapi", vapi_secret, None),
    ("vapi", vapi_hmac, None),
    ("vapi", vapi_timed, 300),
    ("retell", retell, 300),
    ("elevenlabs", elevenlabs, 1800),
    ("livekit", livekit, 300),
]
SIGN = {"vapi": vapi_timed, "retell": retell, "elevenlabs": elevenlabs, "livekit": livekit}


def endpoint(
    db: Store, provider: str, *secrets: str, client_id: str = "acme",
    assistant_id: str = ACME_ASSISTANT, header: str | None = None,
) -> str:  # fmt: skip
    """Make an endpoint; returns its id."""
    return str(
        db.value(
            "insert into webhook_endpoints (client_id, provider, assistant_id, header, secrets)"
            " values (%s, %s, %s, %s, %s) returning id",
            client_id, provider, assistant_id, header, list(secrets or [SECRET]),
        )
    )  # fmt: skip


def send(
    db: Store, provider: str, body: str | Event, headers: Headers | None = None,
    caller: Caller | None = ANON,
) -> Event:  # fmt: skip
    """Hand over a body as PostgREST does it; returns the answer."""
    text = body if isinstance(body, str) else json.dumps(body)
    db.value("select set_config('request.headers', %s, true)", json.dumps(headers or {}))
    db.become(caller)
    answer = db.row(f"select * from public.ingest_{provider}(%s::json)", text)
    db.become(None)
    db.value("select set_config('request.headers', '', true)")
    return answer


def deliver(db: Store, provider: str, to: str, body: str | Event) -> Event:
    """Send a body as the platform does: signed, to an endpoint."""
    text = body if isinstance(body, str) else json.dumps(body)
    return send(db, provider, text, {"x-pgcalls-endpoint": to, **SIGN[provider](text)})


def vapi_events(start: float) -> list[Event]:
    """The events of a call of Vapi, the last of them with an analysis that took longer."""

    def at(seconds: float) -> int:
        return int(1000 * (start + seconds))

    def iso(seconds: float) -> str:
        return datetime.fromtimestamp(start + seconds, UTC).isoformat()

    call = {"id": "7a1c7c1e-0000-4000-8000-000000000042", "type": "inboundPhoneCall",
            "assistantId": "asst_9", "monitor": {"controlUrl": "https://c", "listenUrl": "wss://l"},
            "status": "in-progress", "startedAt": iso(0)}  # fmt: skip
    report: Event = {
        "type": "end-of-call-report", "timestamp": at(80), "startedAt": iso(0), "endedAt": iso(60),
        "endedReason": "assistant-forwarded-call", "cost": 0.07,
        "phoneNumber": {"number": "+6499750001"}, "customer": {"number": "+64215550188", "name": "Tama"},
        "call": {**call, "status": "ended"},
        "assistant": {"model": {"messages": []}, "server": {"secret": "platforms-own"}},
        "analysis": {"summary": "Tama was put through.", "successEvaluation": "true"},
        "costs": [
            {"type": "transport", "provider": "twilio", "minutes": 1, "cost": 0.01},
            {"type": "model", "model": {"provider": "openai", "model": "gpt-5"}, "promptTokens": 900,
             "completionTokens": 40, "cost": 0.02},
            {"type": "voice", "voice": {"provider": "cartesia"}, "characters": 60, "cost": 0.03},
            {"type": "vapi", "subType": "normal", "minutes": 1, "cost": 0.01},
        ],
        "artifact": {
            "recordingUrl": "https://files/rec.wav", "presignedMonoUrl": "https://files/x?sig=1",
            "performanceMetrics": {"turnLatencyAverage": 810},
            "messages": [
                {"role": "system", "message": "Be brief.", "time": at(0), "secondsFromStart": 0},
                {"role": "bot", "message": "Kauri Cycles!", "time": at(1), "secondsFromStart": 1},
                {"role": "user", "message": "", "time": at(2)},
                {"role": "user", "message": "Tēnā koe, the workshop?", "time": at(5)},
                {"role": "tool_calls", "message": "", "time": at(6), "toolCalls": [
                    {"id": "t1", "type": "function",
                     "function": {"name": "transfer", "arguments": "{\"to\": \"workshop\"}"}},
                    {"id": "t2", "function": {"name": "note", "arguments": "not json"}}]},
                {"role": "tool_call_result", "toolCallId": "t1", "name": "transfer",
                 "result": "{\"ok\": true}", "time": at(8)},
                {"role": "bot", "message": "One moment.", "time": at(9), "newField": {"a": 1}},
            ],
        },
    }  # fmt: skip
    later = json.loads(json.dumps(report))
    later["timestamp"] = at(200)
    later["analysis"]["structuredData"] = {"department": "workshop"}
    later["costs"][1].update(promptTokens=1200, cost=0.03)
    updates = [
        {"type": "status-update", "status": status, "timestamp": at(0), "call": call}
        for status in ("queued", "in-progress")
    ]
    chatter = {"type": "speech-update", "status": "started", "call": call}
    return [{"message": m} for m in (*updates, chatter, report, later)]


def retell_events(start: float) -> list[Event]:
    """The events of a call of Retell over the web, with words, digits and a transfer."""
    call: Event = {
        "call_id": "rt_42", "call_type": "phone_call", "agent_id": "agent_9", "agent_version": 3,
        "call_status": "ongoing", "direction": "outbound", "from_number": "+6499750001",
        "to_number": "+64225550147", "start_timestamp": int(start * 1000),
        "access_token": "eyJ.of.the.call", "metadata": {"campaign": "c-7"},
    }  # fmt: skip
    ended = {
        **call, "call_status": "ended", "end_timestamp": int(start * 1000) + 60750,
        "duration_ms": 60750, "disconnection_reason": "user_hangup",
        "recording_url": "https://files/r.wav", "transcript": "Agent: Hello",
        "latency": {"e2e": {"p50": 800, "values": [700, 900] * 400}},
        "call_cost": {"combined_cost": 12.5, "total_duration_seconds": 61, "product_costs": [
            {"product": "elevenlabs_tts", "cost": 7.0, "unit_price": 0.1},
            {"product": "gpt_5", "cost": 4.5, "unit_price": 0.07},
            {"product": "us_telephony", "cost": 1.0, "is_transfer_leg_cost": True}]},
        "transcript_with_tool_calls": [
            {"role": "agent", "content": "Hello, Rimu Dental.",
             "words": [{"word": "Hello,", "start": 0.7, "end": 1.1}]},
            {"role": "user", "content": "I'd take a slot.",
             "words": [{"word": "I'd", "start": 5.0, "end": 5.4}]},
            {"role": "node_transition", "former_node_id": "n1", "new_node_id": "n2"},
            {"role": "tool_call_invocation", "tool_call_id": "tc", "name": "find_slot",
             "arguments": "{\"after\": \"16:00\"}"},
            {"role": "tool_call_result", "tool_call_id": "tc", "content": "[\"16:20\"]",
             "successful": True},
            {"role": "tool_call_result", "tool_call_id": "orphan", "content": "late"},
            {"role": "agent", "content": "   ", "words": []},
            {"role": "agent", "content": "At 16:20. Press one.", "words": []},
            {"role": "dtmf", "digit": "1"},
        ],
    }  # fmt: skip
    analyzed = {**ended, "call_analysis": {
        "call_summary": "Took 16:20.", "user_sentiment": "Positive", "call_successful": True,
        "custom_analysis_data": {"slot": "16:20"}}}  # fmt: skip
    return [
        {"event": "call_started", "call": call},
        {"event": "transcript_updated", "call": call},
        {"event": "call_ended", "call": ended},
        {"event": "call_analyzed", "call": analyzed},
    ]


def elevenlabs_events(start: float) -> list[Event]:
    """The events of a call of ElevenLabs, with a long recording."""
    data: Event = {
        "agent_id": "agent_tui", "conversation_id": "conv_42", "status": "done", "has_audio": True,
        "transcript": [
            {"role": "agent", "message": "Tui Tours!", "time_in_call_secs": 0, "interrupted": False,
             "llm_usage": {"model_usage": {"gemini-3": {
                 "input": {"tokens": 500, "price": 0.001}, "output_total": {"tokens": 9, "price": 0.002}}}}},
            {"role": "user", "message": "A day on Waiheke?", "time_in_call_secs": 3},
            {"role": "agent", "message": None, "time_in_call_secs": 6,
             "tool_calls": [{"type": "webhook", "request_id": "r8", "tool_name": "price",
                             "params_as_json": "{\"trip\": \"waiheke\"}"}],
             "tool_results": [{"type": "webhook", "request_id": "r8", "tool_name": "price",
                               "result_value": "{\"nzd\": 139}", "is_error": False,
                               "tool_latency_secs": 0.42}]},
            {"role": "agent", "message": "A hundred and", "original_message": "A hundred and forty.",
             "time_in_call_secs": 7, "interrupted": True, "reasoning": None,
             "llm_usage": {"model_usage": {"gemini-3": {"input": {"tokens": 700, "price": 0.002}}}}},
        ],
        "metadata": {
            "start_time_unix_secs": int(start), "call_duration_secs": 74, "cost": 512,
            "termination_reason": "user hung up", "main_language": "en",
            "charging": {"tts_usage": {"primary_tts_model": "flash", "total_characters": 210},
                         "asr_usage": {"asr_model": "scribe", "total_audio_input_seconds": 31.5}},
            "phone_call": {"direction": "inbound", "agent_number": "+6493000100",
                           "external_number": "+61412345670", "call_sid": "CA1"},
        },
        "analysis": {"call_successful": "failure", "transcript_summary": "Waiheke was too dear.",
                     "data_collection_results": {"trip": {"value": "waiheke"}}},
    }  # fmt: skip
    audio = {"agent_id": "agent_tui", "conversation_id": "conv_42", "full_audio": "UklGR" * 100_000}
    return [
        {"type": "post_call_transcription", "event_timestamp": int(start) + 90, "data": data},
        {"type": "post_call_audio", "event_timestamp": int(start) + 91, "data": audio},
    ]


def livekit_events(start: float) -> list[Event]:
    """A call by telephone to an agent of LiveKit: events of the room, and the agent's report."""
    room = {
        "sid": "RM_42",
        "name": "desk-42",
        "creationTime": str(int(start) - 1),
        "emptyTimeout": 300,
    }
    sip = {
        "sid": "PA_sip", "identity": "sip_+64215550142", "kind": "SIP", "state": "ACTIVE",
        "joinedAt": str(int(start) + 1),
        "attributes": {"sip.phoneNumber": "+64215550142", "sip.trunkPhoneNumber": "+6499750002",
                       "sip.ruleID": "SDR_1", "sip.callID": "SCL_1", "sip.callStatus": "active"},
    }  # fmt: skip
    agent = {
        "sid": "PA_agent",
        "identity": "agent-AJ_42",
        "kind": "AGENT",
        "joinedAt": str(int(start)),
    }

    def event(name: str, at: float, **more: Any) -> Event:
        return {"event": name, "id": f"EV_{name}_{at:g}", "createdAt": str(int(start + at)),
                "room": room, **more}  # fmt: skip

    report: Event = {
        "job_id": "AJ_42", "room_id": "RM_42", "room": "desk-42", "timestamp": start + 31.5,
        "events": [
            {"type": "agent_state_changed", "old_state": "initializing", "new_state": "listening",
             "created_at": start + 0.5},
            {"type": "user_input_transcribed", "transcript": "Kia ora", "is_final": True,
             "language": "en", "created_at": start + 5},
            {"type": "close", "reason": "participant_disconnected", "error": None,
             "created_at": start + 31},
        ],
        "audio_recording_path": None, "audio_recording_started_at": None,
        "options": {"allow_interruptions": True, "max_tool_steps": 3},
        "chat_history": {"items": [
            {"id": "item_0", "type": "agent_config_update", "tools_added": ["slots"],
             "created_at": start + 0.6},
            {"id": "item_1", "type": "message", "role": "assistant", "content": ["Kauri Cycles!"],
             "interrupted": False, "created_at": start + 2, "extra": {},
             "metrics": {"started_speaking_at": start + 1.2, "llm_node_ttft": 0.4}},
            {"id": "item_2", "type": "message", "role": "user", "interrupted": False,
             "content": ["Kia ora,", "a service?", {"type": "image_content", "image": "x"}],
             "created_at": start + 5, "transcript_confidence": 0.93, "metrics": {}},
            {"id": "item_3", "type": "function_call", "call_id": "c1", "name": "slots",
             "arguments": "{\"day\": \"Friday\"}", "created_at": start + 6, "extra": {}},
            {"id": "item_4", "type": "function_call_output", "call_id": "c1", "name": "slots",
             "output": "[\"9:00\"]", "is_error": False, "created_at": start + 6.75},
            {"id": "item_5", "type": "function_call", "call_id": "c2", "name": "book",
             "arguments": "{}", "created_at": start + 8},
            {"id": "item_6", "type": "function_call", "call_id": "c3", "name": "hold",
             "arguments": "{}", "created_at": start + 9},
            {"id": "item_7", "type": "function_call_output", "call_id": "c3", "name": "hold",
             "output": "no line is free", "is_error": True, "created_at": start + 10},
            {"id": "item_8", "type": "agent_handoff", "old_agent_id": "desk", "new_agent_id": "workshop",
             "created_at": start + 11},
            {"id": "item_9", "type": "message", "role": "assistant", "content": [""],
             "created_at": start + 12},
            {"id": "item_10", "type": "message", "role": "assistant", "content": ["Friday at"],
             "interrupted": True, "created_at": start + 19,
             "metrics": {"started_speaking_at": start + 12.5}},
        ]},
        "usage": [
            {"type": "llm_usage", "provider": "openai", "model": "gpt-5", "input_tokens": 900,
             "input_cached_tokens": 600, "output_tokens": 40},
            {"type": "tts_usage", "provider": "cartesia", "model": "sonic", "characters_count": 60,
             "audio_duration": 4.5},
            {"provider": "deepgram", "model": "nova-3", "audio_duration": 30.5},
            {"type": "eot_usage", "provider": "livekit", "model": "turn-detector", "total_requests": 2},
        ],
        "sdk_version": "1.8.9", "agent_name": "kauri", "tags": ["booked"], "duration_ms": 31000,
        "user_turns": 1, "errors": {"llm": 0}, "close_reason": "CR_PARTICIPANT_DISCONNECTED",
    }  # fmt: skip
    return [
        event("room_started", -1),
        event("participant_joined", 0, participant=agent),
        event("participant_joined", 1, participant=sip),
        report,
        event("participant_left", 31, participant={**sip, "disconnectReason": "CLIENT_INITIATED"}),
        event("room_finished", 33),
        event(
            "egress_ended",
            40,
            egressInfo={
                "egressId": "EG_42",
                "roomId": "RM_42",
                "fileResults": [{"location": "s3://b/desk-42.ogg"}],
            },
        ),
    ]


EVENTS = {
    "vapi": vapi_events, "retell": retell_events, "elevenlabs": elevenlabs_events,
    "livekit": livekit_events,
}  # fmt: skip


def answer(provider: str, event: Event) -> Event:
    """What the platform's API answers of the call whose end an event tells; LiveKit has none."""
    if provider != "vapi":
        return event.get({"retell": "call", "elevenlabs": "data"}.get(provider, ""), event)
    message = event["message"]
    kept = (
        "artifact",
        "analysis",
        "costs",
        "endedReason",
        "startedAt",
        "endedAt",
        "cost",
        "customer",
    )
    return {
        **message["call"], **{k: message[k] for k in kept if k in message}, "status": "ended",
        "updatedAt": message["timestamp"] + 1000,
    }  # fmt: skip


def corrected(provider: str, event: Event) -> Event:
    """The same end, told later: with another summary, and figures that grew and fell."""
    event = json.loads(json.dumps(event))
    match provider:
        case "vapi":
            message = event["message"]
            message["timestamp"] += 60_000
            message["analysis"]["summary"] = "The workshop rang back."
            message["artifact"]["recordingUrl"] = "https://files/again.wav"
            message["costs"][2].update(characters=90)
            message["costs"][3].update(minutes=0.5, cost=0.005)
        case "retell":
            call = event["call"]
            call["call_analysis"].update(call_summary="Took 16:40.", user_sentiment="Neutral")
            call["call_cost"]["product_costs"][1]["cost"] = 3.5
            call["recording_url"] = "https://files/again.wav"
        case "elevenlabs":
            event["event_timestamp"] += 60
            event["data"]["analysis"].update(transcript_summary="She will ring again.")
            event["data"]["metadata"].update(cost=500)
            event["data"]["metadata"]["charging"]["tts_usage"]["total_characters"] = 230
        case "livekit":
            event["timestamp"] += 60
            event["tags"] = ["booked", "again"]
            event["usage"][0]["output_tokens"] = 30
    return event


#: Of the events of each platform, the last that tells of the end; and its id of the call.
LAST = {"vapi": -1, "retell": -1, "elevenlabs": 0, "livekit": 3}
IDS = {
    "vapi": "7a1c7c1e-0000-4000-8000-000000000042", "retell": "rt_42", "elevenlabs": "conv_42",
    "livekit": "RM_42",
}  # fmt: skip


def every_event(provider: str, start: float) -> list[Event]:
    """All there may be of a call: also its analysis again, corrected, and what the API answers."""
    events = EVENTS[provider](start)
    again = corrected(provider, events[LAST[provider]])
    if provider != "retell":  # which does not say when it sends
        events = [*events, again]
    return events if provider == "livekit" else [*events, answer(provider, again)]
