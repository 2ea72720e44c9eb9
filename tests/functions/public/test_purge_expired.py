"""Retention: content goes first, the bare call later, usage never."""

from __future__ import annotations

import threading

import psycopg
import pytest

from support import at_its_first_call


@pytest.fixture
def old(db):
    """Ten calls of acme, ended 1 to 10 days ago."""
    db.rows(
        "insert into rate_plans (id, name, price_per_minute)"
        " values ('11111111-0000-4000-8000-000000000000', 'p', 1)"
    )
    db.rows(
        "update client_subscriptions set rate_plan_id = '11111111-0000-4000-8000-000000000000'"
        " where client_id = 'acme'"
    )
    db.rows(
        """
        insert into user_sessions
          (client_id, session_id, user_name, started_at_utc, ended_at_utc)
        select 'acme', 'old-' || n, 'Ada', at, at + interval '1 minute'
        from generate_series(1, 10) as n, lateral (select now() - n * interval '25 hours') as x (at)
        """
    )
    db.rows(
        "insert into conversation_messages (client_id, session_id, role, content)"
        " select client_id, id, 'user', 'I am Ada' from user_sessions"
    )
    return db


def keep(db, days, record_days):
    db.rows(
        "update client_subscriptions set retention_days = %s, record_retention_days = %s"
        " where client_id = 'acme'",
        days, record_days,
    )  # fmt: skip


def usage(db):
    return db.row(
        "select call_count, duration_seconds, cost_total from client_monthly_usage"
        " where client_id = 'acme' order by month desc limit 1"
    )


def left(db):
    return {
        **db.row("select count(*) as calls, count(user_name) as named from user_sessions"),
        **db.row("select count(*) as turns from conversation_messages where content <> ''"),
    }


def test_without_retention_everything_stays(old):
    assert old.call("purge_expired") == {
        "calls_closed": 0, "calls_anonymized": 0, "calls_reduced": 0, "contacts_deleted": 0,
        "failed": [], "has_more": False,
    }  # fmt: skip


def test_content_goes_first(old):
    keep(old, 5, None)
    answer = old.call("purge_expired")

    assert (answer["calls_anonymized"], answer["calls_reduced"]) == (6, 0)
    assert left(old) == {"calls": 10, "named": 4, "turns": 4}


def test_the_record_goes_later_and_usage_never(old):
    before = old.rows("select client_id, month, call_count, cost_total from client_monthly_usage")
    keep(old, 5, 8)
    answer = old.call("purge_expired")

    assert (answer["calls_anonymized"], answer["calls_reduced"]) == (6, 3)
    assert left(old)["calls"] == 10
    assert old.value("select count(*) from conversation_messages") == 7
    after = old.rows("select client_id, month, call_count, cost_total from client_monthly_usage")
    assert after == before
    assert old.rows("select * from pgcalls.reconcile_usage()") == []


def test_a_step_is_bounded_and_says_there_is_more(old):
    keep(old, 1, 2)
    steps = []
    while True:
        steps.append(old.call("purge_expired", batch=4))
        assert sum(v for v in steps[-1].values() if type(v) is int) <= 4
        if not steps[-1]["has_more"]:
            break

    assert sum(s["calls_anonymized"] for s in steps) == 10
    assert left(old) == {"calls": 10, "named": 0, "turns": 0}


def test_a_call_that_never_ended_is_closed_with_its_last_turn(db):
    db.rows(
        "insert into user_sessions (client_id, session_id, started_at_utc)"
        " values ('acme', 'open', now() - interval '9 days')"
    )
    db.rows(
        "insert into conversation_messages (client_id, session_id, role, content, created_at)"
        " select client_id, id, 'user', 'x', started_at_utc + interval '2 minutes' from user_sessions"
    )
    keep(db, 3, None)
    answer = db.call("purge_expired")

    assert (answer["calls_closed"], answer["calls_anonymized"]) == (1, 1)
    row = db.row("select status, duration_seconds from user_sessions")
    assert row == {"status": "abandoned", "duration_seconds": 120}


def test_what_is_held_stays(old):
    keep(old, 1, 1)
    old.rows("update user_sessions set is_on_hold = true where session_id = 'old-10'")
    old.call("purge_expired")
    kept = old.rows("select session_id from user_sessions where anonymized_at is null")
    assert [row["session_id"] for row in kept] == ["old-10"]

    old.rows("update client_subscriptions set is_on_hold = true where client_id = 'acme'")
    old.rows("update user_sessions set is_on_hold = false where true")
    assert old.call("purge_expired")["calls_anonymized"] == 0


def test_old_contacts_go_with_the_record(old):
    old.rows("insert into contacts (client_id, phone) values ('acme', '+64211111111')")
    old.rows("set local session_replication_role = replica")
    old.rows(
        "insert into contacts (client_id, phone, updated_at)"
        " values ('acme', '+64212222222', now() - interval '9 days')"
    )
    old.rows("set local session_replication_role = origin")
    keep(old, 1, 8)

    assert old.call("purge_expired")["contacts_deleted"] == 1
    assert old.value("select phone from contacts") == "+64211111111"


@pytest.mark.parametrize(
    ("days", "record_days"), [(0, None), (5, 4), (-1, 3), (40000, None), (None, 5)]
)
def test_bad_retention_is_refused(db, days, record_days):
    with pytest.raises(psycopg.errors.CheckViolation):
        db.rows(
            "update client_subscriptions set retention_days = %s, record_retention_days = %s"
            " where client_id = 'default'",
            days, record_days,
        )  # fmt: skip


def test_it_never_waits_for_a_writer(fresh_database):
    with (
        psycopg.connect(fresh_database) as writer,
        psycopg.connect(fresh_database, autocommit=True) as purger,
    ):
        purger.execute("update client_subscriptions set retention_days = 1 where true")
        purger.execute(
            "insert into user_sessions (session_id, started_at_utc, ended_at_utc)"
            " select 'old-' || n, now() - interval '3 days', now() - interval '3 days'"
            " from generate_series(1, 5) as n"
        )
        writer.execute("select from user_sessions where session_id = 'old-1' for update")
        purger.execute("set lock_timeout = '2s'")
        (first,) = purger.execute("select (purge_expired()).calls_anonymized").fetchone()
        writer.rollback()
        (second,) = purger.execute("select (purge_expired()).calls_anonymized").fetchone()

    assert (first, second) == (4, 1)


def test_two_purges_at_once_do_not_wait_and_do_the_work_once(fresh_database):
    with psycopg.connect(fresh_database, autocommit=True) as setup:
        setup.execute("update client_subscriptions set retention_days = 1 where true")
        setup.execute(
            "insert into user_sessions (session_id, started_at_utc, ended_at_utc)"
            " select 'old-' || n, now() - interval '3 days', now() - interval '3 days'"
            " from generate_series(1, 200) as n"
        )
    done: list[int] = []

    def purge():
        with psycopg.connect(fresh_database, autocommit=True) as connection:
            has_more = True
            while has_more:
                anonymized, has_more, failed = connection.execute(
                    "select calls_anonymized, has_more, failed from purge_expired(20)"
                ).fetchone()
                assert failed == []
                done.append(anonymized)

    threads = [threading.Thread(target=purge) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with psycopg.connect(fresh_database, autocommit=True) as setup:
        (erased,) = setup.execute(
            "select count(*) from user_sessions where anonymized_at is not null"
        ).fetchone()
        (lines,) = setup.execute(
            "select count(*) from audit_log where action = 'anonymize'"
        ).fetchone()
    assert sum(done) == erased == lines == 200


def test_two_purges_at_once_try_again_once_what_failed(fresh_database):
    purge = "select calls_anonymized, failed from purge_expired()"
    with psycopg.connect(fresh_database, autocommit=True) as db:
        db.execute(
            "insert into user_sessions (session_id, started_at_utc, ended_at_utc)"
            " select 'old-' || n, now() - interval '3 days', now() - interval '3 days'"
            " from generate_series(1, 5) as n"
        )
        db.execute("select pgcalls.note_failed_erasure(client_id, id, 'XX000') from user_sessions")
        db.execute("alter function pgcalls.purge_expired set lock_timeout = '10s'")
        with at_its_first_call(fresh_database, purge) as first:
            second = db.execute(purge).fetchone()

    (erased, failed), (erased_too, failed_too) = first.result(), second
    assert (erased + erased_too, failed, failed_too) == (5, [], [])


def test_pg_cron_is_asked_where_it_is(db):
    with db.refused("22023", "there is no pg_cron in this database"):
        db.rows("select pgcalls.schedule_purge()")
    db.rows("create schema cron")
    db.rows(
        "create function cron.schedule(text, text, text) returns bigint language sql"
        " as 'select 7::bigint where $3 = ''select public.purge_expired(1000)'''"
    )
    assert db.value("select pgcalls.schedule_purge()") == 7
