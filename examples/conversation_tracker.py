"""The tracker documents' architecture: messages go into a queue, a worker stores them.

Nobody waits: `track_message` puts a message into a queue and returns, and a background task
inserts it. The synchronous Supabase client blocks, so its calls run in a thread
(`asyncio.to_thread`); the asynchronous client needs none. `ConversationTracker` takes either.

It writes the documents' two tables, with the service key. A message that the database does not
take is printed and lost, as in the documents; `pgcalls.recorder` keeps it and tries again.

    SUPABASE_URL=… SUPABASE_KEY=… python conversation_tracker.py    # needs pgcalls[recorder]
"""

from __future__ import annotations

import asyncio
import inspect
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from postgrest import SyncPostgrestClient

from pgcalls.recorder import connect, credentials


class ConversationTracker:
    """Stores sessions and their messages in the background of an event loop.

    `client`: synchronous or not, of postgrest-py or supabase-py.
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self._queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._worker: asyncio.Task[None] | None = None
        self.session_states: dict[str, dict[str, Any]] = {}

    async def start_session(
        self, session_id: str, user_id: str | None = None, metadata: dict[str, Any] | None = None
    ) -> None:
        """Store a session, and remember it for its messages."""
        now = datetime.now(UTC)
        row = {
            "session_id": session_id,
            "user_id": user_id,
            "session_start": now.isoformat(),
            "started_at": now.isoformat(),
            "is_active": True,
            "metadata": metadata or {},
        }
        await self._execute(self._client.table("conversation_sessions").insert(row))
        self.session_states[session_id] = {"user_id": user_id, "started": now, "messages": 0}
        if self._worker is None:
            self._worker = asyncio.create_task(self._work(), name="conversation tracker")
        print(f"✅ Started session {session_id[:8]}... for user {str(user_id)[:8]}...")

    async def track_message(
        self,
        session_id: str,
        role: str,
        content: str,
        audio_url: str | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> None:
        """Put a message into the queue. `role`: user, agent or system; not assistant."""
        message = {
            "session_id": session_id,
            "role": role,
            "content": content,
            "audio_url": audio_url,
            "metadata": metadata,
            "created_at": datetime.now(UTC),
        }
        self._queue.put_nowait(message)

    async def end_session(self, session_id: str) -> None:
        """Store what is in the queue, then the end of the session."""
        await self._queue.join()
        state = self.session_states.pop(session_id)
        session_end = datetime.now(UTC)
        duration_seconds = (session_end - state["started"]).total_seconds()
        row = {
            "session_end": session_end.isoformat(),
            "ended_at": session_end.isoformat(),
            "is_active": False,
            "duration_seconds": duration_seconds,
        }
        await self._execute(
            self._client.table("conversation_sessions").update(row).eq("session_id", session_id)
        )
        print(
            f"✅ Ended session {session_id[:8]}... "
            f"(duration: {duration_seconds:.1f}s, messages: {state['messages']})"
        )

    async def close(self) -> None:
        """Store what is in the queue and stop the worker."""
        await self._queue.join()
        if self._worker is not None:
            self._worker.cancel()
            await asyncio.wait([self._worker])

    async def _work(self) -> None:
        while True:
            message = await self._queue.get()
            try:
                await self._store(message)
            except Exception as error:
                print(f"❌ Error saving message: {error}")
            finally:
                self._queue.task_done()

    async def _store(self, message: dict[str, Any]) -> None:
        session_id = message["session_id"]
        state = self.session_states.get(session_id, {})
        row = {
            "session_id": session_id,
            "user_id": state.get("user_id"),
            "role": message["role"],
            "content": message["content"],
            "audio_url": message.get("audio_url"),
            "metadata": message.get("metadata"),
            "created_at": message["created_at"].isoformat(),
        }
        await self._execute(self._client.table("conversation_messages").insert(row))
        state["messages"] = state.get("messages", 0) + 1
        print(f"✅ Saved {message['role']} message for session {session_id[:8]}...")

    async def _execute(self, query: Any) -> None:
        if inspect.iscoroutinefunction(query.execute):
            await query.execute()
        else:
            await asyncio.to_thread(query.execute)


async def talk(tracker: ConversationTracker) -> None:
    """Track a short conversation."""
    session_id, user_id = str(uuid4()), str(uuid4())
    await tracker.start_session(session_id, user_id)
    await tracker.track_message(session_id, "user", "What's the price of Tesla?")
    await tracker.track_message(session_id, "agent", "The latest price for Tesla is...")
    await tracker.end_session(session_id)
    await tracker.close()


async def main() -> None:
    """Track a conversation with each of the two clients."""
    url, headers = credentials()
    with SyncPostgrestClient(url, headers=headers) as synchronous:
        await talk(ConversationTracker(synchronous))
    async with await connect() as asynchronous:
        await talk(ConversationTracker(asynchronous))


if __name__ == "__main__":
    asyncio.run(main())
