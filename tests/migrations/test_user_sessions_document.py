"""The contract of the user_sessions document, and its SQL as it stands."""

from __future__ import annotations

import pytest

from support import ACME_ASSISTANT, SERVICE

COLUMNS = {
    "id": "uuid",
    "call_id": "uuid",
    "assistant_id": "uuid",
    "phone_number_id": "uuid",
    "business_number": "text",
    "customer_number": "text",
    "started_at_utc": "timestamp with time zone",
    "started_at_nz": "timestamp with time zone",
    "ended_at_utc": "timestamp with time zone",
    "ended_at_nz": "timestamp with time zone",
    "ended_reason": "text",
    "duration_minutes": "numeric(10,2)",
    "duration_seconds": "numeric(10,3)",
    "cost_total": "numeric(10,4)",
    "type": "text",
    "server_messages": "jsonb",
    "user_id": "text",
    "session_id": "text",
    "source": "text",
    "metadata": "jsonb",
    "client_id": "text",
    "created_at": "timestamp with time zone",
    "call_summary": "text",
    "call_transcript": "text",
    "sentiment": "text",
    "call_outcome": "text",
    "keywords": "text[]",
}
INDEXES = {
    "idx_user_sessions_assistant_id",
    "idx_user_sessions_call_id",
    "idx_user_sessions_customer_number",
    "idx_user_sessions_started_at_utc",
    "idx_user_sessions_ended_at_utc",
    "idx_user_sessions_started_at_nz",
    "idx_user_sessions_ended_at_nz",
    "idx_user_sessions_phone_number_id",
    "idx_user_sessions_client_id",
    "ux_user_sessions_session_id",
    "idx_user_sessions_summary_search",
    "idx_user_sessions_transcript_search",
    "idx_user_sessions_sentiment",
    "idx_user_sessions_call_outcome",
}
INSERT = """
INSERT INTO user_sessions (
  call_id,
  assistant_id,
  phone_number_id,
  business_number,
  customer_number,
  started_at_utc,
  started_at_nz,
  type,
  client_id,
  session_id
)
VALUES (
  gen_random_uuid(),
  '{assistant}',
  '{phone_number}',
  '+6491234567',
  '+6497654321',
  NOW(),
  NOW() AT TIME ZONE 'Pacific/Auckland',
  'inbound',
  'client-123',
  'session-abc123'
);
"""
UPDATE = """
UPDATE user_sessions
SET
  ended_at_utc = NOW(),
  ended_at_nz = NOW() AT TIME ZONE 'Pacific/Auckland',
  ended_reason = 'completed',
  duration_minutes = 5.5,
  duration_seconds = 330.5,
  cost_total = 2.75,
  call_summary = 'Customer inquiry about product pricing',
  sentiment = 'positive',
  call_outcome = 'information_provided',
  keywords = ARRAY['pricing', 'product', 'inquiry']
WHERE call_id = '{call}';
"""
SEARCH = """
SELECT *
FROM user_sessions
WHERE to_tsvector('english', call_summary) @@ plainto_tsquery('english', 'pricing inquiry')
   OR to_tsvector('english', call_transcript) @@ plainto_tsquery('english', 'pricing inquiry');
"""
RANGE = """
SELECT *
FROM user_sessions
WHERE client_id = 'client-123'
  AND started_at_utc >= '2025-11-01'
  AND started_at_utc < '2099-12-01'
ORDER BY started_at_utc DESC;
"""
AGGREGATE = """
SELECT
  client_id,
  COUNT(*) as total_calls,
  SUM(duration_minutes) as total_minutes,
  SUM(cost_total) as total_cost,
  AVG(duration_minutes) as avg_duration
FROM user_sessions
WHERE started_at_utc >= DATE_TRUNC('month', NOW())
GROUP BY client_id;
"""


def test_columns_and_types(db):
    there = {
        r["attname"]: r["type"]
        for r in db.rows(
            "select attname, format_type(atttypid, atttypmod) as type from pg_attribute"
            " where attrelid = 'public.user_sessions'::regclass and attnum > 0"
        )
    }
    assert {name: there.get(name) for name in COLUMNS} == COLUMNS
    assert len(COLUMNS) == 27


def test_indexes_policies_and_trigger(db):
    rows = db.rows("select indexname from pg_indexes where tablename = 'user_sessions'")
    assert {r["indexname"] for r in rows} >= INDEXES
    assert len(INDEXES) == 14
    policies = {
        r["policyname"]
        for r in db.rows("select policyname from pg_policies where tablename = 'user_sessions'")
    }
    assert {"clients_can_view_own_sessions", "assistants_can_view_assigned_sessions"} <= policies
    trigger = db.row(
        "select tgname, tgfoid::regproc::text as function from pg_trigger"
        " where tgname = 'update_client_usage_on_session_end'"
    )
    assert trigger["function"] == "pgcalls.update_client_monthly_usage"


@pytest.fixture
def client(db):
    db.rows("insert into client_subscriptions (client_id, name) values ('client-123', 'c')")
    db.rows(
        "insert into assistants (client_id, id, name) values ('client-123', %s, 'a')",
        ACME_ASSISTANT,
    )
    number = db.value("insert into phone_numbers (client_id) values ('client-123') returning id")
    db.become(SERVICE)
    db.rows(INSERT.format(assistant=ACME_ASSISTANT, phone_number=number))
    return db


def test_its_sql_runs_as_it_stands(client):
    call = client.value("select call_id from user_sessions")
    client.rows(UPDATE.format(call=call))

    (found,) = client.rows(SEARCH)
    assert found["session_id"] == "session-abc123"
    assert (found["status"], str(found["duration_minutes"])) == ("completed", "5.51")
    assert [r["session_id"] for r in client.rows(RANGE)] == ["session-abc123"]
    (total,) = client.rows(AGGREGATE)
    assert (total["total_calls"], str(total["total_cost"])) == (1, "2.7500")
    usage = client.row("select * from client_monthly_usage")
    assert (usage["call_count"], str(usage["duration_seconds"])) == (1, "330.500")
