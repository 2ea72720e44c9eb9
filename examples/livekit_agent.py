"""A LiveKit agent whose calls are recorded: every turn, tool call and the end.

    export SUPABASE_URL=https://….supabase.co SUPABASE_KEY=sb_publishable_… AGENT_TOKEN=…
    export LIVEKIT_URL=wss://… LIVEKIT_API_KEY=… LIVEKIT_API_SECRET=…
    python livekit_agent.py dev                     # needs pgcalls[examples]

AGENT_TOKEN is the agent's own, so that it writes only its own calls; without one SUPABASE_KEY is
the service key. What could not be delivered waits in CALL_RECORDER_FOLDER (./undelivered);
`pgcalls replay` delivers it later.
"""

from __future__ import annotations

import json
import logging
import os
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from livekit.agents import (
    Agent,
    AgentServer,
    AgentSession,
    JobContext,
    ToolError,
    cli,
    function_tool,
)

from pgcalls.recorder import CallRecorder
from pgcalls.recorder.livekit import record

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


@server.rtc_session()
async def entrypoint(ctx: JobContext) -> None:
    """Take a call: one job, one recorder."""
    await ctx.connect()
    participant = await ctx.wait_for_participant()
    recorder = CallRecorder(
        ctx.job.id, folder=os.environ.get("CALL_RECORDER_FOLDER", "undelivered")
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

    ctx.add_shutdown_callback(finish)
    session: AgentSession[None] = AgentSession(
        stt="deepgram/nova-3", llm="openai/gpt-4.1-mini", tts="cartesia/sonic-3"
    )
    record(session, recorder)
    await session.start(Receptionist(recorder), room=ctx.room)


if __name__ == "__main__":
    logging.getLogger("httpx").setLevel(logging.WARNING)
    cli.run_app(server)
