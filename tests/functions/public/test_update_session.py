from __future__ import annotations

import pytest

from support import (
    ACME,
    ACME_AGENT,
    ACME_ASSISTANT,
    ACME_OTHER_AGENT,
    ACME_OTHER_ASSISTANT,
    ANON,
    GLOBEX_AGENT,
    GLOBEX_ASSISTANT,
    SERVICE,
)


def update(db, caller=SERVICE, **arguments):
    return db.call("update_session", caller, session_id="call-1", **arguments)


def test_what_was_learned_is_stored_and_named(db):
    id_ = db.start()

    answer = update(
        db,
        ACME_AGENT,
        user_name="Ada",
        user_email=" Ada@Example.com ",
        user_phone="021 123 4567",
        topics_discussed=["a"],
        language="en-NZ",
        metadata={"x": 1},
    )

    assert str(answer["id"]) == id_
    assert answer["changed"] == [
        "language",
        "metadata",
        "topics_discussed",
        "user_email",
        "user_name",
        "user_phone",
    ]
    row = db.session()
    assert (row["user_email"], row["user_phone"]) == ("ada@example.com", "+64211234567")


def test_a_null_changes_nothing(db):
    db.start()
    update(db, user_name="Ada")

    assert update(db, user_name=None)["changed"] == []
    assert db.session()["user_name"] == "Ada"


def test_metadata_is_added_to(db):
    db.start(metadata={"a": 1, "b": 1})

    update(db, metadata={"b": 2, "c": 3})

    assert db.session()["metadata"] == {"a": 1, "b": 2, "c": 3}


def test_metadata_that_finds_no_room_is_noticed(db):
    db.start(metadata={"a": "x" * 10000})
    too_much = {"b": "x" * 10000}

    answers = [
        db.call("start_session", ACME_AGENT, session_id="call-1", metadata=too_much),
        db.call("end_session", ACME_AGENT, session_id="call-1", metadata=too_much),
        db.call("end_session", ACME_AGENT, session_id="call-1", metadata=too_much),
    ]

    for answer in answers:
        assert answer["notices"] == [{
            "code": "left_out", "argument": "metadata",
            "reason": "metadata is too large beside what is stored",
        }]  # fmt: skip
    assert set(db.session()["metadata"]) == {"a"}


def test_merged_metadata_has_a_size_too(db):
    db.start(metadata={"a": "x" * 10000})

    with db.refused("PT413", "metadata is too large"):
        update(db, metadata={"b": "x" * 10000})


@pytest.mark.parametrize("character", ['"', "\\", ",", "é"])
def test_the_longest_labels_fit(db, character):
    db.start()
    label = character * (200 // len(character.encode()))

    update(db, keywords=[label] * 100, topics_discussed=[label] * 100)

    assert db.session()["keywords"] == [label] * 100


def test_a_withheld_number_does_not_wipe_a_known_one(db):
    db.start()
    update(db, user_phone="+64211234567")

    assert update(db, user_phone="unknown")["changed"] == []
    db.call("end_session", session_id="call-1", user_phone="anonymous")
    assert db.session()["user_phone"] == "+64211234567"


def test_a_withheld_caller_does_not_wipe_a_known_one(db):
    db.start(customer_number="+64211234567")

    assert update(db, customer_number="+266696687")["changed"] == []
    assert db.session()["customer_number"] == "+64211234567"


def test_a_caller_who_becomes_known_is_filled_in(db):
    db.start()

    assert update(db, ACME_AGENT, customer_number="client:alice")["changed"] == ["customer_address"]
    assert update(db, ACME_AGENT, customer_number="021 123 4567")["changed"] == ["customer_number"]
    row = db.session()
    assert (row["customer_number"], row["customer_address"]) == ("+64211234567", "client:alice")


def test_a_call_is_handed_over_by_the_agent_who_has_it(db):
    db.start()
    turn = {"session_id": "call-1", "role": "agent", "content": "One moment."}
    with db.refused("PT404"):
        update(db, ACME_OTHER_AGENT, assistant_id=ACME_OTHER_ASSISTANT)

    assert update(db, ACME_AGENT, assistant_id=ACME_OTHER_ASSISTANT)["changed"] == ["assistant_id"]

    for write in (
        lambda: db.call("log_message", ACME_AGENT, **turn),
        lambda: db.call("log_tool_call", ACME_AGENT, session_id="call-1", tool_name="t"),
        lambda: update(db, ACME_AGENT, assistant_id=ACME_ASSISTANT),
        lambda: db.call("end_session", ACME_AGENT, session_id="call-1"),
    ):
        with db.refused("PT404"):
            write()
    with db.refused("PT409"):
        db.call("start_session", ACME_AGENT, session_id="call-1")
    assert not db.call("start_session", ACME_OTHER_AGENT, session_id="call-1")["created"]
    assert db.call("log_message", ACME_OTHER_AGENT, **turn)["created"]
    assert db.call("end_session", ACME_OTHER_AGENT, session_id="call-1")["message_count"] == 1
    assert db.value("select count(*) from user_sessions") == 1


def test_a_call_is_handed_over_within_its_client_only(db):
    db.start()

    with db.refused("22023", "assistant_id is unknown"):
        update(db, ACME_AGENT, assistant_id=GLOBEX_ASSISTANT)
    db.rows("update assistants set active = false where id = %s", ACME_OTHER_ASSISTANT)
    with db.refused("42501", "assistant is not active"):
        update(db, ACME_AGENT, assistant_id=ACME_OTHER_ASSISTANT)


@pytest.mark.parametrize("function", ["update_session", "end_session"])
def test_what_is_told_as_it_was_found_is_not_found_anew(db, function):
    db.start()
    db.call("log_message", session_id="call-1", role="user", content="Great, I love it, thanks!")
    db.call("end_session", session_id="call-1")
    assert db.session()["sentiment"] == "positive"

    db.call(function, ACME_AGENT, session_id="call-1", sentiment="positive")
    db.call(
        "log_message", session_id="call-1", role="user", content="Terrible, awful, I hate it!" * 9
    )

    assert db.session()["sentiment"] == "positive"


def test_an_ended_call_can_still_be_learned_about(db):
    db.start()
    db.call("end_session", session_id="call-1")

    assert update(db, summary="s")["changed"] == ["call_summary"]


@pytest.mark.parametrize(
    ("caller", "sqlstate"), [(ANON, "42501"), (ACME, "42501"), (GLOBEX_AGENT, "PT404")]
)
def test_update_session_refuses_who_may_not(db, caller, sqlstate):
    db.start()

    with db.refused(sqlstate):
        update(db, caller, user_name="x")
