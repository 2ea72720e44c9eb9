"""All Conversation Tracking Fixes: each of its four errors, and what it prints."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from postgrest.exceptions import APIError
from supabase import acreate_client

CHECK_SESSIONS = """
SELECT * FROM conversation_sessions
WHERE session_id IS NOT NULL
ORDER BY started_at DESC
LIMIT 5;
"""
CHECK_MESSAGES = """
SELECT session_id, role, content, audio_url, created_at
FROM conversation_messages
ORDER BY created_at DESC
LIMIT 10;
"""


def session_row(session_id, user_id):
    now = datetime.now(UTC).replace(tzinfo=None).isoformat()
    return {
        "session_id": session_id,
        "user_id": user_id,
        "session_start": now,
        "started_at": now,
        "is_active": True,
        "metadata": {},
    }


def message_row(session_id, role, content, audio_url=None):
    return {
        "session_id": session_id,
        "user_id": None,
        "role": role,
        "content": content,
        "audio_url": audio_url,
        "metadata": None,
        "created_at": datetime.now(UTC).isoformat(),
    }


@pytest.fixture
def session(stack):
    """A started session: the id that its messages carry."""
    session_id = str(uuid4())
    stack.client().table("conversation_sessions").insert(session_row(session_id, None)).execute()
    return session_id


def test_1_awaiting_the_synchronous_client(stack):
    client, session_id = stack.client(), str(uuid4())

    async def before():
        await client.table("conversation_sessions").insert(session_row(session_id, None)).execute()

    async def after():
        def _insert():
            return (
                client.table("conversation_sessions")
                .insert(session_row(str(uuid4()), None))
                .execute()
            )

        return await asyncio.to_thread(_insert)

    with pytest.raises(TypeError, match="APIResponse can't be used in 'await' expression"):
        asyncio.run(before())
    assert len(asyncio.run(after()).data) == 1
    stored = client.table("conversation_sessions").select("session_id").execute().data
    assert len(stored) == 2


def test_1_awaiting_the_asynchronous_client(stack):
    async def before():
        client = await acreate_client(stack.url, stack.secret_key)
        session_id = str(uuid4())
        await client.table("conversation_sessions").insert(session_row(session_id, None)).execute()
        await (
            client.table("conversation_messages")
            .insert(message_row(session_id, "user", "hello"))
            .execute()
        )
        answer = (
            await client.table("conversation_sessions")
            .update({"is_active": False, "duration_seconds": 1.5})
            .eq("session_id", session_id)
            .execute()
        )
        await client.postgrest.aclose()
        return answer.data

    assert [r["is_active"] for r in asyncio.run(before())] == [False]


def test_2_the_role_assistant(stack, session):
    client = stack.client()

    with pytest.raises(APIError) as refused:
        client.table("conversation_messages").insert(
            message_row(session, "assistant", "The latest price")
        ).execute()
    assert refused.value.code == "23514"
    assert "conversation_messages_role_check" in refused.value.message

    arguments = {"session_id": session, "role": "assistant", "content": "The latest price"}
    client.rpc("log_message", arguments).execute()
    client.table("conversation_messages").insert(message_row(session, "agent", "is")).execute()
    stored = client.table("conversation_messages").select("role").execute().data
    assert stored == [{"role": "agent"}, {"role": "agent"}]


@pytest.mark.parametrize("role", ["user", "agent", "system"])
def test_the_role_values(stack, session, role):
    messages = stack.client().table("conversation_messages")
    assert messages.insert(message_row(session, role, "x")).execute().data[0]["role"] == role


def test_3_a_message_without_its_session(stack):
    with pytest.raises(APIError) as refused:
        stack.client().table("conversation_messages").insert(
            message_row(str(uuid4()), "user", "lost")
        ).execute()
    assert refused.value.code == "23503"
    assert "conversation_messages_session_id_fkey" in refused.value.message


def test_4_a_session_without_session_id(stack):
    row = {"user_id": str(uuid4()), "session_start": datetime.now(UTC).isoformat()}
    (stored,) = stack.client().table("conversation_sessions").insert(row).execute().data
    assert stored["session_id"] == stored["id"]


@pytest.mark.parametrize("claims", [None, {"client_id": "default"}])
def test_the_verification_queries(stack, session, sql, claims):
    messages = stack.client().table("conversation_messages")
    for row in (
        message_row(session, "user", "What's the price of Tesla?"),
        message_row(session, "agent", "The latest price for Tesla is...", "https://a.example/1"),
    ):
        messages.insert(row).execute()

    (tracked,) = sql(CHECK_SESSIONS, claims=claims)
    stored = sql(CHECK_MESSAGES, claims=claims)

    assert (str(tracked["session_id"]), tracked["is_active"]) == (session, True)
    assert [(m["role"], m["audio_url"]) for m in stored] == [
        ("agent", "https://a.example/1"),
        ("user", None),
    ]
