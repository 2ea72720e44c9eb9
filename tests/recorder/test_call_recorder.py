"""Whatever happens to network, server, disk or process: each entry is there once, in order."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from supabase import acreate_client

import pgcalls
from pgcalls.recorder import Away, CallRecorder, backlog, call, credentials, replay

from network import Connected, Proxy
from recording import Rows
from stack import Stack
from support import ACME_ASSISTANT, each

TURNS = "select seq, role, content from conversation_messages order by seq"


def recorded(rows: Rows) -> list[str]:
    """The turns of the only call; their numbers are without a gap."""
    turns = rows(TURNS)
    assert [turn["seq"] for turn in turns] == list(range(1, len(turns) + 1))
    return [turn["content"] for turn in turns]


def files(folder: Path) -> list[str]:
    return sorted(path.name.split(".", 2)[-1] for path in folder.iterdir())


async def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("mode", each("closed", "open"))
def test_a_call_is_recorded_as_it_was(connected: Connected, rows: Rows, tmp_path: Path) -> None:
    async def talk() -> None:
        async with connected() as client:
            recorder = CallRecorder("call-1", client=client, folder=tmp_path)
            recorder.start(room_name="room-1", source="test")
            recorder.message("assistant", "Hello!", created_at=1767225600.5)
            recorder.message("user", "مرحباً", message_key="k", interrupted=True)
            recorder.message("user", "مرحباً", message_key="k", interrupted=True)
            recorder.message("assistant", "Goodbye.")
            recorder.tool_call("book", tool_call_id="t", parameters={"hour": 15})
            recorder.tool_call("book", tool_call_id="t", success=True, result=[1])
            recorder.update(user_name="Layla")
            recorder.schedule_demo("2026-11-22T15:00:00+13:00", "Pacific/Auckland")
            recorder.note(usage=1)
            recorder.note(usage=2)
            recorder.end(ended_reason="hung up")
            recorder.end(ended_reason="said again by the library")
            assert await recorder.close(timeout=60)

    asyncio.run(talk())

    (call,) = rows("select * from user_sessions")
    assert call["status"] == "completed"
    assert call["ended_reason"] == "hung up"
    assert call["room_name"] == "room-1"
    assert call["user_name"] == "Layla"
    assert call["demo_scheduled"]
    assert call["metadata"] == {"usage": 2}
    turns = rows("select seq, role, content, interrupted from conversation_messages order by seq")
    assert [tuple(turn.values()) for turn in turns] == [
        (1, "agent", "Hello!", False),
        (2, "user", "مرحباً", True),
        (3, "agent", "Goodbye.", False),
    ]
    (tool,) = rows("select tool_name, parameters, result, success from tool_calls")
    assert tool == {
        "tool_name": "book",
        "parameters": {"hour": 15},
        "result": [1],
        "success": True,
    }
    assert files(tmp_path) == []


def test_a_call_that_begins_while_the_database_is_away_is_there_later(
    connected: Connected, network: Proxy, rows: Rows, tmp_path: Path
) -> None:
    async def talk() -> float:
        async with connected() as client:
            network.is_away = True
            recorder = CallRecorder("call-1", client=client, folder=tmp_path)
            recorder.start()
            for n in range(250):
                recorder.message("user", f"turn {n}")
            await until(lambda: network.requests.count("start_session") >= 3)
            assert files(tmp_path) == ["jsonl"]
            back = time.time()
            network.is_away = False
            recorder.message("user", "turn 250")
            recorder.end()
            assert await recorder.close(timeout=60)
            return back

    back = asyncio.run(talk())

    assert recorded(rows) == [f"turn {n}" for n in range(251)]
    (call,) = rows("select started_at_utc, status from user_sessions")
    assert call["started_at_utc"].timestamp() < back
    assert call["status"] == "completed"
    assert network.requests.count("log_messages") < 20
    assert files(tmp_path) == []


def test_postgrest_stopped_in_the_middle_of_a_call(
    connected: Connected, stack: Stack, rows: Rows, tmp_path: Path
) -> None:
    async def talk() -> None:
        async with connected() as client:
            recorder = CallRecorder("call-1", client=client, folder=tmp_path)
            recorder.start()
            recorder.message("user", "before")
            await asyncio.wait_for(recorder._is_idle.wait(), 60)
            await asyncio.to_thread(stack.stop_postgrest)
            with pytest.raises(Away):
                await call(client, "get_conversation_list", {})
            for n in range(3):
                recorder.message("user", f"during {n}")
                await asyncio.sleep(0.2)
            await asyncio.to_thread(stack.start_postgrest)
            recorder.message("user", "after")
            recorder.end()
            assert await recorder.close(timeout=60)

    asyncio.run(talk())

    assert recorded(rows) == ["before", "during 0", "during 1", "during 2", "after"]
    assert rows("select status from user_sessions") == [{"status": "completed"}]


@pytest.mark.parametrize(
    "function",
    each("log_message", "start_session", "log_messages", "log_tool_call", "end_session"),
)
def test_a_lost_answer_stores_nothing_twice(
    connected: Connected, network: Proxy, rows: Rows, tmp_path: Path, function: str
) -> None:
    async def talk() -> None:
        async with connected() as client:
            network.lost_answers = [function]
            recorder = CallRecorder("call-1", client=client, folder=tmp_path)
            recorder.start()
            recorder.message("user", "alone")
            recorder.tool_call("book", success=True)
            for n in range(5):
                recorder.message("user", f"turn {n}")
            recorder.end()
            assert await recorder.close(timeout=60)

    asyncio.run(talk())

    assert network.lost_answers == []
    assert recorded(rows) == ["alone", *(f"turn {n}" for n in range(5))]
    assert rows("select count(*) from tool_calls") == [{"count": 1}]
    assert rows("select count(*) from user_sessions") == [{"count": 1}]


def test_a_turn_that_is_refused_is_kept_and_the_rest_goes_on(
    connected: Connected, rows: Rows, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def talk() -> CallRecorder:
        async with connected() as client:
            recorder = CallRecorder("call-1", client=client, folder=tmp_path)
            recorder.start()
            for n in range(40):
                recorder.message("user", "x" * 70_000 if n in (7, 23) else f"turn {n}")
            recorder.message("nobody", "who?")
            recorder.end()
            assert not await recorder.close(timeout=60)
            return recorder

    recorder = asyncio.run(talk())

    stored = [turn["content"] for turn in rows(TURNS)]
    assert stored == [f"turn {n}" for n in range(40) if n not in (7, 23)]
    assert rows("select status from user_sessions") == [{"status": "completed"}]
    assert files(tmp_path) == ["refused.jsonl"]
    kept = [json.loads(line) for line in recorder.refused_path.read_text().splitlines()]
    assert [entry["error"].split(":")[0] for entry in kept] == ["PT413", "PT413", "22023"]
    assert kept[0]["arguments"]["content"] == "x" * 70_000
    assert "lacks the turns [8, 24, 41]" in caplog.text


def test_a_bad_detail_does_not_cost_the_call(
    connected: Connected, rows: Rows, tmp_path: Path
) -> None:
    async def talk() -> None:
        async with connected() as client:
            recorder = CallRecorder("call-1", client=client, folder=tmp_path)
            recorder.start(room_name="", customer_number="not a number")
            recorder.message("user", "hello")
            recorder.note(usage="x" * 20_000)
            recorder.end(ended_reason="hung up")
            await recorder.close(timeout=60)

    asyncio.run(talk())

    assert recorded(rows) == ["hello"]
    (call,) = rows("select status, ended_reason, customer_address from user_sessions")
    assert call == {
        "status": "completed", "ended_reason": "hung up", "customer_address": "not a number",
    }  # fmt: skip


def test_the_queue_is_bounded_and_what_does_not_fit_goes_through_the_file(
    connected: Connected, network: Proxy, rows: Rows, tmp_path: Path
) -> None:
    async def talk() -> None:
        async with connected() as client:
            network.delay = 0.2
            recorder = CallRecorder("call-1", client=client, folder=tmp_path, queue_limit=10)
            recorder.start()
            await until(lambda: network.requests == ["start_session"])
            for n in range(500):
                recorder.message("user", f"turn {n}")
                assert len(recorder._backlog._memory) <= 10
            assert files(tmp_path) == ["jsonl"]
            network.delay = 0
            recorder.end()
            assert await recorder.close(timeout=60)

    asyncio.run(talk())

    assert recorded(rows) == [f"turn {n}" for n in range(500)]
    assert files(tmp_path) == []


def test_close_keeps_its_time_and_replay_brings_the_rest_once(
    connected: Connected, network: Proxy, rows: Rows, tmp_path: Path
) -> None:
    async def talk() -> None:
        async with connected() as client:
            recorder = CallRecorder("call-1", client=client, folder=tmp_path / "a")
            recorder.start()
            recorder.message("user", "arrived")
            await asyncio.wait_for(recorder._is_idle.wait(), 60)
            network.delay = 30
            recorder.message("user", "وصلت\u2028متأخرة")
            recorder.tool_call("book", success=True)
            recorder.end()
            began = time.monotonic()
            assert not await recorder.close(timeout=0.3)
            assert time.monotonic() - began < 15
            network.delay = 0

            network.is_away = True
            with pytest.raises(Away):
                await replay(client, recorder.path)
            network.is_away = False
            copy = shutil.copy(recorder.path, tmp_path / "copy.jsonl")
            assert oct(recorder.path.stat().st_mode & 0o777) == "0o600"
            assert await replay(client, recorder.path) == (3, 0)
            assert files(tmp_path / "a") == []
            assert await replay(client, copy) == (3, 0)

    asyncio.run(talk())

    assert recorded(rows) == ["arrived", "وصلت\u2028متأخرة"]
    assert rows("select count(*) from tool_calls") == [{"count": 1}]
    assert rows("select status from user_sessions") == [{"status": "completed"}]


KILLED = """
import asyncio, sys
from pgcalls.recorder import CallRecorder

async def main():
    recorder = CallRecorder("call-1", folder=sys.argv[1])
    recorder.start()
    for n in range(20):
        recorder.message("user", f"turn {n}")
    while not (recorder._backlog.is_on_disk and recorder._backlog._is_synced):
        await asyncio.sleep(0.01)
    recorder.message("user", "turn 20")
    while recorder._backlog._memory:
        await asyncio.sleep(0.01)
    print("ready", flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


def test_a_process_killed_while_the_database_is_away_leaves_its_file(
    connected: Connected, network: Proxy, rows: Rows, tmp_path: Path
) -> None:
    network.is_away = True
    agent = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(Path(pgcalls.__file__).parents[1])},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert agent.stdout is not None
    assert agent.stdout.readline() == b"ready\n"
    (path,) = tmp_path.iterdir()

    async def bring() -> tuple[int, int]:
        async with connected() as client:
            with pytest.raises(BlockingIOError):
                await replay(client, path)
            agent.send_signal(signal.SIGKILL)
            agent.wait()
            agent.stdout.close()
            with path.open("a") as file:
                file.write('{"function": "log_mess')  # the disk was full, say
            network.is_away = False
            return await replay(client, path)

    assert asyncio.run(bring()) == (22, 1)
    assert path.read_text() == '{"function": "log_mess\n'
    assert recorded(rows) == [f"turn {n}" for n in range(21)]


def test_what_a_token_may_not_write_is_kept_until_another_may(
    connected: Connected, stack: Stack, environment: pytest.MonkeyPatch, rows: Rows, tmp_path: Path
) -> None:
    rows_before = rows("select count(*) from user_sessions")
    environment.setenv("AGENT_TOKEN", stack.token(client_id="nobody"))

    async def talk() -> CallRecorder:
        async with connected() as client:
            recorder = CallRecorder("call-1", client=client, folder=tmp_path)
            recorder.start()
            recorder.message("user", "hello")
            recorder.end()
            assert not await recorder.close(timeout=60)
            return recorder

    recorder = asyncio.run(talk())
    assert rows("select count(*) from user_sessions") == rows_before
    assert recorder.refused_count == 3
    environment.delenv("AGENT_TOKEN")

    async def bring() -> tuple[int, int]:
        async with connected() as client:
            return await replay(client, recorder.refused_path)

    assert asyncio.run(bring()) == (3, 0)
    assert recorded(rows) == ["hello"]
    assert files(tmp_path) == []


def test_an_agent_records_with_its_own_token(
    connected: Connected, stack: Stack, environment: pytest.MonkeyPatch, rows: Rows, tmp_path: Path
) -> None:
    import psycopg

    with psycopg.connect(stack.dsn) as admin:
        admin.execute("insert into client_subscriptions (client_id, name) values ('acme', 'Acme')")
        admin.execute(
            "insert into assistants (client_id, id, name) values ('acme', %s, 'a')",
            [ACME_ASSISTANT],
        )
    environment.setenv("SUPABASE_KEY", stack.publishable_key)
    environment.setenv("AGENT_TOKEN", stack.token(client_id="acme", assistant_id=ACME_ASSISTANT))

    async def talk() -> None:
        async with connected() as client:
            recorder = CallRecorder("call-1", client=client, folder=tmp_path)
            recorder.start()
            recorder.message("user", "hello")
            recorder.end()
            assert await recorder.close(timeout=60)

    asyncio.run(talk())

    assert rows("select client_id, message_count from user_sessions") == [
        {"client_id": "acme", "message_count": 1}
    ]


def test_a_key_that_may_not_write_is_refused_at_once(stack: Stack) -> None:
    url = {"SUPABASE_URL": stack.url}
    for key in (stack.anon_key, stack.publishable_key):
        with pytest.raises(ValueError, match="use the service key"):
            credentials(url | {"SUPABASE_KEY": key})
    token = stack.token(client_id="acme")
    for key in (stack.service_key, stack.secret_key, token):
        _, headers = credentials(url | {"SUPABASE_KEY": key})
        assert headers == {"apikey": key, "Authorization": f"Bearer {key}"}
    with pytest.raises(
        ValueError, match="SUPABASE_URL and SUPABASE_KEY must be set, or POSTGREST_URL"
    ):
        credentials({})
    with pytest.raises(ValueError, match="AGENT_TOKEN must be set"):
        credentials({"POSTGREST_URL": stack.rest_url})


def test_nothing_that_an_agent_passes_breaks_its_conversation(
    connected: Connected, rows: Rows, tmp_path: Path
) -> None:
    class Strange:
        def __str__(self) -> str:
            return "strange"

    circle: list[Any] = []
    circle.append(circle)

    async def talk() -> None:
        async with connected() as client:
            recorder = CallRecorder("../../etc/passwd\n" + "é" * 50, client=client, folder=tmp_path)
            assert recorder.path.parent == tmp_path
            recorder.start()
            recorder.message("user", "half a pair: \ud83d")
            recorder.message("user", "good", created_at=1e300)  # logged, not recorded
            recorder.message("user", "odd", metadata={"a": Strange(), "b": datetime(2026, 1, 1)})
            recorder.tool_call("t", result=float("nan"), parameters={"circle": circle})
            recorder.message(*[], **{})  # type: ignore[call-arg]
            recorder.end()
            await recorder.close(timeout=60)

    asyncio.run(talk())

    assert [turn["content"] for turn in rows(TURNS)] == ["half a pair: ?", "odd"]
    (tool,) = rows("select parameters, result from tool_calls")
    assert tool == {"parameters": "{'circle': [[...]]}", "result": "nan"}
    assert rows("select status from user_sessions") == [{"status": "completed"}]


def test_a_call_that_another_process_began_goes_on(
    connected: Connected, network: Proxy, rows: Rows, tmp_path: Path
) -> None:
    async def talk(*turns: str) -> None:
        async with connected() as client:
            recorder = CallRecorder("call-1", client=client, folder=tmp_path)
            recorder.start()
            for turn in turns:
                recorder.message("user", turn)
            assert await recorder.close(timeout=60)

    asyncio.run(talk("one", "two", "three"))
    network.lost_answers = ["log_messages"]
    asyncio.run(talk("four", "five", "six", "seven"))

    assert network.lost_answers == []
    assert recorded(rows) == ["one", "two", "three", "four", "five", "six", "seven"]


def test_a_disk_that_refuses_leaves_the_rest_in_memory(
    connected: Connected, network: Proxy, rows: Rows, tmp_path: Path
) -> None:
    folder = tmp_path / "no folder"
    folder.touch()

    async def talk() -> None:
        async with connected() as client:
            recorder = CallRecorder("call-1", client=client, folder=folder, queue_limit=5)
            network.is_away = True
            recorder.start()
            for n in range(20):
                recorder.message("user", f"turn {n}")
            await until(lambda: len(network.requests) >= 2)
            network.is_away = False
            recorder.end()
            assert await recorder.close(timeout=60)

    asyncio.run(talk())

    assert recorded(rows) == [f"turn {n}" for n in range(20)]


def test_memory_is_bounded_when_the_disk_refuses_too(
    connected: Connected,
    network: Proxy,
    rows: Rows,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(backlog, "MEMORY", 20_000)
    folder = tmp_path / "no folder"
    folder.touch()

    async def talk() -> None:
        async with connected() as client:
            recorder = CallRecorder("call-1", client=client, folder=folder)
            network.is_away = True
            recorder.start()
            for n in range(40):
                recorder.message("user", f"{n}: {'x' * 1000}")
                assert sum(map(len, recorder._backlog._memory)) <= 20_000
            network.is_away = False
            assert not await recorder.close(timeout=60)
            assert recorder._backlog.lost_count == 40 - len(recorded(rows))

    asyncio.run(talk())

    stored = [int(content.split(":")[0]) for content in recorded(rows)]
    assert stored == list(range(len(stored)))
    assert 10 < len(stored) < 20
    assert caplog.text.count("LOST") == 1


def test_a_refused_turn_that_no_disk_takes_holds_nothing_up(
    connected: Connected, rows: Rows, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def talk() -> None:
        async with connected() as client:
            recorder = CallRecorder("call-1", client=client, folder=tmp_path / "file" / "x")
            recorder.start()
            recorder.message("nobody", "who?")
            recorder.message("user", "hello")
            assert not await recorder.close(timeout=60)

    (tmp_path / "file").touch()
    asyncio.run(talk())

    assert [turn["content"] for turn in rows(TURNS)] == ["hello"]
    assert "a refused line is LOST" in caplog.text


def test_a_turn_that_is_finalised_again_is_corrected_in_its_place(
    connected: Connected, network: Proxy, rows: Rows, tmp_path: Path
) -> None:
    async def talk() -> None:
        async with connected() as client:
            recorder = CallRecorder("call-1", client=client, folder=tmp_path)
            recorder.start()
            recorder.message("user", "I would like", message_key="a")
            recorder.message("agent", "Of course, on Thursday at three.", message_key="b")
            recorder.message("user", "I would like to book.", message_key="a")
            recorder.message("agent", "Of course", message_key="b", interrupted=True)
            recorder.message("agent", "Of course", message_key="b", interrupted=True)
            recorder.end()
            assert await recorder.close(timeout=60)
            assert recorder.message_count == 2

    asyncio.run(talk())

    assert recorded(rows) == ["I would like to book.", "Of course"]
    assert rows("select interrupted, revision from conversation_messages order by seq") == [
        {"interrupted": False, "revision": 1},
        {"interrupted": True, "revision": 1},
    ]


def test_words_that_come_late_have_the_place_that_was_kept(
    connected: Connected, rows: Rows, tmp_path: Path
) -> None:
    async def talk() -> None:
        async with connected() as client:
            recorder = CallRecorder("call-1", client=client, folder=tmp_path)
            recorder.start()
            recorder.expect("asked")
            recorder.message("agent", "At three?", message_key="answered")
            await asyncio.wait_for(recorder._is_idle.wait(), 60)
            recorder.message("user", "On Thursday", message_key="asked")
            recorder.end()
            assert await recorder.close(timeout=60)

    asyncio.run(talk())

    assert recorded(rows) == ["On Thursday", "At three?"]


def test_what_is_used_is_sent_with_the_end(
    connected: Connected, network: Proxy, rows: Rows, tmp_path: Path
) -> None:
    async def talk() -> None:
        async with connected() as client:
            network.lost_answers = ["log_usage"]
            recorder = CallRecorder("call-1", client=client, folder=tmp_path)
            recorder.start()
            recorder.usage("tts", 10, "characters", provider="p", model="m")
            recorder.usage("tts", 5.5, "characters", provider="p", model="m")
            recorder.usage("stt", 3, "seconds", is_total=True)
            recorder.usage("stt", 4, "seconds", is_total=True)
            recorder.usage("stt", 0, "tokens")
            recorder.tokens("llm", 100, 20, cached=60, heard=50, heard_cached=30, spoken=15)
            recorder.end()
            recorder.usage("stt", 6, "seconds", is_total=True)
            assert await recorder.close(timeout=60)

    asyncio.run(talk())

    used = rows("select component, unit, provider, quantity::float as n from usage_lines")
    assert {(u["component"], u["unit"], u["provider"], u["n"]) for u in used} == {
        ("tts", "characters", "p", 15.5),
        ("stt", "seconds", None, 6),
        ("llm", "input_tokens", None, 20),
        ("llm", "input_audio_tokens", None, 20),
        ("llm", "cached_tokens", None, 60),
        ("llm", "output_tokens", None, 5),
        ("llm", "output_audio_tokens", None, 15),
    }
    assert len(used) == 7


def test_a_detail_that_no_function_knows_does_not_cost_the_call(
    connected: Connected, rows: Rows, tmp_path: Path
) -> None:
    async def talk() -> None:
        async with connected() as client:
            recorder = CallRecorder("call-1", client=client, folder=tmp_path)
            recorder.start(romm_name="room-1")
            recorder.message("user", "hello")
            recorder.end(reason="hung up")
            assert not await recorder.close(timeout=60)
            assert recorder.refused_count == 2

    asyncio.run(talk())

    assert recorded(rows) == ["hello"]
    assert rows("select status from user_sessions") == [{"status": "completed"}]


@pytest.mark.parametrize("api", ["Supabase", "PostgREST"])
def test_a_recorder_makes_its_own_client(
    environment: pytest.MonkeyPatch, stack: Stack, rows: Rows, tmp_path: Path, api: str
) -> None:
    if api == "PostgREST":
        environment.delenv("SUPABASE_URL")
        environment.setenv("POSTGREST_URL", stack.rest_url + "/")
        environment.setenv("AGENT_TOKEN", stack.service_key)

    async def talk() -> None:
        recorder = CallRecorder("call-1", folder=tmp_path)
        recorder.start()
        recorder.message("user", "hello")
        recorder.end()
        assert await recorder.close(timeout=60)

    asyncio.run(talk())

    assert recorded(rows) == ["hello"]


def test_the_event_loop_does_not_wait(connected: Connected, network: Proxy, tmp_path: Path) -> None:
    longest_stall = longest_handler = 0.0

    async def watch() -> None:
        nonlocal longest_stall
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.005)
            longest_stall = max(longest_stall, time.perf_counter() - began - 0.005)

    async def talk() -> None:
        nonlocal longest_handler
        async with connected() as client:
            await client.rpc("get_conversation_list", {}).execute()  # what is slow once
            network.delay = 20
            recorder = CallRecorder("call-1", client=client, folder=tmp_path)
            watcher = asyncio.create_task(watch())
            recorder.start()
            for n in range(100):
                began = time.perf_counter()
                recorder.message("user", f"turn {n}")
                longest_handler = max(longest_handler, time.perf_counter() - began)
                await asyncio.sleep(0.01)
            assert "log_message" not in network.requests
            watcher.cancel()
            network.delay = 0
            assert await recorder.close(timeout=60)

    asyncio.run(talk())

    # Whoever waited for the network waited 20 seconds.
    assert longest_handler < 5
    assert longest_stall < 5


def test_many_calls_of_a_process_share_a_client(
    connected: Connected, network: Proxy, rows: Rows, tmp_path: Path
) -> None:
    async def talk() -> None:
        async with connected() as client:
            network.is_away = True
            recorders = [
                CallRecorder(f"call-{n}", client=client, folder=tmp_path) for n in range(20)
            ]
            for recorder in recorders:
                recorder.start()
            for n in range(10):
                for recorder in recorders:
                    recorder.message("user", f"turn {n}")
                await asyncio.sleep(0.02)
                network.is_away = n % 3 == 0
            for recorder in recorders:
                recorder.end()
            network.is_away = False
            await asyncio.gather(*(r.close(timeout=120) for r in recorders))
            assert [r.refused_count for r in recorders] == [0] * 20

    asyncio.run(talk())

    assert rows("select message_count, count(*) from user_sessions group by 1") == [
        {"message_count": 10, "count": 20}
    ]
    assert files(tmp_path) == []


def test_a_client_of_supabase_py_will_do(
    environment: pytest.MonkeyPatch, network: Proxy, stack: Stack, rows: Rows, tmp_path: Path
) -> None:
    async def talk() -> None:
        client = await acreate_client(network.url, stack.secret_key)
        recorder = CallRecorder("call-1", client=client, folder=tmp_path)
        recorder.start()
        recorder.message("nobody", "who?")
        recorder.message("user", "hello")
        recorder.end()
        assert not await recorder.close(timeout=60)
        assert recorder.refused_count == 1
        await client.postgrest.aclose()

    asyncio.run(talk())

    assert [turn["content"] for turn in rows(TURNS)] == ["hello"]
