"""A server of one's own: in nobody's way, and gone with whoever started it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pgcalls import embedded

from support import each

PROGRAM = """
import sys
from pgcalls import embedded
with embedded.server() as url:
    print(url, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def start(tmp_path_factory):
    """Start a program that runs a server until its input ends; its folder and process."""
    folder = Path(os.environ.get("TMPDIR", "/tmp")) / f"pgcalls-test-{os.getpid()}"
    folder.mkdir()
    # Where another user's lock would be, and what nobody can open as a file.
    (folder / ".lockfile").mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(folder)},
    )
    yield folder, process
    process.kill()
    process.communicate()
    (folder / ".lockfile").rmdir()
    folder.rmdir()


def test_another_users_lock_is_in_nobodys_way(start):
    folder, process = start
    assert process.stdout.readline().startswith(b"postgresql://")

    process.communicate(timeout=60)

    assert process.returncode == 0
    assert [path.name for path in folder.iterdir()] == [".lockfile"]


@pytest.mark.parametrize("signal", each("SIGKILL", "SIGTERM"))
def test_nothing_outlives_a_killed_process(start, signal):
    folder, process = start
    process.stdout.readline()
    (data,) = folder.glob("pgcalls-*/data")
    server = int((data / "postmaster.pid").read_text().split("\n")[0])

    process.kill() if signal == "SIGKILL" else process.terminate()
    process.wait()

    deadline = time.monotonic() + 60
    while len(list(folder.iterdir())) > 1:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    with pytest.raises(ProcessLookupError):
        os.kill(server, 0)


def test_one_root_at_a_time_makes_the_servers_user(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    def enter():
        with embedded._alone():
            return time.monotonic()

    with ThreadPoolExecutor() as pool:
        with embedded._alone():
            others = [pool.submit(enter) for _ in range(2)]
            time.sleep(0.1)
            left = time.monotonic()

        assert all(other.result() >= left for other in others)
