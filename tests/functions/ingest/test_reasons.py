"""Why a call ended, in the words of each platform: they stay, and say what kind of end it was."""

from __future__ import annotations

import copy

import pytest

from support import ACME_AGENT
from webhook_payloads import EVENTS
from webhooks import send

#: Status, whether somebody answered, and outcome, of a call in which nobody said anything.
ENDED, REACHED = ("completed", None, None), ("completed", True, None)
VOICEMAIL, MOVED = ("completed", None, "voicemail"), ("completed", None, "transferred")
UNANSWERED, FAILED = ("completed", False, "no_answer"), ("failed", None, "failed")
NOT_DIALLED = ("failed", False, "failed")
REASONS = {
    "vapi": {
        "customer-ended-call": ENDED, "assistant-ended-call": ENDED, "silence-timed-out": ENDED,
        "assistant-said-end-call-phrase": ENDED, "exceeded-max-duration": ENDED,
        "manually-canceled": ENDED, "assistant-ended-call-after-message-spoken": ENDED,
        "assistant-forwarded-call": MOVED, "voicemail": VOICEMAIL, "customer-busy": UNANSWERED,
        "customer-did-not-answer": UNANSWERED, "customer-did-not-give-microphone-permission": ENDED,
        "twilio-failed-to-connect-call": NOT_DIALLED, "vonage-rejected": ("completed", False, None),
        "pipeline-error-openai-llm-failed": FAILED, "pipeline-no-available-llm-model": FAILED,
        "call.in-progress.error-vapifault-openai-llm-failed": FAILED,
        "call.in-progress.error-providerfault-cartesia-500-server-error": FAILED,
        "call.in-progress.error-sip-outbound-call-failed-to-connect": FAILED,
        "call.start.error-get-assistant": FAILED, "call-start-error-neither-assistant-nor-server-set": FAILED,
        "call.start.error-subscription-concurrency-limit-reached": FAILED,
        "assistant-not-found": FAILED, "assistant-request-failed": FAILED, "unknown-error": FAILED,
        "assistant-request-returned-no-assistant": FAILED, "license-check-failed": FAILED,
        "phone-call-provider-closed-websocket": FAILED, "worker-shutdown": FAILED,
        "assistant-not-valid": FAILED, "database-error": FAILED, "assistant-did-not-receive-customer-audio": FAILED,
    },
    "retell": {
        "user_hangup": ENDED, "agent_hangup": ENDED, "inactivity": ENDED, "ivr_reached": ENDED,
        "max_duration_reached": ENDED, "manual_stopped": ENDED, "call_transfer": MOVED,
        "transfer_bridged": MOVED, "voicemail_reached": VOICEMAIL, "dial_busy": UNANSWERED,
        "dial_no_answer": UNANSWERED, "user_declined": ("completed", False, None), "dial_failed": NOT_DIALLED,
        "invalid_destination": ("failed", False, "failed"), "concurrency_limit_reached": FAILED,
        "no_valid_payment": FAILED, "telephony_provider_unavailable": FAILED,
        "telephony_provider_permission_denied": FAILED, "sip_routing_error": FAILED,
        "error_llm_websocket_open": FAILED, "error_no_audio_received": FAILED, "error_asr": FAILED,
        "error_retell": FAILED, "error_unknown": FAILED, "registered_call_timeout": FAILED,
        "error_user_not_joined": FAILED, "scam_detected": ENDED, "marked_as_spam": ENDED,
    },
    "elevenlabs": {
        "Call ended by remote party": ENDED, "end_call tool was called.": ENDED,
        "Client disconnected: 1000": ENDED, "Maximum duration exceeded": ENDED,
        "voicemail_detection tool was called.": VOICEMAIL, "transfer_to_number tool was called.": MOVED,
        "Internal error": FAILED, "busy": UNANSWERED, "no-answer": UNANSWERED,
    },
    "livekit": {
        "participant_disconnected": ENDED, "user_initiated": ENDED, "job_shutdown": ENDED,
        "task_completed": ENDED, "error": FAILED,
    },
}  # fmt: skip


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


@pytest.mark.parametrize("provider", REASONS)
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
