"""Why a call ended, in the words of each platform: they stay, and say what kind of end it was."""

from __future__ import annotations

import copy

import pytest

from support import ACME_AGENT, each
from webhook_payloads import EVENTS, REASONS
from webhooks import send


def ended(provider: str, reason: str) -> dict:
    """The end of a call in which nobody spoke."""
    event = copy.deepcopy(next(iter(EVENTS[provider].values())))
    match provider:
        case "vapi":
            event["message"].update(endedReason=reason, artifact={"messages": []})
        case "retell":
            event["call"].update(disconnection_reason=reason, transcript_with_tool_calls=[])
        case "elevenlabs":
            event["data"]["transcript"] = []
            event["data"]["metadata"]["termination_reason"] = reason
        case "livekit":
            event["events"][-1]["reason"] = reason
            event["chat_history"] = {"items": []}
    return event


@pytest.mark.parametrize("provider", each(*REASONS))
def test_a_reason_says_how_it_ended(db, provider):
    seen = {}
    for reason in REASONS[provider]:
        db.connection.execute("savepoint reason")
        send(db, provider, ended(provider, reason), caller=ACME_AGENT)
        call = db.row("select ended_reason, status, is_answered, call_outcome from user_sessions")
        assert call["ended_reason"] == reason
        seen[reason] = tuple(call.values())[1:]
        db.connection.execute("rollback to savepoint reason")
    assert seen == REASONS[provider]
