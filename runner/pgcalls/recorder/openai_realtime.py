"""The events of an OpenAI Realtime session, for a recorder."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from pgcalls.recorder.call_recorder import CallRecorder, quietly
from pgcalls.recorder.entries import instant, parsed

KEPT = 32  # turns of the agent that may still be interrupted


def record(recorder: CallRecorder) -> Callable[[Any], None]:
    """Make a function that takes the events, of the server and of the client, in their order.

    An event is an object of the library `openai`, or a dict. The function records turns, also those
    whose transcript comes late, interruptions, function and MCP calls, keys that were pressed and
    usage; it neither waits nor raises. When the call is over, call `recorder.end`.
    """
    return Conversation(recorder).take


class Conversation:
    """What has to be remembered of a session from one event to another."""

    def __init__(self, recorder: CallRecorder) -> None:
        self._recorder = recorder
        self._model: str | None = None
        self._transcriber: str | None = None
        self._spoken_at: dict[str, float] = {}
        self._said: dict[str, str] = {}  # turns of the agent, by item
        self._cut: dict[str, dict[str, Any]] = {}  # what is known of an interruption, by item
        self._items: dict[str, list[str]] = {}  # by response
        self._running: dict[str, tuple[str, float]] = {}  # function calls
        self._seen: set[str] = set()
        self._handlers: dict[str, Callable[[Mapping[str, Any]], None]] = {
            "session.created": self._on_session,
            "session.updated": self._on_session,
            "input_audio_buffer.speech_started": self._on_speech,
            "input_audio_buffer.dtmf_event_received": self._on_key,
            "conversation.item.create": self._on_create,
            "conversation.item.created": self._on_added,
            "conversation.item.added": self._on_added,
            "conversation.item.done": self._on_item,
            "conversation.item.input_audio_transcription.completed": self._on_transcript,
            "conversation.item.input_audio_transcription.failed": self._on_transcript,
            "conversation.item.truncate": self._on_truncated,
            "conversation.item.truncated": self._on_truncated,
            "response.output_item.done": self._on_item,
            "response.done": self._on_response,
            "output_audio_buffer.cleared": self._on_cleared,
        }

    @quietly
    def take(self, event: Any) -> None:
        """Record what an event says."""
        kind = event["type"] if isinstance(event, Mapping) else event.type
        if handler := self._handlers.get(kind):
            handler(event if isinstance(event, Mapping) else event.model_dump())

    def _on_session(self, event: Mapping[str, Any]) -> None:
        session = event["session"]
        heard = dig(session, "audio", "input", "transcription")
        heard = heard or session.get("input_audio_transcription") or {}
        self._model = session.get("model") or self._model
        self._transcriber = heard.get("model") or self._transcriber

    def _on_speech(self, event: Mapping[str, Any]) -> None:
        self._spoken_at[event["item_id"]] = time.time()

    def _on_key(self, event: Mapping[str, Any]) -> None:
        self._recorder.message("system", f"DTMF {event['event']}")

    def _on_create(self, event: Mapping[str, Any]) -> None:
        # A message comes back from the server, with its id.
        if event["item"]["type"] == "function_call_output":
            self._take_item(event["item"])

    def _on_added(self, event: Mapping[str, Any]) -> None:
        item = event["item"]
        if item["type"] == "message" and item["role"] == "user" and not words(item):
            # Sound, of which the words come when the agent may have answered already.
            self._recorder.expect(item["id"])
        elif item.get("status") == "in_progress":
            self._spoken_at[item["id"]] = time.time()
        else:
            self._take_item(item)

    def _on_item(self, event: Mapping[str, Any]) -> None:
        if response_id := event.get("response_id"):
            self._items.setdefault(response_id, []).append(event["item"]["id"])
        self._take_item(event["item"])

    def _take_item(self, item: Mapping[str, Any]) -> None:
        if item["type"] == "message" and (text := words(item)):
            if item["role"] == "assistant":
                self._say(item["id"], text)
            else:
                self._recorder.message(item["role"], text, message_key=item["id"])
        elif item["type"] == "function_call" and item.get("status") != "incomplete":
            if self._is_new(call_id := item["call_id"]):
                self._running[call_id] = item["name"], time.time()
                self._recorder.tool_call(
                    item["name"], tool_call_id=call_id, parameters=parsed(item["arguments"])
                )
        elif item["type"] == "function_call_output" and item["call_id"] in self._running:
            name, began = self._running.pop(item["call_id"])
            self._recorder.tool_call(
                name,
                tool_call_id=item["call_id"],
                result=parsed(item["output"]),
                success=True,
                duration_ms=round(1000 * (time.time() - began)),
            )
        elif item["type"] == "mcp_call" and (item.get("output") or item.get("error")):
            error = item.get("error")
            self._recorder.tool_call(
                item["name"],
                tool_call_id=item["id"],
                parameters=parsed(item["arguments"]),
                result=parsed(item.get("output")),
                success=not error,
                error_message=(error or {}).get("message"),
                metadata={"server_label": item["server_label"]},
            )

    def _on_transcript(self, event: Mapping[str, Any]) -> None:
        item_id, text = event["item_id"], event.get("transcript") or ""
        spoken_at = self._spoken_at.pop(item_id, None)
        self._recorder.message(
            "user" if text.strip() else "system",
            text.strip() or "[not understood]",
            message_key=item_id,
            spoken_at=instant(spoken_at) if spoken_at else None,
        )
        used = event.get("usage") or {}
        of: dict[str, Any] = {"provider": "openai", "model": self._transcriber}
        if used.get("type") == "duration":
            self._recorder.usage("stt", used["seconds"], "seconds", **of)
        elif used:
            heard = dig(used, "input_token_details", "audio_tokens")
            self._recorder.tokens(
                "stt", used["input_tokens"], used["output_tokens"], heard=heard, **of
            )

    def _on_response(self, event: Mapping[str, Any]) -> None:
        response = event["response"]
        for item in response.get("output") or []:
            if response.get("status") == "cancelled":
                self._cut.setdefault(item["id"], {})
            self._take_item(item)
        used = response.get("usage")
        if used and self._is_new(response["id"]):
            read, written = (used.get(f"{way}_token_details") or {} for way in ("input", "output"))
            self._recorder.tokens(
                "realtime",
                used["input_tokens"],
                used["output_tokens"],
                cached=read.get("cached_tokens"),
                heard=read.get("audio_tokens"),
                heard_cached=dig(read, "cached_tokens_details", "audio_tokens"),
                spoken=written.get("audio_tokens"),
                provider="openai",
                model=self._model,
            )

    def _on_truncated(self, event: Mapping[str, Any]) -> None:
        self._interrupt(event["item_id"], audio_end_ms=event["audio_end_ms"])

    def _on_cleared(self, event: Mapping[str, Any]) -> None:
        for item_id in self._items.get(event["response_id"], []):
            self._interrupt(item_id)

    def _interrupt(self, item_id: str, **known: Any) -> None:
        self._cut[item_id] = self._cut.get(item_id, {}) | known
        if item_id in self._said:
            self._say(item_id, self._said[item_id])

    def _say(self, item_id: str, text: str) -> None:
        cut = self._cut.get(item_id)
        began = self._spoken_at.get(item_id)
        self._said[item_id] = text
        self._recorder.message(
            "agent",
            text,
            message_key=item_id,
            created_at=began,
            spoken_at=instant(began) if began else None,
            interrupted=True if cut is not None else None,
            metadata=cut or None,
        )
        for old in (self._said, self._cut, self._items, self._spoken_at):
            while len(old) > KEPT:
                old.pop(next(iter(old)))

    def _is_new(self, name: str) -> bool:
        is_new = name not in self._seen
        self._seen.add(name)
        return is_new


def words(item: Mapping[str, Any]) -> str:
    """Join the words of a message, written or spoken."""
    parts = (part.get("text") or part.get("transcript") or "" for part in item["content"])
    return " ".join(filter(None, parts)).strip()


def dig(value: Any, *names: str) -> Any:
    """Follow a path; None where it ends early."""
    for name in names:
        value = (value or {}).get(name)
    return value
