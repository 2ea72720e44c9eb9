"""An LLM that says what a script says."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from livekit.agents import llm


class ScriptedLLM(llm.LLM):
    """Answers with the next line of the script: a text, or the tool calls of one step."""

    def __init__(self, *script: str | list[tuple[str, dict[str, Any]]], pause: float = 0) -> None:
        super().__init__()
        self.script = list(script)
        self.pause = pause
        self.calls = self.words = 0

    @property
    def model(self) -> str:
        return "scripted"

    def chat(self, *, chat_ctx: Any, tools: Any = None, conn_options: Any, **_: Any) -> Any:
        return ScriptedStream(self, chat_ctx=chat_ctx, tools=tools or [], conn_options=conn_options)


class ScriptedStream(llm.LLMStream):
    async def _run(self) -> None:
        line = self._llm.script.pop(0)
        if isinstance(line, str):
            for word in line.split(" "):
                self.send(content=word + " ")
                self._llm.words += 1
                await asyncio.sleep(self._llm.pause)
        else:
            calls = []
            for name, arguments in line:
                self._llm.calls += 1
                calls.append(
                    llm.FunctionToolCall(
                        name=name,
                        arguments=json.dumps(arguments),
                        call_id=f"call_{self._llm.calls}",
                    )
                )
            self.send(tool_calls=calls)
        usage = llm.CompletionUsage(completion_tokens=3, prompt_tokens=10, total_tokens=13)
        self._event_ch.send_nowait(llm.ChatChunk(id="chunk", usage=usage))

    def send(self, **delta: Any) -> None:
        delta = llm.ChoiceDelta(role="assistant", **delta)
        self._event_ch.send_nowait(llm.ChatChunk(id="chunk", delta=delta))
