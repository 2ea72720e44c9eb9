"""The call-centre document's conversation manager: buffer a call, save it when it ends.

    manager = ProfessionalConversationManager()      # SUPABASE_URL, SUPABASE_KEY
    manager.recover()                                # what an earlier process left behind
    manager.start_conversation(conversation_id="room-1", room_name="room-1")
    manager.add_message_to_local_transcript("user", "مرحباً")
    manager.end_conversation(user_name="أحمد محمد", user_phone="+963991234567")

While the call goes on nothing is sent; each message is in a file of its own call at once, so
that a process that dies loses none. The end saves everything in one round trip. When that fails
the file stays: `end_conversation` again, or `recover` later, saves it, and what had arrived
although the answer was lost is not stored twice. A machine that loses power may lose the last
messages. Linux and macOS; needs pgcalls[recorder].

    python3 professional_conversation_manager.py     # a call to look at
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import time
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from postgrest import SyncPostgrestClient

from pgcalls.recorder import Away, Refused, credentials
from pgcalls.recorder.backlog import lock, write
from pgcalls.recorder.client import REQUEST_TIMEOUT, explained
from pgcalls.recorder.entries import to_line

ROLES = {"user", "agent", "system", "assistant", "bot", "ai", "human", "caller", "customer"}
PAUSES = (0.5, 1.5)  # seconds before a second and a third try


def connect() -> SyncPostgrestClient:
    """Make a client from the environment; the first request connects it."""
    url, headers = credentials()
    return SyncPostgrestClient(
        url, headers=headers, http_client=httpx.Client(timeout=REQUEST_TIMEOUT)
    )


def call(client: SyncPostgrestClient, function: str, arguments: dict[str, Any]) -> Any:
    """Call a function of the database, three times if need be; raises Away or Refused."""
    for pause in (*PAUSES, None):
        try:
            return client.rpc(function, arguments).execute().data
        except Exception as error:
            reason = explained(error)
            if pause is None or isinstance(reason, Refused):
                raise reason from error
        time.sleep(pause)
    raise AssertionError


class Conversation:
    """A call in memory, and line by line in a file."""

    def __init__(self, folder: Path, start: dict[str, Any]) -> None:
        self.start = start
        self.messages: list[dict[str, Any]] = []
        self.end: dict[str, Any] | None = None
        self.is_started = False
        name = file_name(start.get("session_id", ""))
        self.path = folder / f"buffer_{name}_{uuid4().hex[:8]}.jsonl"
        self._file: FileIO | None = None

    @classmethod
    def read(cls, path: Path) -> Conversation:
        """Read what another process has left; BlockingIOError while it still runs."""
        file = lock(path)
        if os.fstat(file.fileno()).st_uid != os.geteuid():
            file.close()
            raise ValueError(f"{path} was written by somebody else")
        conversation = None
        for line in file.readall().splitlines():
            try:
                entry = json.loads(line)
            except ValueError:
                continue  # the process ended while it wrote this one
            if "start" in entry:
                conversation = conversation or cls(path.parent, {})
                conversation.start = entry["start"]
            elif conversation is not None:
                conversation.messages += [entry["message"]] if "message" in entry else []
                conversation.end = entry.get("end", conversation.end)
        if conversation is None:
            file.close()
            raise ValueError(f"{path} holds no conversation")
        conversation.path, conversation._file = path, file
        return conversation

    def write(self, kind: str, value: dict[str, Any]) -> None:
        """Append a line to the file; a disk that refuses costs the copy, not the call."""
        try:
            if self._file is None:
                self._file = lock(self.path, os.O_CREAT)
            write(self._file, self._file.seek(0, os.SEEK_END), [to_line({kind: value})])
        except OSError as error:
            say(f"⚠️  Only in memory, not on disk: {error}")

    def close(self, is_saved: bool) -> None:
        """Let go of the file, and remove it when the database has everything."""
        if self._file is not None:
            if is_saved:
                self.path.unlink(missing_ok=True)
            self._file.close()
            self._file = None


class ProfessionalConversationManager:
    """Buffers one conversation at a time and saves it when it ends."""

    def __init__(
        self,
        client: SyncPostgrestClient | None = None,
        folder: str | Path = "/tmp",  # noqa: S108 (the document's; give your own where others log in)
    ) -> None:
        self._client = client
        self._folder = Path(folder)
        self._current: Conversation | None = None

    def start_conversation(
        self,
        conversation_id: str,
        room_name: str,
        participant_identity: str | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> dict[str, Any] | None:
        """Create the conversation's record, status active; None when the database is away."""
        if self._current is not None:
            say(f"⚠️  Conversation {self._current.start['session_id']} has not been saved")
            self._current.close(is_saved=False)
        start = {
            "session_id": conversation_id,
            "room_name": room_name,
            "participant_identity": participant_identity,
            "metadata": metadata,
            "started_at": now(),
        }
        self._current = Conversation(self._folder, start)
        self._current.write("start", start)
        try:
            answer = self._start(self._current)
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
        # Here and not at the end, where one bad message would hold up all the others.
        if role not in ROLES:
            raise ValueError(f"role is none of {', '.join(sorted(ROLES))}")
        content = content.replace("\0", "")
        if not content.strip() or len(content.encode("utf-8", "replace")) > 65536:
            raise ValueError("content is empty or longer than 64 kB")
        text = json.dumps(metadata or {}, ensure_ascii=False, allow_nan=False)
        if text[0] != "{" or "\\u0000" in text or len(text.encode("utf-8", "replace")) > 16384:
            raise ValueError("metadata is not an object, is longer than 16 kB, or holds a NUL")
        message = {
            "role": role,
            "content": content,
            "metadata": metadata,
            "created_at": now(),
            "message_key": uuid4().hex,
        }
        # As the file has it, so that both ways save the same.
        message = json.loads(to_line(message))
        self._current.messages.append(message)
        self._current.write("message", message)
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
        say(f"\n🏁 Ending conversation: {current.start['session_id']}")
        say(f"   Messages to save: {len(current.messages)}")
        ended_at = current.end["ended_at"] if current.end else now()
        current.end = {
            "user_name": user_name,
            "user_phone": user_phone,
            "user_email": user_email,
            "summary": summary,
            "ended_at": max(ended_at, current.start["started_at"]),
        }
        current.write("end", current.end)
        transcript = self._write_transcript(current)
        try:
            result = self._save(current)
        except (Away, Refused) as error:
            say(f"❌ Not saved, kept in {current.path}: {error}")
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
        saved = []
        for path in sorted(self._folder.glob("buffer_*.jsonl")):
            try:
                conversation = Conversation.read(path)
            except (BlockingIOError, FileNotFoundError):
                continue  # a running process has it, or another has just recovered it
            except ValueError as error:
                say(f"⚠️  {error}")
                continue
            last = [conversation.start["started_at"]]
            last += [message["created_at"] for message in conversation.messages]
            conversation.end = conversation.end or {
                "status": "failed",
                "ended_reason": "process ended",
                "ended_at": max(last),
            }
            try:
                saved.append(self._save(conversation))
            except (Away, Refused) as error:
                say(f"❌ Not saved, kept in {path}: {error}")
            finally:
                conversation.close(is_saved=False)
        return saved

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
    def client(self) -> SyncPostgrestClient:
        """The client, made from the environment when it is first needed."""
        if self._client is None:
            self._client = connect()
        return self._client

    def _start(self, conversation: Conversation) -> dict[str, Any]:
        answer: dict[str, Any] = call(
            self.client, "start_session", {"source": "conversation_manager", **conversation.start}
        )
        began = datetime.fromisoformat(conversation.start["started_at"])
        is_another = datetime.fromisoformat(answer["started_at"]) != began
        if answer["status"] != "active" and (conversation.end is None or is_another):
            # The id of a call that is over, such as a room's name: a new call needs its own.
            self._rename(conversation)
            return self._start(conversation)
        conversation.is_started = True
        return answer

    def _rename(self, conversation: Conversation) -> None:
        """Give a call the same other id each time, so that a second try finds it."""
        start = conversation.start
        stamp = "-" + re.sub(r"\D", "", start["started_at"])
        if start["session_id"].endswith(stamp):
            raise Refused("PT409", "a call of this id has ended, and so has one of its new id")
        start["session_id"] = start["session_id"][:150] + stamp
        conversation.write("start", start)

    def _save(self, conversation: Conversation) -> dict[str, Any]:
        if not conversation.is_started:
            self._start(conversation)
        arguments = {
            "session_id": conversation.start["session_id"],
            **(conversation.end or {}),
            "messages": conversation.messages,
        }
        answer = call(self.client, "end_session", arguments)
        for refused in answer["refused"]:
            raise Refused(refused["sqlstate"], f"{refused['element']}: {refused['reason']}")
        conversation.close(is_saved=True)
        return {
            "conversation_id": answer["session_id"],
            "status": answer["status"],
            "messages_saved": len(conversation.messages),
            "total_messages": answer["message_count"],
            "duration_seconds": float(answer["duration_seconds"]),
        }

    def _write_transcript(self, conversation: Conversation) -> str | None:
        name = file_name(conversation.start["session_id"])
        path = self._folder / f"transcript_{name}_{datetime.now():%Y%m%d_%H%M%S}.json"
        document = {
            "conversation_id": conversation.start["session_id"],
            **{k: v for k, v in conversation.start.items() if k != "session_id"},
            **(conversation.end or {}),
            "messages": conversation.messages,
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

    def __init__(self, client: SyncPostgrestClient | None = None) -> None:
        self._client = client

    def save_user(self, name: str, phone: str, email: str | None = None) -> dict[str, Any]:
        """Save a caller; the one of the same phone is updated."""
        self._client = self._client or connect()
        arguments = {"name": name, "phone": phone, "email": email}
        saved: dict[str, Any] = call(self._client, "save_user", arguments)
        return saved


users_manager = UsersManager()


def file_name(text: str) -> str:
    """Text as part of a file's name."""
    return re.sub(r"[^A-Za-z0-9-]+", "_", text)[:80]


def now() -> str:
    """Write the instant as text that sorts."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


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
