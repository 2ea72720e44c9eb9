from __future__ import annotations

from decimal import Decimal

from support import ACME, ACME_OTHER_AGENT, ANON, GLOBEX, NOBODY, SERVICE


def test_calls_are_counted_by_status(db):
    for n, seconds in enumerate((10, 20)):
        db.start(f"call-{n}", started_at="2026-01-01T00:00:00Z")
        db.call("log_message", session_id=f"call-{n}", role="user", content="x")
        db.call("end_session", session_id=f"call-{n}", duration_seconds=seconds)
    db.start("open")

    rows = db.call("get_conversation_statistics", ACME)

    assert rows == [
        {"status": "active", "count": 1, "avg_duration": None, "avg_messages": Decimal("0.00")},
        {
            "status": "completed",
            "count": 2,
            "avg_duration": Decimal("15.000"),
            "avg_messages": Decimal("1.00"),
        },
    ]
    assert db.call("get_conversation_statistics", SERVICE, client_id="acme") == rows
    (completed,) = db.call("get_conversation_statistics", ACME, until="2026-01-02T00:00:00Z")
    assert completed["count"] == 2
    assert db.call("get_conversation_statistics", GLOBEX) == []
    assert db.call("get_conversation_statistics", ACME_OTHER_AGENT) == []


def test_get_conversation_statistics_refuses_who_may_not(db):
    for caller in (ANON, NOBODY):
        with db.refused("42501"):
            db.call("get_conversation_statistics", caller)
