"""Conversation Tracking - Final Fix: its statements and the schema it ends with."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from postgrest.exceptions import APIError

SESSIONS = {
    "id": "uuid",
    "session_id": "uuid",
    "user_id": "uuid",
    "session_start": "timestamp with time zone",
    "session_end": "timestamp with time zone",
    "started_at": "timestamp with time zone",
    "ended_at": "timestamp with time zone",
    "is_active": "boolean",
    "duration_seconds": "double precision",
    "topics_discussed": "text[]",
    "metadata": "jsonb",
}
MESSAGES = {
    "id": "uuid",
    "session_id": "uuid",
    "user_id": "uuid",
    "role": "text",
    "content": "text",
    "audio_url": "text",
    "metadata": "jsonb",
    "created_at": "timestamp with time zone",
}
COLUMNS = """
select attname, format_type(atttypid, atttypmod) as type
from pg_attribute where attrelid = '{}'::regclass and attnum > 0
"""


def utcnow():
    """What utcnow() answers: the time in UTC, without saying so."""
    return datetime.now(UTC).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("table", "columns"), [("conversation_sessions", SESSIONS), ("conversation_messages", MESSAGES)]
)
def test_the_schema(sql, table, columns):
    there = {r["attname"]: r["type"] for r in sql(COLUMNS.format(table))}
    assert {name: there.get(name) for name in columns} == columns


def test_the_statements(stack):
    client = stack.client()
    session_id, user_id = str(uuid4()), str(uuid4())
    message = {
        "session_id": session_id,
        "role": "user",
        "content": "What's the price of Tesla?",
        "created_at": utcnow(),
    }
    metadata = None

    client.table("conversation_sessions").insert(
        {
            "session_id": session_id,
            "user_id": user_id,
            "session_start": utcnow().isoformat(),
            "started_at": utcnow().isoformat(),
            "is_active": True,
            "metadata": metadata or {},
        }
    ).execute()
    client.table("conversation_messages").insert(
        {
            "session_id": session_id,
            "user_id": user_id,
            "role": message["role"],
            "content": message["content"],
            "audio_url": message.get("audio_url"),
            "metadata": message.get("metadata"),
            "created_at": message["created_at"].isoformat(),
        }
    ).execute()
    session_end, duration_seconds = utcnow(), 45.2
    (ended,) = (
        client.table("conversation_sessions")
        .update(
            {
                "session_end": session_end.isoformat(),
                "ended_at": session_end.isoformat(),
                "is_active": False,
                "duration_seconds": duration_seconds,
            }
        )
        .eq("session_id", session_id)
        .execute()
        .data
    )

    assert (ended["id"], ended["session_id"], ended["user_id"]) == (session_id, session_id, user_id)
    assert (ended["is_active"], ended["duration_seconds"]) == (False, 45.2)
    assert ended["session_start"] == ended["started_at"]
    assert ended["session_end"] == ended["ended_at"]
    assert ended["metadata"] == {}
    stored = datetime.fromisoformat(ended["ended_at"]).replace(tzinfo=None)
    assert abs((stored - session_end).total_seconds()) < 0.001
    (nested,) = (
        client.table("conversation_sessions")
        .select("session_id, conversation_messages(role, content, user_id)")
        .execute()
        .data
    )
    assert nested["conversation_messages"] == [
        {"role": "user", "content": "What's the price of Tesla?", "user_id": user_id}
    ]


def test_before_the_fix(stack):
    """The table the document found: id, and nothing of what v2 added."""
    client = stack.client()
    (session,) = (
        client.table("conversation_sessions")
        .insert(
            {
                "user_id": str(uuid4()),
                "session_start": utcnow().isoformat(),
                "is_active": True,
                "topics_discussed": ["price", "أسعار"],
            }
        )
        .execute()
        .data
    )
    client.table("conversation_messages").insert(
        {"session_id": session["id"], "user_id": None, "role": "agent", "content": "Hello"}
    ).execute()
    (ended,) = (
        client.table("conversation_sessions")
        .update({"session_end": utcnow().isoformat(), "is_active": False})
        .eq("id", session["id"])
        .execute()
        .data
    )

    assert session["session_id"] == session["id"]
    assert ended["topics_discussed"] == ["price", "أسعار"]
    assert ended["duration_seconds"] >= 0


def test_deleting_and_opening_again(stack):
    client = stack.client()
    sessions = client.table("conversation_sessions")
    (session,) = sessions.insert({"is_active": False}).execute().data
    assert (session["is_active"], session["session_end"] is None) == (False, False)
    by_id = ("session_id", session["session_id"])

    (opened,) = sessions.update({"is_active": True}).eq(*by_id).execute().data
    assert (opened["is_active"], opened["ended_at"]) == (True, None)
    assert sessions.delete().eq(*by_id).execute().data
    assert sessions.select("*").execute().data == []
    assert sessions.update({"is_active": False}).eq(*by_id).execute().data == []


def test_the_same_session_twice(stack):
    sessions = stack.client().table("conversation_sessions")
    session_id = str(uuid4())
    sessions.insert({"session_id": session_id}).execute()

    with pytest.raises(APIError) as refused:
        sessions.insert({"session_id": session_id}).execute()
    assert refused.value.code == "23505"
