"""Supabase Integration for LiveKit Agent: its data flow and its queries."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest
from postgrest.exceptions import APIError
from supabase import create_client

DEMO_TIME = datetime.now(UTC).replace(microsecond=0) + timedelta(days=3)
RECENT_SESSIONS = """
SELECT * FROM session_summaries
ORDER BY started_at DESC
LIMIT 10;
"""
SESSIONS_WITH_DEMOS = """
SELECT * FROM sessions
WHERE demo_scheduled = true
ORDER BY demo_time;
"""
FULL_CONVERSATION = """
SELECT * FROM conversations
WHERE session_id = 'your-session-id'
ORDER BY timestamp;
"""
CONVERSION_RATE = """
SELECT
  COUNT(*) as total_sessions,
  COUNT(CASE WHEN demo_scheduled THEN 1 END) as demos_scheduled,
  ROUND(COUNT(CASE WHEN demo_scheduled THEN 1 END)::numeric / COUNT(*) * 100, 2) as conversion_rate
FROM sessions
WHERE started_at > NOW() - INTERVAL '7 days';
"""


@pytest.fixture
def livekit(stack):
    return stack.client(schema="livekit")


@pytest.fixture
def call(livekit):
    """The data flow of the document, from connecting to disconnecting."""
    session = (
        livekit.table("sessions")
        .insert({"room_id": "room-7", "participant_id": "caller-1", "status": "active"})
        .execute()
        .data[0]
    )
    for role, message in (
        ("user", "I would like a demo, jane@example.com"),
        ("assistant", "Booked, مرحباً"),
    ):
        livekit.table("conversations").insert(
            {"session_id": session["session_id"], "role": role, "message": message}
        ).execute()
    livekit.table("sessions").update(
        {"user_name": "Jane", "user_email": "jane@example.com", "user_phone": "+6421555123"}
    ).eq("session_id", session["session_id"]).execute()
    livekit.table("tool_calls").insert(
        {
            "session_id": session["session_id"],
            "tool_name": "send_calendar_invite",
            "parameters": {"time": DEMO_TIME.isoformat()},
            "result": {"event_id": "e-1"},
            "success": True,
        }
    ).execute()
    livekit.table("sessions").update(
        {
            "demo_scheduled": True,
            "demo_time": DEMO_TIME.isoformat(),
            "demo_timezone": "Pacific/Auckland",
        }
    ).eq("session_id", session["session_id"]).execute()
    return (
        livekit.table("sessions")
        .update({"status": "completed", "ended_at": datetime.now(UTC).isoformat()})
        .eq("session_id", session["session_id"])
        .execute()
        .data[0]
    )


def test_the_environment_variables(stack, monkeypatch):
    """An anon key is refused; a key that may write is used under the same name."""
    monkeypatch.setenv("SUPABASE_URL", stack.url)

    for key, is_allowed in ((stack.anon_key, False), (stack.service_key, True)):
        monkeypatch.setenv("SUPABASE_KEY", key)
        client = create_client(os.environ["SUPABASE_URL"], os.environ["SUPABASE_KEY"])
        stack.clients.append(client)
        if is_allowed:
            assert client.rpc("start_session").execute().data["created"]
        else:
            with pytest.raises(APIError) as refused:
                client.rpc("start_session").execute()
            assert refused.value.code == "42501"


def test_the_data_flow(call, livekit):
    assert (call["status"], call["duration"]) == ("completed", call["duration_seconds"])
    assert 0 <= call["duration"] < 60
    assert (call["user_name"], call["user_phone"]) == ("Jane", "+6421555123")
    turns = livekit.table("conversations").select("*").order("seq").execute().data
    assert [(t["role"], t["message"]) for t in turns] == [
        ("user", "I would like a demo, jane@example.com"),
        ("agent", "Booked, مرحباً"),
    ]
    assert [t["timestamp"] for t in turns] == sorted(t["timestamp"] for t in turns)
    (tool,) = livekit.table("tool_calls").select("*").execute().data
    assert (tool["tool_name"], tool["success"]) == ("send_calendar_invite", True)
    assert tool["result"] == {"event_id": "e-1"}
    (nested,) = (
        livekit.table("sessions")
        .select("id, conversations(role), tool_calls(success)")
        .execute()
        .data
    )
    assert sorted(t["role"] for t in nested["conversations"]) == ["agent", "user"]
    assert nested["tool_calls"] == [{"success": True}]


@pytest.mark.parametrize("claims", [None, {"client_id": "default"}])
def test_the_queries(call, sql, claims):
    (summary,) = sql(RECENT_SESSIONS, "livekit", claims)
    assert (summary["message_count"], summary["user_message_count"]) == (2, 1)
    assert (summary["tool_call_count"], summary["room_id"]) == (1, "room-7")
    assert sql(RECENT_SESSIONS, "public", claims)[0]["message_count"] == 2

    (demo,) = sql(SESSIONS_WITH_DEMOS, "livekit", claims)
    assert (demo["demo_time"], demo["demo_timezone"]) == (DEMO_TIME, "Pacific/Auckland")

    assert sql(FULL_CONVERSATION, "livekit", claims) == []
    turns = sql(FULL_CONVERSATION.replace("your-session-id", call["session_id"]), "livekit", claims)
    assert [t["role"] for t in turns] == ["user", "agent"]

    (rate,) = sql(CONVERSION_RATE, "livekit", claims)
    assert (rate["total_sessions"], rate["demos_scheduled"]) == (1, 1)
    assert float(rate["conversion_rate"]) == 100


def test_another_client_sees_nothing(call, stack, sql):
    sql("insert into client_subscriptions (client_id) values ('globex')")
    for query in (RECENT_SESSIONS, SESSIONS_WITH_DEMOS):
        assert sql(query, "livekit", {"client_id": "globex"}) == []
    globex = stack.client(stack.token(client_id="globex"), schema="livekit")
    for table in ("sessions", "conversations", "tool_calls", "session_summaries"):
        assert globex.table(table).select("*").execute().data == []


def test_a_call_goes_on_under_other_names(stack, livekit):
    """Started here, continued through the RPCs and the other dialects, ended here."""
    public, callcenter = stack.client(), stack.client(schema="callcenter")
    session = (
        livekit.table("sessions").insert({"room_id": "r", "session_id": "s-1"}).execute().data[0]
    )

    public.rpc("log_message", {"session_id": "s-1", "role": "user", "content": "one"}).execute()
    public.rpc(
        "log_message", {"session_id": session["id"], "role": "assistant", "content": "two"}
    ).execute()
    callcenter.table("messages").insert(
        {"conversation_id": "s-1", "role": "user", "content": "three"}
    ).execute()
    public.table("conversation_messages").insert(
        {"session_id": session["id"], "role": "agent", "content": "four"}
    ).execute()
    livekit.table("conversations").insert(
        {"session_id": session["id"], "role": "human", "content": "five"}
    ).execute()
    livekit.table("sessions").update({"status": "completed"}).eq("id", session["id"]).execute()

    turns = (
        livekit.table("conversations").select("*").eq("session_id", "s-1").order("seq").execute()
    )
    assert [(t["role"], t["message"]) for t in turns.data] == [
        ("user", "one"),
        ("agent", "two"),
        ("user", "three"),
        ("agent", "four"),
        ("user", "five"),
    ]
    roles = callcenter.table("messages").select("role").order("seq").execute().data
    assert [r["role"] for r in roles] == ["user", "assistant", "user", "assistant", "user"]
    (tracked,) = public.table("conversation_sessions").select("*").execute().data
    assert (tracked["is_active"], tracked["session_id"]) == (False, session["id"])
    read = public.rpc("get_conversation_with_messages", {"conversation_id": "s-1"}).execute().data
    assert [m["content"] for m in read["messages"]] == ["one", "two", "three", "four", "five"]
