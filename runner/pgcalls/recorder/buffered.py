"""A call that is kept in memory and a file, and saved in one round trip when it ends.

For code without an event loop:

    call = BufferedCall("call-1", room_name="room-1")
    call.start()                              # the only request before the end
    call.message("user", "Hi, Layla here.")
    call.end(user_name="Layla Haddad")
    call.save()

Each message is in the file at once, so that a process that dies loses none. When saving fails the
file stays: `save` again, or later what `left_in` finds, saves it, and what had arrived although the
answer was lost is not stored twice. A machine that loses power may lose the last messages.
"""

from __future__ import annotations

import json
import logging
import os
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from postgrest import SyncPostgrestClient

from pgcalls.recorder.backlog import lock, write
from pgcalls.recorder.client import REQUEST_TIMEOUT, Client, Refused, credentials, explained
from pgcalls.recorder.entries import to_line

logger = logging.getLogger("pgcalls.recorder")

ROLES = {"user", "agent", "system", "assistant", "bot", "ai", "human", "caller", "customer"}
PAUSES = (0.5, 1.5)  # seconds before a second and a third try


def connect() -> SyncPostgrestClient:
    """Make a client from the environment; the first request connects it."""
    url, headers = credentials()
    return SyncPostgrestClient(
        url, headers=headers, http_client=httpx.Client(timeout=REQUEST_TIMEOUT)
    )


def call(client: Client, function: str, arguments: dict[str, Any]) -> Any:
    """Call a function of the database, three times if need be; raises Away or Refused."""
    for pause in (*PAUSES, None):
        try:
            return client.rpc(function, arguments).execute().data
        except Exception as error:
            reason = explained(error)
            if pause is None or isinstance(reason, Refused):
                raise reason from error
        time.sleep(pause)
    raise AssertionError


class BufferedCall:
    """A call in memory, and line by line in a file; see the module.

    `details`: arguments of start_session. `begun`, `messages` and `ended` are what is saved.
    """

    def __init__(
        self,
        session_id: str,
        *,
        client: Client | None = None,
        folder: str | Path = "buffered",
        **details: Any,
    ) -> None:
        self._client = client
        self._own: SyncPostgrestClient | None = None
        self._is_started = False
        self._file: FileIO | None = None
        self.path = Path(folder, f"buffer_{file_name(session_id)}_{uuid4().hex[:8]}.jsonl")
        self.begun = {"session_id": session_id, "started_at": now(), **details}
        self.messages: list[dict[str, Any]] = []
        self.ended: dict[str, Any] | None = None

    @classmethod
    def read(cls, path: Path, client: Client | None = None) -> BufferedCall:
        """Read what another process has left; BlockingIOError while it still runs."""
        file = lock(path)
        left = cls("", client=client)
        left.path, left._file, left.begun = path, file, {}
        for line in file.readall().splitlines():
            try:
                ((kind, value),) = json.loads(line).items()
            except ValueError:
                continue  # the process ended while it wrote this one
            if kind == "message":
                left.messages.append(value)
            else:
                setattr(left, {"start": "begun", "end": "ended"}[kind], value)
        if not left.begun or os.fstat(file.fileno()).st_uid != os.geteuid():
            file.close()
            raise ValueError(f"{path} holds no call, or was written by somebody else")
        return left

    def start(self) -> dict[str, Any]:
        """Begin the call; raises Away or Refused, and `save` then begins it."""
        if self._file is None:
            self._write("start", self.begun)
        answer: dict[str, Any] = call(self.client, "start_session", self.begun)
        began = datetime.fromisoformat(self.begun["started_at"])
        is_another = datetime.fromisoformat(answer["started_at"]) != began
        if answer["status"] != "active" and (self.ended is None or is_another):
            # The id of a call that is over, such as a room's name: a new call needs its own, and
            # the same one each time, so that a second try finds it.
            stamp = "-" + re.sub(r"\D", "", self.begun["started_at"])
            if self.begun["session_id"].endswith(stamp):
                raise Refused("PT409", "a call of this id has ended, and so has one of its new id")
            self.begun["session_id"] = self.begun["session_id"][:150] + stamp
            self._write("start", self.begun)
            return self.start()
        self._is_started = True
        return answer

    def message(self, role: str, content: str, metadata: dict[str, Any] | None = None) -> None:
        """Keep what somebody said; nothing is sent. ValueError where it could not be saved."""
        if role not in ROLES:
            raise ValueError(f"role is none of {', '.join(sorted(ROLES))}")
        content = content.replace("\0", "")
        if not content.strip() or len(content.encode("utf-8", "replace")) > 65536:
            raise ValueError("content is empty or longer than 64 kB")
        text = json.dumps(metadata or {}, ensure_ascii=False, allow_nan=False)
        if text[0] != "{" or "\\u0000" in text or len(text.encode("utf-8", "replace")) > 16384:
            raise ValueError("metadata is not an object, is longer than 16 kB, or holds a NUL")
        said = {"role": role, "content": content, "metadata": metadata}
        # As the file has it, so that both ways save the same.
        said = json.loads(to_line(said | {"created_at": now(), "message_key": uuid4().hex}))
        self.messages.append(said)
        self._write("message", said)

    def end(self, **details: Any) -> None:
        """Note the end, at the instant of the first one. `details`: arguments of end_session."""
        ended_at = self.ended["ended_at"] if self.ended else now()
        self.ended = {"ended_at": max(ended_at, self.begun["started_at"]), **details}
        self._write("end", self.ended)

    def save(self) -> dict[str, Any]:
        """Save everything, and remove the file; raises Away or Refused. Answers as end_session."""
        if not self._is_started:
            self.start()
        arguments = {"session_id": self.begun["session_id"], **(self.ended or {})}
        answer: dict[str, Any] = call(
            self.client, "end_session", arguments | {"messages": self.messages}
        )
        for refused in answer["refused"]:
            raise Refused(refused["sqlstate"], f"{refused['element']}: {refused['reason']}")
        if self._file is not None:
            self.path.unlink(missing_ok=True)
        self.leave()
        return answer

    def leave(self) -> None:
        """Let go of the file, for another process, and of the client."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._own is not None:
            self._own.session.close()
            self._own = None

    @property
    def client(self) -> Client:
        """The client, made from the environment when it is first needed."""
        if self._client is not None:
            return self._client
        self._own = self._own or connect()
        return self._own

    def _write(self, kind: str, value: dict[str, Any]) -> None:
        try:
            if self._file is None:
                self._file = lock(self.path, os.O_CREAT)
            write(self._file, self._file.seek(0, os.SEEK_END), [to_line({kind: value})])
        except OSError as error:
            # It costs the copy, not the call.
            logger.warning("Error logging to Supabase: only in memory, not on disk: %s", error)


def left_in(folder: str | Path, client: Client | None = None) -> Iterator[BufferedCall]:
    """Read the calls that processes which are gone have left; those without an end have failed."""
    for path in sorted(Path(folder).glob("buffer_*.jsonl")):
        try:
            left = BufferedCall.read(path, client)
        except (BlockingIOError, FileNotFoundError):
            continue  # a running process has it, or another has just recovered it
        except ValueError as error:
            logger.warning("%s", error)
            continue
        if left.ended is None:
            last = max([left.begun["started_at"], *(m["created_at"] for m in left.messages)])
            left.ended = {"status": "failed", "ended_reason": "process ended", "ended_at": last}
        yield left
        left.leave()


def file_name(text: str) -> str:
    """Text as part of a file's name."""
    return re.sub(r"[^A-Za-z0-9-]+", "_", text)[:80]


def now() -> str:
    """Write the instant as text that sorts."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
