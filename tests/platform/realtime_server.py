"""A server of OpenAI's Realtime API that says what a script says."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.server import ServerConnection, serve

Event = dict[str, Any]


def sound(item_id: str) -> list[Event]:
    """What the server says when the caller has spoken: the words come later."""
    item = {"id": item_id, "type": "message", "role": "user", "status": "completed",
            "content": [{"type": "input_audio", "transcript": None}]}  # fmt: skip
    return [
        {"type": "input_audio_buffer.speech_started", "item_id": item_id, "audio_start_ms": 0},
        {"type": "input_audio_buffer.committed", "item_id": item_id, "previous_item_id": None},
        {"type": "conversation.item.added", "item": item, "previous_item_id": None},
        {"type": "conversation.item.done", "item": item, "previous_item_id": None},
    ]


def heard(item_id: str, transcript: str, **usage: Any) -> Event:
    """The words of what the caller has said."""
    usage = usage or {"type": "duration", "seconds": 2}
    return {
        "type": "conversation.item.input_audio_transcription.completed",
        "item_id": item_id, "content_index": 0, "transcript": transcript, "usage": usage,
    }  # fmt: skip


def answer(response_id: str, *items: Event, reason: str | None = None, **usage: Any) -> list[Event]:
    """A response: each item is begun, and then finalised three times."""
    events: list[Event] = [{"type": "response.created", "response": {"id": response_id}}]
    for n, item in enumerate(items):
        begun = item | {"status": "in_progress"} | ({"content": []} if "content" in item else {})
        place = {"response_id": response_id, "output_index": n}
        events += [
            {"type": "response.output_item.added", "item": begun, **place},
            {"type": "conversation.item.added", "item": begun},
            {"type": "response.output_audio.delta", "item_id": item["id"], "content_index": 0,
             "delta": "AAAA", **place},
            {"type": "response.output_item.done", "item": item, **place},
            {"type": "conversation.item.done", "item": item},
        ]  # fmt: skip
    details = {"reason": reason, "type": "cancelled"} if reason else None
    done = {"id": response_id, "status": "cancelled" if reason else "completed",
            "status_details": details, "output": list(items), "usage": usage or None}  # fmt: skip
    return [*events, {"type": "response.done", "response": done}]


def said(item_id: str, transcript: str, status: str = "completed") -> Event:
    """A turn of the agent."""
    return {
        "id": item_id, "type": "message", "role": "assistant", "status": status,
        "content": [{"type": "output_audio", "transcript": transcript}],
    }  # fmt: skip


def function(item_id: str, call_id: str, name: str, **arguments: Any) -> Event:
    """A call of a function."""
    return {
        "id": item_id, "type": "function_call", "call_id": call_id, "name": name,
        "status": "completed", "arguments": json.dumps(arguments),
    }  # fmt: skip


@asynccontextmanager
async def serving(script: Iterable[Event | str]) -> AsyncIterator[str]:
    """Play a script to whoever connects; yields the address for OPENAI_BASE_URL.

    A word in the script is a client event to wait for, which comes back as the server's.
    """

    async def play(connection: ServerConnection) -> None:
        for n, step in enumerate(script):
            if isinstance(step, str):
                while (event := json.loads(await connection.recv()))["type"] != step:
                    pass
                step = {
                    "conversation.item.create": {
                        "type": "conversation.item.added",
                        "item": {"id": f"item_of_{n}", **event.get("item", {})},
                    },
                    "conversation.item.truncate": {**event, "type": "conversation.item.truncated"},
                }[step]
            await connection.send(json.dumps({"event_id": f"event_{n}", **step}))

    async with serve(play, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        yield f"http://127.0.0.1:{port}/v1"
        await asyncio.sleep(0)
