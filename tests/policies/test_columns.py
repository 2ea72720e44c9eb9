"""Every column is somebody's: service_role writes it, or the database does, and support.py says so."""

from __future__ import annotations

import re

import pytest

from support import DERIVED, GUARDED, READ_ONLY

#: Derived whatever a caller writes there, so no audit line names them either.
OVERWRITTEN = {"duration_minutes", "started_at_nz", "ended_at_nz"}

PRIVILEGES = """
select
  c.relname as table,
  a.attname as column,
  has_column_privilege('service_role', c.oid, a.attnum, 'insert') as may_insert,
  has_column_privilege('service_role', c.oid, a.attnum, 'update') as may_update
from pg_catalog.pg_class as c
join pg_catalog.pg_attribute as a
  on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
"""


def faults(db):
    """Columns whose grants are not what support.py says."""
    found = []
    for row in db.rows(PRIVILEGES):
        table, column = row["table"], row["column"]
        kept = DERIVED.get(table, set()) | GUARDED.get(table, set())
        expected = table not in READ_ONLY and column not in kept
        if (row["may_insert"], row["may_update"]) != (expected, expected):
            found.append(f"{table}.{column}")
    return found


def test_every_column_can_be_written_or_is_said_to_be_derived(db):
    assert faults(db) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("alter table user_sessions add column shoe_size integer", "user_sessions.shoe_size"),
        ("grant update (usage_cost) on user_sessions to service_role", "user_sessions.usage_cost"),
        ("revoke insert (content) on conversation_messages from service_role",
         "conversation_messages.content"),
        ("grant insert (closed_at) on statements to service_role", "statements.closed_at"),
    ],
)  # fmt: skip
def test_the_test_above_sees_a_column_without_its_grant(db, change, fault):
    db.rows(change)
    assert faults(db) == [fault]


def test_the_lists_name_columns_that_are_there(db):
    there = {(r["table"], r["column"]) for r in db.rows(PRIVILEGES)}
    for columns in (DERIVED, GUARDED):
        assert {(t, c) for t, names in columns.items() for c in names} <= there


def test_no_audit_line_names_what_the_database_derives(db):
    source = db.value("select prosrc from pg_proc where proname = 'told_columns'")
    (listed,) = re.findall(r"array\[(.*?)\]", source, re.DOTALL)
    assert set(re.findall(r"'(\w+)'", listed)) == DERIVED["user_sessions"] | OVERWRITTEN


def test_a_price_that_follows_a_late_usage_line_is_nobodys_change(db):
    db.rows("insert into rate_plans (name, price_per_minute) values ('p', 1)")
    db.rows("update client_subscriptions set rate_plan_id = (select id from rate_plans) where true")
    db.price(1)
    db.start()
    db.call("end_session", session_id="call-1")
    before = db.value("select count(*) from audit_log where object_type = 'user_sessions'")

    db.call("log_usage", session_id="call-1", component="llm", quantity=3, unit="tokens",
            usage_key="1")  # fmt: skip

    assert db.session()["usage_cost"] == 3
    assert db.value("select count(*) from audit_log where object_type = 'user_sessions'") == before


def test_what_was_derived_and_is_told_now_is_somebodys_change(db):
    db.start()
    db.call("log_message", session_id="call-1", role="user", content="I love it, great!")
    db.call("end_session", session_id="call-1")
    assert "sentiment" in db.session()["derived_columns"]

    changed = db.call("update_session", session_id="call-1", sentiment="mixed")["changed"]

    assert changed == ["sentiment"]
    last = db.value(
        "select details from audit_log where object_type = 'user_sessions' order by id desc limit 1"
    )
    assert last == {"columns": ["sentiment"]}


def columns_of_trigger(db, table, function):
    """Names of the columns whose update fires a trigger, of its text and JSON columns."""
    return {
        r["attname"]
        for r in db.rows(
            """
            select a.attname
            from pg_catalog.pg_trigger as t
            join pg_catalog.pg_proc as p on p.oid = t.tgfoid
            join pg_catalog.pg_attribute as a
              on a.attrelid = t.tgrelid and a.attnum = any (t.tgattr)
            where t.tgrelid = %s::regclass and p.proname like %s
            """,
            table,
            function,
        )
    }


def columns_of(db, table, types="%"):
    return {
        r["attname"]
        for r in db.rows(
            "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0"
            " and not attisdropped and atttypid::regtype::text similar to %s",
            table,
            types,
        )
    }


def test_every_setting_of_a_client_is_audited(db):
    table = "client_subscriptions"
    settings = columns_of(db, table) - DERIVED[table] - GUARDED[table]
    assert columns_of_trigger(db, table, "audit_change") == settings


#: Text that nobody says: names of things, ids, codes, and fields that are there for a number,
#: an address or a name and keep it. Any other text is redacted.
NOT_SAID = {
    "user_sessions": {
        "client_id", "session_id", "user_id", "type", "source", "status", "language",
        "room_name", "participant_identity", "business_number", "customer_number", "customer_address",
        "user_name",
        "user_email", "user_phone", "demo_timezone", "sentiment", "derived_columns", "extracted", "figures",
    },
    "conversation_messages": {"client_id", "user_id", "role", "audio_url", "message_key"},
    "tool_calls": {"client_id", "tool_call_id", "tool_name"},
    "usage_lines": {
        "client_id", "usage_key", "component", "provider", "model", "unit", "vendor_currency",
    },
    "contacts": {"client_id", "name", "phone", "email"},
    # The payload is filled with what is redacted already: follow_up_fields.
    "follow_ups": {"client_id", "kind", "payload", "caller", "state"},
}  # fmt: skip


@pytest.mark.parametrize("table", NOT_SAID)
def test_every_text_is_redacted_or_said_not_to_be_said(db, table):
    said = columns_of(db, table, "(text|json)%") - NOT_SAID[table]
    assert columns_of_trigger(db, table, "redact%") == said


def test_the_test_above_sees_a_new_text(db):
    db.rows("alter table tool_calls add column remark text")
    assert "remark" in columns_of(db, "tool_calls", "(text|json)%") - NOT_SAID["tool_calls"]
