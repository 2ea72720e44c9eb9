"""The call-centre document's conversation manager: buffer a call, save it when it ends.

    manager = ProfessionalConversationManager()      # SUPABASE_URL, SUPABASE_KEY
    manager.recover()                                # what an earlier process left behind
    manager.start_conversation(conversation_id="room-1", room_name="room-1")
    manager.add_message_to_local_transcript("user", "مرحباً")
    manager.end_conversation(user_name="أحمد محمد", user_phone="+963991234567")

The names and the words are the document's, the work is `pgcalls.recorder.buffered`: while the call
goes on nothing is sent, and the end saves everything in one round trip. When that fails,
`end_conversation` again, or `recover` later, saves it. Needs pgcalls[recorder]; Linux and macOS.

    python3 professional_conversation_manager.py     # a call to look at
"""

from __future__ import annotations

import json
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from pgcalls.recorder import Away, Refused
from pgcalls.recorder.buffered import BufferedCall, call, connect, file_name, left_in
from pgcalls.recorder.client import Client


class ProfessionalConversationManager:
    """Buffers one conversation at a time and saves it when it ends."""

    def __init__(
        self,
        client: Client | None = None,
        folder: str | Path = "/tmp",  # noqa: S108 (the document's; give your own where others log in)
    ) -> None:
        self._client = client
        self._folder = Path(folder)
        self._current: BufferedCall | None = None

    def start_conversation(
        self,
        conversation_id: str,
        room_name: str,
        participant_identity: str | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> dict[str, Any] | None:
        """Create the conversation's record, status active; None when the database is away."""
        if self._current is not None:
            say(f"⚠️  Conversation {self._current.begun['session_id']} has not been saved")
            self._current.leave()
        self._current = BufferedCall(
            conversation_id,
            client=self.client,
            folder=self._folder,
            source="conversation_manager",
            room_name=room_name,
            participant_identity=participant_identity,
            metadata=metadata,
        )
        try:
            answer = self._current.start()
        except (Away, Refused) as error:
            say(f"⚠️  Conversation {conversation_id} is not in the database yet: {error}")
            return None
        say(f"✅ Conversation started: {answer['session_id']}")
        return answer

    def add_message_to_local_transcript(
        self, role: str, content: str, metadata: dict[str, Any] | None = None
    ) -> None:
        """Keep a message in memory and in the file; nothing is sent."""
        if self._current is None:
            raise RuntimeError("start_conversation comes first")
        self._current.message(role, content, metadata)
        count = len(self._current.messages)
        say(f"📝 Buffered {role} message locally ({count} messages in buffer)")

    def end_conversation(
        self,
        user_name: str | None = None,
        user_phone: str | None = None,
        user_email: str | None = None,
        summary: str | None = None,
    ) -> dict[str, Any] | None:
        """Save the conversation; None when that has to be tried again.

        Answers conversation_id, status, messages_saved, total_messages, duration_seconds and
        transcript_file.
        """
        current = self._current
        if current is None:
            say("⚠️  There is no conversation to end")
            return None
        say(f"\n🏁 Ending conversation: {current.begun['session_id']}")
        say(f"   Messages to save: {len(current.messages)}")
        current.end(
            user_name=user_name, user_phone=user_phone, user_email=user_email, summary=summary
        )
        transcript = self._write_transcript(current)
        if (result := self._save(current)) is None:
            return None
        self._current = None
        say(f"✅ Saved {result['messages_saved']}/{len(current.messages)} messages to database")
        say("✅ Conversation record updated")
        say(f"   Duration: {result['duration_seconds']:.1f}s")
        if user_name:
            say(f"   User: {user_name}")
        if user_phone:
            say(f"   Phone: {user_phone}")
        return result | {"transcript_file": transcript}

    def recover(self) -> list[dict[str, Any]]:
        """Save what processes that are gone have left in the folder; what was saved."""
        return [saved for left in left_in(self._folder, self.client) if (saved := self._save(left))]

    def get_conversation_list(self, limit: int = 20) -> list[dict[str, Any]]:
        """List the newest conversations."""
        rows: list[dict[str, Any]] = call(
            self.client, "get_conversation_list", {"page_size": limit}
        )
        return rows

    def get_conversation_with_messages(self, conversation_id: str) -> dict[str, Any] | None:
        """Get a conversation and its messages; None when there is none of this id."""
        try:
            found: dict[str, Any] = call(
                self.client, "get_conversation_with_messages", {"conversation_id": conversation_id}
            )
        except Refused as error:
            if error.code == "PT404":
                return None
            raise
        return found

    @property
    def client(self) -> Client:
        """The client, made from the environment when it is first needed."""
        if self._client is None:
            self._client = connect()
        return self._client

    def _save(self, current: BufferedCall) -> dict[str, Any] | None:
        try:
            answer = current.save()
        except (Away, Refused) as error:
            say(f"❌ Not saved, kept in {current.path}: {error}")
            return None
        return {
            "conversation_id": answer["session_id"],
            "status": answer["status"],
            "messages_saved": len(current.messages),
            "total_messages": answer["message_count"],
            "duration_seconds": float(answer["duration_seconds"]),
        }

    def _write_transcript(self, current: BufferedCall) -> str | None:
        conversation_id = current.begun["session_id"]
        name = file_name(conversation_id)
        path = self._folder / f"transcript_{name}_{datetime.now():%Y%m%d_%H%M%S}.json"
        document = {
            "conversation_id": conversation_id,
            **{name: value for name, value in current.begun.items() if name != "session_id"},
            **(current.ended or {}),
            "messages": current.messages,
        }
        try:
            # Not opened under its own name: in /tmp that may be somebody's link.
            with tempfile.NamedTemporaryFile(
                "w", dir=path.parent, encoding="utf-8", delete=False
            ) as file:
                json.dump(document, file, ensure_ascii=False, indent=2)
            Path(file.name).replace(path)
        except OSError as error:
            say(f"⚠️  No transcript: {error}")
            return None
        say(f"💾 Transcript saved locally: {path}")
        return str(path)


class UsersManager:
    """Remembers callers."""

    def __init__(self, client: Client | None = None) -> None:
        self._client = client

    def save_user(self, name: str, phone: str, email: str | None = None) -> dict[str, Any]:
        """Save a caller; the one of the same phone is updated."""
        self._client = self._client or connect()
        arguments = {"name": name, "phone": phone, "email": email}
        saved: dict[str, Any] = call(self._client, "save_user", arguments)
        return saved


users_manager = UsersManager()


def say(line: str) -> None:
    """Print a line; a terminal without these letters gets their numbers."""
    try:
        print(line, flush=True)
    except UnicodeEncodeError:
        print(line.encode("ascii", "backslashreplace").decode(), flush=True)


if __name__ == "__main__":
    manager = ProfessionalConversationManager()
    name = f"test-{uuid4().hex[:5]}"
    manager.start_conversation(conversation_id=name, room_name=name)
    for speaker, text in (
        ("user", "مرحباً، أريد معلومات عن التدريبات"),
        ("assistant", "أهلاً بك! بكل سرور. ما اسمك ورقم هاتفك؟"),
        ("user", "اسمي أحمد محمد ورقمي 0991234567"),
        ("assistant", "شكراً أحمد، سنتصل بك قريباً."),
    ):
        time.sleep(0.3)
        manager.add_message_to_local_transcript(speaker, text)
    manager.end_conversation(
        user_name="أحمد محمد", user_phone="+963991234567", summary="استفسار عن التدريبات"
    )
