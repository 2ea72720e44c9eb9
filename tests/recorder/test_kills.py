"""Agents killed at any moment, behind a network that comes and goes: nothing twice, no gap."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import pgcalls
from pgcalls.recorder.replay import replay_files

from network import Proxy
from recording import Rows

AGENT = """
import asyncio, sys
from pgcalls.recorder import CallRecorder, call_recorder

async def main():
    call_recorder.LAST_DELAY = 0.1
    recorder = CallRecorder("call-1", folder=sys.argv[1], queue_limit=20)
    recorder.start()
    print("ready", flush=True)
    for n in range(100_000):
        recorder.message("user", f"turn {n}")
        if n % 10 == 0:
            recorder.tool_call("look", tool_call_id=f"t{n}", success=True)
        await asyncio.sleep(0.002)

asyncio.run(main())
"""


@pytest.mark.full
@pytest.mark.parametrize("seed", range(3))
def test_an_agent_killed_at_any_moment(
    environment: pytest.MonkeyPatch, network: Proxy, rows: Rows, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    agent = subprocess.Popen(
        [sys.executable, "-c", AGENT, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(Path(pgcalls.__file__).parents[1])},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with agent:
        assert agent.stdout is not None
        assert agent.stdout.readline() == b"ready\n"
        for _ in range(chance.randint(5, 20)):
            network.is_away = chance.random() < 0.4
            network.lost_answers = chance.choices(["log_messages", "log_tool_call"], k=2)
            network.delay = chance.choice([0, 0, 0.05])
            time.sleep(chance.uniform(0, 0.2))
        agent.send_signal(signal.SIGKILL)
    network.is_away, network.lost_answers, network.delay = False, [], 0

    for _ in range(2):
        for delivery in asyncio.run(replay_files(tmp_path.iterdir())):
            # The last line may be half a line.
            assert delivery.waits is None and delivery.refused <= 1

    turns = rows("select seq, content from conversation_messages order by seq")
    assert turns == [{"seq": n + 1, "content": f"turn {n}"} for n in range(len(turns))]
    tools = rows("select tool_call_id from tool_calls order by substr(tool_call_id, 2)::int")
    assert tools == [{"tool_call_id": f"t{10 * n}"} for n in range(len(tools))]
    assert len(turns) // 10 <= len(tools) <= len(turns) // 10 + 1
    assert len(turns) > 10
