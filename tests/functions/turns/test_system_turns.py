"""Turns of the system: kept and shown, and no part of what was said."""

from __future__ import annotations

import pytest

from support import SERVICE

PROMPT = "You are Zorblax, a terrible horrible furious assistant. Ask for ada@example.com. " * 40
SAID = [("user", "Hello, I would like to book a table."), ("agent", "Your table is booked.")]


@pytest.fixture
def calls(db):
    """The same call twice: with a prompt as its first and last turn, and without."""
    for name in ("plain", "prompted"):
        db.start(name)
        prompt = [("developer", PROMPT)] if name == "prompted" else []
        for role, content in [*prompt, *SAID, *prompt]:
            db.call("log_message", session_id=name, role=role, content=content)
        db.call("end_session", session_id=name)
    return db


def test_it_is_kept_and_shown(calls):
    document = calls.call("get_conversation_with_messages", conversation_id="prompted")

    assert [m["role"] for m in document["messages"]] == ["system", "user", "agent", "system"]
    assert calls.session("prompted")["message_count"] == 4


def test_it_is_no_part_of_what_was_said(calls):
    columns = (
        "call_transcript", "keywords", "sentiment", "sentiment_score", "call_outcome", "user_email",
        "user_name", "user_message_count", "agent_message_count",
    )  # fmt: skip
    plain, prompted = calls.session("plain"), calls.session("prompted")

    assert {c: prompted[c] for c in columns} == {c: plain[c] for c in columns}
    assert "Zorblax" not in prompted["call_transcript"]


def test_it_is_no_part_of_the_figures(calls):
    figures = calls.rows(
        "select talk_ratio, longest_silence_seconds, interruption_count, response_p50_seconds"
        " from session_figures"
    )
    assert figures[0] == figures[1]


def test_it_is_found_only_when_asked_for(calls):
    assert calls.call("search_messages", SERVICE, client_id="acme", query="Zorblax") == []
    assert calls.call("search_sessions", SERVICE, query="Zorblax") == []
    assert (
        len(
            calls.call("search_messages", SERVICE, client_id="acme", query="Zorblax", role="system")
        )
        == 2
    )
    assert len(calls.call("search_messages", SERVICE, client_id="acme", query="table")) == 4


def test_a_long_prompt_leaves_room_for_what_was_said(db):
    db.start()
    for _ in range(3):
        db.call("log_message", session_id="call-1", role="system", content="prompt " * 9000)
    db.call("log_message", session_id="call-1", role="user", content="My name is Ada Lovelace.")
    db.call("end_session", session_id="call-1")

    assert db.session()["user_name"] == "Ada Lovelace"


def test_a_transcript_without_turns_is_read_alike(db):
    db.start()
    transcript = "System: contact bob@example.com\nUser: I am ada@example.com"
    db.rows(
        "update user_sessions set call_transcript = %s, status = 'completed'"
        " where session_id = 'call-1'",
        transcript,
    )
    assert db.session()["user_email"] == "ada@example.com"
