"""However often and in whatever order a platform delivers, it is one call, the same as in order."""

from __future__ import annotations

import json
import random
import time

import pytest

from support import SERVER, each, examples
from webhooks import EVENTS, deliver, endpoint, every_event

#: Of this delivery: keys, and clocks of ours.
OURS = {"id", "session_id", "created_at", "updated_at", "is_late"}


def state(db):
    """All that is recorded, without what differs from one delivery to the next."""
    kept = {
        table: sorted(
            json.dumps(
                # derived_columns is a set.
                {k: sorted(v) if isinstance(v, list) else v for k, v in row.items() if k not in ours},
                default=str, sort_keys=True,
            )
            for row in db.rows(f"select * from {table}")
        )
        for table, ours in {
            "user_sessions": OURS - {"session_id"},
            "conversation_messages": OURS, "tool_calls": OURS, "usage_lines": OURS,
        }.items()
    }  # fmt: skip
    usage = db.row("select call_count, duration_seconds, cost_total from client_monthly_usage")
    return kept, usage, db.rows("select * from pgcalls.reconcile_usage()")


@pytest.fixture
def priced(db):
    db.rows("insert into rate_plans (name, price_per_minute) values ('p', 0.6)")
    db.rows("update client_subscriptions set rate_plan_id = (select id from rate_plans) where true")
    db.price(0.001, unit="input_tokens")
    return db


def of_another_call(event):
    """The same event of a call with another id, and other words."""
    text = json.dumps(event).replace("Kauri", "Rata").replace("Hello", "Kia ora")
    for name in ("000000000042", "rt_42", "conv_42", "RM_42"):
        text = text.replace(name, name.replace("42", "77"))
    return json.loads(text)


@pytest.mark.parametrize("provider", each(*EVENTS))
def test_any_order_and_repetition_is_the_same_call(priced, provider):
    db = priced
    to = endpoint(db, provider)
    events = every_event(provider, time.time() - 300)
    events += [of_another_call(event) for event in events]
    chance = random.Random(f"{SERVER} {provider}")

    def record(bodies):
        db.connection.execute("savepoint record")
        verdicts = [deliver(db, provider, to, json.dumps(e))["verdict"] for e in bodies]
        seen = state(db)
        db.connection.execute("rollback to savepoint record")
        return verdicts, seen

    verdicts, expected = record(events)
    assert set(verdicts) == {"stored", "ignored"}, verdicts
    assert len(expected[0]["user_sessions"]) == 2
    assert expected[2] == []

    for _ in range(examples(full=40, fast=6)):
        bodies = [*events, *chance.choices(events, k=chance.randrange(5))]
        chance.shuffle(bodies)
        verdicts, seen = record(bodies)
        for table, rows in expected[0].items():
            assert seen[0][table] == rows, table
        assert seen[1:] == expected[1:]
        assert verdicts.count("duplicate") == len(bodies) - len(events)
