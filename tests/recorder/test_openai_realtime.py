"""The events of a Realtime session, through the library openai: what was said is what is stored."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pgcalls.recorder import CallRecorder
from pgcalls.recorder.openai_realtime import KEPT, record

from later import later
from network import Connected
from realtime_server import Event, answer, function, heard, said, serving, sound
from recording import Rows

openai, events, pydantic = later("openai", "openai.types.realtime", "pydantic")

TURNS = """
select role, content, interrupted, metadata from conversation_messages order by seq
"""


def stored(rows: Rows) -> list[tuple[Any, ...]]:
    return [tuple(turn.values()) for turn in rows(TURNS)]


@pytest.fixture
def take(connected: Connected, tmp_path: Path) -> Callable[..., CallRecorder]:
    """Take a call: every event of the server, read by the library, and some of the client."""

    def take(
        *script: Event | str, react: Callable[[Any, Any], Awaitable[Event | None]] | None = None
    ) -> CallRecorder:
        async def call() -> CallRecorder:
            async with connected() as client, serving(script) as url:
                recorder = CallRecorder("call-1", client=client, folder=tmp_path)
                observe = record(recorder)
                recorder.start()
                api = openai.AsyncOpenAI(api_key="none", base_url=url)
                async with api, api.realtime.connect(model="gpt-realtime") as connection:
                    async for event in connection:
                        observe(event)
                        if react and (sent := await react(connection, event)):
                            observe(sent)
                recorder.end()
                await recorder.close(timeout=60)
                return recorder

        return asyncio.run(call())

    return take


SESSION = {
    "type": "session.updated",
    "session": {
        "type": "realtime",
        "model": "gpt-realtime",
        "audio": {"input": {"transcription": {"model": "gpt-transcribe"}}},
    },
}


def test_words_that_come_late_have_their_place_and_no_item_is_there_twice(
    take: Callable[..., CallRecorder], rows: Rows
) -> None:
    take(
        SESSION,
        *answer("r0", said("i0", "Tui Clinic, hello!")),
        *sound("i1"),
        *answer("r1", said("i2", "On Thursday?")),
        *sound("i3"),
        heard("i3", "نعم من فضلك"),
        *answer("r2", said("i4", "بكل سرور")),
        heard("i1", " An appointment, please.\n"),
    )

    assert stored(rows) == [
        ("agent", "Tui Clinic, hello!", False, None),
        ("user", "An appointment, please.", False, None),
        ("agent", "On Thursday?", False, None),
        ("user", "نعم من فضلك", False, None),
        ("agent", "بكل سرور", False, None),
    ]
    (call,) = rows("select message_count, status from user_sessions")
    assert call == {"message_count": 5, "status": "completed"}
    began = "select count(*) from conversation_messages where spoken_at <= created_at"
    assert rows(began) == [{"count": 5}]


def test_what_the_caller_cut_short(take: Callable[..., CallRecorder], rows: Rows) -> None:
    async def truncate(connection: Any, event: Any) -> Event | None:
        if event.type != "response.done" or event.response.id != "r1":
            return None
        sent = {"item_id": "i1", "content_index": 0, "audio_end_ms": 1500}
        await connection.conversation.item.truncate(**sent)
        return {"type": "conversation.item.truncate", **sent}

    take(
        *answer("r1", said("i1", "One, two, three, four"), reason="turn_detected"),
        "conversation.item.truncate",
        *answer("r2", said("i2", "Five, six", "incomplete"), reason="client_cancelled"),
        *answer("r3", said("i3", "Seven")),
        {"type": "output_audio_buffer.cleared", "response_id": "r3"},
        *answer("r4", said("i4", "Eight")),
        react=truncate,
    )

    assert stored(rows) == [
        ("agent", "One, two, three, four", True, {"audio_end_ms": 1500}),
        ("agent", "Five, six", True, None),
        ("agent", "Seven", True, None),
        ("agent", "Eight", False, None),
    ]


def test_functions_and_their_results(take: Callable[..., CallRecorder], rows: Rows) -> None:
    async def book(connection: Any, event: Any) -> Event | None:
        if event.type != "response.output_item.done" or event.item.type != "function_call":
            return None
        if event.item.status != "completed":
            return None
        await asyncio.sleep(0.05)
        item = {"type": "function_call_output", "call_id": event.item.call_id,
                "output": '{"booked": true}'}  # fmt: skip
        await connection.conversation.item.create(item=item)
        return {"type": "conversation.item.create", "item": item}

    cut = function("i3", "c3", "book") | {"status": "incomplete"}
    mcp = {"id": "m1", "type": "mcp_call", "name": "search", "server_label": "shop",
           "arguments": '{"q": "tea"}'}  # fmt: skip
    take(
        *answer("r1", function("i1", "c1", "book", hour=15)),
        "conversation.item.create",
        *answer("r2", cut, reason="turn_detected"),
        *answer("r4", mcp | {"output": "green"}),
        *answer("r5", mcp | {"id": "m2", "error": {"type": "http_error", "code": 500, "message": "down"}}),
        *answer("r6", function("i7", "c7", "book") | {"arguments": "{no JSON"}),
        "conversation.item.create",
        react=book,
    )  # fmt: skip

    tools = rows("select * from tool_calls order by started_at, tool_call_id")
    assert {
        t["tool_call_id"]: (t["tool_name"], t["parameters"], t["result"], t["success"])
        for t in tools
    } == {
        "c1": ("book", {"hour": 15}, {"booked": True}, True),
        "m1": ("search", {"q": "tea"}, "green", True),
        "m2": ("search", {"q": "tea"}, None, False),
        "c7": ("book", "{no JSON", {"booked": True}, True),
    }
    assert tools[0]["duration_ms"] >= 50
    assert [t["error_message"] for t in tools if t["tool_call_id"] == "m2"] == ["down"]


def test_tokens_are_counted_once_each(take: Callable[..., CallRecorder], rows: Rows) -> None:
    usage = {
        "input_tokens": 100, "output_tokens": 50, "total_tokens": 150,
        "input_token_details": {
            "text_tokens": 20, "audio_tokens": 80, "cached_tokens": 64,
            "cached_tokens_details": {"text_tokens": 4, "audio_tokens": 60},
        },
        "output_token_details": {"text_tokens": 10, "audio_tokens": 40},
    }  # fmt: skip
    done = answer("r1", said("i1", "Hello"), **usage)
    take(
        SESSION,
        *done,
        done[-1],
        *answer("r2", said("i2", "Hello?"), **usage),
        *sound("i3"),
        heard("i3", "Hi", type="tokens", input_tokens=9, output_tokens=2, total_tokens=11,
              input_token_details={"audio_tokens": 7, "text_tokens": 2}),
        *sound("i4"),
        heard("i4", "Hi?", type="duration", seconds=1.5),
    )  # fmt: skip

    used = rows("select component, provider, model, unit, quantity::float from usage_lines")
    assert {tuple(line.values()) for line in used} == {
        ("realtime", "openai", "gpt-realtime", "input_tokens", 32),
        ("realtime", "openai", "gpt-realtime", "input_audio_tokens", 40),
        ("realtime", "openai", "gpt-realtime", "cached_tokens", 128),
        ("realtime", "openai", "gpt-realtime", "output_tokens", 20),
        ("realtime", "openai", "gpt-realtime", "output_audio_tokens", 80),
        ("stt", "openai", "gpt-transcribe", "input_tokens", 2),
        ("stt", "openai", "gpt-transcribe", "input_audio_tokens", 7),
        ("stt", "openai", "gpt-transcribe", "output_tokens", 2),
        ("stt", "openai", "gpt-transcribe", "seconds", 1.5),
    }
    assert len(used) == 9


def test_sounds_without_words_and_keys_are_notes_of_the_system(
    take: Callable[..., CallRecorder], rows: Rows
) -> None:
    failed = {"type": "conversation.item.input_audio_transcription.failed", "item_id": "i2",
              "content_index": 0, "error": {"message": "no"}}  # fmt: skip
    take(
        *sound("i1"),
        heard("i1", "  "),
        *sound("i2"),
        failed,
        {"type": "input_audio_buffer.dtmf_event_received", "event": "5", "received_at": 1},
        *answer("r1", said("i3", "")),
    )

    assert [turn[:2] for turn in stored(rows)] == [
        ("system", "[not understood]"),
        ("system", "[not understood]"),
        ("system", "DTMF 5"),
    ]


def test_what_the_client_writes_into_the_conversation_is_there_once(
    take: Callable[..., CallRecorder], rows: Rows
) -> None:
    async def write(connection: Any, event: Any) -> Event | None:
        if event.type != "session.updated":
            return None
        item = {
            "type": "message",
            "role": "user",
            "content": [{"type": "input_text", "text": "Hi"}],
        }
        await connection.conversation.item.create(item=item)
        return {"type": "conversation.item.create", "item": item}

    take(SESSION, "conversation.item.create", react=write)

    assert stored(rows) == [("user", "Hi", False, None)]


def test_what_it_remembers_is_bounded_and_nonsense_breaks_nothing(
    take: Callable[..., CallRecorder], rows: Rows, caplog: pytest.LogCaptureFixture
) -> None:
    observed: list[Any] = []

    async def look(connection: Any, event: Any) -> Event | None:
        observed.append(event)
        return {"type": "conversation.item.truncate"} if len(observed) == 1 else None

    script = [e for n in range(KEPT + 5) for e in answer(f"r{n}", said(f"i{n}", str(n)))]
    recorder = take({"type": "from.the.future", "x": 1}, *script, react=look)

    assert recorder.message_count == KEPT + 5
    assert "take was not recorded" in caplog.text
    conversation = record(recorder).__self__  # type: ignore[attr-defined]
    for event in script:
        conversation.take.__wrapped__(conversation, event)
    for kept in (conversation._said, conversation._cut, conversation._items):
        assert len(kept) <= KEPT


@pytest.mark.parametrize("seed", range(20))
def test_words_in_any_order_and_events_twice_give_the_order_of_the_items(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    events: list[Event] = []
    for n in range(12):
        events += sound(f"i{n}") if n % 2 else answer(f"r{n}", said(f"i{n}", f"turn {n}"))
    for n in range(1, 12, 2):
        item = events.index(next(e for e in sound(f"i{n}") if e["type"].endswith("added")))
        events.insert(chance.randint(item + 1, len(events)), heard(f"i{n}", f"turn {n}"))
    for n in chance.sample(range(len(events)), 20):
        events.insert(chance.randint(n + 1, len(events)), events[n])

    async def take() -> list[str]:
        recorder = CallRecorder("call-1", client=SimpleNamespace(rpc=None), folder=tmp_path)
        observe = record(recorder)
        for event in events:
            observe(event)
        lines = recorder._backlog.head(1000)
        await recorder.close(timeout=0)
        return lines

    turns = [json.loads(line)["arguments"] for line in asyncio.run(take())]
    assert len(turns) < 12 + 12  # and not one for each time
    assert {t["seq"]: t["content"] for t in turns} == {n + 1: f"turn {n}" for n in range(12)}


def test_the_events_of_the_script_are_those_of_the_library() -> None:
    """Validated strictly: the library itself takes anything."""
    script = [
        *sound("i1"), heard("i1", "Hi"), *answer("r1", said("i2", "Hello")),
        *answer("r2", function("i3", "c", "f", a=1), reason="turn_detected"),
        {"type": "output_audio_buffer.cleared", "response_id": "r1"},
        {"type": "input_audio_buffer.dtmf_event_received", "event": "5", "received_at": 1},
    ]  # fmt: skip
    adapter = pydantic.TypeAdapter(events.RealtimeServerEvent)
    for n, event in enumerate(script):
        adapter.validate_json(json.dumps({"event_id": f"e{n}", **event}))
