from __future__ import annotations

import json
from decimal import Decimal

import psycopg
import pytest

from support import ACME_AGENT


def turn(role, content, second, **more):
    at = f"2026-01-01T00:00:{second:02}Z"
    return {"role": role, "content": content, "spoken_at": at, **more}


def figures(db):
    return db.row("select * from session_figures where session_id = 'call-1'")


def test_figures_of_a_conversation(db):
    db.start(started_at="2026-01-01T00:00:00Z")
    turns = [
        turn("agent", "aaaa", 0),
        turn("user", "bbbbbb", 5),
        turn("agent", "cc", 7, interrupted=True),
        turn("system", "ignored", 8),
        turn("user", "dd", 20),
        turn("agent", "ee", 24),
    ]
    db.call("log_messages", session_id="call-1", messages=json.dumps(turns))
    db.call("log_tool_call", session_id="call-1", tool_name="t", duration_ms=1500)
    db.call("end_session", session_id="call-1", ended_at="2026-01-01T00:01:00Z")

    row = figures(db)
    assert row["response_p50_seconds"] == Decimal("3.000")
    assert row["response_p95_seconds"] == Decimal("3.900")
    assert row["talk_ratio"] == Decimal("0.500")
    assert row["interruption_count"] == 1
    assert row["longest_silence_seconds"] == Decimal("13.000")
    assert row["turns_per_minute"] == Decimal("5.00")
    assert row["tool_seconds"] == Decimal("1.500")


def test_a_call_without_turns_has_no_figures(db):
    db.start()

    row = figures(db)
    assert (row["response_p50_seconds"], row["talk_ratio"]) == (None, None)
    assert (row["interruption_count"], row["tool_seconds"]) == (0, 0)


def test_the_lead_score_is_the_weighted_mean_of_what_is_known(db):
    db.start()
    # No demo, no contact, no turns: 0 of 35 + 20 + 10.
    assert figures(db)["lead_score"] == 0

    db.call("schedule_demo", session_id="call-1", demo_time="2030-01-01T00:00:00Z")
    assert figures(db)["lead_score"] == 54  # 35 of 65

    db.call("update_session", session_id="call-1", sentiment="positive", user_name="Ada")
    assert figures(db)["lead_score"] == 71  # 35 + 20/3 + 15 of 80


def test_each_client_weighs_for_itself(db):
    db.start()
    db.call("update_session", session_id="call-1", sentiment="positive")
    only = '{"demo": 0, "contact": 0, "engagement": 0, "sentiment": 1}'
    db.rows(
        "update client_subscriptions set lead_score_weights = %s where client_id = 'acme'", only
    )

    assert figures(db)["lead_score"] == 100
    db.become(ACME_AGENT)
    assert figures(db)["lead_score"] == 100
    db.become(None)
    with pytest.raises(psycopg.errors.CheckViolation):
        db.rows("update client_subscriptions set lead_score_weights = '{\"demo\": -1}'"
                " where client_id = 'acme'")  # fmt: skip
