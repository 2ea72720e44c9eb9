"""Each call stands alone, a step is bounded, and there is always progress."""

from __future__ import annotations

import itertools
import json

import psycopg
import pytest
from psycopg.rows import dict_row

from support import SERVICE, times

NUMBER = "+64215550123"

BAD = """
create function public.spoil() returns trigger language plpgsql as $$
begin
  raise exception 'secret of %', old.id using errcode = 'XX123';
end;
$$;
create trigger zz_spoil before update on public.{0}
for each row when (old.{1} like 'bad%') execute function public.spoil();
"""


@pytest.fixture
def old(db):
    """Ten calls of one caller, ended 10 to 1 days ago; the two oldest cannot be written."""
    db.rows(
        """
        insert into user_sessions
          (client_id, session_id, user_name, customer_number, started_at_utc, ended_at_utc)
        select 'acme', 'old-' || n, case when n > 8 then 'bad ' || n else 'Ada' end, %s, at, at
        from generate_series(1, 10) as n, lateral (select now() - n * interval '25 hours') as x (at)
        """,
        NUMBER,
    )
    db.rows(
        "insert into conversation_messages (client_id, session_id, role, content)"
        " select client_id, id, 'user', 'I am Ada' from user_sessions"
    )
    db.rows("update client_subscriptions set retention_days = 1 where client_id = 'acme'")
    db.rows(BAD.format("user_sessions", "user_name"))
    db.bad = {
        str(r["id"]) for r in db.rows("select id from user_sessions where user_name like 'bad%'")
    }
    return db


def erased(db):
    return db.value("select count(*) from user_sessions where anonymized_at is not null")


def failures(db):
    return [{"id": i, "sqlstate": "XX123"} for i in sorted(db.bad)]


@pytest.mark.parametrize("batch", [1, 2, 3, 500])
def test_a_bad_row_keeps_nothing_from_being_purged(old, batch):
    steps, seen = 0, []
    while True:
        answer = old.call("purge_expired", batch=batch)
        seen += answer["failed"]
        steps += 1
        assert steps <= 40
        if not answer["has_more"]:
            break

    assert erased(old) == 8
    assert {f["id"] for f in seen} == old.bad
    assert {f["sqlstate"] for f in seen} == {"XX123"}
    assert "secret" not in json.dumps(seen)
    # It is told again, and done as soon as it can be.
    assert old.call("purge_expired", batch=batch)["has_more"] is False
    old.rows("drop trigger zz_spoil on user_sessions")
    for _ in range(3):
        old.call("purge_expired", batch=batch)
    assert (erased(old), old.call("purge_expired")["failed"]) == (10, [])


def test_a_bad_row_keeps_nothing_from_being_forgotten(old):
    answer = old.call("forget_caller", phone=NUMBER)

    assert (answer["calls"], answer["has_more"], erased(old)) == (8, False, 8)
    assert sorted(answer["failed"], key=lambda f: f["id"]) == failures(old)
    old.rows("drop trigger zz_spoil on user_sessions")
    assert old.call("forget_caller", phone=NUMBER)["calls"] == 2


def test_what_could_not_be_forgotten_is_purged(old):
    old.rows("update client_subscriptions set retention_days = null where true")
    old.call("forget_caller", phone=NUMBER)
    old.rows("drop trigger zz_spoil on user_sessions")

    assert old.call("purge_expired")["calls_anonymized"] == 2
    assert erased(old) == 10


def test_a_bad_row_keeps_nothing_from_being_forgotten_again(old):
    old.rows(
        "insert into erasures (client_id, phone_digest)"
        " values ('', pgcalls.erasure_digest('phone', %s))",
        NUMBER,
    )
    answer = old.call("reapply_erasures")

    assert (answer["calls"], answer["has_more"]) == (8, False)
    assert sorted(answer["failed"], key=lambda f: f["id"]) == failures(old)


def test_a_mention_that_cannot_be_erased_keeps_no_other(db):
    db.start("mine", customer_number=NUMBER)
    db.call("end_session", session_id="mine")
    for n in range(4):
        db.start(f"other-{n}", source="house")
        db.call("log_message", session_id=f"other-{n}", role="agent", content=f"bad {NUMBER}"
                if n == 1 else f"good {NUMBER}")  # fmt: skip
    db.rows(BAD.format("conversation_messages", "content"))

    answer = db.call("forget_caller", phone=NUMBER)

    assert (answer["calls"], answer["mentions"]) == (1, 3)
    assert [f["sqlstate"] for f in answer["failed"]] == ["XX123"]
    assert db.value("select count(*) from conversation_messages where content like '%5550123'") == 1


#: A row of acme that every job comes to, and the statement at which it is spoilt.
SPOILT = {
    "contacts": "delete",
    "webhook_events": "update or delete",
    "follow_ups": "update or delete",
    "user_sessions": "update or delete",
    "conversation_messages": "update or delete",
    "client_subscriptions": "update",
    "call_breakdowns": "update or delete",
}
JOBS = {
    "forget_caller": {"phone": NUMBER},
    "reapply_erasures": {},
    "purge_expired": {},
    "replay_webhooks": {"since": "2020-01-01T00:00:00Z", "dry_run": False},
    "claim_follow_ups": {"kind": "email"},
    "close_stale_sessions": {},
    "analyse_pending": {},
    "close_month": {"month": "2026-01-01"},
    "rerate": {"from": "2026-01-01T00:00:00Z", "to": "2100-01-01T00:00:00Z", "dry_run": False},
}


def done(db):
    """What the jobs leave of globex, whatever there is of acme."""
    facts = """
      select jsonb_agg(f order by f::text) from (
        select 1 as n, status as what, anonymized_at is null as has, is_analysis_pending as still
        from user_sessions where client_id = 'globex'
        union all
        select 2, name, true, false from contacts where client_id = 'globex'
        union all
        select 3, verdict, body is null, false from webhook_events where client_id = 'globex'
        union all
        select 4, state, payload is null, false from follow_ups where client_id = 'globex'
        union all
        select 5, month::text, true, false from statements where client_id = 'globex'
      ) as f
    """
    return db.value(facts)


def everywhere(db):
    """In acme and in globex the same: ended, live, pending calls, a contact, events, follow-ups."""
    db.rows("insert into follow_up_rules (client_id, name, kind) select client_id, 'r', 'email'"
            " from client_subscriptions where client_id in ('acme', 'globex')")  # fmt: skip
    db.rows("update client_subscriptions set retention_days = 2, record_retention_days = 3"
            " where client_id in ('acme', 'globex')")  # fmt: skip
    for client in ("acme", "globex"):
        for name in ("old", "pending", "new"):
            call = db.call("start_session", session_id=f"{client}-{name}", client_id=client,
                         customer_number=NUMBER)  # fmt: skip
            db.call(
                "log_message", session_id=str(call["id"]), role="user", content=f"I am at {NUMBER}"
            )
            if name == "pending":
                db.rows("update client_subscriptions set is_analysed_later = true where true")
            db.call("end_session", session_id=str(call["id"]))
        db.rows("update client_subscriptions set is_analysed_later = false where true")
        db.call("start_session", session_id=f"{client}-live", client_id=client)
        db.call("log_message", session_id=f"{client}-live", role="user", content=NUMBER)
        db.age(f"{client}-old", "5 days")
        db.age(f"{client}-live", "1 day")
        db.call("save_user", name="Ada", phone=NUMBER, client_id=client)
        db.rows(
            "insert into webhook_events (client_id, provider, assistant_id, body, body_digest, received_at)"
            " values (%s, 'vapi', '00000000-0000-0000-0000-000000000000', %s, repeat('a', 64),"
            " now() - interval '5 days')",
            client, json.dumps({"message": {"type": "hang", "call": {"id": "x"}}}),
        )  # fmt: skip


@pytest.mark.parametrize("table", SPOILT)
@pytest.mark.parametrize("job", JOBS)
def test_no_row_of_a_client_keeps_a_job_from_others(db, job, table):
    everywhere(db)
    if job == "reapply_erasures":
        db.rows("insert into erasures (client_id, phone_digest)"
                " values ('', pgcalls.erasure_digest('phone', %s))", NUMBER)  # fmt: skip
    with db.connection.transaction(force_rollback=True):
        db.call(job, **JOBS[job])
        expected = done(db)

    db.rows(
        "create function public.spoil() returns trigger language plpgsql as $$"
        " begin raise exception 'secret' using errcode = 'XX123'; end $$;"
        f" create trigger zz_spoil before {SPOILT[table]} on public.{table} for each row"
        " when (old.client_id = 'acme') execute function public.spoil()"
    )
    db.call(job, **JOBS[job])

    assert done(db) == expected


def test_a_client_that_fails_as_a_whole_keeps_nothing_from_others(db):
    everywhere(db)
    db.call("analyse_pending")
    db.rows(
        "create function public.spoil() returns trigger language plpgsql as $$"
        " begin raise exception 'secret' using errcode = 'XX123'; end $$;"
        " create trigger zz_spoil before update or delete on pgcalls.erasures_in_progress"
        " for each row when (old.client_id = 'acme') execute function public.spoil()"
    )

    first, again = (db.call("forget_caller", phone=NUMBER) for _ in range(2))
    purged = db.call("purge_expired")

    for answer, calls in ((first, 3), (again, 0)):
        assert (answer["calls"], answer["has_more"]) == (calls, False)
        assert answer["failed"] == [{"id": "acme", "sqlstate": "XX123"}]
    assert (purged["calls_anonymized"], purged["has_more"]) == (1, False)
    assert purged["failed"] == [{"id": "acme", "sqlstate": "XX123"}]
    db.rows("drop trigger zz_spoil on pgcalls.erasures_in_progress")
    db.rows("update pgcalls.erasures_in_progress set before = now()")
    db.rows(
        "create trigger zz_spoil before update or delete on pgcalls.erasures_in_progress"
        " for each row when (old.client_id = 'acme') execute function public.spoil()"
    )
    again = db.call("reapply_erasures")
    assert (again["has_more"], again["failed"]) == (False, [{"id": "acme", "sqlstate": "XX123"}])


def test_those_that_cannot_be_analysed_keep_nobody_from_being_forgotten(db):
    db.rows("update client_subscriptions set is_analysed_later = true where client_id = 'acme'")
    for n in range(101):
        db.start(f"call-{n}", room_name="good" if n == 0 else "bad",
                 customer_number=NUMBER if n == 0 else None)  # fmt: skip
        db.call("end_session", session_id=f"call-{n}")
    db.rows(BAD.format("user_sessions", "room_name"))

    steps = [db.call("forget_caller", phone=NUMBER) for _ in range(2)]

    assert [s["calls"] for s in steps] == [0, 1]


@pytest.mark.parametrize(
    "bad",
    [
        {"id": "x"}, {"erased_at": "Ada"}, {"erased_at": "1000-01-01T00:00:00Z"}, {"client_id": None},
        {"phone_digest": "x" * 200}, {"phone_digest": None}, None, 7, "x", [],
    ],
)  # fmt: skip
def test_an_erasure_that_cannot_be_read_keeps_no_other(old, bad):
    digest = old.value("select pgcalls.erasure_digest('phone', %s)", NUMBER)
    good = {"id": "0198c9f0-0000-7000-8000-000000000001", "client_id": "", "phone_digest": digest,
            "erased_at": old.value("select now()").isoformat()}  # fmt: skip
    other = (
        {**good, "id": "0198c9f0-0000-7000-8000-000000000002", **bad}
        if isinstance(bad, dict)
        else bad
    )

    answer = old.call("reapply_erasures", erasures=json.dumps([other, good]))

    assert (answer["erasures"], answer["calls"]) == (1, 8)
    assert "22023" in [f["sqlstate"] for f in answer["failed"]]


def test_a_full_text_takes_no_placeholder(db):
    full = f"{'x' * (65536 - 8)} Ann Lee"
    db.start("mine", customer_number=NUMBER)
    db.call("end_session", session_id="mine", user_name="Ann Lee")
    db.start("other", source="house")
    db.call("log_message", session_id="other", role="agent", content=full)

    answer = db.call("forget_caller", phone=NUMBER)

    assert (answer["mentions"], answer["failed"]) == (1, [])
    assert "Ann" not in db.value("select content from conversation_messages")


def test_an_open_call_is_wiped_without_being_read(db):
    db.start(customer_number=NUMBER)
    db.call("log_message", session_id="call-1", role="user", content="I am Ada Byron, great!")
    db.age("call-1", "9 days")
    db.rows("update client_subscriptions set retention_days = 3 where client_id = 'acme'")
    db.rows("set local track_functions = 'pl'")

    answer = db.call("purge_expired")

    assert (answer["calls_closed"], answer["calls_anonymized"]) == (1, 1)
    ran = {
        r["funcname"]
        for r in db.rows("select funcname from pg_stat_xact_user_functions where calls > 0")
    }
    assert (
        ran & {"build_transcript", "extract_keywords", "call_sentiment", "extract_contact"} == set()
    )
    row = db.row("select * from user_sessions")
    assert (row["status"], row["is_end_inferred"], row["message_count"]) == ("abandoned", True, 1)
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


TURNS = times(full=12_000, fast=6_000)


@pytest.fixture
def long_call(fresh_database):
    """A call of many turns and ten ordinary ones, all expired, one of them open."""
    with psycopg.connect(fresh_database, autocommit=True, row_factory=dict_row) as db:
        db.execute(
            "insert into user_sessions (session_id, customer_number, started_at_utc, ended_at_utc)"
            " select 'c' || n, '+64215550123', at, case when n < 10 then at end"
            " from generate_series(0, 10) as n,"
            " lateral (select now() - (10 - n) * interval '1 day' - interval '9 days') as x (at)"
        )
        db.execute(
            "insert into conversation_messages"
            " (client_id, session_id, seq, role, content, is_late, created_at)"
            " select s.client_id, s.id, n, 'user', 'I am Ada', false, s.started_at_utc"
            " from user_sessions as s, generate_series(1, %s) as n"
            " where n <= 3 or s.session_id = 'c0'",
            [TURNS],
        )
        db.execute("update client_subscriptions set retention_days = 1, record_retention_days = 2")
        yield db


def content_left(db):
    return db.execute(
        "select count(*) as n from conversation_messages where content <> ''"
    ).fetchone()["n"]


def test_a_long_call_is_purged_in_steps(long_call):
    # What is over after each two thousand turns, so that each is a step.
    long_call.execute("set statement_timeout = '30s'")
    long_call.execute(
        "create or replace function pgcalls.step_deadline() returns timestamptz"
        " language sql as $$ select clock_timestamp() $$"
    )
    lefts, steps = [TURNS + 30], []
    while not steps or steps[-1]["has_more"]:
        steps.append(long_call.execute("select * from purge_expired()").fetchone())
        lefts.append(content_left(long_call))
        assert len(steps) < 60

    assert max(before - after for before, after in itertools.pairwise(lefts)) <= 2000
    assert lefts[-1] == 0
    assert len(steps) > 2 * TURNS // 2000
    assert sum(s["calls_anonymized"] for s in steps) == sum(s["calls_reduced"] for s in steps) == 11
    assert long_call.execute("select count(*) as n from conversation_messages").fetchone()["n"] == 0
    assert long_call.execute("select * from pgcalls.unfinished_erasures").fetchall() == []


@pytest.mark.full
def test_a_long_call_takes_nothing_while_it_is_wiped(long_call):
    long_call.execute(
        "create or replace function pgcalls.step_deadline() returns timestamptz"
        " language sql as $$ select clock_timestamp() $$"
    )
    answer = long_call.execute("select * from anonymize_session('c0')").fetchone()
    assert (answer["messages"], answer["has_more"]) == (2000, True)
    with pytest.raises(psycopg.Error) as refused:
        long_call.execute("select log_message('c0', 'user', 'more')")
    assert refused.value.sqlstate == "PT409"

    long_call.execute("update user_sessions set is_on_hold = true where anonymized_at is not null")
    assert content_left(long_call) == TURNS - 2000 + 30
    long_call.execute(
        "update client_subscriptions set retention_days = null, record_retention_days = null"
    )
    assert not long_call.execute("select * from purge_expired()").fetchone()["has_more"]
    assert content_left(long_call) == TURNS - 2000 + 30
    long_call.execute("update user_sessions set is_on_hold = false where true")
    while long_call.execute("select * from purge_expired()").fetchone()["has_more"]:
        pass
    assert content_left(long_call) == 30


@pytest.mark.full
@pytest.mark.parametrize("goes_on", ["forget_caller", "purge_expired"])
def test_a_caller_is_forgotten_in_steps(fresh_database, goes_on):
    with psycopg.connect(fresh_database, autocommit=True, row_factory=dict_row) as db:
        db.execute(
            "insert into user_sessions"
            " (session_id, customer_number, user_name, started_at_utc, ended_at_utc)"
            " select 'c' || n, case when n % 2 = 0 then '+64215550123' else '+64219999999' end,"
            "  case when n % 2 = 0 then 'Layla Haddad' end, now(), now()"
            " from generate_series(1, 20) as n"
        )
        db.execute(
            "insert into conversation_messages"
            " (client_id, session_id, seq, role, content, is_late)"
            " select s.client_id, s.id, n, 'agent',"
            "  case when n % 400 = 0 then 'ask Layla Haddad, +64 21 555 0123' else 'well' end, false"
            " from user_sessions as s, generate_series(1, 1200) as n"
            " where s.customer_number = '+64219999999'"
        )
        db.execute("select save_user('Layla Haddad', '+64215550123')")
        db.execute(
            "create or replace function pgcalls.step_deadline() returns timestamptz"
            " language sql as $$ select clock_timestamp() $$"
        )
        answer = db.execute("select f.* from forget_caller('+64215550123') as f").fetchone()
        assert answer["has_more"]
        first = answer["id"]
        for _ in range(100):
            if goes_on == "forget_caller":
                answer = db.execute("select f.* from forget_caller('+64215550123') as f").fetchone()
                assert answer["id"] == first
            else:
                answer = db.execute("select * from purge_expired()").fetchone()
            if not answer["has_more"]:
                break

        assert not answer["has_more"]
        left = json.dumps(
            [
                db.execute(f"select * from {table}".encode()).fetchall()
                for table in ("user_sessions", "conversation_messages", "contacts",
                              "pgcalls.session_texts", "pgcalls.message_texts",
                              "pgcalls.erasures_in_progress")
            ],
            default=str,
        ).lower()  # fmt: skip
        assert "layla" not in left
        assert "5550123" not in left
        assert "555 0123" not in left
        record = db.execute("select * from erasures").fetchone()
        assert (record["calls"], record["mentions"], record["contacts"]) == (10, 30, 1)


def test_two_who_forget_the_same_do_it_once(db):
    db.start("mine", customer_number=NUMBER)
    db.call("end_session", session_id="mine")
    first = db.call("forget_caller", SERVICE, phone=NUMBER)
    again = db.call("forget_caller", SERVICE, phone=NUMBER)
    assert first["id"] != again["id"]
    assert db.rows("select * from pgcalls.erasures_in_progress") == []


@pytest.mark.full
def test_erasures_are_applied_again_in_steps(fresh_database, server):
    with psycopg.connect(fresh_database, autocommit=True, row_factory=dict_row) as db:
        # As restored: past the triggers, which would count each of five thousand calls in one row.
        with psycopg.connect(fresh_database, user=server.user) as restored:
            restored.execute("set session_replication_role = replica")
            restored.execute(
                "insert into user_sessions"
                " (session_id, status, customer_number, started_at_utc, ended_at_utc)"
                " select 'c' || n, 'completed', case when n %% 1000 = 7 then %s else '+64219999999' end,"
                "  now(), now()"
                " from generate_series(1, 5000) as n",
                [NUMBER],
            )
        db.execute(
            "create or replace function pgcalls.step_deadline() returns timestamptz"
            " language sql as $$ select clock_timestamp() $$"
        )
        kept = json.dumps([{
            "id": "99999999-0000-4000-8000-000000000000", "client_id": "",
            "erased_at": "2100-01-01T00:00:00Z",
            "phone_digest": db.execute(
                "select pgcalls.erasure_digest('phone', %s) as d", [NUMBER]
            ).fetchone()["d"],
        }])  # fmt: skip
        steps = []
        while not steps or steps[-1]["has_more"]:
            steps.append(db.execute("select * from reapply_erasures(%s)", [kept]).fetchone())
            assert len(steps) < 60

        assert len(steps) > 3
        assert sum(s["calls"] for s in steps) == 5
        assert db.execute("select * from pgcalls.interrupted_reapplication").fetchall() == []
