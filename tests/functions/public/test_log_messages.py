from __future__ import annotations

import pytest
from psycopg.types.json import Jsonb

from support import ACME, ACME_AGENT, ANON, GLOBEX_AGENT, SERVICE


def log(db, messages, caller=SERVICE, session_id="call-1"):
    return db.call("log_messages", caller, session_id=session_id, messages=Jsonb(messages))


def turn(content="hello", role="user", **rest):
    return {"role": role, "content": content, **rest}


def contents(db):
    return [r["content"] for r in db.rows("select content from conversation_messages order by seq")]


def test_a_batch_is_stored_in_array_order(db):
    db.start()

    answer = log(db, [turn(str(n)) for n in range(50)], ACME_AGENT)

    assert answer == {
        "messages_saved": 50,
        "messages_duplicate": 0,
        "last_seq": 50,
        "messages_changed": 0,
    }
    assert contents(db) == [str(n) for n in range(50)]


def test_batches_and_single_turns_follow_each_other(db):
    db.start()
    log(db, [turn("1"), turn("2")])
    db.call("log_message", session_id="call-1", role="user", content="3")

    assert log(db, [turn("4")])["last_seq"] == 4
    assert contents(db) == ["1", "2", "3", "4"]


def test_an_empty_batch_is_fine(db):
    db.start()

    assert log(db, []) == {
        "messages_saved": 0,
        "messages_duplicate": 0,
        "last_seq": 0,
        "messages_changed": 0,
    }


def test_every_key_of_log_message_is_kept(db):
    db.start()

    log(
        db,
        [
            turn(
                "x",
                "assistant",
                message_key="k",
                seq=4,
                audio_url="u",
                created_at="2026-01-01T00:00:00Z",
                spoken_at="2026-01-01T00:00:00Z",
                interrupted=True,
                metadata={"a": [1]},
            )
        ],
    )

    row = db.row("select * from conversation_messages")
    assert (row["role"], row["message_key"], row["seq"], row["interrupted"]) == (
        "agent",
        "k",
        4,
        True,
    )
    assert row["created_at"] == row["spoken_at"]
    assert (row["metadata"], row["audio_url"]) == ({"a": [1]}, "u")


def test_a_batch_with_keys_is_safe_to_repeat(db):
    db.start()
    batch = [turn(str(n), message_key=f"k{n}") for n in range(3)]
    log(db, batch)

    again = log(db, [*batch, turn("new", message_key="new")])

    assert again == {
        "messages_saved": 1,
        "messages_duplicate": 3,
        "last_seq": 4,
        "messages_changed": 0,
    }
    assert contents(db) == ["0", "1", "2", "new"]


def test_a_key_twice_in_a_batch_is_one_turn(db):
    db.start()

    answer = log(db, [turn("a", message_key="k"), turn("b", message_key="k"), turn("c")])

    assert answer == {
        "messages_saved": 2, "messages_duplicate": 1, "last_seq": 2, "messages_changed": 1,
    }  # fmt: skip
    assert contents(db) == ["b", "c"]


def test_a_batch_with_seqs_is_safe_to_repeat(db):
    db.start()
    batch = [turn(str(n), seq=n) for n in (5, 6, 9)]
    log(db, batch)

    assert log(db, batch) == {
        "messages_saved": 0,
        "messages_duplicate": 3,
        "last_seq": 9,
        "messages_changed": 0,
    }


@pytest.mark.parametrize(
    "messages",
    [
        [turn("other", seq=1)],
        [turn("x", seq=2), turn("y", seq=2)],
        [turn("a", seq=1, message_key="k")],
    ],
    ids=["stored", "in the batch", "with a key"],
)
def test_a_seq_belongs_to_one_turn(db, messages):
    db.start()
    log(db, [turn("a", seq=1)])

    with db.refused("PT409"):
        log(db, messages)
    assert contents(db) == ["a"]


@pytest.mark.parametrize(
    ("bad", "sqlstate"),
    [
        pytest.param("hello", "22023", id="not an object"),
        pytest.param(None, "22023", id="null"),
        pytest.param([1], "22023", id="array"),
        pytest.param({}, "22023", id="empty object"),
        pytest.param(turn(role="narrator"), "22023", id="unknown role"),
        pytest.param({"role": "user"}, "22023", id="no content"),
        pytest.param(turn("  "), "22023", id="blank"),
        pytest.param(turn("x" * 65537), "PT413", id="too large"),
        pytest.param(turn(seq="abc"), "22023", id="seq is text"),
        pytest.param(turn(seq=0), "22023", id="seq is zero"),
        pytest.param(turn(seq=2**40), "22023", id="seq overflows"),
        pytest.param(turn(created_at="yesterday-ish"), "22023", id="no time"),
        pytest.param(turn(created_at="infinity"), "22023", id="infinity"),
        pytest.param(turn(spoken_at="1999-01-01"), "22023", id="long ago"),
        pytest.param(turn(interrupted="maybe"), "22023", id="no boolean"),
        pytest.param(turn(metadata=[1]), "22023", id="metadata is no object"),
        pytest.param(turn(metadata={"x": "y" * 17000}), "PT413", id="metadata too large"),
        pytest.param(turn(message_key=""), "22023", id="empty key"),
        pytest.param(turn(message_key="k" * 201), "22023", id="long key"),
    ],
)
def test_all_or_nothing_and_the_element_is_named(db, bad, sqlstate):
    db.start()

    with db.refused(sqlstate, "messages[1] was refused"):
        log(db, [turn("fine"), bad])
    assert contents(db) == []


@pytest.mark.parametrize("messages", [{}, "x", 5, None, True], ids=str)
def test_a_batch_is_an_array(db, messages):
    db.start()

    with db.refused("22023", "messages is not a JSON array"):
        log(db, messages)


def test_a_batch_has_a_size(db):
    db.start()

    with db.refused("PT413"):
        log(db, [turn()] * 1001)
    assert log(db, [turn()] * 1000)["messages_saved"] == 1000


def test_only_some_with_seq_is_refused(db):
    db.start()

    with db.refused("22023"):
        log(db, [turn(seq=1), turn()])


def test_an_ended_call_takes_no_batch_but_answers_a_repeat(db):
    db.start()
    known = turn(message_key="k")
    log(db, [known])
    db.call("end_session", session_id="call-1")
    db.age("call-1", "6 minutes")

    with db.refused("PT409"):
        log(db, [known, turn()])
    assert log(db, [known]) == {
        "messages_saved": 0,
        "messages_duplicate": 1,
        "last_seq": 1,
        "messages_changed": 0,
    }


def test_the_last_place_of_a_call(db):
    db.start()
    last = turn(seq=1_000_000)

    assert log(db, [last])["messages_saved"] == 1
    assert log(db, [last])["messages_duplicate"] == 1
    assert log(db, [turn(seq=7, message_key="k")])["messages_saved"] == 1
    with db.refused("PT429"):
        log(db, [turn()])
    assert log(db, [{**turn(), "message_key": "k"}])["messages_duplicate"] == 1
    answer = db.call("end_session", session_id="call-1", messages=Jsonb([last]))
    assert (answer["messages_saved"], answer["message_count"]) == (0, 2)


def test_a_repeat_takes_no_place_in_a_batch(db):
    db.start()
    log(db, [turn("a", seq=5, message_key="A")])

    first = log(db, [turn("a", seq=1, message_key="A"), turn("b", seq=1, message_key="B")])
    second = log(
        db,
        [
            turn("c", seq=10, message_key="C"),
            turn("c", seq=11, message_key="C"),
            turn("d", seq=11, message_key="D"),
        ],
    )

    assert (first["messages_saved"], first["messages_duplicate"]) == (1, 1)
    assert (second["messages_saved"], second["messages_duplicate"]) == (2, 1)


def test_the_same_key_and_seq_twice_is_one_turn(db):
    db.start()

    answer = log(db, [turn("a", seq=1, message_key="k"), turn("b", seq=1, message_key="k")])

    assert (answer["messages_saved"], answer["messages_duplicate"]) == (1, 1)


@pytest.mark.parametrize(
    ("caller", "sqlstate"), [(ANON, "42501"), (ACME, "42501"), (GLOBEX_AGENT, "PT404")]
)
def test_log_messages_refuses_who_may_not(db, caller, sqlstate):
    db.start()

    with db.refused(sqlstate):
        log(db, [turn()], caller)
