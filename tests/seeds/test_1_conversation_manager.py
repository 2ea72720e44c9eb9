"""Professional Interactive Avatar System: its tables and its queries.

Its class is examples/professional_conversation_manager.py.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

ALL = "SELECT * FROM conversations ORDER BY started_at DESC LIMIT 10;"
ACTIVE = "SELECT * FROM conversations WHERE status = 'active';"
OF_USER = """
SELECT * FROM conversations
WHERE user_phone = '+963991234567'
ORDER BY started_at DESC;
"""
STATISTICS = """
SELECT
    status,
    COUNT(*) as count,
    AVG(duration_seconds) as avg_duration,
    AVG(message_count) as avg_messages
FROM conversations
GROUP BY status;
"""
TODAY = """
SELECT * FROM conversations
WHERE DATE(started_at) = CURRENT_DATE
ORDER BY started_at DESC;
"""


@pytest.fixture
def callcenter(stack):
    return stack.client(schema="callcenter")


@pytest.fixture
def calls(callcenter):
    """One call that ended, saved as the old code does it, and one that goes on."""
    started_at = datetime.now(UTC) - timedelta(seconds=180)
    created = (
        callcenter.table("conversations")
        .insert(
            {
                "conversation_id": "room-abc123",
                "room_name": "room-abc123",
                "participant_identity": "user-456",
                "started_at": started_at.isoformat(),
                "status": "active",
                "language": "ar",
                "metadata": {"language": "ar", "avatar_provider": "audio"},
            }
        )
        .execute()
        .data[0]
    )
    for role, content in (("user", "مرحباً"), ("assistant", "أهلاً بك...")):
        callcenter.table("messages").insert(
            {
                "message_id": str(uuid4()),
                "conversation_id": "room-abc123",
                "role": role,
                "content": content,
                "timestamp": datetime.now(UTC).isoformat(),
                "room_name": "room-abc123",
                "user_phone": "+963991234567",
                "metadata": {"language": "ar"},
            }
        ).execute()
    ended_at = datetime.now(UTC)
    callcenter.table("conversations").update(
        {
            "status": "completed",
            "ended_at": ended_at.isoformat(),
            "duration_seconds": (ended_at - started_at).total_seconds(),
            "message_count": 99,
            "user_name": "أحمد محمد",
            "user_phone": "+963991234567",
            "user_email": None,
            "summary": "استفسار عن التدريبات",
            "updated_at": ended_at.isoformat(),
        }
    ).eq("conversation_id", "room-abc123").execute()
    callcenter.table("conversations").insert(
        {"conversation_id": "room-2", "room_name": "room-2"}
    ).execute()
    return created


@pytest.mark.parametrize("claims", [None, {"client_id": "default"}])
def test_the_queries(calls, sql, claims):
    def ask(query):
        return sql(query, "callcenter", claims)

    assert [r["conversation_id"] for r in ask(ALL)] == ["room-2", "room-abc123"]
    assert [r["conversation_id"] for r in ask(ACTIVE)] == ["room-2"]
    (ended,) = ask(OF_USER)
    assert (ended["user_name"], ended["summary"]) == ("أحمد محمد", "استفسار عن التدريبات")
    assert (ended["message_count"], ended["language"]) == (2, "ar")
    assert 179 < ended["duration_seconds"] < 200
    statistics = {r["status"]: r for r in ask(STATISTICS)}
    assert (statistics["completed"]["count"], statistics["completed"]["avg_messages"]) == (1, 2)
    assert statistics["active"]["avg_duration"] is None
    assert "room-2" in [r["conversation_id"] for r in ask(TODAY)]


def test_the_list_and_one_conversation(calls, callcenter):
    listed = (
        callcenter.table("conversations")
        .select("*")
        .order("started_at", desc=True)
        .limit(20)
        .execute()
        .data
    )
    assert [r["conversation_id"] for r in listed] == ["room-2", "room-abc123"]
    turns = (
        callcenter.table("messages")
        .select("*")
        .eq("conversation_id", "room-abc123")
        .order("timestamp", desc=False)
        .execute()
        .data
    )
    assert [(t["role"], t["content"]) for t in turns] == [
        ("user", "مرحباً"),
        ("assistant", "أهلاً بك..."),
    ]
    assert {t["user_phone"] for t in turns} == {"+963991234567"}
    (nested,) = (
        callcenter.table("conversations")
        .select("conversation_id, messages(role)")
        .order("timestamp", foreign_table="messages")
        .eq("conversation_id", "room-abc123")
        .execute()
        .data
    )
    assert sorted(t["role"] for t in nested["messages"]) == ["assistant", "user"]


def test_users(callcenter, stack):
    saved = callcenter.table("users").insert({"name": "أحمد", "phone": "00963 991 234 567"})
    (user,) = saved.execute().data
    assert user["phone"] == "+963991234567"
    callcenter.table("users").update({"email": "Ahmad@Example.com"}).eq("id", user["id"]).execute()

    stack.client().rpc("save_user", {"name": "أحمد محمد", "phone": "+963991234567"}).execute()

    (user,) = callcenter.table("users").select("*").execute().data
    assert (user["name"], user["email"]) == ("أحمد محمد", "ahmad@example.com")
    callcenter.table("users").delete().eq("id", user["id"]).execute()
    assert callcenter.table("users").select("*").execute().data == []
