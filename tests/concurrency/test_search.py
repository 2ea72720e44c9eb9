"""What is indexed beside the calls is what their turns say, whoever writes them meanwhile."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

pytestmark = pytest.mark.full

#: As if the mark had been moved now, and a second ago.
AGE = """
begin;
set local session_replication_role = replica;
update pgcalls.text_marks set marked_at = clock_timestamp() + interval '1 second';
commit;
"""
INDEX = "select pgcalls.index_recent('default')"
INDEXED = "select count(*) from pgcalls.message_texts"


@pytest.fixture
def connect(fresh_database, server):
    """Open connections to a database with one call, of which one turn is stored."""
    opened = []
    url = psycopg.conninfo.make_conninfo(fresh_database, user=server.user)

    def one():
        opened.append(psycopg.connect(url, autocommit=True))
        return opened[-1]

    with one() as db:
        db.execute("select start_session('s')")
        db.execute("select log_message('s', 'user', 'A pelican', message_key => 'k')")
    yield one
    for connection in opened:
        connection.close()


def found(db, word):
    return len(db.execute("select * from search_messages(%s)", [word]).fetchall())


def value(db, query):
    return db.execute(query).fetchone()[0]


def grow(db):
    db.execute("select log_message('s', 'user', 'A pelican or a heron', message_key => 'k')")


def test_the_mark_waits_for_who_began_before_it(connect):
    db, slow = connect(), connect()
    db.execute("select start_session('slow')")
    time.sleep(1.1)
    db.execute(INDEX)
    with slow.transaction():
        slow.execute("select log_message('slow', 'user', 'An albatross')")
        for _ in range(3):
            time.sleep(1.1)
            db.execute("select log_message('s', 'user', 'A pelican again')")
            db.execute(INDEX)

        assert found(db, "albatross") == 0
        assert found(db, "pelican") == 4

    assert found(db, "albatross") == 1
    for _ in range(3):
        time.sleep(1.1)
        db.execute(INDEX)
    assert value(db, INDEXED) == 5
    assert found(db, "albatross") == 1


def test_a_turn_that_grows_while_it_is_indexed(connect):
    db, other = connect(), connect()
    db.execute(AGE)
    with ThreadPoolExecutor() as pool:
        with db.transaction():
            db.execute(INDEX)
            assert value(db, INDEXED) == 1
            growing = pool.submit(grow, other)
            # Whether it waits for us or comes later, it is the last word.
            time.sleep(0.1)
        growing.result()

    assert value(db, INDEXED) == 1
    assert (found(db, "pelican"), found(db, "heron")) == (1, 1)


def test_a_turn_that_grew_is_passed_over_until_it_is_there(connect):
    db, other = connect(), connect()
    db.execute(AGE)
    with other.transaction():
        grow(other)
        db.execute(INDEX)
        assert value(db, INDEXED) == 0

    assert (found(db, "pelican"), found(db, "heron")) == (1, 1)
    db.execute(AGE)
    db.execute(INDEX)
    assert value(db, INDEXED) == 1
    assert (found(db, "pelican"), found(db, "heron")) == (1, 1)


@pytest.mark.parametrize("is_kept", [True, False], ids=["kept", "rolled back"])
def test_the_end_of_a_call_does_not_wait_for_who_indexes_it(connect, is_kept):
    db, other = connect(), connect()
    other.execute("set lock_timeout = '5s'")
    db.execute(AGE)
    with db.transaction(force_rollback=not is_kept):
        db.execute(INDEX)
        other.execute("select end_session('s')")
        assert found(other, "pelican") == 1

    assert value(db, INDEXED) == is_kept
    assert found(db, "pelican") == 1
    other.execute("select anonymize_session('s')")
    assert (value(db, INDEXED), found(db, "pelican")) == (0, 0)


def test_the_mark_waits_for_who_began_before_it_though_one_transaction_ends_many_calls(connect):
    db, slow = connect(), connect()
    for call in ("slow", "a", "b"):
        db.execute("select start_session(%s)", [call])
    time.sleep(1.1)
    db.execute(INDEX)
    with slow.transaction():
        slow.execute("select log_message('slow', 'user', 'An albatross')")
        time.sleep(1.1)
        with db.transaction():
            for call in ("a", "b"):
                db.execute("select end_session(%s)", [call])
                time.sleep(1.1)

    assert found(db, "albatross") == 1


@pytest.mark.parametrize("words", ["", "A stork"])
@pytest.mark.parametrize("isolation", ["repeatable read", "serializable"])
def test_no_words_stay_of_what_is_gone_for_whom_they_came_too_late(connect, isolation, words):
    db, other = connect(), connect()
    change = "update public.conversation_messages set content = %s"
    db.execute(AGE)
    with (
        pytest.raises(psycopg.errors.SerializationFailure),
        other.transaction(),
    ):
        other.execute(f"set transaction isolation level {isolation}")
        value(other, INDEXED)
        db.execute(INDEX)
        other.execute(change, [words])
    assert (value(db, INDEXED), found(db, "pelican")) == (1, 1)

    # Where none came, it changes and erases as ever.
    with other.transaction():
        other.execute(f"set transaction isolation level {isolation}")
        other.execute(change, [words])
    assert (value(db, INDEXED), found(db, "pelican")) == (bool(words), 0)
    assert found(db, "stork") == bool(words)


@pytest.mark.parametrize("words", ["", "A stork"])
@pytest.mark.parametrize("isolation", ["repeatable read", "serializable"])
def test_a_turn_that_is_not_indexed_changes_in_any_isolation(connect, isolation, words):
    db = connect()
    with db.transaction():
        db.execute(f"set transaction isolation level {isolation}")
        db.execute("update public.conversation_messages set content = %s", [words])

    assert (value(db, INDEXED), found(db, "pelican")) == (0, 0)
    assert found(db, "stork") == bool(words)


@pytest.mark.parametrize("moved_by", ["3", "18446744073709551615"])
def test_a_mark_that_another_server_moved_moves_on(connect, moved_by):
    db = connect()
    with db.transaction():
        db.execute("set local session_replication_role = replica")
        db.execute(
            "update pgcalls.text_marks set marked_by = %s::xid8,"
            " marked_at = clock_timestamp() + interval '1 second'",
            [moved_by],
        )
    assert (value(db, INDEXED), found(db, "pelican")) == (0, 1)
    db.execute(INDEX)
    assert (value(db, INDEXED), found(db, "pelican")) == (1, 1)


def test_an_end_indexes_no_more_than_somebody_waits_for(connect):
    db = connect()
    for _ in range(40):
        db.execute("select log_message('s', 'user', 'A puffin ' || repeat('x ', 30000))")
    left = 41
    while left:
        db.execute(AGE)
        db.execute("select end_session(id::text) from start_session()")
        was, left = left, 41 - value(db, INDEXED)
        assert was - 20 < left < was
        assert found(db, "pelican") == 1
    assert value(db, "select count(*) from search_messages('puffin', page_size => 100)") == 40
