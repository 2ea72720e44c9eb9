"""The call-centre document's class: its methods, its output, and no message lost or doubled."""

from __future__ import annotations

import json
import os
import re
import runpy
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from pgcalls.files import root
from pgcalls.recorder import buffered

import professional_conversation_manager
from network import Proxy
from professional_conversation_manager import ProfessionalConversationManager, UsersManager
from recording import Rows
from support import each

TURNS = "select content from conversation_messages order by session_id, seq"
TALK = (
    ("user", "مرحباً"),
    ("assistant", "أهلاً بك..."),
    ("user", "أريد معلومات عن التدريبات"),
    ("assistant", "بكل سرور"),
)
USER = {
    "user_name": "أحمد محمد",
    "user_phone": "+963991234567",
    "summary": "استفسار عن التدريبات",
}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(buffered, "PAUSES", (0.01,))


@pytest.fixture
def make(
    environment: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[..., ProfessionalConversationManager]]:
    """A manager as the document makes it, with a folder of the test's own."""
    made: list[ProfessionalConversationManager] = []

    def make(folder: Path = tmp_path) -> ProfessionalConversationManager:
        made.append(ProfessionalConversationManager(folder=folder))
        return made[-1]

    yield make
    for manager in made:
        manager.client.session.close()
        if manager._current is not None:
            manager._current.leave()


Make = Callable[..., ProfessionalConversationManager]


def talk(manager: ProfessionalConversationManager, conversation_id: str = "room-123") -> None:
    manager.start_conversation(
        conversation_id=conversation_id,
        room_name="room-123",
        participant_identity="user-456",
        metadata={"language": "ar"},
    )
    for role, content in TALK:
        manager.add_message_to_local_transcript(
            role=role, content=content, metadata={"language": "ar"}
        )


def contents(rows: Rows) -> list[str]:
    return [turn["content"] for turn in rows(TURNS)]


def buffers(folder: Path) -> list[Path]:
    return list(folder.glob("buffer_*"))


def test_what_the_document_prints(
    environment: pytest.MonkeyPatch, rows: Rows, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    clients = []
    create = httpx.Client
    environment.setattr(httpx, "Client", lambda **a: clients.append(create(**a)) or clients[-1])
    runpy.run_path(str(Path(professional_conversation_manager.__file__)), run_name="__main__")
    clients[0].close()

    printed = capsys.readouterr().out
    expected = (
        "✅ Conversation started: (test-[0-9a-f]{5})\n"
        "📝 Buffered user message locally \\(1 messages in buffer\\)\n"
        "📝 Buffered assistant message locally \\(2 messages in buffer\\)\n"
        "📝 Buffered user message locally \\(3 messages in buffer\\)\n"
        "📝 Buffered assistant message locally \\(4 messages in buffer\\)\n"
        "\n"
        "🏁 Ending conversation: \\1\n"
        "   Messages to save: 4\n"
        "💾 Transcript saved locally: (/tmp/transcript_\\1_[0-9]{8}_[0-9]{6}\\.json)\n"
        "✅ Saved 4/4 messages to database\n"
        "✅ Conversation record updated\n"
        "   Duration: [0-9]+\\.[0-9]s\n"
        "   User: أحمد محمد\n"
        "   Phone: \\+963991234567\n"
    )
    matched = re.fullmatch(expected, printed)
    assert matched, printed
    Path(matched[2]).unlink()
    assert len(contents(rows)) == 4


@pytest.mark.parametrize("mode", each("closed", "open"))
def test_a_conversation_from_start_to_list(
    make: Make, network: Proxy, rows: Rows, tmp_path: Path
) -> None:
    manager = make()
    talk(manager)
    assert network.requests == ["start_session"]
    assert rows("select status from user_sessions") == [{"status": "active"}]

    result = manager.end_conversation(**USER)

    assert network.requests == ["start_session", "end_session"]
    assert result is not None
    assert result["messages_saved"] == 4
    assert isinstance(result["duration_seconds"], float)
    transcript = json.loads(Path(result["transcript_file"]).read_text(encoding="utf-8"))
    assert [m["content"] for m in transcript["messages"]] == [content for _, content in TALK]
    assert re.fullmatch(
        r"transcript_room-123_\d{8}_\d{6}\.json", Path(result["transcript_file"]).name
    )
    assert buffers(tmp_path) == []

    (listed,) = manager.get_conversation_list(limit=20)
    assert listed["conversation_id"] == "room-123"
    assert listed["user_name"] == "أحمد محمد"
    assert listed["message_count"] == 4
    assert listed["status"] == "completed"
    assert {"started_at", "duration_seconds", "user_phone", "summary"} <= listed.keys()
    full = manager.get_conversation_with_messages("room-123")
    assert full is not None
    assert [(m["role"], m["content"]) for m in full["messages"]] == [
        ("user" if role == "user" else "agent", content) for role, content in TALK
    ]
    assert full["messages"][0]["metadata"] == {"language": "ar"}
    assert manager.get_conversation_with_messages("room-999") is None
    assert manager.end_conversation() is None


@pytest.mark.parametrize("function", ["start_session", "end_session"])
def test_a_lost_answer_is_asked_for_again(
    make: Make, network: Proxy, rows: Rows, function: str
) -> None:
    network.lost_answers = [function]
    manager = make()
    talk(manager)

    result = manager.end_conversation(**USER)

    assert network.lost_answers == []
    assert result is not None
    assert result["messages_saved"] == result["total_messages"] == 4
    assert contents(rows) == [content for _, content in TALK]
    assert rows("select count(*) from user_sessions") == [{"count": 1}]


def test_ending_again_after_lost_answers_stores_nothing_twice(
    make: Make, network: Proxy, rows: Rows, tmp_path: Path
) -> None:
    network.lost_answers = ["end_session", "end_session"]
    manager = make()
    talk(manager)

    assert manager.end_conversation(**USER) is None
    assert len(buffers(tmp_path)) == 1
    result = manager.end_conversation(**USER)

    assert result is not None
    assert result["messages_saved"] == 4
    assert contents(rows) == [content for _, content in TALK]
    assert buffers(tmp_path) == []


def test_recovering_after_lost_answers_stores_nothing_twice(
    make: Make, network: Proxy, rows: Rows, tmp_path: Path
) -> None:
    network.lost_answers = ["end_session", "end_session"]
    manager = make()
    talk(manager)
    assert manager.end_conversation(**USER) is None
    assert manager._current is not None
    manager._current.leave()

    (result,) = make().recover()

    assert result["messages_saved"] == 4
    assert contents(rows) == [content for _, content in TALK]
    assert rows("select session_id, user_name from user_sessions") == [
        {"session_id": "room-123", "user_name": "أحمد محمد"}
    ]
    assert make().recover() == []


AGENT = """
import sys
from professional_conversation_manager import ProfessionalConversationManager

manager = ProfessionalConversationManager(folder=sys.argv[1])
manager.start_conversation("room-123", "room-123", metadata={"language": "ar"})
for n in range(50):
    manager.add_message_to_local_transcript("user" if n % 2 else "assistant", f"رسالة {n}")
if sys.argv[2] == "end":
    manager.end_conversation(user_name="أحمد محمد")
print("ready", flush=True)
sys.stdin.read()
"""


def run_agent(folder: Path, how: str) -> subprocess.Popen[bytes]:
    agent = subprocess.Popen(
        [sys.executable, "-c", AGENT, str(folder), how],
        env=os.environ
        | {
            "PYTHONPATH": os.pathsep.join(
                str(root() / folder) for folder in ("examples", "runner")
            ),
            "PYTHONUTF8": "1",
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert agent.stdout is not None
    while agent.stdout.readline() != b"ready\n":
        assert agent.poll() is None
    return agent


def kill(agent: subprocess.Popen[bytes]) -> None:
    agent.send_signal(signal.SIGKILL)
    agent.communicate()


def test_a_process_killed_before_the_end_loses_nothing(
    make: Make, rows: Rows, tmp_path: Path
) -> None:
    agent = run_agent(tmp_path, "talk")
    assert make().recover() == []  # it is still running
    kill(agent)
    (buffer,) = buffers(tmp_path)
    with buffer.open("a") as file:
        file.write('{"message": {"role": "user", "cont')

    (result,) = make().recover()

    assert result["messages_saved"] == 50
    assert contents(rows) == [f"رسالة {n}" for n in range(50)]
    (call,) = rows("select status, ended_reason from user_sessions")
    assert call == {"status": "failed", "ended_reason": "process ended"}
    assert buffers(tmp_path) == []
    assert make().recover() == []


@pytest.mark.full
def test_a_process_killed_while_the_database_was_away_all_along(
    make: Make, network: Proxy, rows: Rows, tmp_path: Path
) -> None:
    network.is_away = True
    kill(run_agent(tmp_path, "end"))
    assert make().recover() == []
    assert len(buffers(tmp_path)) == 1
    network.is_away = False

    (result,) = make().recover()

    assert result["messages_saved"] == 50
    (call,) = rows("select status, user_name, metadata from user_sessions")
    assert call == {
        "status": "completed",
        "user_name": "أحمد محمد",
        "metadata": {"language": "ar"},
    }


def test_two_calls_in_a_room_are_two_conversations(make: Make, rows: Rows) -> None:
    manager = make()
    for _ in range(2):
        talk(manager)
        result = manager.end_conversation()
        assert result is not None
        assert result["messages_saved"] == result["total_messages"] == 4

    assert result["conversation_id"].startswith("room-123-")
    assert [c["message_count"] for c in manager.get_conversation_list()] == [4, 4]


def test_two_calls_in_a_room_when_the_second_could_not_start(
    make: Make, network: Proxy, rows: Rows
) -> None:
    manager = make()
    talk(manager)
    manager.end_conversation()
    network.is_away = True
    talk(manager)
    network.is_away = False
    network.lost_answers = ["end_session"]

    result = manager.end_conversation()

    assert result is not None
    assert result["messages_saved"] == 4
    assert result["conversation_id"].startswith("room-123-")
    assert len(contents(rows)) == 8


def test_a_conversation_longer_than_a_request(make: Make, rows: Rows) -> None:
    manager = make()
    manager.start_conversation("room-1", "room-1")
    for n in range(2050):
        manager.add_message_to_local_transcript("user", f"turn {n}")

    result = manager.end_conversation()

    assert result is not None
    assert result["messages_saved"] == result["total_messages"] == 2050
    assert contents(rows) == [f"turn {n}" for n in range(2050)]


def test_a_phone_number_that_is_none_does_not_cost_the_call(make: Make, rows: Rows) -> None:
    manager = make()
    talk(manager)

    result = manager.end_conversation(user_name="أحمد", user_phone="لا أعرف")

    assert result is not None
    assert result["messages_saved"] == 4
    (call,) = rows("select user_phone, metadata from user_sessions")
    assert call["user_phone"] is None
    assert call["metadata"]["unread"] == {"user_phone": "لا أعرف"}


def test_a_message_that_could_not_be_saved_is_refused_at_once(make: Make, rows: Rows) -> None:
    manager = make()
    with pytest.raises(RuntimeError):
        manager.add_message_to_local_transcript("user", "too early")
    talk(manager)
    for role, content, metadata in (
        ("nobody", "x", None),
        ("user", " \n", None),
        ("user", "é" * 40_000, None),
        ("user", "x", {"long": "x" * 20_000}),
        ("user", "x", {"nul": "\0"}),
        ("user", "x", {"nan": float("nan")}),
        ("user", "x", ["no object"]),
    ):
        with pytest.raises(ValueError, match=r"role|content|metadata|range"):
            manager.add_message_to_local_transcript(role, content, metadata)  # type: ignore[arg-type]
    manager.add_message_to_local_transcript("user", "half a pair \ud83d, a nul \0.")

    result = manager.end_conversation()

    assert result is not None
    assert contents(rows)[-1] == "half a pair ?, a nul ."


def test_a_folder_that_cannot_be_written_costs_the_copy_only(
    make: Make, rows: Rows, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    manager = make(tmp_path / "file" / "folder")
    talk(manager)

    result = manager.end_conversation(**USER)

    assert result is not None
    assert result["messages_saved"] == 4
    assert result["transcript_file"] is None


def test_an_id_that_is_a_path_stays_in_the_folder(make: Make, rows: Rows, tmp_path: Path) -> None:
    manager = make()
    manager.start_conversation("../../etc/cron.d/x", "room")
    (buffer,) = buffers(tmp_path)
    result = manager.end_conversation()

    assert result is not None
    assert Path(result["transcript_file"]).parent == tmp_path
    assert oct(Path(result["transcript_file"]).stat().st_mode & 0o777) == "0o600"
    assert rows("select session_id from user_sessions") == [{"session_id": "../../etc/cron.d/x"}]
    assert not buffer.exists()


def test_a_user_is_saved_once(make: Make, environment: pytest.MonkeyPatch, rows: Rows) -> None:
    users_manager = UsersManager(make().client)

    users_manager.save_user(name="أحمد", phone="+963991234567")
    users_manager.save_user(name="أحمد محمد", phone="+963 99 123 4567")

    assert rows("select name, phone from contacts") == [
        {"name": "أحمد محمد", "phone": "+963991234567"}
    ]
