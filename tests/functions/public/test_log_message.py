from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from psycopg.types.json import Jsonb

from support import (
    ACME,
    ACME_AGENT,
    ACME_ASSISTANT,
    ACME_OTHER_AGENT,
    ANON,
    GLOBEX_AGENT,
    NOBODY,
    NOWHERE,
    SERVICE,
    token,
)


def log(db, caller=SERVICE, session_id="call-1", role="user", content="hello", **arguments):
    return db.call(
        "log_message", caller, session_id=session_id, role=role, content=content, **arguments
    )


def test_turns_are_numbered_in_the_order_they_come(db):
    db.start()

    answers = [log(db, ACME_AGENT, content=str(n)) for n in range(3)]

    assert [a["seq"] for a in answers] == [1, 2, 3]
    assert all(a["created"] for a in answers)


def test_everything_about_a_turn_is_kept(db):
    id_ = db.start()
    said = {
        "audio_url": "https://example.com/a.wav",
        "created_at": "2026-01-01T00:00:00Z",
        "spoken_at": "2026-01-01T00:00:01Z",
        "interrupted": True,
        "metadata": {"confidence": 0.9},
        "message_key": "k",
        "seq": 7,
    }

    answer = log(db, content="مرحباً 👋", **said)

    row = db.row("select * from conversation_messages")
    assert (str(row["session_id"]), row["client_id"], row["id"]) == (id_, "acme", answer["id"])
    assert row["content"] == "مرحباً 👋"
    assert row["created_at"] == datetime(2026, 1, 1, tzinfo=UTC)
    assert row["spoken_at"] == datetime(2026, 1, 1, 0, 0, 1, tzinfo=UTC)
    assert (row["interrupted"], row["is_late"], row["seq"]) == (True, False, 7)
    assert (row["metadata"], row["audio_url"]) == (said["metadata"], said["audio_url"])


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("user", "user"),
        ("human", "user"),
        ("caller", "user"),
        ("customer", "user"),
        ("agent", "agent"),
        ("assistant", "agent"),
        ("bot", "agent"),
        ("ai", "agent"),
        ("system", "system"),
        ("developer", "system"),
    ],
)
def test_roles_of_every_platform_are_understood(db, given, stored):
    db.start()

    log(db, role=given)

    assert db.value("select role from conversation_messages") == stored


def test_the_same_message_key_is_one_turn(db):
    db.start()
    first = log(db, message_key="k")
    again = log(db, message_key="k")
    grown = log(db, message_key="k", content="hello there")

    repeat = {"id": first["id"], "seq": 1, "created": False, "changed": False}
    assert (again, grown) == (repeat, {**repeat, "changed": True})
    assert db.value("select content from conversation_messages") == "hello there"


def test_a_repeat_is_answered_after_the_end_too(db):
    db.start()
    first = log(db, message_key="k")
    db.call("end_session", session_id="call-1")

    again = log(db, message_key="k")

    assert again == {"id": first["id"], "seq": 1, "created": False, "changed": False}


def test_the_same_key_in_another_call_is_another_turn(db):
    db.start("one")
    db.start("two")

    assert log(db, session_id="one", message_key="k")["created"]
    assert log(db, session_id="two", message_key="k")["created"]


def test_the_same_seq_and_words_are_one_turn(db):
    db.start()
    first = log(db, seq=3)

    again = log(db, seq=3)

    assert again == {"id": first["id"], "seq": 3, "created": False, "changed": False}
    assert log(db)["seq"] == 4


def test_the_id_of_the_row_works_as_session_id(db):
    id_ = db.start()

    assert log(db, ACME_AGENT, session_id=id_)["created"]


def test_empty_content_needs_a_recording(db):
    db.start()

    with db.refused("22023", "content is missing"):
        log(db, content=" \n")
    assert log(db, content="", audio_url="https://example.com/a.wav")["created"]


@pytest.mark.parametrize("caller", [ANON, NOBODY, ACME], ids=["anon", "no client", "client token"])
def test_log_message_refuses_who_may_not(db, caller):
    db.start()

    with db.refused("42501"):
        log(db, caller)


@pytest.mark.parametrize("caller", [GLOBEX_AGENT, ACME_OTHER_AGENT], ids=["client", "assistant"])
@pytest.mark.parametrize("kind", ["text", "uuid"])
def test_a_foreign_call_and_a_missing_one_are_the_same(db, caller, kind):
    id_ = db.start()

    with db.refused("PT404", "session not found"):
        log(db, caller, session_id="call-1" if kind == "text" else id_)
    with db.refused("PT404", "session not found"):
        log(db, caller, session_id="nothing" if kind == "text" else NOWHERE)


@pytest.mark.parametrize("kind", ["text", "uuid"])
def test_an_assistant_of_two_clients_is_two_agents(db, kind):
    """Ids of assistants are unique only within their client."""
    id_ = db.start()
    db.rows(
        "insert into assistants (client_id, id, name) values ('globex', %s, 'a')", ACME_ASSISTANT
    )
    twin = token(client_id="globex", assistant_id=ACME_ASSISTANT)

    with db.refused("PT404"):
        log(db, twin, session_id="call-1" if kind == "text" else id_)
    with db.refused("PT404"):
        db.call("get_conversation_with_messages", twin, conversation_id=id_)
    db.become(twin)
    assert db.rows("select * from user_sessions") == []


def test_service_role_must_say_whose_session_id_it_means(db):
    acme = db.start("shared")
    db.call("start_session", session_id="shared", client_id="globex")

    with db.refused("PT409"):
        log(db, session_id="shared")
    assert log(db, session_id=acme)["created"]


def test_an_ended_call_takes_no_turn(db):
    db.start()
    db.call("end_session", session_id="call-1")
    db.age("call-1", "6 minutes")

    with db.refused("PT409", "session has ended"):
        log(db)


def test_a_seq_belongs_to_one_turn(db):
    db.start()
    log(db, seq=1)

    with db.refused("PT409", "seq is taken by another turn"):
        log(db, seq=1, content="other")
    with db.refused("PT409", "seq is taken by another turn"):
        log(db, seq=1, message_key="k")


def test_a_call_has_an_end_of_its_order(db):
    db.start()
    log(db, seq=1_000_000)

    with db.refused("PT429", "session has too many turns"):
        log(db)


PARTS = [
    ([{"type": "text", "text": "Hello"}, {"type": "image_url", "image_url": {}}], "Hello"),
    ([{"type": "input_text", "text": "One"}, {"type": "output_text", "text": "two"}], "One\ntwo"),
    ([{"type": "audio", "transcript": "Spoken"}], "Spoken"),
    (["Kia ora", {"type": "image_content", "id": "i"}], "Kia ora"),
]


@pytest.mark.parametrize(("parts", "words"), PARTS)
def test_an_array_of_parts_is_its_words_in_every_function(db, parts, words):
    db.start()
    # PostgREST hands a JSON array for a text parameter over as its text.
    db.call("log_message", session_id="call-1", role="user", content=json.dumps(parts))
    turns = [{"role": "user", "content": c} for c in (parts, json.dumps(parts))]
    db.call("log_messages", session_id="call-1", messages=Jsonb(turns))
    db.call("end_session", session_id="call-1", messages=Jsonb(turns))

    assert [r["content"] for r in db.rows("select content from conversation_messages")] == [
        words
    ] * 5


@pytest.mark.parametrize(
    "content",
    ["[", "[]", "[1, 2]", "[laughs]", '[{"a": 1}]', '{"text": "x"}', '["a", null]', "[[]]"],
)
def test_what_only_looks_like_parts_stays_as_it_was_said(db, content):
    db.start()
    turn = {"role": "user", "content": content}
    db.call("log_message", session_id="call-1", **turn)
    db.call("log_messages", session_id="call-1", messages=Jsonb([turn]))

    stored = db.rows("select content from conversation_messages")
    assert [row["content"] for row in stored] == [content] * 2


def test_parts_without_words_are_no_turn(db):
    db.start()
    content = json.dumps([{"type": "image_url", "image_url": {}}])

    with db.refused("22023", "content is missing"):
        db.call("log_message", session_id="call-1", role="user", content=content)


@pytest.mark.parametrize("role", ["User", " assistant ", "DEVELOPER", "Customer\n"])
def test_the_case_of_a_role_and_blanks_do_not_matter(db, role):
    db.start()
    db.call("log_message", session_id="call-1", role=role, content="x")
    db.call("log_messages", session_id="call-1", messages=Jsonb([{"role": role, "content": "x"}]))

    stored = {row["role"] for row in db.rows("select role from conversation_messages")}
    assert len(stored) == 1 and stored <= {"user", "agent", "system"}
