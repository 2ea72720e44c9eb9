"""The faces of the store: what goes in under one name comes out under every other."""

from __future__ import annotations

import json
import re

import pytest

from support import ACME, NOWHERE, SERVICE, each


@pytest.fixture
def service(db):
    """Callers of the dialects write as service_role."""
    db.become(SERVICE)
    return db


@pytest.fixture
def session(service):
    return service.row(
        "insert into livekit.sessions (session_id, room_id, client_id, job_id, metadata)"
        " values ('call-1', 'room-1', 'acme', 'j-1', '{\"a\": 1}') returning *"
    )


def test_returning_shows_what_the_store_made_of_it(session):
    assert session["status"] == "active"
    assert session["id"] is not None and session["started_at"] is not None
    assert session["metadata"] == {"a": 1, "job_id": "j-1"}


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        *((alias, "agent") for alias in ("agent", "assistant", "bot", "ai")),
        *((alias, "user") for alias in ("user", "human", "caller", "customer")),
        *((alias, "system") for alias in ("system", "developer")),
    ],
)
@pytest.mark.parametrize(
    ("table", "call", "text"),
    [("livekit.conversations", "session_id", "message"),
     ("callcenter.messages", "conversation_id", "content")],
)  # fmt: skip
def test_every_name_of_a_speaker(service, session, table, call, text, given, stored):
    row = service.row(
        f"insert into {table} ({call}, role, {text}) values ('call-1', %s, 'x') returning *", given
    )

    shown = "assistant" if table.startswith("callcenter") and stored == "agent" else stored
    assert row["role"] == shown
    assert service.value("select role from public.conversation_messages") == stored


@pytest.mark.parametrize(
    ("statement", "sqlstate", "constraint"),
    [
        ("insert into livekit.conversations (session_id, role, message) values ('call-1', 'cat', 'x')",
         "23514", "conversation_messages_role_check"),
        ("insert into livekit.conversations (session_id, role, message) values ('other', 'user', 'x')",
         "23503", "conversation_messages_session_id_fkey"),
        (f"insert into callcenter.messages (conversation_id, role, content) values ('{NOWHERE}', 'user', 'x')",
         "23503", "conversation_messages_session_id_fkey"),
        ("insert into livekit.tool_calls (session_id, tool_name) values ('other', 't')",
         "23503", "tool_calls_session_id_fkey"),
        ("insert into livekit.conversations (role, message) values ('user', 'x')",
         "23503", "conversation_messages_session_id_fkey"),
        ("insert into livekit.sessions (session_id, client_id) values ('call-1', 'acme')",
         "23505", "ux_user_sessions_session_id"),
        ("insert into livekit.sessions (client_id) values ('nobody')",
         "23503", "user_sessions_client_id_fkey"),
        ("insert into livekit.sessions (status) values ('ringing')",
         "23514", "user_sessions_status_check"),
        ("insert into livekit.sessions (metadata) values ('[]')",
         "23514", "user_sessions_metadata_check"),
        ("insert into callcenter.conversations (started_at) values ('infinity')",
         "23514", "user_sessions_started_at_utc_check"),
        ("update livekit.sessions set user_phone = 'nobody' where session_id = 'call-1'", "22023", None),
        ("update livekit.sessions set id = gen_random_uuid() where session_id = 'call-1'", "42501", None),
    ],
)  # fmt: skip
def test_refusals_have_the_names_of_the_store(service, session, statement, sqlstate, constraint):
    service.rows("savepoint refused")
    with pytest.raises(Exception) as caught:
        service.rows(statement)
    assert caught.value.sqlstate == sqlstate
    assert caught.value.diag.constraint_name == constraint


@pytest.mark.parametrize("view", ["livekit.sessions", "callcenter.conversations"])
def test_who_called_is_beside_who_the_caller_is(service, session, view):
    row = service.row(
        f"update {view} set customer_number = '+64211234567' where client_id = 'acme' returning *"
    )
    service.rows(
        "insert into callcenter.messages (conversation_id, role, content)"
        " values ('call-1', 'user', 'x')"
    )

    assert (row["customer_number"], row["user_phone"]) == ("+64211234567", None)
    for shown in ("session_summaries", "livekit.session_summaries", "callcenter.messages"):
        assert service.value(f"select customer_number from {shown}") == "+64211234567"


def test_a_text_id_that_two_clients_use(service, session):
    service.rows("insert into livekit.sessions (session_id, client_id) values ('call-1', 'globex')")

    with service.refused("PT409"):
        service.rows(
            "insert into livekit.conversations (session_id, role, message)"
            " values ('call-1', 'user', 'x')"
        )
    service.become(SERVICE)
    row = service.row(
        "insert into livekit.conversations (session_id, client_id, role, message)"
        " values ('call-1', 'globex', 'user', 'x') returning *"
    )
    assert row["client_id"] == "globex"


def test_either_of_two_names_is_written(service, session):
    update = "update {} where session_id = 'call-1' returning *"
    row = service.row(update.format("livekit.sessions set ended_at = started_at + interval '9 s'"))
    assert (row["duration"], row["duration_seconds"]) == (9, 9)
    row = service.row(update.format("livekit.sessions set duration = 8"))
    assert (row["duration"], row["duration_seconds"]) == (8, 8)
    row = service.row(update.format("livekit.sessions set duration_seconds = 7"))
    assert (row["duration"], row["duration_seconds"]) == (7, 7)

    by_id = f"public.conversation_sessions set {{}} where id = '{session['id']}' returning *"
    for name in ("session_start", "started_at"):
        row = service.row("update " + by_id.format(f"{name} = {name} - interval '1 s'"))
        assert row["session_start"] == row["started_at"]
    assert (session["started_at"] - row["started_at"]).total_seconds() == 2
    for name in ("session_end", "ended_at"):
        row = service.row("update " + by_id.format(f"{name} = {name} + interval '1 s'"))
        assert row["session_end"] == row["ended_at"]


def test_turns_are_corrected_under_either_name(service, session):
    service.rows(
        "insert into livekit.conversations (session_id, role, message, confidence, metadata)"
        " values ('call-1', 'user', 'helo', 0.5, '{\"a\": 1}')"
    )
    update = "update livekit.conversations set {} where session_id = 'call-1' returning *"

    assert service.row(update.format("message = 'hallo'"))["content"] == "hallo"
    row = service.row(update.format("content = 'hello'"))
    assert (row["message"], row["metadata"]) == ("hello", {"a": 1, "confidence": 0.5})
    row = service.row(update.format("confidence = null, duration_ms = 40"))
    assert row["metadata"] == {"a": 1, "duration_ms": 40}
    before = row["timestamp"]
    row = service.row(update.format("timestamp = timestamp - interval '1 s'"))
    assert (before - row["created_at"]).total_seconds() == 1
    assert service.value("select content from public.conversation_messages") == "hello"


def test_many_rows_in_one_statement(service, session):
    service.rows(
        "insert into livekit.conversations (session_id, role, message)"
        " select 'call-1', 'user', 'turn ' || n from generate_series(1, 20) as n"
    )
    assert [
        r["message"] for r in service.rows("select message from livekit.conversations order by seq")
    ] == [f"turn {n}" for n in range(1, 21)]

    service.rows("update callcenter.messages set metadata = '{}' where conversation_id = 'call-1'")
    service.rows("delete from livekit.conversations where seq > 5")
    assert service.value("select message_count from callcenter.conversations") == 5
    service.rows("delete from callcenter.conversations where conversation_id = 'call-1'")
    service.become(None)
    assert set(service.counts().values()) == {0}


def test_a_status_in_other_words(service, session):
    row = service.row("update livekit.sessions set status = 'error' returning *")

    assert (row["status"], row["ended_at"] is None) == ("failed", False)
    assert service.value("select is_active from public.conversation_sessions") is False
    reopened = service.row("update public.conversation_sessions set is_active = true returning *")
    assert (reopened["is_active"], reopened["session_end"]) == (True, None)


def test_ids_of_the_old_code(service):
    row = service.row(
        "insert into public.conversation_sessions (id, session_id, client_id)"
        " values (gen_random_uuid(), %s, 'acme') returning *",
        NOWHERE,
    )
    assert str(row["id"]) == str(row["session_id"]) == NOWHERE


@pytest.mark.parametrize("caller", each(ACME, SERVICE))
def test_a_call_is_found_through_an_index(db, caller):
    db.rows(
        """
        insert into user_sessions (client_id, session_id, started_at_utc)
        select 'acme', 'call-' || n, now() - n * interval '1 minute'
        from generate_series(1, 2000) as n
        """
    )
    db.rows(
        """
        insert into conversation_messages (client_id, session_id, seq, role, content, is_late)
        select s.client_id, s.id, n, 'user', 'x', false
        from user_sessions as s, generate_series(1, 3) as n
        """
    )
    db.rows("insert into tool_calls (session_id, tool_name) select id, 't' from user_sessions")
    db.rows("analyze user_sessions, conversation_messages, tool_calls")
    db.become(caller)

    for view, column, value in (
        ("livekit.conversations", "session_id", "call-7"),
        ("livekit.tool_calls", "session_id", "call-7"),
        ("callcenter.messages", "conversation_id", "call-7"),
        ("livekit.sessions", "session_id", "call-7"),
        ("public.conversation_sessions", "session_id", NOWHERE),
    ):
        plan = db.rows(f"explain select * from {view} where {column} = %s", value)
        assert "Seq Scan" not in "\n".join(r["QUERY PLAN"] for r in plan), view


WRITERS = {
    "write_livekit_session": ("livekit.sessions", "public.user_sessions"),
    "write_livekit_conversation": ("livekit.conversations", "public.conversation_messages"),
    "write_livekit_tool_call": ("livekit.tool_calls", "public.tool_calls"),
    "write_callcenter_conversation": ("callcenter.conversations", "public.user_sessions"),
    "write_callcenter_message": ("callcenter.messages", "public.conversation_messages"),
    "write_conversation_session": ("public.conversation_sessions", "public.user_sessions"),
}
#: Shown and never written, or written as something else: in the metadata, as the call or status.
SHOWN = {
    "room_id", "participant_id", "room_name", "customer_number", "user_phone", "message_count",
    "updated_at", "confidence", "duration_ms", "job_id", "agent_version", "session_id", "conversation_id",
    "is_active",
}  # fmt: skip


@pytest.mark.parametrize("function", WRITERS)
def test_every_column_is_written_or_only_shown(db, function):
    view, store = WRITERS[function]
    source = db.value("select prosrc from pg_proc where oid = %s::regproc", f"pgcalls.{function}")
    names = json.loads(re.search(r"to_jsonb\(new\),\s+'(.*?)'", source, re.DOTALL)[1])

    def columns(relation):
        return {
            r["attname"]
            for r in db.rows(
                "select attname from pg_attribute"
                " where attrelid = %s::regclass and attnum > 0 and not attisdropped",
                relation,
            )
        }

    assert set(names) <= columns(view) and columns(view) - set(names) <= SHOWN
    assert set(names.values()) <= columns(store)
    for column in names.values():
        assert db.value(
            "select has_column_privilege('service_role', %s, %s, 'update')", store, column
        )
