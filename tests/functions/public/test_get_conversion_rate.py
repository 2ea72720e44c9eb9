from __future__ import annotations

from decimal import Decimal

import pytest

from support import ACME, ACME_OTHER_AGENT, ANON, GLOBEX, NOBODY, SERVICE


def test_the_share_of_calls_with_a_demo(db):
    for n in range(3):
        db.start(f"call-{n}")
    db.start("old", started_at="2026-01-01T00:00:00Z")
    for session_id in ("call-0", "old"):
        db.call("schedule_demo", session_id=session_id, demo_time="2030-01-01T00:00:00Z")

    week = {"total_sessions": 3, "demos_scheduled": 1, "conversion_rate": Decimal("33.33")}
    assert db.call("get_conversion_rate", ACME) == week
    assert db.call("get_conversion_rate", SERVICE, client_id="acme", days=7) == week
    assert db.call("get_conversion_rate", ACME, days=3660)["total_sessions"] == 4
    nothing = {"total_sessions": 0, "demos_scheduled": 0, "conversion_rate": None}
    assert db.call("get_conversion_rate", GLOBEX) == nothing
    assert db.call("get_conversion_rate", ACME_OTHER_AGENT) == nothing


@pytest.mark.parametrize("caller", [ANON, NOBODY])
def test_get_conversion_rate_refuses_who_may_not(db, caller):
    with db.refused("42501"):
        db.call("get_conversion_rate", caller)
