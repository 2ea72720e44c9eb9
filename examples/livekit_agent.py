"""A LiveKit agent whose calls are recorded: every turn, tool call and the end.

    pip install 'pgcalls[examples]'
    export SUPABASE_URL=https://….supabase.co SUPABASE_KEY=…     # the service key (secret key)
    export LIVEKIT_URL=wss://… LIVEKIT_API_KEY=… LIVEKIT_API_SECRET=…
    python livekit_agent.py dev

With an agent's own token, so that it writes only its own calls: SUPABASE_KEY is then the
publishable key and SUPABASE_AGENT_TOKEN the token. What could not be delivered waits in the
folder CALL_RECORDER_FOLDER (./undelivered); `call_recorder.py` says how to send it later.
"""

from __future__ import annotations

import json
import logging
import os
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from livekit.agents import (
    Agent,
    AgentServer,
    AgentSession,
    CloseEvent,
    CloseReason,
    ConversationItemAddedEvent,
    FunctionCall,
    FunctionToolsExecutedEvent,
    JobContext,
    SessionUsageUpdatedEvent,
    ToolError,
    ToolExecutionUpdatedEvent,
    cli,
    function_tool,
)

from call_recorder import CallRecorder, connect, instant, quietly

CLINIC_TIME = ZoneInfo("Pacific/Auckland")
server = AgentServer()


class Receptionist(Agent):
    """Answers the phone of a clinic and books appointments."""

    def __init__(self, recorder: CallRecorder) -> None:
        super().__init__(
            instructions="You answer the phone of the Tui Clinic. Be brief. Book appointments."
        )
        self._recorder = recorder

    async def on_enter(self) -> None:
        """Greet the caller."""
        self.session.say("Hello, this is the Tui Clinic. How can I help?")

    @function_tool
    async def book_slot(self, days_ahead: int, hour: int) -> str:
        """Book an appointment.

        Args:
            days_ahead: Days from today.
            hour: Hour of the day, 9 to 16.

        """
        if not 9 <= hour <= 16:
            raise ToolError("The clinic is closed at that hour.")
        today = datetime.now(CLINIC_TIME)
        slot = today.replace(hour=hour, minute=0, second=0, microsecond=0)
        slot += timedelta(days=days_ahead)
        self._recorder.schedule_demo(slot.isoformat(), CLINIC_TIME.key)
        # LiveKit writes other results as Python does; JSON is kept as what it means.
        return json.dumps({"booked": slot.isoformat()})


def record(session: AgentSession[Any], recorder: CallRecorder) -> None:
    """Hand the events of a session to a recorder; none of these handlers waits or raises."""

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
        recorder.note(usage=[u.model_dump(exclude_defaults=True) for u in event.usage.model_usage])

    @session.on("close")
    @quietly
    def on_close(event: CloseEvent) -> None:
        recorder.end(
            ended_reason=event.reason.value,
            status="failed" if event.reason is CloseReason.ERROR else "completed",
        )


def parsed(text: str) -> Any:
    """JSON as what it means, other text as itself."""
    try:
        return json.loads(text, parse_constant=str)
    except ValueError:
        return text


@server.rtc_session()
async def entrypoint(ctx: JobContext) -> None:
    """Take a call: one job, one recorder."""
    await ctx.connect()
    participant = await ctx.wait_for_participant()
    client = await connect()
    recorder = CallRecorder(
        client,
        session_id=ctx.job.id,
        folder=os.environ.get("CALL_RECORDER_FOLDER", "undelivered"),
    )
    recorder.start(
        room_name=ctx.room.name or None,
        participant_identity=participant.identity,
        customer_number=participant.attributes.get("sip.phoneNumber"),
        business_number=participant.attributes.get("sip.trunkPhoneNumber"),
        source="livekit",
    )

    async def finish() -> None:
        recorder.end(ended_reason="job_shutdown")
        await recorder.close()
        await client.postgrest.aclose()

    ctx.add_shutdown_callback(finish)
    session: AgentSession[None] = AgentSession(
        stt="deepgram/nova-3", llm="openai/gpt-4.1-mini", tts="cartesia/sonic-3"
    )
    record(session, recorder)
    await session.start(Receptionist(recorder), room=ctx.room)


if __name__ == "__main__":
    logging.getLogger("httpx").setLevel(logging.WARNING)
    cli.run_app(server)
