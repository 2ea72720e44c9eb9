"""The events of a LiveKit AgentSession, for a recorder."""

from __future__ import annotations

from typing import Any

from livekit.agents import (
    AgentSession,
    CloseEvent,
    CloseReason,
    ConversationItemAddedEvent,
    FunctionCall,
    FunctionToolsExecutedEvent,
    SessionUsageUpdatedEvent,
    ToolExecutionUpdatedEvent,
)

from pgcalls.recorder.call_recorder import CallRecorder, quietly
from pgcalls.recorder.entries import instant, parsed


def record(session: AgentSession[Any], recorder: CallRecorder) -> None:
    """Hand the events of a session to a recorder: turns, interruptions, tools, usage, the end.

    None of the handlers waits or raises.
    """

    @session.on("conversation_item_added")
    @quietly
    def on_item(event: ConversationItemAddedEvent) -> None:
        item = event.item
        if item.type != "message" or not (text := item.text_content or "").strip():
            return
        spoken_at = item.metrics.get("started_speaking_at")
        recorder.message(
            item.role,
            text,
            message_key=item.id,
            created_at=item.created_at,
            interrupted=item.interrupted,
            spoken_at=instant(spoken_at) if spoken_at else None,
        )

    running: dict[str, FunctionCall] = {}

    def record_tool(call: FunctionCall, **outcome: Any) -> None:
        recorder.tool_call(
            call.name,
            tool_call_id=call.call_id,
            parameters=parsed(call.arguments),
            started_at=instant(call.created_at),
            **outcome,
        )

    @session.on("tool_execution_updated")
    @quietly
    def on_tool_update(event: ToolExecutionUpdatedEvent) -> None:
        update = event.update
        if update.type == "tool_call_started":
            running[update.function_call.call_id] = update.function_call
            record_tool(update.function_call)
        elif update.type == "tool_call_ended" and (call := running.pop(update.call_id, None)):
            if update.status == "cancelled":
                record_tool(call, success=False, error_message="cancelled")
            elif update.id != update.call_id:  # it had given a first answer, and went on
                is_done = update.status == "done"
                given = {"result" if is_done else "error_message": update.message}
                record_tool(call, success=is_done, **given)

    @session.on("function_tools_executed")
    @quietly
    def on_tools(event: FunctionToolsExecutedEvent) -> None:
        for call, output in event.zipped():
            record_tool(
                call,
                success=not output.is_error,
                result=None if output.is_error else parsed(output.output),
                error_message=output.output if output.is_error else None,
                duration_ms=max(0, round(1000 * (output.created_at - call.created_at))),
            )

    @session.on("session_usage_updated")
    @quietly
    def on_usage(event: SessionUsageUpdatedEvent) -> None:
        used = event.usage.model_usage
        recorder.note(usage=[u.model_dump(exclude_defaults=True) for u in used])
        for usage in used:
            _count(recorder, usage.model_dump())

    @session.on("close")
    @quietly
    def on_close(event: CloseEvent) -> None:
        recorder.end(
            ended_reason=event.reason.value,
            status="failed" if event.reason is CloseReason.ERROR else "completed",
        )


def _count(recorder: CallRecorder, used: dict[str, Any]) -> None:
    """Count what a model has used in the session so far."""
    component = used["type"].removesuffix("_usage")
    of: dict[str, Any] = {name: used[name] or None for name in ("provider", "model")}
    # The report of the session, which ingest_livekit takes, has the same lines.
    of |= {"is_total": True, "counter": "livekit"}
    if component not in ("llm", "stt", "tts"):
        recorder.usage("other", used["total_requests"], "requests", **of)
        return
    recorder.tokens(
        component,
        used["input_tokens"],
        used["output_tokens"],
        cached=used.get("input_cached_tokens"),
        heard=used.get("input_audio_tokens"),
        heard_cached=used.get("input_cached_audio_tokens"),
        spoken=used.get("output_audio_tokens"),
        **of,
    )
    recorder.usage(component, used.get("characters_count"), "characters", **of)
    seconds = used.get("audio_duration") or used.get("session_duration")
    recorder.usage(component, seconds, "seconds", **of)
