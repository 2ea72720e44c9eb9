"""Entries on their way to the database, in their order."""

from __future__ import annotations

import contextlib
import json
import logging
from collections.abc import Awaitable, Callable
from itertools import takewhile
from typing import Any

from pgcalls.recorder.client import Client, Refused, call
from pgcalls.recorder.entries import to_line

logger = logging.getLogger("pgcalls.recorder")

BATCH = 100  # turns sent at once when there is a backlog; log_messages takes 1,000

#: What a call needs to begin and to end, when it is refused with its other details.
BARE = {
    "start_session": ("session_id", "client_id", "assistant_id", "started_at"),
    "end_session": ("session_id", "ended_at", "expected_message_count"),
}


class Sender:
    """Sends entries in their order, turns that stand together as one batch."""

    def __init__(self, client: Client, refused: Callable[[str, Refused], Awaitable[None]]) -> None:
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
            await self._refused(to_line(entries[0] | {"error": str(error)}), error)
            bare = {name: v for name, v in arguments.items() if name in BARE.get(function, ())}
            if bare and bare != arguments:
                # A detail that it does not know must not cost the call.
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
    session_id = arguments["session_id"]
    if function == "start_session":
        if answer["status"] == "active":
            logger.info("Session started: %s", arguments.get("room_name", session_id))
        else:
            logger.error(
                "Error logging to Supabase: session %s is %s already; each call needs its own id",
                session_id,
                answer["status"],
            )
    elif function == "end_session" and answer["missing"]:
        logger.warning(
            "Error logging to Supabase: session %s lacks the turns %s",
            session_id,
            answer["missing"],
        )
    if function in BARE and (notices := answer.get("notices")):
        logger.warning("session %s, notices of %s: %s", session_id, function, notices)
