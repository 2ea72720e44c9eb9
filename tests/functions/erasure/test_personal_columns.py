"""One list says what was said and who said it; nothing that erases or keeps has another."""

from __future__ import annotations

import re

import pytest

#: Columns of these tables that say nothing of anybody: keys, times, figures, bookkeeping.
NOBODYS = {
    "user_sessions": {
        "id", "client_id", "started_at_utc", "started_at_nz", "answered_at", "is_answered", "ringing_seconds", "figures", "ended_at_utc", "ended_at_nz",
        "duration_minutes", "duration_seconds", "cost_total", "created_at", "updated_at",
        "rate_plan_id", "status", "message_count", "user_message_count", "agent_message_count",
        "tool_call_count", "included_seconds", "reported_duration_seconds", "reported_cost_total",
        "is_analysis_pending", "is_end_inferred", "derived_columns", "is_legacy", "is_on_hold",
        "anonymized_at",
        "reduced_at", "sentiment_score", "usage_cost",
    },
    "conversation_messages": {
        "id", "client_id", "session_id", "seq", "revision", "spoken_at", "is_late", "created_at",
    },
    "tool_calls": {
        "id", "client_id", "session_id", "started_at", "duration_ms", "is_late", "created_at",
        "updated_at",
    },
    "usage_lines": {
        "id", "client_id", "session_id", "component", "quantity", "unit", "vendor_cost",
        "vendor_currency", "price", "created_at", "updated_at",
    },
    "webhook_events": {
        "id", "client_id", "provider", "assistant_id", "body_digest", "deliveries", "verdict",
        "sqlstate", "reason", "notices", "mapper_version", "session_id", "received_at", "is_over",
        "occurred_at",
    },
    "follow_ups": {
        "id", "client_id", "session_id", "rule_id", "kind", "state", "due_at", "attempts", "request_id",
        "created_at", "updated_at",
    },
    "contacts": {"id", "client_id", "created_at", "updated_at"},
}  # fmt: skip


def listed(db):
    rows = db.rows("select * from pgcalls.personal_columns()")
    return {t: [r for r in rows if r["table_name"] == t] for t in NOBODYS}


@pytest.mark.parametrize("table", NOBODYS)
def test_every_column_is_in_the_list_or_nobodys(db, table):
    there = {
        r["name"]
        for r in db.rows(
            "select attname as name from pg_attribute"
            " where attrelid = %s::regclass and attnum > 0 and not attisdropped",
            table,
        )
    }
    told = {r["column_name"] for r in listed(db)[table]}
    assert told | NOBODYS[table] == there
    assert told & NOBODYS[table] == set()


def test_a_new_column_is_missed(db):
    db.rows("alter table tool_calls add column transcript text")
    with pytest.raises(AssertionError):
        test_every_column_is_in_the_list_or_nobodys(db, "tool_calls")


def columns_of(db, trigger, table):
    """The columns that the condition of a trigger looks at, or its function where it has none."""
    given = db.row(
        "select pg_get_triggerdef(t.oid) as definition, p.prosrc as body from pg_trigger as t"
        " join pg_proc as p on p.oid = t.tgfoid where t.tgname = %s and t.tgrelid = %s::regclass",
        trigger, table,
    )  # fmt: skip
    if " WHEN " in given["definition"]:
        return set(re.findall(r"new\.(\w+)", given["definition"]))
    before, after = given["body"].split(") is not distinct from (", 1)
    kept = re.findall(r"coalesce\(old\.(\w+), new\.\1\)", before)
    assert kept == re.findall(r"^ +new\.(\w+),?$", after, re.M)
    return set(kept)


@pytest.mark.parametrize("table", ["user_sessions", *list(NOBODYS)[1:6]])
def test_a_hold_looks_at_every_column(db, table):
    told = {r["column_name"] for r in listed(db)[table]} - {"extracted", "last_error"}
    assert columns_of(db, "_022_keep_held", table) == told


@pytest.mark.parametrize("table", ["conversation_messages", "tool_calls"])
def test_what_is_erased_is_kept_from_every_column(db, table):
    told = {r["column_name"] for r in listed(db)[table] if r["becomes"]}
    assert columns_of(db, "_015_keep_erased", table) == told
