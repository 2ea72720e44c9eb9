"""The record of one call."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec
from uuid import uuid4

from pgcalls.recorder.backlog import Backlog, append
from pgcalls.recorder.client import Client, Refused, connect, credentials
from pgcalls.recorder.entries import instant, plain, to_line
from pgcalls.recorder.sender import BATCH, Sender

logger = logging.getLogger("pgcalls.recorder")
P = ParamSpec("P")

FIRST_DELAY, LAST_DELAY = 0.25, 5.0  # seconds between two tries


def quietly(method: Callable[P, None]) -> Callable[P, None]:
    """Let a method log what it would raise: a conversation must not break over its record."""

    @wraps(method)
    def quiet(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            method(*args, **kwargs)
        except Exception:
            logger.exception("Error logging to Supabase: %s was not recorded", method.__name__)

    return quiet


@dataclass(slots=True)
class Turn:
    """What is known here of a turn: its place, and which version of it was sent last."""

    seq: int
    created_at: str
    said: int | None = None
    revision: int = -1


class CallRecorder:
    """The record of one call; see the package.

    Make it inside the event loop, and use it from its thread. `session_id` must be the call's own,
    such as a LiveKit job's id; a room's name comes again with the next call. `client`: where one
    process takes many calls, one that they share (`connect` makes it, and you close it); without
    it the recorder makes its own. `folder`: where what cannot be sent waits. `queue_limit`: lines
    in memory before they go there.
    """

    def __init__(
        self,
        session_id: str,
        *,
        client: Client | None = None,
        folder: str | Path = "undelivered",
        queue_limit: int = 1000,
    ) -> None:
        if client is None:
            credentials()  # raises where they are missing
        self.session_id = session_id
        self.message_count = 0
        self.refused_count = 0
        with contextlib.suppress(OSError):
            Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        self._id = uuid4().hex[:8]
        name = f"{re.sub(r'[^A-Za-z0-9-]+', '_', session_id)[:80]}.{self._id}"
        self.path = Path(folder, f"{name}.jsonl")
        self.refused_path = Path(folder, f"{name}.refused.jsonl")
        self._backlog = Backlog(self.path, queue_limit)
        self._client = client
        self._opened = contextlib.AsyncExitStack()
        self._turns: dict[str, Turn] = {}
        self._notes: dict[str, Any] = {}
        self._used: dict[tuple[str, str, str | None, str | None, str], float] = {}
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

        The same `message_key` again is the same turn: corrected in its place where it is not the
        same words. `created_at`: seconds since 1970. `details`: arguments of log_message, such as
        `interrupted`.
        """
        key = message_key or uuid4().hex
        turn = self._turn(key, created_at)
        said = {name: plain(v) for name, v in {"role": role, "content": content, **details}.items()}
        if turn.said == hash(to_line(said)):
            return
        turn.said = hash(to_line(said))
        turn.revision += 1
        known = {"message_key": key, "seq": turn.seq, "created_at": turn.created_at}
        self._put("log_message", {**known, "revision": turn.revision or None, **said})

    @quietly
    def expect(self, message_key: str) -> None:
        """Keep a place for a turn whose words come later than those of the turns behind it."""
        self._turn(message_key)

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
        """Remember metadata for the end of the call; the last value counts."""
        self._notes.update(metadata)

    @quietly
    def usage(
        self,
        component: str,
        quantity: float | None,
        unit: str,
        *,
        provider: str | None = None,
        model: str | None = None,
        is_total: bool = False,
        counter: str | None = None,
    ) -> None:
        """Add to what the call has used, which is sent as lines of log_usage when it ends.

        `component`, `unit`, `provider`, `model`: arguments of log_usage. `is_total`: the quantity
        is all that was used so far. `counter`: whose count it is, where others may send the same;
        by default this recorder's. Nothing used is no line.
        """
        if not quantity:
            return
        line = counter or self._id, component, provider, model, unit
        self._used[line] = quantity if is_total else self._used.get(line, 0) + quantity
        if self._has_ended:
            self._put_usage()

    @quietly
    def tokens(
        self,
        component: str,
        read: int,
        written: int,
        *,
        cached: int | None = None,
        heard: int | None = None,
        heard_cached: int | None = None,
        spoken: int | None = None,
        **of: Any,
    ) -> None:
        """Add the tokens of a model to the usage, each counted in one unit.

        `read`, `written`: all of them. Of these `cached` were read from a cache, `heard` and
        `spoken` are sound, `heard_cached` both sound and from a cache. `of`: as in `usage`.
        """
        cached, heard, spoken = cached or 0, heard or 0, spoken or 0
        heard_cached = heard_cached or 0
        for unit, quantity in (
            ("input_tokens", read - cached - heard + heard_cached),
            ("input_audio_tokens", heard - heard_cached),
            ("cached_tokens", cached),
            ("output_tokens", written - spoken),
            ("output_audio_tokens", spoken),
        ):
            self.usage(component, max(0, quantity), unit, **of)

    @quietly
    def end(self, **details: Any) -> None:
        """End the call; once. `details`: arguments of end_session."""
        if self._has_ended:
            return
        self._has_ended = True
        self._put_usage()
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
        with contextlib.suppress(Exception):
            await self._opened.aclose()
        return not (self._backlog or self.refused_count or self._backlog.lost_count)

    def _turn(self, key: str, created_at: float | None = None) -> Turn:
        if key not in self._turns:
            at = self._now() if created_at is None else instant(created_at)
            self.message_count += 1
            self._turns[key] = Turn(self.message_count, at)
        return self._turns[key]

    def _now(self) -> str:
        wall, monotonic = self._began
        return (wall + timedelta(seconds=time.monotonic() - monotonic)).isoformat()

    def _put(self, function: str, arguments: dict[str, Any]) -> None:
        given = {name: plain(value) for name, value in arguments.items() if value is not None}
        entry = {"function": function, "arguments": {"session_id": self.session_id, **given}}
        self._backlog.append(to_line(entry))
        self._is_idle.clear()
        self._wake.set()

    def _put_usage(self) -> None:
        for line, quantity in self._used.items():
            names = ("component", "provider", "model", "unit")
            given: dict[str, Any] = dict(zip(names, line[1:], strict=True))
            key = ":".join(filter(None, line))[:200]
            given |= {"quantity": round(quantity, 6), "usage_key": key, "is_total": True}
            self._put("log_usage", given)

    async def _work(self) -> None:
        sender, delay = None, FIRST_DELAY
        while True:
            self._wake.clear()
            try:
                if self._backlog.is_on_disk:
                    self._backlog.spill()
                    await asyncio.to_thread(self._backlog.sync)
                pause = self._retry_at - time.monotonic()
                if self._backlog and pause <= 0:
                    if sender is None:
                        client = self._client or await self._connected()
                        sender = Sender(client, self._keep_refused)
                    self._backlog.drop(await sender.send(self._backlog.head(BATCH)))
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

    async def _connected(self) -> Client:
        client = await connect()
        self._opened.push_async_callback(client.aclose)
        return client

    async def _keep_refused(self, line: str, error: Refused) -> None:
        self.refused_count += 1
        logger.error("Error logging to Supabase: %s; kept in %s", error, self.refused_path)
        try:
            await asyncio.to_thread(append, self.refused_path, [line])
        except OSError as disk:
            logger.error("Error logging to Supabase: a refused line is LOST: %s", disk)
