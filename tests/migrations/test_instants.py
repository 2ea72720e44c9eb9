"""Every instant and every day of every table has bounds, whoever writes it."""

from __future__ import annotations

import psycopg
import pytest

INSTANTS = """
select c.relname as table, a.attname as name
from pg_catalog.pg_attribute as a
join pg_catalog.pg_class as c on c.oid = a.attrelid
where
  c.relnamespace = 'public'::regnamespace
  and c.relkind = 'r'
  and a.attnum > 0
  and not a.attisdropped
  and a.atttypid in ('timestamptz'::regtype, 'timestamp'::regtype, 'date'::regtype)
order by 1, 2
"""


def populate(db):
    """A row of every table."""
    db.rows("insert into rate_plans (name, price_per_minute) values ('p', 1)")
    db.rows("insert into rate_plan_prices (rate_plan_id, component, unit, price_per_unit)"
            " select id, 'llm', 'token', 1 from rate_plans")  # fmt: skip
    db.rows("update client_subscriptions set rate_plan_id = (select id from rate_plans),"
            " soft_concurrent_calls = 1")  # fmt: skip
    db.rows("insert into phone_numbers (client_id, number) values ('acme', '+6491230000')")
    db.rows("insert into sentiment_terms (client_id, language, term, valence)"
            " values ('acme', 'en', 'meh', -1)")  # fmt: skip
    db.rows("insert into follow_up_rules (client_id, name, kind, starts_at)"
            " values ('acme', 'r', 'email', '2026-01-01T00:00:00Z')")  # fmt: skip
    db.start(started_at="2026-01-01T00:00:00Z")
    db.call("log_message", session_id="call-1", role="user", content="x")
    db.call("log_tool_call", session_id="call-1", tool_name="t")
    db.call("log_usage", session_id="call-1", component="llm", quantity=1, unit="token",
            usage_key="k")  # fmt: skip
    db.call("save_user", phone="+64211234567", client_id="acme")
    db.call("end_session", session_id="call-1", ended_at="2026-01-01T00:01:00Z")
    db.call("close_month", month="2026-01-01")
    db.rows("insert into webhook_endpoints (client_id, provider, secrets)"
            " values ('acme', 'vapi', '{0123456789abcdef}')")  # fmt: skip
    db.rows("insert into follow_up_endpoints (client_id, kind, url, secret)"
            " values ('acme', 'k', 'https://x', '0123456789abcdef')")  # fmt: skip
    db.rows("insert into external_ids (client_id, provider, kind, external_id)"
            " values ('acme', 'vapi', 'assistant', 'a')")  # fmt: skip
    db.rows("insert into webhook_events (client_id, provider, assistant_id, body_digest)"
            " select client_id, provider, assistant_id, repeat('d', 64) from webhook_endpoints")  # fmt: skip
    db.rows("update user_sessions set type = 'x'")
    db.rows("update user_sessions set cost_total = 7")
    db.call("forget_caller", phone="+64210000000")


#: Days that the starts of calls make: of calls from before v1.5 they are only finite.
DERIVED = {"month", "corrected_month", "day", "period_start", "current_month",
           "started_at_nz", "ended_at_nz"}  # fmt: skip
VALUES = ["infinity", "-infinity", "0001-01-01", "4000-01-01"]


def taken(db, value):
    """The columns that take a value, with nothing but the constraints in its way."""
    db.connection.execute("set local session_replication_role = replica")
    found = []
    for instant in db.rows(INSTANTS):
        if value[0] in "04" and instant["name"] in DERIVED:
            continue
        db.connection.execute("savepoint before")
        try:
            db.rows(f"update {instant['table']} set {instant['name']} = %s", value)
            found.append(f"{instant['table']}.{instant['name']}")
        except psycopg.errors.CheckViolation:
            pass
        db.connection.execute("rollback to savepoint before")
    return found


@pytest.mark.parametrize("value", VALUES)
def test_no_table_takes_an_instant_without_bounds(db, value):
    populate(db)

    assert taken(db, value) == []


@pytest.mark.parametrize("value", VALUES)
def test_the_test_above_sees_one_without(db, value):
    populate(db)
    db.rows("alter table contacts drop constraint contacts_times_check")

    assert taken(db, value) == ["contacts.created_at", "contacts.updated_at"]
