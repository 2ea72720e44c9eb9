"""Who claims a follow-up has it alone, for as long as the lease lasts."""

from __future__ import annotations

from datetime import timedelta

import psycopg
import pytest

from support import ACME, ACME_AGENT, ANON, NOBODY


@pytest.fixture
def due(db):
    """Three calls with a follow-up each, and one of another kind."""
    db.rows(
        "insert into follow_up_rules (client_id, name, kind, template, max_attempts) values"
        " ('acme', 'thanks', 'email', '{\"call\": \"{{session_id}}\"}', 2),"
        " ('globex', 'other', 'webhook', '{}', 2)"
    )
    for n in range(3):
        db.start(f"call-{n}")
        db.call("end_session", session_id=f"call-{n}")
    return db


def claim(db, **arguments):
    return db.call("claim_follow_ups", **{"kind": "email", **arguments})


def pass_time(db, interval="2 minutes"):
    db.shift("follow_ups", interval, "due_at")


def test_it_answers_what_is_to_be_done(due):
    (claimed,) = claim(due, batch=1)

    (call,) = due.rows("select id from user_sessions where session_id = 'call-0'")
    (row,) = due.rows("select * from follow_ups where state = 'claimed'")
    assert claimed == {
        "id": row["id"], "attempt": 1, "client_id": "acme", "session_id": call["id"],
        "rule": "thanks", "payload": {"call": "call-0"}, "due_at": row["due_at"],
    }  # fmt: skip


def test_what_is_claimed_is_nobody_elses_until_the_lease_runs_out(due):
    assert len(claim(due, batch=2)) == 2
    assert [c["payload"]["call"] for c in claim(due)] == ["call-2"]
    assert claim(due) == []
    pass_time(due)

    assert [c["attempt"] for c in claim(due)] == [2, 2, 2]


def test_a_lease_that_runs_out_too_often_kills(due):
    for _ in range(3):
        claimed = claim(due)
        pass_time(due)

    assert claimed == []
    assert {(r["state"], r["attempts"], r["last_error"]) for r in due.rows(
        "select * from follow_ups")} == {("dead", 2, "the lease ran out")}  # fmt: skip
    assert claim(due) == []


def test_only_what_is_due_of_the_kind_is_claimed(due):
    call = due.session("call-1")["id"]
    due.shift("follow_ups", "-1 hour", "due_at", where="session_id = %s", args=[call])

    assert claim(due, kind="webhook") == []
    assert [c["payload"]["call"] for c in claim(due)] == ["call-0", "call-2"]


def test_the_lease_is_as_long_as_asked_for(due):
    claim(due, lease=timedelta(hours=3))
    left = due.value("select min(due_at) - clock_timestamp() from follow_ups")

    assert timedelta(hours=2, minutes=59) < left <= timedelta(hours=3)


@pytest.mark.parametrize("caller", [ANON, NOBODY, ACME, ACME_AGENT])
def test_only_service_role_claims(due, caller):
    with due.refused("42501"):
        due.call("claim_follow_ups", caller, kind="email")


def test_a_claim_leaves_a_line(due):
    claimed = claim(due, batch=2)

    assert due.rows(
        "select object_id, client_id, actor_role, details from audit_log where action = 'claim'"
        " order by object_id"
    ) == [
        {"object_id": str(c["id"]), "client_id": "acme", "actor_role": "service_role",
         "details": {"attempt": 1}}
        for c in claimed
    ]  # fmt: skip


def test_the_index_finds_what_is_due(due):
    due.rows("set local enable_seqscan = off")
    plan = due.rows("explain select from follow_ups where kind = 'email' and state in ('pending',"
                    " 'claimed') and due_at <= now() order by due_at, id limit 10")  # fmt: skip

    assert "idx_follow_ups_kind_due_at" in str(plan)


def test_who_listens_hears_that_something_is_due_and_no_more(fresh_database):
    with (
        psycopg.connect(fresh_database, autocommit=True) as listener,
        psycopg.connect(fresh_database, autocommit=True) as db,
    ):
        listener.execute("listen pgcalls_follow_ups")
        db.execute("select start_session('none'), end_session('none')")
        db.execute("insert into follow_up_rules (name, kind) values ('r', 'email')")
        db.execute("select start_session('one')")
        db.execute("select end_session('one')")
        heard = list(listener.notifies(timeout=5, stop_after=1))
        db.execute("update follow_up_rules set delay = '1 hour' where true")
        db.execute("select start_session('two')")
        db.execute("select end_session('two')")
        heard += listener.notifies(timeout=0.2)

    assert [(n.channel, n.payload) for n in heard] == [("pgcalls_follow_ups", "")]
