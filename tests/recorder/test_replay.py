"""`pgcalls replay`: what waits in files arrives once, and the exit code says what is left."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pgcalls.cli import main
from pgcalls.recorder import CallRecorder
from pgcalls.recorder.backlog import lock

from network import Connected, Proxy
from recording import Rows


@pytest.fixture
def run(environment: pytest.MonkeyPatch) -> Callable[..., Result]:
    def invoke(*arguments: Any) -> Result:
        return CliRunner().invoke(main, ["replay", *map(str, arguments)], catch_exceptions=False)

    return invoke


@pytest.fixture
def left(connected: Connected, network: Proxy, tmp_path: Path) -> Path:
    """What a recorder leaves of a call while the database is away."""

    async def talk() -> Path:
        async with connected() as client:
            network.is_away = True
            recorder = CallRecorder("call-1", client=client, folder=tmp_path / "undelivered")
            recorder.start()
            recorder.message("user", "late")
            recorder.usage("llm", 3, "input_tokens", model="m")
            recorder.end()
            assert not await recorder.close(timeout=0)
            return recorder.path

    return asyncio.run(talk())


def test_a_folder_is_delivered_once(
    run: Callable[..., Result], left: Path, network: Proxy, rows: Rows
) -> None:
    waits = run(left.parent)
    assert waits.exit_code == 4
    assert f"waits {left}: the database is away" in waits.output
    copy = left.read_text()
    network.is_away = False

    done = run(left.parent)
    assert (done.exit_code, done.output) == (0, f"   sent {left}: 4 sent\n")
    assert not left.exists()
    left.write_text(copy)
    assert run(left).exit_code == 0
    nothing = run(left.parent)
    assert (nothing.exit_code, nothing.output) == (0, "nothing to do: no file waits\n")

    assert rows("select seq, content from conversation_messages") == [{"seq": 1, "content": "late"}]
    assert rows("select component, quantity::int as used from usage_lines") == [
        {"component": "llm", "used": 3}
    ]
    assert rows("select status from user_sessions") == [{"status": "completed"}]


def test_what_is_refused_stays_with_its_reason(
    run: Callable[..., Result], left: Path, network: Proxy, rows: Rows
) -> None:
    network.is_away = False
    bad = {"session_id": "call-1", "role": "nobody", "content": "?", "message_key": "k"}
    with left.open("a") as file:
        file.write(json.dumps({"function": "log_message", "arguments": bad}) + "\n")
        file.write('{"function": "log_mess')

    refused = run("--json", left)

    assert refused.exit_code == 8
    assert json.loads(refused.stdout)["files"] == [
        {"path": str(left), "sent": 4, "refused": 2, "waits": None}
    ]
    kept, broken = left.read_text().splitlines()
    assert json.loads(kept)["error"].startswith("22023: ")
    assert broken == '{"function": "log_mess'
    assert "2 refused and kept" in run(left).output


def test_a_file_of_a_running_call_waits(run: Callable[..., Result], left: Path) -> None:
    with lock(left):
        result = run(left)

    assert result.exit_code == 4
    assert "in use by a running call" in result.output
    assert left.exists()


def test_without_a_key_it_says_which(
    run: Callable[..., Result], left: Path, environment: pytest.MonkeyPatch
) -> None:
    environment.delenv("SUPABASE_KEY")
    assert "SUPABASE_KEY must be set" in run(left).output
    assert run(left).exit_code == 1
    assert run(left.with_name("none")).exit_code == 2


def test_without_the_extra_it_says_how_to_install_it(
    run: Callable[..., Result], left: Path, environment: pytest.MonkeyPatch
) -> None:
    environment.setitem(sys.modules, "pgcalls.recorder.replay", None)

    result = run(left)

    assert (result.exit_code, "pip install 'pgcalls[recorder]'" in result.output) == (1, True)


def imported(statement: str, *names: str) -> list[str]:
    """Which modules a new process has after a statement."""
    code = f"import sys; {statement}; print(*sorted(set({names!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_an_agent_imports_the_recorder_alone_and_a_deployment_not_the_recorder() -> None:
    assert imported("import pgcalls.recorder", "psycopg", "yoyo", "supabase", "pgcalls.cli") == []
    assert imported("import pgcalls, pgcalls.cli", "pgcalls.recorder", "httpx", "postgrest") == []
