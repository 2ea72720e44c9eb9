"""Turns and tool calls inserted directly, as the tracker documents do."""

from __future__ import annotations

import psycopg
import pytest

from support import NOWHERE, SERVICE


def insert(db, session_id, **columns):
    given = {"session_id": session_id, "role": "user", "content": "x", **columns}
    marks = ", ".join(["%s"] * len(given))
    db.become(SERVICE)
    db.rows(
        f"insert into conversation_messages ({', '.join(given)}) values ({marks})", *given.values()
    )
    db.become(None)


def turns(db):
    return [
        (r["seq"], r["is_late"])
        for r in db.rows("select seq, is_late from conversation_messages order by seq")
    ]


def test_client_and_place_are_filled_in(db):
    id_ = db.start()
    insert(db, id_)
    insert(db, id_, seq=5)
    insert(db, id_, client_id="acme", metadata=None, audio_url=None, user_id=None)

    assert turns(db) == [(1, False), (5, False), (6, False)]
    assert db.value("select distinct client_id from conversation_messages") == "acme"


def test_a_late_turn_is_marked_counted_and_transcribed(db):
    id_ = db.start()
    insert(db, id_)
    db.call("end_session", session_id="call-1")
    insert(db, id_, content="late")

    row = db.session()
    assert turns(db) == [(1, False), (2, True)]
    assert (row["message_count"], row["call_transcript"]) == (2, "user: x\nuser: late")


def test_a_changed_or_deleted_turn_of_an_ended_call_is_counted_again(db):
    id_ = db.start()
    insert(db, id_)
    insert(db, id_)
    db.call("end_session", session_id="call-1")

    db.become(SERVICE)
    db.rows("update conversation_messages set role = 'agent', content = 'y' where seq = 1")
    db.rows("delete from conversation_messages where seq = 2")
    db.become(None)

    row = db.session()
    assert (row["message_count"], row["agent_message_count"]) == (1, 1)
    assert row["call_transcript"] == "agent: y"


def test_late_tool_calls_count_too(db):
    id_ = db.start()
    db.call("end_session", session_id="call-1")
    db.become(SERVICE)
    db.rows("insert into tool_calls (session_id, tool_name) values (%s, 't')", id_)
    db.become(None)

    assert db.session()["tool_call_count"] == 1
    db.rows("delete from tool_calls")
    assert db.session()["tool_call_count"] == 0


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"session_id": NOWHERE}, "conversation_messages_session_id_fkey"),
        ({"client_id": "globex"}, "conversation_messages_session_id_fkey"),
        ({"role": "assistant"}, "conversation_messages_role_check"),
        ({"content": "x" * 65537}, "conversation_messages_content_check"),
    ],
    ids=str,
)
def test_the_named_constraints_speak(db, columns, constraint):
    id_ = db.start()

    db.connection.execute("savepoint s")
    with pytest.raises(psycopg.IntegrityError) as error:
        insert(db, **{"session_id": id_, **columns})
    db.connection.execute("rollback to s")
    assert error.value.diag.constraint_name == constraint


def test_several_turns_of_a_missing_call_violate_the_foreign_key(db):
    with db.refused("23503"):
        db.rows(
            "insert into conversation_messages (session_id, role, content)"
            f" values ('{NOWHERE}', 'user', 'a'), ('{NOWHERE}', 'user', 'b')"
        )


def test_a_deleted_call_takes_its_turns_along(db):
    id_ = db.start()
    insert(db, id_)
    db.call("log_tool_call", session_id="call-1", tool_name="t")
    db.call("end_session", session_id="call-1")

    db.become(SERVICE)
    db.rows("delete from user_sessions where id = %s", id_)
    db.become(None)

    assert set(db.counts().values()) == {0}
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


def test_turns_that_one_statement_adds_to_an_ended_call_are_counted_once(db):
    db.start()
    db.call("end_session", session_id="call-1")
    written = "select n_tup_upd from pg_stat_xact_user_tables where relname = 'user_sessions'"
    before = db.value(written)
    for place in (1, 4):
        db.rows(
            "insert into conversation_messages (session_id, role, content)"
            " select %s, 'user', 'turn ' || n from generate_series(%s::integer, %s) as n",
            db.session()["id"], place, place + 2,
        )  # fmt: skip
    call = db.session()

    assert db.value(written) - before == 2
    assert call["message_count"] == 6
    assert [f"turn {n}" in call["call_transcript"] for n in range(1, 8)] == [True] * 6 + [False]
