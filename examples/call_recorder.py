"""Record a call from a voice agent, and never make the caller wait for the database.

A handler of the agent calls `start`, `message`, `tool_call`, ... and `end`. Each puts one line
into a queue and returns: it does not wait for the network and does not raise. One background
task sends the lines in order through pgcalls's functions, many turns at once when it is
behind, and tries again for as long as the database is away. Every turn carries its own key and
its number in the call, so that a line sent twice is stored once and the order is certain.

What happens to a line that cannot be sent:

- The database is away, or the queue is full: everything that waits moves to a file in `folder`
  and is sent from there, oldest first, as soon as the database is back.
- The database refuses it (a turn of a megabyte, a token without rights): it is kept in a
  `.refused.jsonl` file with the reason, and the rest goes on. A call whose start or end has a bad
  detail starts or ends without details.
- The process ends: `close` gives the rest a few seconds, then leaves it in the file. A process
  that is killed leaves the file too. Send such files later; what arrived before is not stored
  twice:

      python call_recorder.py undelivered/*.jsonl

Linux and macOS. One recorder is one call, used from the thread of its event loop.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import fcntl
import json
import logging
import os
import random
import re
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import wraps
from io import FileIO
from itertools import islice, takewhile
from pathlib import Path
from typing import Any, ParamSpec
from uuid import uuid4

from postgrest import APIError
from supabase import AsyncClient, AsyncClientOptions, acreate_client

logger = logging.getLogger("call_recorder")
P = ParamSpec("P")

BATCH = 100  # turns sent at once when there is a backlog; log_messages takes 1,000
REQUEST_TIMEOUT = 10  # seconds
FIRST_DELAY, LAST_DELAY = 0.25, 5.0  # seconds between two tries

#: Codes after which the same request may yet succeed: the gateway's and PostgREST's for a
#: database out of reach, and what Postgres says of itself, not of the request: connection,
#: deadlock, read-only standby, no resources, lock, shutdown, system error.
TRANSIENT = re.compile(r"5\d\d|408|429|PT5\d\d|PGRST00\d|(08|40|53|55|57|58)...|25006")

#: What a call needs to begin and to end, when one of its other details is refused.
BARE = {
    "start_session": ("session_id", "client_id", "assistant_id", "started_at"),
    "end_session": ("session_id", "ended_at", "expected_message_count"),
}


class Away(Exception):
    """There was no answer, or one that may be another next time."""


class Refused(Exception):
    """The database said no, and will say it again."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.is_bad_value = code.startswith("22") or code == "PT413"
        self.is_seq_taken = code == "PT409" and message.startswith("seq ")


def credentials(environment: Mapping[str, str] = os.environ) -> tuple[str, str, dict[str, str]]:
    """URL, API key and headers of a client that may write calls.

    SUPABASE_URL and SUPABASE_KEY, the service key (secret key); or SUPABASE_AGENT_TOKEN too, the
    agent's own token, and then SUPABASE_KEY may be any key that the gateway lets in.
    """
    missing = [n for n in ("SUPABASE_URL", "SUPABASE_KEY") if not environment.get(n)]
    if missing:
        raise ValueError(f"{' and '.join(missing)} must be set")
    key = environment["SUPABASE_KEY"]
    token = environment.get("SUPABASE_AGENT_TOKEN")
    if _role(token or key) == "anon":
        raise ValueError(
            "SUPABASE_KEY is an anon (publishable) key, and whoever has that may not write calls: "
            "use the service key (secret key), or add the agent's token as SUPABASE_AGENT_TOKEN"
        )
    return environment["SUPABASE_URL"], key, {"Authorization": f"Bearer {token}"} if token else {}


def _role(key: str) -> str | None:
    if key.startswith("sb_"):
        return "anon" if key.startswith("sb_publishable_") else "service_role"
    try:
        payload = key.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return str(claims["role"])
    except (IndexError, KeyError, TypeError, ValueError):
        return None  # no key of a form known here: the server will judge


async def connect() -> AsyncClient:
    """Make a client from the environment; the first request connects it."""
    url, key, headers = credentials()
    client = await acreate_client(
        url,
        key,
        AsyncClientOptions(
            headers=headers,
            postgrest_client_timeout=REQUEST_TIMEOUT,
            auto_refresh_token=False,
            persist_session=False,
        ),
    )
    # It reads the certificates when it is first needed: not while somebody talks.
    await asyncio.to_thread(lambda: client.postgrest)
    logger.info("Supabase client initialized successfully")
    return client


async def call(client: AsyncClient, function: str, arguments: dict[str, Any]) -> Any:
    """Call a function of the database; raises Away or Refused."""
    try:
        return (await client.rpc(function, arguments).execute()).data
    except APIError as error:
        # Without a code it is a gateway that speaks, with a bare status a proxy.
        if error.code is None or TRANSIENT.fullmatch(error.code):
            raise Away(f"{error.code}: {error.message}") from error
        raise Refused(error.code, error.message or "") from error
    except Exception as error:
        raise Away(repr(error)) from error


def quietly(method: Callable[P, None]) -> Callable[P, None]:
    """Let a method log what it would raise: a conversation must not break over its record."""

    @wraps(method)
    def quiet(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            method(*args, **kwargs)
        except Exception:
            logger.exception("Error logging to Supabase: %s was not recorded", method.__name__)

    return quiet


class CallRecorder:
    """The record of one call: see the top of this file.

    Make it inside the event loop. `session_id` must be the call's own, such as a LiveKit job's id;
    a room's name comes again with the next call.
    """

    def __init__(
        self,
        client: AsyncClient,
        session_id: str,
        *,
        folder: str | Path = "undelivered",
        queue_limit: int = 1000,
    ) -> None:
        self.session_id = session_id
        self.message_count = 0
        self.refused_count = 0
        Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{re.sub(r'[^A-Za-z0-9-]+', '_', session_id)[:80]}.{uuid4().hex[:8]}"
        self.path = Path(folder, f"{name}.jsonl")
        self.refused_path = Path(folder, f"{name}.refused.jsonl")
        self._backlog = Backlog(self.path, queue_limit)
        self._sender = Sender(client, self._keep_refused)
        self._keys: set[str] = set()
        self._notes: dict[str, Any] = {}
        self._has_ended = False
        # A clock that never goes back: no end before the start, no turn before the last.
        self._began = datetime.now(UTC), time.monotonic()
        self._wake, self._is_idle = asyncio.Event(), asyncio.Event()
        self._is_idle.set()
        self._retry_at = 0.0
        self._worker = asyncio.create_task(self._work(), name=f"record {session_id}")

    @quietly
    def start(self, **details: Any) -> None:
        """Begin the call. `details`: arguments of start_session."""
        self._put("start_session", {"started_at": self._now(), **details})

    @quietly
    def message(
        self,
        role: str,
        content: str,
        *,
        message_key: str | None = None,
        created_at: float | None = None,
        **details: Any,
    ) -> None:
        """Record what somebody said.

        The same `message_key` again is the same turn. `created_at`: seconds since 1970.
        `details`: arguments of log_message, such as `interrupted`.
        """
        key = message_key or uuid4().hex
        if key in self._keys:
            return
        self._keys.add(key)
        self.message_count += 1
        turn = {
            "role": role,
            "content": content,
            "message_key": key,
            "seq": self.message_count,
            "created_at": self._now() if created_at is None else instant(created_at),
        }
        self._put("log_message", turn | details)

    @quietly
    def tool_call(self, tool_name: str, *, tool_call_id: str | None = None, **details: Any) -> None:
        """Record a function call, or with the same `tool_call_id` how it went.

        `details`: arguments of log_tool_call.
        """
        known = {"tool_name": tool_name, "tool_call_id": tool_call_id or uuid4().hex}
        self._put("log_tool_call", {"started_at": self._now(), **known, **details})

    @quietly
    def update(self, **learned: Any) -> None:
        """Record what the agent learned. `learned`: arguments of update_session."""
        self._put("update_session", learned)

    @quietly
    def schedule_demo(self, demo_time: str, demo_timezone: str) -> None:
        """Record that a demo was booked."""
        self._put("schedule_demo", {"demo_time": demo_time, "demo_timezone": demo_timezone})

    @quietly
    def note(self, **metadata: Any) -> None:
        """Remember metadata for the end of the call, such as usage; the last value counts."""
        self._notes.update(metadata)

    @quietly
    def end(self, **details: Any) -> None:
        """End the call; once. `details`: arguments of end_session."""
        if self._has_ended:
            return
        self._has_ended = True
        known = {"ended_at": self._now(), "expected_message_count": self.message_count}
        metadata = self._notes | (details.pop("metadata", None) or {})
        self._put("end_session", {**known, "metadata": metadata or None, **details})

    async def close(self, *, timeout: float = 5.0) -> bool:
        """Send what is left, at most this long; True when nothing is. Never raises.

        The rest stays in the file, which is written before anything else: LiveKit kills a job
        10 seconds after it was asked to end. `timeout` is in seconds, and by keyword: LiveKit
        hands a shutdown callback that takes an argument the reason.
        """
        self._backlog.spill()
        self._retry_at = 0.0
        self._wake.set()
        try:
            await asyncio.wait_for(self._is_idle.wait(), timeout)
        except TimeoutError:
            pass
        finally:
            self._worker.cancel()
            self._backlog.close()
            if self._backlog:
                logger.error("Error logging to Supabase: what is left waits in %s", self.path)
        with contextlib.suppress(asyncio.CancelledError):
            await self._worker
        return not self._backlog and not self.refused_count

    def _now(self) -> str:
        wall, monotonic = self._began
        return (wall + timedelta(seconds=time.monotonic() - monotonic)).isoformat()

    def _put(self, function: str, arguments: dict[str, Any]) -> None:
        given = {name: plain(value) for name, value in arguments.items() if value is not None}
        entry = {"function": function, "arguments": {"session_id": self.session_id, **given}}
        self._backlog.append(to_line(entry))
        self._is_idle.clear()
        self._wake.set()

    async def _work(self) -> None:
        delay = FIRST_DELAY
        while True:
            self._wake.clear()
            try:
                if self._backlog.is_on_disk:
                    self._backlog.spill()
                    await asyncio.to_thread(self._backlog.sync)
                pause = self._retry_at - time.monotonic()
                if self._backlog and pause <= 0:
                    self._backlog.drop(await self._sender.send(self._backlog.head(BATCH)))
                    delay = FIRST_DELAY
                    continue
            except Exception as error:
                logger.warning("Error logging to Supabase: %s; will try again", error)
                self._backlog.spill()
                pause = random.uniform(delay / 2, delay)  # noqa: S311
                self._retry_at = time.monotonic() + pause
                delay = min(2 * delay, LAST_DELAY)
                continue
            if not self._backlog:
                self._is_idle.set()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), pause if self._backlog else None)

    async def _keep_refused(self, line: str, error: Refused) -> None:
        self.refused_count += 1
        logger.error("Error logging to Supabase: %s; kept in %s", error, self.refused_path)
        await asyncio.to_thread(append, self.refused_path, [line])


class Sender:
    """Sends entries in their order, turns that stand together as one batch."""

    def __init__(
        self, client: AsyncClient, refused: Callable[[str, Refused], Awaitable[None]]
    ) -> None:
        self._client = client
        self._refused = refused
        self._batch = 1
        self._unnumbered: set[str] = set()

    async def send(self, lines: list[str]) -> int:
        """Send the first entry, and the turns that follow it; how many entries are done with.

        0 is an answer: the same again, please, the request will be another. Raises Away.
        """
        entries = [json.loads(line) for line in lines[: self._batch]]
        function, arguments = entries[0]["function"], entries[0]["arguments"]
        session_id = arguments["session_id"]
        turns = [
            self._turn(entry["arguments"])
            for entry in takewhile(
                lambda e: (
                    e["function"] == "log_message" and e["arguments"]["session_id"] == session_id
                ),
                entries,
            )
        ]
        done = max(1, len(turns))
        if done > 1:
            function, arguments = "log_messages", {"session_id": session_id, "messages": turns}
        elif turns:
            arguments = {"session_id": session_id, **turns[0]}

        try:
            answer = await call(self._client, function, arguments)
        except Refused as error:
            if error.is_seq_taken and session_id not in self._unnumbered:
                # Another process began this call: its turns come first, ours follow.
                self._unnumbered.add(session_id)
                return 0
            if done > 1:
                self._batch = done // 2  # one of them is bad; the good ones go on
                return 0
            entry = entries[0] | {"error": str(error)}
            await self._refused(to_line(entry), error)
            bare = {name: v for name, v in arguments.items() if name in BARE.get(function, ())}
            if error.is_bad_value and bare and bare != arguments:
                # A number that is none must not cost the call.
                with contextlib.suppress(Refused):
                    report(function, bare, await call(self._client, function, bare))
        else:
            report(function, arguments, answer)
        self._batch = min(2 * self._batch, BATCH)
        return done

    def _turn(self, arguments: dict[str, Any]) -> dict[str, Any]:
        left_out = {"session_id"}
        if arguments["session_id"] in self._unnumbered:
            left_out.add("seq")
        return {name: value for name, value in arguments.items() if name not in left_out}


def report(function: str, arguments: dict[str, Any], answer: Any) -> None:
    """Log what is worth knowing of an answer."""
    if function == "start_session":
        if answer["status"] == "active":
            logger.info("Session started: %s", arguments.get("room_name", answer["session_id"]))
        else:
            logger.error(
                "Error logging to Supabase: session %s is %s already; each call needs its own id",
                answer["session_id"],
                answer["status"],
            )
    elif function == "end_session" and answer["missing"]:
        logger.warning(
            "Error logging to Supabase: session %s lacks the turns %s",
            answer["session_id"],
            answer["missing"],
        )


class Backlog:
    """First in, first out: lines in memory, and older ones in a file once something is wrong."""

    def __init__(self, path: Path, limit: int) -> None:
        self._path = path
        self._limit = limit
        self._memory: deque[str] = deque()
        self._file: FileIO | None = None
        self._length = 0  # of the file
        self._offset = 0  # of its first line that is still to send
        self._is_synced = True
        self._syncing = threading.Lock()

    def __bool__(self) -> bool:
        return bool(self._memory) or self.is_on_disk

    @property
    def is_on_disk(self) -> bool:
        """Whether lines wait in the file."""
        return self._offset < self._length

    def append(self, line: str) -> None:
        """Add a line; the one that does not fit takes all to the file."""
        self._memory.append(line)
        if len(self._memory) > self._limit:
            self.spill()

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
                self._memory.popleft()
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
            logger.error("Error logging to Supabase: cannot write: %s", error)
            return
        self._length = self._file.tell()
        self._is_synced = False
        self._memory.clear()

    def sync(self) -> None:
        """Wait until the disk has the file."""
        with self._syncing:  # one at a time, and whoever comes second waits for the first
            if self._file is not None and not self._is_synced:
                self._is_synced = True
                os.fsync(self._file.fileno())

    def close(self) -> None:
        """Leave everything in the file, and let go of it."""
        self.spill()
        self.sync()
        self._limit = 0
        self._release()

    def _release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


async def replay(client: AsyncClient, path: Path) -> tuple[int, int]:
    """Send what a file holds; answers how many entries went and how many were refused.

    What was refused stays in the file, with the reason; without any the file is removed. Raises
    Away, and leaves the file as it is, when the database is away; BlockingIOError when a running
    call still writes the file.
    """
    left: list[str] = []

    async def keep(line: str, _: Refused) -> None:
        left.append(line)

    with lock(path) as file:
        lines = [line.decode("utf-8", "replace") for line in file.readall().splitlines()]
        entries = [line for line in lines if is_entry(line)]
        broken = [line + "\n" for line in lines if not is_entry(line)]
        sender, done = Sender(client, keep), 0
        while done < len(entries):
            done += await sender.send(entries[done : done + BATCH])
        left += broken
        if left:
            replace(path, left)
        else:
            path.unlink()
    return len(lines) - len(left), len(left)


def is_entry(line: str) -> bool:
    """Whether a line is whole; the last one of a killed process may not be."""
    try:
        entry = json.loads(line)
        return isinstance(entry["function"], str) and "session_id" in entry["arguments"]
    except (KeyError, TypeError, ValueError):
        return False


def plain(value: Any) -> Any:
    """Keep a value, or describe it where JSON has no word for it."""
    try:
        json.dumps(value, allow_nan=False, default=str)
    except (TypeError, ValueError):
        return repr(value)
    return value


def to_line(entry: dict[str, Any]) -> str:
    """Write an entry as a line of JSON that UTF-8 can hold."""
    text = json.dumps(entry, ensure_ascii=False, default=str)
    return text.encode("utf-8", "replace").decode() + "\n"


def instant(seconds: float) -> str:
    """Seconds since 1970 as an instant."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def lock(path: Path, flags: int = 0) -> FileIO:
    """Open a file for this process alone; BlockingIOError when another has it."""
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


async def main(paths: list[str]) -> int:
    """Replay files; the exit code is 1 when something is left."""
    client = await connect()
    code = 0
    # What was refused may be the start of the call that the other file goes on with.
    for path in sorted(map(Path, paths), key=lambda p: not p.name.endswith(".refused.jsonl")):
        try:
            sent, refused = await replay(client, path)
            print(f"{path}: {sent} sent, {refused} refused")
            code = max(code, bool(refused))
        except BlockingIOError:
            print(f"{path}: in use by a running call")
            code = 1
        except (Away, OSError) as error:
            print(f"{path}: {error}; nothing was removed")
            code = 1
    await client.postgrest.aclose()
    return code


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    sys.exit(asyncio.run(main(sys.argv[1:])))
