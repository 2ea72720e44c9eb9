"""Real Pipecat pipelines with a scripted LLM: what was said is what is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pgcalls.recorder import CallRecorder

from later import later
from network import Connected, Proxy
from recording import Rows

_, dtmf, frames, workers, contexts, services, recording_of, pipeline = later(
    "pipecat",
    "pipecat.audio.dtmf.types",
    "pipecat.frames.frames",
    "pipecat.pipeline.worker",
    "pipecat.processors.aggregators.llm_context",
    "pipecat.services.llm_service",
    "pgcalls.recorder.pipecat",
    "pipeline",
)


class Call(SimpleNamespace):
    """A call that is under way."""

    worker: workers.PipelineWorker
    recorder: CallRecorder
    observer: recording_of.CallObserver

    async def say(self, *texts: str) -> None:
        """Say something, and wait for the answer."""
        count = self.recorder.message_count
        await pipeline.say(self.worker, *texts)
        await pipeline.until(lambda: self.recorder.message_count == count + 2)


async def book(params: services.FunctionCallParams) -> None:
    if params.arguments["hour"] > 16:
        raise ValueError("The clinic is closed at that hour.")
    await params.result_callback({"booked": True})


async def wait(params: services.FunctionCallParams) -> None:
    await asyncio.sleep(60)


@pytest.fixture
def take(connected: Connected, tmp_path: Path) -> Callable[..., CallRecorder]:
    """Take a call as the page says it."""

    def take(llm: pipeline.ScriptedLLM, talk: Callable[[Call], Any]) -> CallRecorder:
        async def call() -> CallRecorder:
            for function in (book, wait):
                llm.register_function(function.__name__, function)
            async with connected() as client:
                recorder = CallRecorder("call-1", client=client, folder=tmp_path)
                recorder.start(source="pipecat")
                pair = pipeline.aggregators()
                observer = recording_of.CallObserver(recorder, pair)
                async with pipeline.running(llm, pair, observer) as worker:
                    await talk(Call(worker=worker, recorder=recorder, observer=observer))
                assert await recorder.close(timeout=60)
                return recorder

        return asyncio.run(call())

    return take


def stored(rows: Rows) -> list[tuple[str, str, bool]]:
    turns = rows("select seq, role, content, interrupted from conversation_messages order by seq")
    assert [turn["seq"] for turn in turns] == list(range(1, len(turns) + 1))
    return [(turn["role"], turn["content"], turn["interrupted"]) for turn in turns]


def test_turns_function_calls_usage_and_the_end_arrive_once(
    take: Callable[..., CallRecorder], network: Proxy, rows: Rows
) -> None:
    network.lost_answers = ["log_message", "log_tool_call", "log_usage", "end_session"]

    async def talk(call: Call) -> None:
        await call.say("I want", "an appointment")
        await call.worker.queue_frame(frames.InputDTMFFrame(button=dtmf.KeypadEntry.FIVE))
        await pipeline.until(lambda: call.recorder.message_count == 3)
        await call.say("At three, or at eight, شكراً")

    hours = [("book", {"hour": 15}), ("book_late", {"hour": 20})]
    llm = pipeline.ScriptedLLM("Of course, when?", hours, "At three; at eight we are closed.")
    llm.register_function("book_late", book)
    take(llm, talk)

    assert network.lost_answers == []
    assert stored(rows) == [
        ("user", "I want an appointment", False),
        ("agent", "Of course, when?", False),
        ("system", "DTMF 5", False),
        ("user", "At three, or at eight, شكراً", False),
        ("agent", "At three; at eight we are closed.", False),
    ]
    booked, closed = rows("select * from tool_calls order by tool_call_id")
    assert (booked["tool_name"], booked["parameters"]) == ("book", {"hour": 15})
    assert (booked["result"], booked["success"]) == ({"booked": True}, True)
    assert booked["duration_ms"] >= 0
    assert not closed["success"]
    assert "closed at that hour" in closed["error_message"]
    used = rows("select component, provider, model, unit, quantity::float from usage_lines")
    assert {tuple(line.values()) for line in used} == {
        ("llm", "Scripted", "scripted", "input_tokens", 30),
        ("llm", "Scripted", "scripted", "cached_tokens", 21),
        ("llm", "Scripted", "scripted", "output_tokens", 9),
        ("tts", "Scripted", "scripted", "characters", 49),
        ("stt", "Caller", None, "seconds", 4.5),
    }
    (call,) = rows("select status, ended_reason, source from user_sessions")
    assert call == {"status": "completed", "ended_reason": "ended", "source": "pipecat"}


def test_an_interrupted_turn_is_stored_as_far_as_it_was_said(
    take: Callable[..., CallRecorder], rows: Rows
) -> None:
    words = " ".join(str(n) for n in range(200))
    llm = pipeline.ScriptedLLM(words, "I am here.", pause=0.02)

    async def talk(call: Call) -> None:
        await pipeline.say(call.worker, "Count")
        await pipeline.until(lambda: llm.words > 5)
        await call.worker.queue_frame(frames.InterruptionFrame())
        await pipeline.until(lambda: call.recorder.message_count == 2)
        await call.say("Stop")

    take(llm, talk)

    count, interrupted, stop, here = stored(rows)
    assert (count[1], stop[1:], here[1:]) == ("Count", ("Stop", False), ("I am here.", False))
    assert interrupted[2]
    assert words.startswith(interrupted[1].strip()) and interrupted[1].strip() != words


def test_a_call_that_is_cancelled_ends_with_the_reason(
    take: Callable[..., CallRecorder], rows: Rows
) -> None:
    async def talk(call: Call) -> None:
        await pipeline.say(call.worker, "Wait")
        await pipeline.until(lambda: rows("select count(*) from tool_calls") == [{"count": 1}])
        await call.worker.queue_frame(frames.InterruptionFrame())
        await pipeline.until(
            lambda: rows("select count(success) from tool_calls") == [{"count": 1}]
        )
        await call.worker.cancel(reason="hung up")

    take(pipeline.ScriptedLLM([("wait", {})]), talk)

    (tool,) = rows("select success, error_message from tool_calls")
    assert tool == {"success": False, "error_message": "cancelled"}
    assert rows("select status, ended_reason from user_sessions") == [
        {"status": "completed", "ended_reason": "hung up"}
    ]


def test_what_was_being_said_when_the_call_was_cut_is_there_before_its_end(
    take: Callable[..., CallRecorder], network: Proxy, rows: Rows
) -> None:
    llm = pipeline.ScriptedLLM(" ".join(str(n) for n in range(200)), pause=0.02)

    async def talk(call: Call) -> None:
        await pipeline.say(call.worker, "Count")
        await pipeline.until(lambda: llm.words > 5)
        await call.worker.cancel()

    take(llm, talk)

    assert [(role, was_cut) for role, _, was_cut in stored(rows)] == [
        ("user", False),
        ("agent", True),
    ]
    assert rows("select count(*) from conversation_messages where is_late") == [{"count": 0}]
    assert network.requests[-1] == "end_session"
    assert rows("select ended_reason from user_sessions") == [{"ended_reason": "cancelled"}]


def test_a_realtime_service_whose_words_come_late(
    take: Callable[..., CallRecorder], rows: Rows
) -> None:
    """The answer has begun when speech is recognised; what was said still comes first."""
    llm = pipeline.ScriptedLLM(" ".join("yes" for _ in range(20)), pause=0.02)

    async def talk(call: Call) -> None:
        metadata = frames.LLMServiceMetadataFrame(service_name="llm", is_realtime_service=True)
        await call.worker.queue_frame(metadata)
        await llm.queue_frame(frames.LLMContextFrame(context=contexts.LLMContext()))
        await pipeline.until(lambda: llm.words > 2)
        await call.worker.queue_frame(
            frames.TranscriptionFrame("Is it open?", "caller", pipeline.NOW)
        )
        await pipeline.until(lambda: call.recorder.message_count == 2)

    take(llm, talk)

    assert [(role, content[:11]) for role, content, _ in stored(rows)] == [
        ("user", "Is it open?"),
        ("agent", "yes yes yes"),
    ]


@pytest.mark.full
def test_nonsense_breaks_nothing(
    take: Callable[..., CallRecorder], rows: Rows, caplog: pytest.LogCaptureFixture
) -> None:
    async def talk(call: Call) -> None:
        call.observer._on_user(None, SimpleNamespace(content="x", timestamp="no time"))
        await call.observer.on_push_frame(SimpleNamespace(frame=frames.InputDTMFFrame(button=None)))
        await call.say("Hi")

    take(pipeline.ScriptedLLM("Hello!"), talk)

    assert [content for _, content, _ in stored(rows)] == ["Hi", "Hello!"]
    assert "_say was not recorded" in caplog.text
    assert "_on_frame was not recorded" in caplog.text
