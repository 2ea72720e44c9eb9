"""A Pipecat pipeline without sound: an LLM that says what a script says, and a caller who types."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from pipecat.frames.frames import (
    EndFrame,
    LLMContextFrame,
    LLMFullResponseEndFrame,
    LLMFullResponseStartFrame,
    LLMTextFrame,
    TranscriptionFrame,
    UserStartedSpeakingFrame,
    UserStoppedSpeakingFrame,
)
from pipecat.metrics.metrics import LLMTokenUsage, STTUsage
from pipecat.pipeline.pipeline import Pipeline
from pipecat.pipeline.worker import PipelineParams, PipelineWorker
from pipecat.processors.aggregators.llm_context import LLMContext
from pipecat.processors.aggregators.llm_response_universal import (
    LLMContextAggregatorPair,
    LLMUserAggregatorParams,
)
from pipecat.processors.frame_processor import FrameDirection, FrameProcessor
from pipecat.services.llm_service import FunctionCallFromLLM, LLMService
from pipecat.services.settings import LLMSettings
from pipecat.turns.user_turn_strategies import ExternalUserTurnStrategies
from pipecat.workers.runner import WorkerRunner

NOW = "2026-01-05T10:00:00.000+00:00"
USED = LLMTokenUsage(
    prompt_tokens=10, completion_tokens=3, total_tokens=20, cache_read_input_tokens=7
)


class ScriptedLLM(LLMService):
    """Answers with the next line: a text, or the function calls of one step."""

    def __init__(self, *script: str | list[tuple[str, dict[str, Any]]], pause: float = 0) -> None:
        settings = LLMSettings(
            model="scripted", system_instruction=None, temperature=None, max_tokens=None,
            top_p=None, top_k=None, frequency_penalty=None, presence_penalty=None, seed=None,
            filter_incomplete_user_turns=None, user_turn_completion_config=None,
        )  # fmt: skip
        super().__init__(name="Scripted#0", settings=settings)
        self.script, self.pause, self.words = list(script), pause, 0

    def can_generate_metrics(self) -> bool:
        return True

    async def process_frame(self, frame: Any, direction: FrameDirection) -> None:
        await super().process_frame(frame, direction)
        if not isinstance(frame, LLMContextFrame):
            await self.push_frame(frame, direction)
            return
        line = self.script.pop(0)
        await self.push_frame(LLMFullResponseStartFrame())
        await self.start_llm_usage_metrics(USED)
        if isinstance(line, str):
            await self.start_tts_usage_metrics(line)
            for word in line.split(" "):
                await self.push_frame(LLMTextFrame(word + " "))
                self.words += 1
                await asyncio.sleep(self.pause)
        else:
            await self.run_function_calls(
                [
                    FunctionCallFromLLM(name, f"call_{name}", arguments, frame.context)
                    for name, arguments in line
                ]
            )
        await self.push_frame(LLMFullResponseEndFrame())


class Caller(FrameProcessor):
    """Hands over what the caller says, as speech recognition would."""

    def can_generate_metrics(self) -> bool:
        return True

    async def process_frame(self, frame: Any, direction: FrameDirection) -> None:
        await super().process_frame(frame, direction)
        await self.push_frame(frame, direction)
        if isinstance(frame, TranscriptionFrame):
            await self.start_stt_usage_metrics(STTUsage(audio_seconds=1.5))


def aggregators() -> LLMContextAggregatorPair:
    """Both halves, for turns that somebody else finds the ends of."""
    params = LLMUserAggregatorParams(user_turn_strategies=ExternalUserTurnStrategies())
    return LLMContextAggregatorPair(LLMContext(), user_params=params)


async def say(worker: PipelineWorker, *texts: str) -> None:
    """Say something, and stop."""
    await worker.queue_frame(UserStartedSpeakingFrame())
    for text in texts:
        await worker.queue_frame(TranscriptionFrame(text, "caller", NOW))
    await worker.queue_frame(UserStoppedSpeakingFrame())


@asynccontextmanager
async def running(
    llm: LLMService, pair: LLMContextAggregatorPair, *observers: Any
) -> AsyncIterator[PipelineWorker]:
    """Run a pipeline; the end of the block ends it."""
    worker = PipelineWorker(
        Pipeline([Caller(), pair.user(), llm, pair.assistant()]),
        params=PipelineParams(enable_metrics=True, enable_usage_metrics=True),
        observers=list(observers),
        enable_rtvi=False,
    )
    started = asyncio.Event()

    @worker.event_handler("on_pipeline_started")
    async def on_started(*_: Any) -> None:
        started.set()

    runner = WorkerRunner(handle_sigint=False)
    await runner.add_workers(worker)
    run = asyncio.create_task(runner.run())
    await asyncio.wait_for(started.wait(), 60)
    yield worker
    if not worker.has_finished():
        await worker.queue_frame(EndFrame())
    await run


async def until(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.01)
