"""Every row that is written or deleted leaves a line that says who, and never what."""

from __future__ import annotations

import json

import psycopg
import pytest
from psycopg import sql

from support import ACME_AGENT, ACME_ASSISTANT, SERVICE, Caller

SUBJECT = Caller("service_role", {"role": "service_role", "sub": "ops-7"})

#: A write to each audited table, and what its line says.
WRITES = {
    "client_subscriptions": "update client_subscriptions set name = 'n' where client_id = 'acme'",
    "rate_plans": "insert into rate_plans (name, price_per_minute) values ('p', 1)",
    "assistants": "update assistants set name = 'secret' where client_id = 'acme'",
    "phone_numbers": "insert into phone_numbers (client_id, number) values ('acme', '+6491234567')",
    "contacts": "insert into contacts (client_id, phone) values ('acme', '+64211234567')",
    "conversation_messages": "insert into conversation_messages (session_id, role, content)"
    " values ('{session}', 'user', 'secret')",
    "tool_calls": "insert into tool_calls (session_id, tool_name) values ('{session}', 'secret')",
    "webhook_endpoints": "insert into webhook_endpoints (client_id, provider, secrets)"
    " values ('acme', 'vapi', '{secret-of-sixteen}')",
    "user_sessions": "insert into user_sessions (client_id, session_id) values ('acme', 'secret')",
}
#: Written by triggers or by the audited functions alone.
DERIVED = {
    "client_monthly_usage", "audit_log", "call_rollups", "call_breakdowns", "limit_notices", "webhook_events",
    "follow_ups",
}  # fmt: skip
#: Written by functions for operators alone, or of the kind of those above.
LIKEWISE = {
    "erasures", "sentiment_terms", "client_rate_plans", "rate_plan_prices", "usage_lines",
    "statements", "statement_adjustments", "follow_up_rules", "external_ids",
    "follow_up_endpoints",
}  # fmt: skip


def lines(db, *columns):
    return db.rows(f"select {', '.join(columns)} from audit_log order by id")


@pytest.fixture
def call(db):
    session = db.start()
    db.rows("alter table audit_log disable trigger _010_keep_audit")
    db.rows("delete from audit_log where true")
    db.rows("alter table audit_log enable trigger _010_keep_audit")
    return session


@pytest.mark.parametrize("table", WRITES)
def test_a_direct_write_says_who(db, call, table):
    db.become(SUBJECT)
    db.rows(WRITES[table].replace("{session}", call))
    db.become(None)

    seen = lines(db, "*")
    assert ("service_role", "ops-7", table) in {
        (r["actor_role"], r["actor_subject"], r["object_type"]) for r in seen
    }
    assert {r["client_id"] for r in seen} == {"" if table == "rate_plans" else "acme"}
    assert "secret" not in json.dumps(seen, default=str)


def test_every_table_is_audited(db):
    audited = {
        r["name"]
        for r in db.rows(
            """
            select t.tgrelid::regclass::text as name
            from pg_trigger as t
            where t.tgfoid in (
              'pgcalls.audit_change'::regproc, 'pgcalls.audit_session'::regproc
            )
            """
        )
    }
    tables = {
        r["name"]
        for r in db.rows(
            "select oid::regclass::text as name from pg_class"
            " where relnamespace = 'public'::regnamespace and relkind = 'r'"
        )
    }
    assert tables - audited == DERIVED
    assert set(WRITES) == audited - LIKEWISE


def test_a_call_leaves_two_lines_whatever_its_length(db, call):
    db.call("start_session", ACME_AGENT, session_id="call-2")
    for turn in range(5):
        db.call("log_message", ACME_AGENT, session_id="call-2", role="user", content=f"{turn}")
    db.call("log_tool_call", ACME_AGENT, session_id="call-2", tool_name="t")
    db.call("end_session", ACME_AGENT, session_id="call-2")

    assert [(r["action"], r["actor_role"]) for r in lines(db, "action", "actor_role")] == [
        ("start", "authenticated"),
        ("end", "authenticated"),
    ]
    assert lines(db, "details")[-1]["details"] == {
        "status": "completed",
        "message_count": 5,
        "tool_call_count": 1,
        "assistant_id": ACME_ASSISTANT,
    }


def test_an_update_names_its_columns(db, call):
    db.call("update_session", SERVICE, session_id="call-1", user_name="Ada", language="en")
    db.call("update_session", SERVICE, session_id="call-1", user_name="Ada")

    assert [(r["action"], r["details"]) for r in lines(db, "action", "details")] == [
        ("update", {"columns": ["language", "user_name"]})
    ]


def test_the_owner_is_named_by_its_login(db, call, owner):
    db.rows(f"set session authorization {owner}")
    db.rows(WRITES["conversation_messages"].replace("{session}", call))
    db.rows("reset session authorization")

    (line,) = lines(db, "actor_role", "actor_subject", "action")
    assert line == {"actor_role": owner, "actor_subject": None, "action": "insert"}


def test_an_argument_or_header_names_nobody(db, call):
    db.become(SUBJECT)
    db.rows("select set_config('request.headers', '{\"x-actor\": \"boss\"}', true)")
    db.rows("update contacts set name = 'boss' where false")
    db.rows("insert into contacts (client_id, phone, name) values ('acme', '+6421999', 'boss')")
    db.become(None)

    assert "boss" not in json.dumps(lines(db, "*"), default=str)


def test_what_cannot_be_audited_does_not_happen(db, call):
    db.rows("alter table audit_log rename to elsewhere")
    for statement in WRITES.values():
        with db.refused("42P01"):
            db.become(SERVICE)
            db.rows(statement.replace("{session}", call))
    with db.refused("42P01"):
        db.call("end_session", session_id="call-1")

    assert db.session()["status"] == "active"


@pytest.mark.parametrize(
    "statement",
    ["update audit_log set action = 'x'", "delete from audit_log", "truncate audit_log"],
)
@pytest.mark.parametrize("who", ["service", "owner", "superuser"])
def test_the_audit_is_append_only(db, call, statement, who, owner):
    db.start("call-2")
    with db.refused("42501"):
        if who == "service":
            db.become(SERVICE)
        elif who == "owner":
            db.rows(f"set local role {owner}")
        db.rows(statement)


def test_every_reader_leaves_a_line(db, call):
    """A function that reads and is callable by GET is STABLE; its work is done in private."""
    readers = {
        r["proname"]: r["prosrc"]
        for r in db.rows(
            """
            select i.proname, i.prosrc
            from pg_proc as p
            join pg_proc as i
              on i.proname = p.proname and i.pronamespace = 'pgcalls'::regnamespace
            where p.pronamespace = 'public'::regnamespace and p.provolatile = 's'
            """
        )
    }

    assert readers
    assert {name for name, source in readers.items() if "pgcalls.audit(" not in source} == set()


def test_a_read_says_which_call(db, call):
    db.call("get_conversation_with_messages", ACME_AGENT, conversation_id="call-1")
    db.call("get_conversation_list", ACME_AGENT)

    # Both of one instant.
    seen = lines(db, "action", "object_type", "object_id", "client_id")
    assert sorted(seen, key=lambda line: line["object_type"], reverse=True) == [
        {
            "action": "read",
            "object_type": "get_conversation_with_messages",
            "object_id": call,
            "client_id": "acme",
        },
        {
            "action": "read",
            "object_type": "get_conversation_list",
            "object_id": None,
            "client_id": "acme",
        },
    ]


def test_a_read_only_transaction_is_told_to_the_server_log(fresh_database):
    with psycopg.connect(fresh_database) as connection:
        connection.execute("select public.start_session('call-1')")
        before = connection.execute("select count(*) from audit_log").fetchone()
        connection.commit()
        connection.read_only = True
        said = []
        connection.add_notice_handler(lambda notice: said.append(notice.message_primary))
        connection.execute("set client_min_messages = log")
        for function in ("get_conversation_list()", "get_conversation_with_messages('call-1')"):
            connection.execute(sql.SQL(f"select * from public.{function}"))
        assert connection.execute("select count(*) from audit_log").fetchone() == before

    entries = [json.loads(line.removeprefix("pgcalls audit ")) for line in said]
    assert [e["object_type"] for e in entries] == [
        "get_conversation_list",
        "get_conversation_with_messages",
    ]
    assert entries[1]["object_id"]


def test_the_mark_of_an_adoption_hides_nobody_else(db, call):
    db.become(SERVICE)
    db.rows("set local pgcalls.adopting = 'on'")
    db.rows(WRITES["conversation_messages"].replace("{session}", call))
    db.become(None)

    assert [r["action"] for r in lines(db, "action")] == ["insert"]
