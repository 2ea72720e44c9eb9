"""The frames and turns of a Pipecat pipeline, for a recorder."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pipecat.frames.frames import CancelFrame, EndFrame, InputDTMFFrame, MetricsFrame
from pipecat.metrics.metrics import (
    LLMUsageMetricsData,
    MetricsData,
    STTUsageMetricsData,
    TTSUsageMetricsData,
)
from pipecat.observers.base_observer import FramePushed
from pipecat.observers.function_call_observer import (
    FunctionCallEvent,
    FunctionCallEventKind,
    FunctionCallObserver,
)
from pipecat.processors.aggregators.llm_response_universal import (
    AssistantTurnStoppedMessage,
    LLMContextAggregatorPair,
    UserTurnMessageAddedMessage,
)

from pgcalls.recorder.call_recorder import CallRecorder, quietly
from pgcalls.recorder.entries import instant

ERRORS = {
    FunctionCallEventKind.CANCELLED: "cancelled",
    FunctionCallEventKind.TIMED_OUT: "timed out",
}


class CallObserver(FunctionCallObserver):
    """Hands a pipeline's call to a recorder: turns, interruptions, tools, usage, keys, the end.

    `aggregators`: those of the pipeline, which know what was heard and said. Usage needs
    `PipelineParams(enable_metrics=True, enable_usage_metrics=True)`. Nothing here waits or raises.
    """

    def __init__(
        self, recorder: CallRecorder, aggregators: LLMContextAggregatorPair, **kwargs: Any
    ) -> None:
        super().__init__(include_results=True, **kwargs)
        self._recorder = recorder
        self._ended_reason = "ended"
        self.add_event_handler("on_function_call_event", self._on_function_call)
        aggregators.user().add_event_handler("on_user_turn_message_added", self._on_user)
        aggregators.assistant().add_event_handler("on_assistant_turn_stopped", self._on_assistant)

    async def on_push_frame(self, data: FramePushed) -> None:
        """Record what a frame says, when it is first pushed."""
        await super().on_push_frame(data)
        self._on_frame(data.frame)

    async def cleanup(self) -> None:
        """End the call, when the pipeline has: after the turn that it was in the middle of."""
        await super().cleanup()
        self._recorder.end(ended_reason=self._ended_reason)

    @quietly
    def _on_frame(self, frame: Any) -> None:
        if isinstance(frame, MetricsFrame):
            for metrics in frame.data:
                self._count(metrics)
        elif isinstance(frame, InputDTMFFrame):
            self._recorder.message("system", f"DTMF {frame.button.value}")
        elif isinstance(frame, (EndFrame, CancelFrame)):
            reason = "ended" if isinstance(frame, EndFrame) else "cancelled"
            self._ended_reason = str(frame.reason or reason)

    def _on_user(self, _: Any, message: UserTurnMessageAddedMessage) -> None:
        self._say("user", message)

    def _on_assistant(self, _: Any, message: AssistantTurnStoppedMessage) -> None:
        self._say("agent", message, interrupted=message.interrupted)

    @quietly
    def _say(self, role: str, message: Any, **details: Any) -> None:
        if (message.content or "").strip():
            began = datetime.fromisoformat(message.timestamp).timestamp()
            self._recorder.message(role, message.content, created_at=began, **details)

    def _on_function_call(self, _: Any, event: FunctionCallEvent) -> None:
        self._record_tool(event)

    @quietly
    def _record_tool(self, event: FunctionCallEvent) -> None:
        details: dict[str, Any]
        if event.kind in (FunctionCallEventKind.STARTED, FunctionCallEventKind.IN_PROGRESS):
            if event.kind is FunctionCallEventKind.STARTED:
                return
            details = {"parameters": event.arguments, "started_at": instant(event.timestamp)}
        else:
            began = event.in_progress_at
            details = {
                "success": event.kind is FunctionCallEventKind.COMPLETED,
                "result": event.result,
                "error_message": event.error or ERRORS.get(event.kind),
                "duration_ms": round(1000 * (event.timestamp - began)) if began else None,
            }
        self._recorder.tool_call(event.function_name, tool_call_id=event.tool_call_id, **details)

    def _count(self, metrics: MetricsData) -> None:
        # Such as OpenAILLMService#0.
        of: dict[str, Any] = {"provider": metrics.processor.split("#")[0], "model": metrics.model}
        if isinstance(metrics, LLMUsageMetricsData):
            used = metrics.value
            self._recorder.tokens(
                "llm",
                # What was read is net of the cache with some services; this is gross with all.
                used.total_tokens - used.completion_tokens,
                used.completion_tokens,
                cached=(used.cache_read_input_tokens or 0),
                heard=used.input_audio_tokens,
                heard_cached=used.cache_read_input_audio_tokens,
                spoken=used.output_audio_tokens,
                **of,
            )
        elif isinstance(metrics, STTUsageMetricsData):
            self._recorder.usage("stt", metrics.value.audio_seconds, "seconds", **of)
        elif isinstance(metrics, TTSUsageMetricsData):
            self._recorder.usage("tts", metrics.value, "characters", **of)
