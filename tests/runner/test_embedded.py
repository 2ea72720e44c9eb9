"""A server of one's own: in nobody's way, and gone with whoever started it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

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
