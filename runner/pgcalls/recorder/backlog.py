"""Lines that wait: in memory, and in a file once something is wrong."""

from __future__ import annotations

import contextlib
import fcntl
import logging
import os
import tempfile
import threading
from collections import deque
from collections.abc import Iterable
from io import FileIO
from itertools import islice
from pathlib import Path

logger = logging.getLogger("pgcalls.recorder")

MEMORY = 16 * 1024 * 1024  # characters that may wait in memory when the disk refuses them too


class Backlog:
    """First in, first out: lines in memory, and older ones in a file."""

    def __init__(self, path: Path, limit: int) -> None:
        self._path = path
        self._limit = limit
        self._memory: deque[str] = deque()
        self._size = 0  # of the lines in memory
        self._file: FileIO | None = None
        self._length = 0  # of the file
        self._offset = 0  # of its first line that is still to send
        self._is_synced = True
        self._is_refused = False
        self._is_closed = False
        self._syncing = threading.Lock()
        self.lost_count = 0

    def __bool__(self) -> bool:
        return bool(self._memory) or self.is_on_disk

    @property
    def is_on_disk(self) -> bool:
        """Whether lines wait in the file."""
        return self._offset < self._length

    def append(self, line: str) -> None:
        """Add a line; the one that does not fit takes all to the file, or is lost."""
        self._memory.append(line)
        self._size += len(line)
        if not self._is_refused and (len(self._memory) > self._limit or self._size > MEMORY):
            self.spill()
            if self._is_closed:
                self._release()
        if self._size > MEMORY:
            self._size -= len(self._memory.pop())
            self.lost_count += 1
            if self.lost_count == 1:
                logger.error("Error logging to Supabase: database and disk refuse, lines are LOST")

    def head(self, count: int) -> list[str]:
        """Read the oldest lines, at most so many."""
        if not self.is_on_disk:
            return list(islice(self._memory, count))
        assert self._file is not None
        with open(self._file.fileno(), "rb", closefd=False) as reader:
            reader.seek(self._offset)
            return [line.decode() for line in islice(reader, count)]

    def drop(self, count: int) -> None:
        """Forget the oldest lines; the file goes with the last of its own."""
        if not self.is_on_disk:
            for _ in range(count):
                self._size -= len(self._memory.popleft())
            return
        self._offset += sum(len(line.encode()) for line in self.head(count))
        if not self.is_on_disk:
            self._path.unlink(missing_ok=True)
            self._release()

    def spill(self) -> None:
        """Move what is in memory to the file; a disk that refuses leaves it in memory."""
        if not self._memory:
            return
        try:
            if self._file is None:
                self._file = lock(self._path, os.O_CREAT)
                self._length = self._offset = self._file.seek(0, os.SEEK_END)
            write(self._file, self._length, self._memory)
        except OSError as error:
            if not self._is_refused:
                logger.error("Error logging to Supabase: cannot write: %s", error)
            self._is_refused = True
            return
        self._length = self._file.tell()
        self._is_synced = self._is_refused = False
        self._memory.clear()
        self._size = 0

    def sync(self) -> None:
        """Wait until the disk has the file."""
        with self._syncing:  # one at a time, and whoever comes second waits for the first
            if self._file is not None and not self._is_synced:
                self._is_synced = True
                os.fsync(self._file.fileno())

    def close(self) -> None:
        """Leave everything in the file, what still comes too, and let go of it."""
        self._is_closed = True
        self.spill()
        with contextlib.suppress(OSError):
            self.sync()
        self._limit = 0
        self._release()

    def _release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def lock(path: Path, flags: int = 0) -> FileIO:
    """Open a file for this process alone; BlockingIOError when another has it."""
    if flags & os.O_CREAT:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = open(os.open(path, os.O_RDWR | os.O_APPEND | flags, 0o600), "a+b", buffering=0)  # noqa: PTH123, SIM115
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise
    file.seek(0)
    return file


def write(file: FileIO, length: int, lines: Iterable[str]) -> None:
    """Append lines to a file of this length: all of them or none."""
    rest = memoryview("".join(lines).encode())
    try:
        while rest:
            rest = rest[file.write(rest) or 0 :]
    except OSError:
        file.truncate(length)
        raise


def append(path: Path, lines: Iterable[str]) -> None:
    """Append lines to a file and wait until the disk has them."""
    with lock(path, os.O_CREAT) as file:
        write(file, file.seek(0, os.SEEK_END), lines)
        os.fsync(file.fileno())


def replace(path: Path, lines: Iterable[str]) -> None:
    """Write a file anew, at once."""
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, delete=False) as file:
        file.write("".join(lines).encode())
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)
