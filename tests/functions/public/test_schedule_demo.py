from __future__ import annotations

from datetime import UTC, datetime

import pytest

from support import ACME, ACME_AGENT, ANON, GLOBEX_AGENT


def test_a_demo_is_booked_and_booked_again(db):
    id_ = db.start()
    book = {"session_id": "call-1", "demo_timezone": "Pacific/Auckland"}

    db.call("schedule_demo", ACME_AGENT, demo_time="2030-01-01T10:00:00+13:00", **book)
    answer = db.call("schedule_demo", demo_time="2030-01-02T10:00:00+13:00", session_id="call-1")

    assert (str(answer["id"]), answer["session_id"]) == (id_, "call-1")
    assert answer["demo_scheduled"]
    assert answer["demo_time"] == datetime(2030, 1, 1, 21, tzinfo=UTC)
    assert answer["demo_timezone"] == "Pacific/Auckland"


def test_a_wall_clock_is_that_of_the_zone(db):
    db.start()

    answer = db.call(
        "schedule_demo", ACME_AGENT, session_id="call-1",
        demo_time="2026-12-03T15:00", demo_timezone="Pacific/Auckland",  # naive on purpose
    )  # fmt: skip

    assert answer["demo_time"] == datetime(2026, 12, 3, 2, tzinfo=UTC)


def test_a_demo_needs_its_time(db):
    db.start()

    for missing in (None, "1999-12-31T00:00Z", "infinity"):
        with db.refused("22023", "demo_time is missing or out of range"):
            db.call("schedule_demo", session_id="call-1", demo_time=missing)


@pytest.mark.parametrize(
    ("caller", "sqlstate"), [(ANON, "42501"), (ACME, "42501"), (GLOBEX_AGENT, "PT404")]
)
def test_schedule_demo_refuses_who_may_not(db, caller, sqlstate):
    db.start()

    with db.refused(sqlstate):
        db.call("schedule_demo", caller, session_id="call-1", demo_time="2030-01-01T10:00:00Z")
