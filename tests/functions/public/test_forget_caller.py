"""Forgetting a caller: everything personal goes, in all spellings; what is counted stays."""

from __future__ import annotations

import json
import subprocess

import psycopg
import pytest
from psycopg import conninfo
from psycopg.rows import dict_row

from conftest import copied_database, temporary_database
from dump import PG_DUMP
from support import ACME_AGENT, ACME_ASSISTANT, ANON, MODES, SERVICE, Store, token

#: Everything a column may keep once its call is anonymized; a new column is in here, or
#: is cleared by pgcalls.erase_session and so is seen below to lose the marker.
KEPT = {
    "user_sessions": {
        "id", "client_id", "assistant_id", "phone_number_id", "business_number", "session_id",
        "started_at_utc", "started_at_nz", "answered_at", "is_answered", "ringing_seconds", "figures", "ended_at_utc", "ended_at_nz", "duration_minutes",
        "duration_seconds", "cost_total", "created_at", "sentiment", "rate_plan_id", "status",
        "demo_scheduled", "language", "message_count", "user_message_count",
        "agent_message_count", "tool_call_count", "included_seconds",
        "reported_duration_seconds", "reported_cost_total", "is_analysis_pending", "is_end_inferred",
        "derived_columns", "is_legacy", "updated_at", "is_on_hold", "anonymized_at", "reduced_at", "sentiment_score",
        "usage_cost",
    },
    "conversation_messages": {
        "id", "client_id", "session_id", "seq", "role", "interrupted", "revision", "spoken_at", "is_late",
        "created_at", "content",
    },
    "tool_calls": {
        "id", "client_id", "session_id", "tool_name", "success", "started_at", "duration_ms",
        "is_late", "created_at", "updated_at",
    },
    "usage_lines": {
        "id", "client_id", "session_id", "usage_key", "component", "provider", "model", "quantity",
        "unit", "vendor_cost", "vendor_currency", "price", "created_at", "updated_at",
    },
    "webhook_events": {
        "id", "client_id", "provider", "assistant_id", "event", "body_digest", "deliveries",
        "verdict", "sqlstate", "reason", "notices", "mapper_version", "session_id", "received_at",
        "is_over", "occurred_at",
    },
    "follow_ups": {
        "id", "client_id", "session_id", "rule_id", "kind", "state", "due_at", "attempts", "request_id",
        "created_at", "updated_at",
    },
}  # fmt: skip
#: Tenant tables that hold nothing of a caller.
IMPERSONAL = {
    "assistants", "audit_log", "client_monthly_usage", "client_subscriptions", "erasures",
    "phone_numbers", "rate_plans", "call_rollups", "call_breakdowns", "client_rate_plans", "limit_notices",
    "rate_plan_prices", "sentiment_terms", "statements", "statement_adjustments",
    "webhook_endpoints", "external_ids", "follow_up_rules", "follow_up_endpoints",
}  # fmt: skip
#: A contact is deleted whole.
DELETED = {"contacts"}

NUMBER, EMAIL, NAME = "+64215550123", "layla.haddad@example.com", "Layla Haddad"
SPELLINGS = [
    "+64 21 555 0123", "0064-21-555-0123", "021 555 0123", "(021) 555-0123", "٠٢١٥٥٥٠١٢٣",
    "Layla.Haddad@Example.com", "layla dot haddad at example dot com", "LAYLA  HADDAD",
]  # fmt: skip


@pytest.fixture
def caller(db):
    """Two calls of Layla, a contact, and a call of another caller who mentions her."""
    db.start("room-+64215550123", user_id="user-9", customer_number="021 555 0123")
    db.call(
        "log_message", ACME_AGENT, session_id="room-+64215550123", role="user",
        content=f"I am {NAME}", audio_url="https://x/layla.wav", metadata={"n": NAME},
    )  # fmt: skip
    db.call(
        "log_tool_call", ACME_AGENT, session_id="room-+64215550123", tool_name="book",
        parameters={"name": NAME}, result={"to": EMAIL}, error_message=NAME, tool_call_id=NUMBER,
    )  # fmt: skip
    db.call(
        "end_session", ACME_AGENT, session_id="room-+64215550123", user_name=NAME,
        user_email=EMAIL, user_phone=NUMBER, summary=f"{NAME} booked", keywords=[NAME],
        call_outcome="demo_scheduled", ended_reason=f"{NAME} hung up", metadata={"x": NAME},
        sentiment="positive",
    )  # fmt: skip
    db.start("web-2")
    db.call("end_session", ACME_AGENT, session_id="web-2", user_name=NAME, user_email=EMAIL)
    db.call("save_user", ACME_AGENT, name=NAME, phone=NUMBER, email=EMAIL)
    db.start("other", customer_number="+64215559999")
    for spelling in SPELLINGS:
        db.call(
            "log_message", ACME_AGENT, session_id="other", role="agent",
            content=f"say {spelling} please", metadata={"k": [spelling, 64215550123]},
        )  # fmt: skip
    db.call(
        "log_tool_call", ACME_AGENT, session_id="other", tool_name="t", parameters={NUMBER: EMAIL}
    )
    db.call(
        "end_session", ACME_AGENT, session_id="other", user_name="Omar", summary=f"about {EMAIL}"
    )
    return db


def everything(db):
    tables = db.rows(
        "select oid::regclass::text as name from pg_class"
        " where relnamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)"
        " and relkind = 'r' and relname !~ 'words|phone_regions|emoji|domains|salts'"
    )
    return json.dumps(
        {t["name"]: db.rows(f"select * from {t['name']}") for t in tables},
        default=str, ensure_ascii=False,
    ).lower()  # fmt: skip


def test_nothing_is_left_of_the_caller(caller):
    usage = caller.row("select * from client_monthly_usage")

    answer = caller.call("forget_caller", phone=NUMBER, client_id="acme")

    left = everything(caller)
    for trace in (*SPELLINGS, NUMBER, "5550123", EMAIL, "layla", "haddad", "user-9"):
        assert trace.lower() not in left, trace
    assert "say [erased] please" in left
    assert (answer["calls"], answer["messages"], answer["tool_calls"]) == (2, 1, 1)
    assert (answer["contacts"], answer["held"], answer["active"]) == (1, 0, 0)
    assert len(answer["mentioned_in"]) == 1
    assert answer["also_seen"] == ["user-9"]
    assert caller.row("select * from client_monthly_usage") == usage
    assert caller.rows("select * from pgcalls.reconcile_usage()") == []


@pytest.mark.parametrize("who", [{"phone": NUMBER}, {"email": EMAIL.upper()}])
def test_a_contact_adds_its_other_address(caller, who):
    assert caller.call("forget_caller", **who)["calls"] == 2
    assert "layla" not in everything(caller)


def test_a_user_id_finds_its_calls(caller):
    assert caller.call("forget_caller", user_id="user-9")["calls"] == 1


def test_what_is_counted_stays(caller):
    caller.call("forget_caller", phone=NUMBER)

    row = caller.row(
        "select * from user_sessions where anonymized_at is not null and message_count = 1"
    )
    assert row["call_outcome"], row["sentiment"] == ("demo_scheduled", "positive")
    assert (row["tool_call_count"], row["user_message_count"]) == (1, 1)
    assert (row["ended_reason"], row["call_transcript"]) == (None, None)


def test_other_clients_keep_theirs(caller):
    caller.start("theirs", client_id="globex", assistant_id=None, customer_number=NUMBER)
    caller.call("end_session", SERVICE, session_id="theirs")

    caller.call("forget_caller", phone=NUMBER, client_id="acme")
    assert caller.session("theirs")["customer_number"] == NUMBER

    assert caller.call("forget_caller", phone=NUMBER)["calls"] == 1


def test_a_number_within_a_longer_one_is_another(caller):
    caller.start("longer", customer_number="+642155501234")
    caller.call("end_session", session_id="longer", metadata={"order": 96421555012345})

    caller.call("forget_caller", phone=NUMBER)

    assert caller.session("longer")["customer_number"] == "+642155501234"
    assert caller.session("longer")["metadata"] == {"order": 96421555012345}


def test_a_legal_hold_keeps_the_call_and_the_contact(caller):
    caller.rows("update user_sessions set is_on_hold = true where session_id = 'web-2'")
    answer = caller.call("forget_caller", phone=NUMBER)

    assert (answer["calls"], answer["held"], answer["contacts"]) == (1, 1, 0)
    assert caller.session("web-2")["user_name"] == NAME


def test_a_hold_of_the_client_keeps_everything(caller):
    caller.rows("update client_subscriptions set is_on_hold = true where client_id = 'acme'")
    before = everything(caller).count("layla")

    answer = caller.call("forget_caller", phone=NUMBER)

    assert (answer["calls"], answer["held"], answer["contacts"]) == (0, 2, 0)
    assert everything(caller).count("layla") == before


@pytest.mark.parametrize(
    "statement",
    [
        "delete from user_sessions where session_id = 'web-2'",
        "delete from conversation_messages where true",
        "update conversation_messages set content = 'x' where true",
        "delete from tool_calls where true",
    ],
)
def test_what_is_held_is_not_deleted(caller, statement):
    caller.rows("update user_sessions set is_on_hold = true where true")
    with caller.refused("PT409", "session is on legal hold"):
        caller.become(SERVICE)
        caller.rows(statement)


def test_a_live_call_is_left_for_later_and_a_stale_one_is_closed(caller):
    caller.start("live", customer_number=NUMBER)
    caller.rows(
        "insert into user_sessions (client_id, session_id, customer_number, started_at_utc)"
        " values ('acme', 'stale', %s, now() - interval '3 days')",
        NUMBER,
    )
    answer = caller.call("forget_caller", phone=NUMBER)

    assert (answer["active"], answer["calls"]) == (1, 3)
    assert caller.session("live")["customer_number"] == NUMBER
    stale = caller.row("select * from user_sessions where status = 'abandoned'")
    assert stale["duration_seconds"] == 0


def test_it_is_recorded_without_the_caller(caller):
    answer = caller.call("forget_caller", phone=NUMBER, email=EMAIL, client_id="acme")

    record = caller.row("select * from erasures")
    assert (record["id"], record["client_id"], record["calls"]) == (answer["id"], "acme", 2)
    assert len(record["phone_digest"]) == len(record["email_digest"]) == 64
    assert record["user_id_digest"] is None
    line = caller.row("select * from audit_log where object_type = 'erasures' and action='insert'")
    assert line["object_id"] == str(record["id"])


def test_twice_finds_nothing_more(caller):
    caller.call("forget_caller", phone=NUMBER)
    again = caller.call("forget_caller", phone=NUMBER)

    assert (again["calls"], again["mentions"], again["contacts"]) == (0, 0, 0)


@pytest.mark.parametrize("who", [ACME_AGENT, token(client_id="acme"), ANON])
@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("forget_caller", {"phone": NUMBER}),
        ("anonymize_session", {"session_id": "web-2"}),
        ("purge_expired", {}),
        ("reapply_erasures", {}),
    ],
)
def test_only_service_role_erases(caller, who, function, arguments):
    with caller.refused("42501"):
        caller.call(function, who, **arguments)


@pytest.mark.parametrize("mode", MODES)
def test_every_column_is_erased_or_told_to_be_kept(db, mode):
    """Fill every column of a call with a marker where it fits, and see what anonymizing leaves."""
    tables = {
        r["name"]
        for r in db.rows(
            "select oid::regclass::text as name from pg_class"
            " where relnamespace = 'public'::regnamespace and relkind = 'r'"
        )
    }
    assert tables == {*KEPT, *IMPERSONAL, *DELETED}
    db.rows("insert into follow_up_rules (client_id, name, kind) values ('acme', 'r', 'email')")
    session = db.start()
    db.call("log_message", session_id="call-1", role="user", content="x", message_key="k")
    db.call("log_tool_call", session_id="call-1", tool_name="t")
    db.call("log_usage", session_id="call-1", component="llm", quantity=1, unit="tokens",
            usage_key="1")  # fmt: skip
    db.call("end_session", session_id="call-1")
    db.rows("insert into webhook_events (client_id, provider, assistant_id, session_id, body_digest)"
            " select client_id, 'vapi', assistant_id, id, repeat('d', 64) from user_sessions")  # fmt: skip
    fill = {"text": "'Marker Zzyzx'", "jsonb": "'{\"a\": \"zzyzx\"}'", "text[]": "'{zzyzx}'",
            "uuid": "gen_random_uuid()", "timestamp with time zone": "now()"}  # fmt: skip
    special = {"user_phone": "'+64215550123'", "customer_number": "'sip:zzyzx@x'"}
    db.rows("set local session_replication_role = replica")
    for table, kept in KEPT.items():
        columns = db.rows(
            "select attname as name, format_type(atttypid, atttypmod) as type, attgenerated as g"
            " from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped",
            table,
        )
        told = [c for c in columns if c["name"] not in kept - {"content"} and not c["g"]]
        assert {c["type"] for c in told} <= set(fill), table
        db.rows(f"alter table {table} disable trigger user")
        changes = ", ".join(
            f"{c['name']} = {special.get(c['name'], fill[c['type']])}" for c in told
        )
        db.rows(f"update {table} set {changes}")
        db.rows(f"alter table {table} enable trigger user")
    db.rows("set local session_replication_role = origin")

    db.call("anonymize_session", session_id=session)

    for table, kept in KEPT.items():
        row = db.row(f"select * from {table}")
        left = {k for k, v in row.items() if k not in kept and v is not None}
        assert (table, left) == (table, set())
        assert "zzyzx" not in json.dumps(row, default=str).lower()


@pytest.mark.full
def test_statistics_forget_too(fresh_database):
    with psycopg.connect(fresh_database, autocommit=True, row_factory=dict_row) as connection:
        connection.execute(
            "insert into user_sessions"
            " (session_id, customer_number, user_id, user_name, call_summary, started_at_utc,"
            "  ended_at_utc)"
            " select 'sip-' || n || '-64215550123', '+64215550123', 'layla', 'Layla Haddad',"
            "  'Layla called', now(), now()"
            " from generate_series(1, 200) as n"
        )
        connection.execute(
            "insert into conversation_messages (client_id, session_id, role, content, metadata, message_key)"
            " select client_id, id, 'user', 'I am Layla', '{\"who\": \"layla\"}', 'layla'"
            " from user_sessions"
        )
        connection.execute("analyze")
        connection.execute("select forget_caller('+64215550123')")
        left = connection.execute(
            "select * from pg_stats where schemaname in ('public', 'pgcalls')"
        ).fetchall()
    text = json.dumps(left, default=str).lower()
    assert "layla" not in text
    assert "5550123" not in text


def test_a_restored_backup_forgets_again(server, owner, template):
    def sh(program, *arguments, **more):
        return subprocess.run(
            [PG_DUMP.with_name(program), *arguments], check=True, capture_output=True, **more
        ).stdout

    with (
        copied_database(server, owner, template("bare")) as live,
        temporary_database(server, owner, "bare") as restored,
    ):
        admin = [conninfo.make_conninfo(u, user=server.user) for u in (live, restored)]
        with psycopg.connect(admin[0], row_factory=dict_row) as connection:
            calls = Store(connection)
            calls.populate()
            calls.start("call-1", customer_number=NUMBER, assistant_id=ACME_ASSISTANT)
            calls.call("end_session", session_id="call-1", user_name=NAME)
            calls.call("save_user", client_id="acme", email=EMAIL, name=NAME)
            connection.commit()
            # What the newest pg_dump says before 17 does not know.
            backup = sh("pg_dump", "--dbname", admin[0]).replace(
                b"SET transaction_timeout = 0;\n", b""
            )
            calls.call("forget_caller", phone=NUMBER, email=EMAIL)
            kept = calls.value("select jsonb_agg(to_jsonb(e)) from erasures as e")
            calls.start("later", customer_number=NUMBER)
        sh("psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", admin[1], input=backup)
        with psycopg.connect(admin[1], row_factory=dict_row, autocommit=True) as connection:
            calls = Store(connection)
            assert calls.session("call-1")["user_name"] == NAME
            with connection.transaction():
                calls.become(SERVICE)
                answer = calls.row("select * from reapply_erasures(%s::jsonb)", json.dumps(kept))
            assert (answer["erasures"], answer["calls"], answer["contacts"]) == (1, 1, 1)
            assert "layla" not in everything(calls)
            with connection.transaction():
                calls.start("after", customer_number=NUMBER)
                calls.call("end_session", session_id="after")
                assert calls.call("reapply_erasures")["calls"] == 0
