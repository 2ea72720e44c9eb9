"""What LiveKit's own library reports and signs is what is taken, with a text-only session."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
from datetime import timedelta

import pytest

from later import later
from support import ACME_AGENT
from webhooks import endpoint, livekit_events, send

agents, api, reports, scripted = later(
    "livekit.agents", "livekit.api", "livekit.agents.voice.report", "scripted"
)

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


KEY = "a-secret-of-livekit-of-forty-letters-0123"


async def report() -> dict:
    class Clinic(agents.Agent):
        @agents.function_tool
        async def find_slot(self, day: str) -> str:
            """Find a slot.

            Args:
                day: The day.

            """
            return json.dumps({"day": day, "at": "9:00"})

    llm = scripted.ScriptedLLM([("find_slot", {"day": "Friday"})], "Friday at nine.")
    session: agents.AgentSession[None] = agents.AgentSession(llm=llm, vad=None, turn_detection=None)
    await session.start(Clinic(instructions="Be brief."))
    await session.run(user_input="When is there time?")
    await session.aclose()
    made = reports.SessionReport(
        job_id="AJ_1", room_id="RM_real", room="desk", options=session.options,
        events=session._recorded_events, chat_history=session.history.copy(),
        model_usage=session.usage.model_usage,
    )  # fmt: skip
    return made.to_dict()


def test_a_report_is_a_call(db):
    answer = send(db, "livekit", asyncio.run(report()), caller=ACME_AGENT)
    assert answer["verdict"] == "stored"
    call = db.session("RM_real")
    assert (call["ended_reason"], call["room_name"]) == ("user_initiated", "desk")
    turns = db.rows(
        "select role, content from conversation_messages where role <> 'system' order by seq"
    )
    assert [tuple(t.values()) for t in turns] == [
        ("user", "When is there time?"), ("agent", "Friday at nine."),
    ]  # fmt: skip
    tool = db.row("select tool_name, parameters, result, success from tool_calls")
    assert tuple(tool.values()) == (
        "find_slot", {"day": "Friday"}, {"day": "Friday", "at": "9:00"}, True,
    )  # fmt: skip


def test_a_webhook_is_signed_as_the_library_signs(db):
    to = endpoint(db, "livekit", KEY)
    body = json.dumps(livekit_events(1771300800)[0])
    digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
    token = api.AccessToken("APIkauri", KEY).with_ttl(timedelta(minutes=5)).with_sha256(digest)
    jwt = token.to_jwt()
    api.WebhookReceiver(api.TokenVerifier("APIkauri", KEY)).receive(body, jwt)
    for header in ("authorization", "livekit-signature"):
        headers = {"x-pgcalls-endpoint": to, header: jwt}
        assert send(db, "livekit", body, headers)["verdict"] in ("ignored", "duplicate")

    # The same key signs who may enter a room, and that signs no body.
    entry = api.AccessToken("APIkauri", KEY).with_ttl(timedelta(minutes=5)).to_jwt()
    with db.refused("42501"):
        send(db, "livekit", body, {"x-pgcalls-endpoint": to, "authorization": entry})
