"""A real text-only AgentSession with a scripted LLM: what was said is what is stored."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest

from pgcalls.recorder import CallRecorder

from later import later
from network import Connected, Proxy
from recording import Rows
from stack import Stack
from support import each

agents, llms, testing, reports, recording_of, example, scripted = later(
    "livekit.agents",
    "livekit.agents.llm",
    "livekit.agents.testing",
    "livekit.agents.voice.report",
    "pgcalls.recorder.livekit",
    "livekit_agent",
    "scripted",
)

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

GREETING = "Hello, this is the Tui Clinic. How can I help?"


class Call:
    """A call that is under way, and what LiveKit itself says was said in it."""

    def __init__(self, session: agents.AgentSession[None], recorder: CallRecorder) -> None:
        self.session = session
        self.recorder = recorder
        self.said: list[tuple[str, str, bool]] = []
        session.on("conversation_item_added", self.note)

    def note(self, event: Any) -> None:
        if event.item.type == "message":
            role = {"assistant": "agent"}.get(event.item.role, event.item.role)
            self.said.append((role, event.item.text_content, event.item.interrupted))

    async def say(self, text: str) -> None:
        await self.session.run(user_input=text)


async def take_call(
    connected: Connected,
    folder: Path,
    llm: scripted.ScriptedLLM,
    talk: Callable[[Call], Any],
    agent: type[example.Receptionist] | None = None,
    session_id: str = "job-1",
) -> Call:
    """Take a call as the example's entrypoint does, without a room."""
    async with connected() as client:
        recorder = CallRecorder(session_id, client=client, folder=folder)
        recorder.start(room_name="room-1", source="livekit")
        session: agents.AgentSession[None] = agents.AgentSession(
            llm=llm, vad=None, turn_detection=None
        )
        recording_of.record(session, recorder)
        call = Call(session, recorder)
        await session.start((agent or example.Receptionist)(recorder))
        while not call.said:
            await asyncio.sleep(0.01)
        await talk(call)
        await session.aclose()
        await recorder.close(timeout=60)
        return call


def stored(rows: Rows) -> list[tuple[str, str, bool]]:
    turns = rows("select seq, role, content, interrupted from conversation_messages order by seq")
    assert [turn["seq"] for turn in turns] == list(range(1, len(turns) + 1))
    return [(turn["role"], turn["content"], turn["interrupted"]) for turn in turns]


@pytest.mark.parametrize("mode", each("closed", "open"))
def test_every_turn_tool_call_and_the_end_arrive_once(
    connected: Connected, rows: Rows, tmp_path: Path
) -> None:
    llm = scripted.ScriptedLLM(
        "Of course, when?",
        [
            ("book_slot", {"days_ahead": 2, "hour": 15}),
            ("book_slot", {"days_ahead": 2, "hour": 20}),
        ],
        "Booked for three; at eight we are closed.",
        "بكل سرور",
    )

    async def talk(call: Call) -> None:
        await call.say("I want an appointment")
        await call.say("Thursday at three, or at eight")
        await call.say("شكراً جزيلاً!")

    call = asyncio.run(take_call(connected, tmp_path, llm, talk))

    assert [content.strip() for _, content, _ in call.said] == [
        GREETING,
        "I want an appointment",
        "Of course, when?",
        "Thursday at three, or at eight",
        "Booked for three; at eight we are closed.",
        "شكراً جزيلاً!",
        "بكل سرور",
    ]
    assert stored(rows) == call.said
    booked, closed = rows("select * from tool_calls order by tool_call_id")
    assert booked["tool_name"] == "book_slot"
    assert booked["parameters"] == {"days_ahead": 2, "hour": 15}
    assert booked["result"]["booked"].endswith(":00")
    assert booked["success"]
    assert booked["duration_ms"] >= 0
    assert not closed["success"]
    assert closed["error_message"] == "The clinic is closed at that hour."
    (session,) = rows("select * from user_sessions")
    assert session["status"] == "completed"
    assert session["ended_reason"] == "user_initiated"
    assert session["demo_scheduled"]
    (usage,) = session["metadata"]["usage"]
    assert (usage["model"], usage["input_tokens"], usage["output_tokens"]) == ("scripted", 40, 12)
    assert list(tmp_path.iterdir()) == []


def test_the_report_of_the_session_adds_nothing_to_what_was_recorded(
    connected: Connected, stack: Stack, rows: Rows, tmp_path: Path
) -> None:
    llm = scripted.ScriptedLLM([("book_slot", {"days_ahead": 2, "hour": 15})], "Booked for three.")

    async def talk(call: Call) -> None:
        await call.say("Thursday at three")

    call = asyncio.run(take_call(connected, tmp_path, llm, talk, session_id="RM_1"))

    def kept() -> list[Any]:
        return [
            rows(
                "select role, rtrim(content) from conversation_messages where role <> 'system' order by seq"
            ),
            rows("select tool_name, parameters, result, success from tool_calls"),
            rows("select usage_key, component, unit, quantity from usage_lines order by usage_key"),
            rows("select session_id, status, ended_reason from user_sessions"),
        ]

    recorded = kept()
    report = reports.SessionReport(
        job_id="AJ_1", room_id="RM_1", room="room-1", options=call.session.options,
        events=call.session._recorded_events, chat_history=call.session.history.copy(),
        model_usage=call.session.usage.model_usage,
    )  # fmt: skip
    answer = stack.client().rpc("ingest_livekit", report.to_dict()).execute().data

    assert answer["verdict"] == "stored"
    assert kept() == recorded
    assert [len(part) for part in recorded] == [3, 1, 2, 1]


def test_an_interrupted_turn_is_stored_as_far_as_it_was_said(
    connected: Connected, rows: Rows, tmp_path: Path
) -> None:
    words = " ".join(str(n) for n in range(100))
    llm = scripted.ScriptedLLM(words, "I am here.", pause=0.02)

    async def talk(call: Call) -> None:
        run = call.session.run(user_input="Count to a hundred")
        while llm.words < 5:
            await asyncio.sleep(0.01)
        await call.session.interrupt()
        await run
        await call.say("Stop")

    call = asyncio.run(take_call(connected, tmp_path, llm, talk))

    turns = stored(rows)
    assert turns == call.said
    (interrupted,) = [content for _, content, was_cut in turns if was_cut]
    assert words.startswith(interrupted.strip())
    assert interrupted.strip() != words
    assert [role for role, _, _ in turns] == ["agent", "user", "agent", "user", "agent"]


@pytest.fixture
def slow() -> type[example.Receptionist]:
    class Slow(example.Receptionist):
        @agents.function_tool(flags=llms.ToolFlag.CANCELLABLE)
        async def look_up(self, context: agents.RunContext[None]) -> str:
            """Look something up."""
            await context.update("looking")
            await asyncio.sleep(60)
            return "found"

        @agents.function_tool
        async def search(self, context: agents.RunContext[None]) -> str:
            """Search for long."""
            await context.update("searching")
            await asyncio.sleep(0.3)
            return "found"

    return Slow


def test_a_tool_call_that_was_cut_short_is_there(
    connected: Connected, rows: Rows, tmp_path: Path, slow: type[example.Receptionist]
) -> None:
    async def talk(call: Call) -> None:
        call.session.generate_reply(user_input="Look it up")
        await asyncio.sleep(0.3)
        await call.session.generate_reply(user_input="Never mind")

    cancel = [("lk_agents_cancel_task", {"call_id": "call_1"})]
    llm = scripted.ScriptedLLM([("look_up", {})], "One moment.", cancel, "As you like.")
    asyncio.run(take_call(connected, tmp_path, llm, talk, slow))

    (tool,) = rows("select success, error_message from tool_calls where tool_name = 'look_up'")
    assert tool == {"success": False, "error_message": "cancelled"}


def test_a_tool_call_that_goes_on_in_the_background_has_its_last_result(
    connected: Connected, rows: Rows, tmp_path: Path, slow: type[example.Receptionist]
) -> None:
    async def talk(call: Call) -> None:
        await call.say("Search for it")

    llm = scripted.ScriptedLLM([("search", {})], "One moment.", "Found it.")
    asyncio.run(take_call(connected, tmp_path, llm, talk, slow))

    (tool,) = rows("select tool_name, success, result from tool_calls")
    assert tool == {"tool_name": "search", "success": True, "result": "found"}


def test_the_database_away_in_the_middle_of_a_call(
    connected: Connected, stack: Stack, rows: Rows, tmp_path: Path
) -> None:
    llm = scripted.ScriptedLLM(
        "one", [("book_slot", {"days_ahead": 1, "hour": 9})], "two", "three", "four", "five"
    )

    async def talk(call: Call) -> None:
        await call.say("before")
        await asyncio.to_thread(stack.stop_postgrest)
        for text in ("during", "still", "and still"):
            await call.say(text)
            await asyncio.sleep(0.2)
        assert call.recorder.path.exists()
        await asyncio.to_thread(stack.start_postgrest)
        await call.say("after")

    call = asyncio.run(take_call(connected, tmp_path, llm, talk))

    assert len(call.said) == 11
    assert stored(rows) == call.said
    assert rows("select count(*) from tool_calls where success") == [{"count": 1}]
    assert rows("select status from user_sessions") == [{"status": "completed"}]
    assert list(tmp_path.iterdir()) == []


def test_lost_answers_store_nothing_twice(
    connected: Connected, network: Proxy, rows: Rows, tmp_path: Path
) -> None:
    network.lost_answers = ["start_session", "log_message", "log_tool_call", "end_session"]
    llm = scripted.ScriptedLLM([("book_slot", {"days_ahead": 1, "hour": 9})], "one", "two")

    async def talk(call: Call) -> None:
        await call.say("first")
        await asyncio.wait_for(call.recorder._is_idle.wait(), 60)
        await call.say("second")

    call = asyncio.run(take_call(connected, tmp_path, llm, talk))

    assert network.lost_answers == []
    assert stored(rows) == call.said
    assert rows("select count(*) from tool_calls") == [{"count": 1}]
    assert rows("select count(*) from user_sessions") == [{"count": 1}]


def test_the_conversation_does_not_wait_for_the_network(
    connected: Connected, network: Proxy, rows: Rows, tmp_path: Path
) -> None:
    llm = scripted.ScriptedLLM(*(f"answer {n}" for n in range(5)))
    longest = 0.0

    async def talk(call: Call) -> None:
        nonlocal longest
        network.delay = 20
        for n in range(5):
            began = time.perf_counter()
            await call.say(f"question {n}")
            longest = max(longest, time.perf_counter() - began)
        network.delay = 0

    call = asyncio.run(take_call(connected, tmp_path, llm, talk))

    assert longest < 10
    assert stored(rows) == call.said


def test_a_handler_that_meets_nonsense_does_not_break_the_session(
    connected: Connected, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def talk(call: Call) -> None:
        call.session.emit("conversation_item_added", None)  # type: ignore[arg-type]
        call.session.emit("function_tools_executed", "x")  # type: ignore[arg-type]
        await call.say("still there?")

    async def quiet(call: Call) -> None:
        call.session.off("conversation_item_added", call.note)
        await talk(call)

    call = asyncio.run(take_call(connected, tmp_path, scripted.ScriptedLLM("yes"), quiet))

    assert call.recorder.message_count == 3
    assert "on_item was not recorded" in caplog.text
    assert "on_tools was not recorded" in caplog.text


def test_the_entrypoint_of_a_job(
    connected: Connected,
    environment: pytest.MonkeyPatch,
    rows: Rows,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """All of it but the room: there is no LiveKit server here."""
    sessions: list[agents.AgentSession[None]] = []

    class TextSession(agents.AgentSession[None]):
        def __init__(self, **_: Any) -> None:
            super().__init__(llm=scripted.ScriptedLLM("Yes."), vad=None, turn_detection=None)
            sessions.append(self)

        async def start(self, agent: Any, *, room: Any) -> None:  # type: ignore[override]
            await super().start(agent)

    class Caller:
        identity = "caller"
        attributes: ClassVar = {"sip.phoneNumber": "+6491234567"}

    async def nothing(*_: Any) -> Any:
        return Caller()

    async def job() -> None:
        with testing.fake_job_context(job_id="AJ_1") as ctx:
            ctx.connect = ctx.wait_for_participant = nothing  # type: ignore[method-assign, assignment]
            await example.entrypoint(ctx)
            (session,) = sessions
            await session.run(user_input="Are you there?")
            await session.aclose()
            for callback in ctx._shutdown_callbacks:
                await callback("the reason")
            await ctx._on_cleanup()

    environment.setattr("livekit_agent.AgentSession", TextSession)
    environment.setenv("CALL_RECORDER_FOLDER", str(tmp_path))
    caplog.set_level("INFO", "pgcalls.recorder")
    asyncio.run(job())

    (call,) = rows("select * from user_sessions")
    assert (call["session_id"], call["participant_identity"]) == ("AJ_1", "caller")
    assert (call["customer_number"], call["source"]) == ("+6491234567", "livekit")
    assert call["status"] == "completed"
    assert {content.strip() for _, content, _ in stored(rows)} == {
        GREETING,
        "Are you there?",
        "Yes.",
    }
    assert list(tmp_path.iterdir()) == []
    assert [r.message for r in caplog.records if r.name == "pgcalls.recorder"] == [
        "Supabase client initialized successfully",
        "Session started: AJ_1",
    ]


def test_a_recorder_can_be_a_shutdown_callback(connected: Connected, tmp_path: Path) -> None:
    async def job() -> None:
        async with connected() as client:
            with testing.fake_job_context() as ctx:
                recorder = CallRecorder("job-1", client=client, folder=tmp_path)
                ctx.add_shutdown_callback(recorder.close)  # type: ignore[arg-type]
                for callback in ctx._shutdown_callbacks:
                    await callback("the reason")
                assert recorder._worker.done()
                await ctx._on_cleanup()

    asyncio.run(job())
