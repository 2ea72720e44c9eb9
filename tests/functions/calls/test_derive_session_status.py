"""Status and end agree, whoever writes; an ended call is counted and transcribed."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from support import SERVICE


def insert(db, **columns):
    given = {"session_id": "s", **columns}
    marks = ", ".join(["%s"] * len(given))
    db.rows(f"insert into user_sessions ({', '.join(given)}) values ({marks})", *given.values())
    return db.session("s")


def test_a_new_call_is_active_and_has_a_start(db):
    row = insert(db)

    assert (row["status"], row["ended_at_utc"], row["message_count"]) == ("active", None, None)
    assert row["started_at_utc"] is not None


@pytest.mark.parametrize("status", ["completed", "failed", "abandoned"])
def test_a_status_alone_ends_a_call(db, status):
    insert(db)
    db.rows("update user_sessions set status = %s", status)

    row = db.session("s")
    assert row["ended_at_utc"] >= row["started_at_utc"]
    assert row["message_count"] == 0


def test_an_end_alone_completes_a_call(db):
    insert(db)
    db.rows("update user_sessions set ended_at_utc = now()")

    assert db.session("s")["status"] == "completed"


@pytest.mark.parametrize("change", ["ended_at_utc = null", "status = 'active'"])
def test_a_call_can_be_reopened(db, change):
    db.start("s")
    db.call("log_message", session_id="s", role="user", content="x")
    db.call("end_session", session_id="s")

    db.rows(f"update user_sessions set {change}")

    row = db.session("s")
    assert (row["status"], row["ended_at_utc"], row["duration_seconds"]) == ("active", None, None)
    assert (row["call_transcript"], row["message_count"]) == (None, None)
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


def test_a_call_left_open_ends_with_its_last_activity(db):
    db.start("s", started_at="2026-01-01T00:00:00Z")
    db.call(
        "log_message", session_id="s", role="user", content="x", created_at="2026-01-01T00:10:00Z"
    )

    db.call("end_session", session_id="s", ended_at="2026-11-01T00:00:00Z")

    row = db.session("s")
    assert (row["is_end_inferred"], row["duration_seconds"]) == (True, 600)


def test_a_call_left_open_without_activity_never_overflows(db):
    row = insert(db, started_at_utc="2001-01-01T00:00:00Z", ended_at_utc="2026-01-01T00:00:00Z")

    assert (row["is_end_inferred"], row["duration_seconds"]) == (True, 0)


def test_the_longest_call_that_fits(db):
    row = insert(db, started_at_utc="2026-01-01T00:00:00Z")
    end = row["started_at_utc"].astimezone(UTC) + timedelta(seconds=9999999.999)
    db.rows("update user_sessions set ended_at_utc = %s", end)

    row = db.session("s")
    assert (row["is_end_inferred"], float(row["duration_seconds"])) == (False, 9999999.999)


def test_a_transcript_of_the_caller_stays(db):
    db.start("s")
    db.call("log_message", session_id="s", role="user", content="x")
    db.rows("update user_sessions set call_transcript = 'mine', ended_at_utc = now()")
    db.become(SERVICE)
    db.rows(
        "insert into conversation_messages (client_id, session_id, role, content)"
        " select client_id, id, 'user', 'late' from user_sessions"
    )

    row = db.session("s")
    assert (row["call_transcript"], row["message_count"]) == ("mine", 2)


def test_an_end_before_the_start_is_refused(db):
    insert(db, started_at_utc="2026-01-02T00:00:00Z")

    db.connection.execute("savepoint s")
    with pytest.raises(Exception, match="user_sessions_ended_at_utc_check"):
        db.rows("update user_sessions set ended_at_utc = '2026-01-01T00:00:00Z'")
    db.connection.execute("rollback to s")


@pytest.mark.full
def test_the_transcript_of_any_call_fits(db):
    """16 MB of different words are more than a tsvector holds; the call still ends."""
    id_ = db.start("s")
    db.rows(
        """
        insert into conversation_messages (client_id, session_id, seq, role, content, is_late)
        select 'acme', %s, n, 'user', string_agg(md5(n || '-' || m), ' '), false
        from generate_series(1, 260) as n, generate_series(1, 1900) as m
        group by n
        """,
        id_,
    )

    db.call("end_session", session_id="s")

    assert db.value("select octet_length(call_transcript) from user_sessions") > 16_000_000


def test_the_worst_text_for_a_search_vector_fits(db):
    """Hyphenated pairs of four-byte letters: the whole and both its parts are indexed."""
    db.start("s")
    letters = [chr(0x10400 + n) for n in range(40)]
    pairs = iter(
        f"{a}{b}-{c}{d}" for a in letters for b in letters for c in letters for d in letters
    )
    for _ in range(8):
        words: list[str] = []
        while sum(map(len, words)) + len(words) < 14_000:
            words.append(next(pairs))
        db.call("log_message", session_id="s", role="user", content=" ".join(words))

    assert db.call("end_session", session_id="s")["message_count"] == 8
