"""The tracker documents' pattern, with the synchronous and the asynchronous client."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import pytest

import conversation_tracker
from conversation_tracker import ConversationTracker
from network import Connected, Proxy
from recording import Rows
from stack import Stack
from support import each

SESSION, USER = str(uuid4()), str(uuid4())


@pytest.fixture(params=each("asynchronous", "synchronous"))
def tracking(request: pytest.FixtureRequest, connected: Connected, network: Proxy, stack: Stack):
    """A tracker over one of the two clients."""

    @asynccontextmanager
    async def tracking() -> AsyncIterator[ConversationTracker]:
        if request.param == "asynchronous":
            async with connected() as client:
                yield (tracker := ConversationTracker(client))
                await tracker.close()
        else:
            url, stack.url = stack.url, network.url
            client = stack.client()
            stack.url = url
            yield (tracker := ConversationTracker(client))
            await tracker.close()

    return tracking


def test_what_is_stored_and_printed(
    tracking: Any, rows: Rows, capsys: pytest.CaptureFixture[str]
) -> None:
    async def talk() -> None:
        async with tracking() as tracker:
            await tracker.start_session(SESSION, USER, {"language": "en"})
            await tracker.track_message(SESSION, "user", "What's the price of Tesla?")
            await tracker.track_message(
                SESSION, "agent", "The latest price is...", audio_url="https://a/b.mp3"
            )
            await tracker.end_session(SESSION)

    asyncio.run(talk())

    (session,) = rows("select * from conversation_sessions")
    assert (str(session["session_id"]), str(session["user_id"])) == (SESSION, USER)
    assert not session["is_active"]
    assert session["session_end"] == session["ended_at"] > session["started_at"]
    assert session["metadata"] == {"language": "en"}
    turns = rows("select user_id, role, content, audio_url from conversation_messages order by seq")
    assert [tuple(turn.values())[1:] for turn in turns] == [
        ("user", "What's the price of Tesla?", None),
        ("agent", "The latest price is...", "https://a/b.mp3"),
    ]
    assert {str(turn["user_id"]) for turn in turns} == {USER}
    assert re.fullmatch(
        f"✅ Started session {SESSION[:8]}\\.\\.\\. for user {USER[:8]}\\.\\.\\.\n"
        f"✅ Saved user message for session {SESSION[:8]}\\.\\.\\.\n"
        f"✅ Saved agent message for session {SESSION[:8]}\\.\\.\\.\n"
        f"✅ Ended session {SESSION[:8]}\\.\\.\\. \\(duration: \\d+\\.\\ds, messages: 2\\)\n",
        capsys.readouterr().out,
    )


def test_the_event_loop_does_not_wait(tracking: Any, network: Proxy, rows: Rows) -> None:
    async def talk() -> tuple[float, float]:
        stall = handler = 0.0
        async with tracking() as tracker:
            await tracker.start_session(SESSION, USER)
            network.delay = 20
            for n in range(50):
                began = time.perf_counter()
                await tracker.track_message(SESSION, "user", f"turn {n}")
                handler = max(handler, time.perf_counter() - began)
                began = time.perf_counter()
                await asyncio.sleep(0.01)
                stall = max(stall, time.perf_counter() - began)
            assert rows("select count(*) from conversation_messages") == [{"count": 0}]
            network.delay = 0
            await tracker.end_session(SESSION)
        return stall, handler

    stall, handler = asyncio.run(talk())

    # Whoever waited for the network waited 20 seconds.
    assert stall < 5
    assert handler < 5
    assert [
        t["content"] for t in rows("select content from conversation_messages order by seq")
    ] == [f"turn {n}" for n in range(50)]


def test_a_message_that_is_refused_does_not_stop_the_worker(
    tracking: Any, rows: Rows, capsys: pytest.CaptureFixture[str]
) -> None:
    async def talk() -> None:
        async with tracking() as tracker:
            await tracker.start_session(SESSION, USER)
            await tracker.track_message(SESSION, "assistant", "not a role of the table")
            await tracker.track_message(str(uuid4()), "user", "not a session")
            await tracker.track_message(SESSION, "user", "good")
            await tracker.end_session(SESSION)

    asyncio.run(talk())

    assert rows("select role, content from conversation_messages") == [
        {"role": "user", "content": "good"}
    ]
    printed = capsys.readouterr().out
    assert "conversation_messages_role_check" in printed
    assert "conversation_messages_session_id_fkey" in printed
    assert "messages: 1)" in printed


def test_the_script(
    environment: pytest.MonkeyPatch, rows: Rows, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(conversation_tracker.main())

    assert capsys.readouterr().out.count("✅ Ended session") == 2
    assert rows("select message_count from user_sessions") == [{"message_count": 2}] * 2
