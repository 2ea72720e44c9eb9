"""Wall clock and length: derived, whatever the client sends."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest


@pytest.mark.parametrize(
    ("instant", "wall_clock"),
    [
        ("2026-01-15T00:00:00Z", datetime(2026, 1, 15, 13)),
        ("2026-07-15T00:00:00Z", datetime(2026, 7, 15, 12)),
        # Summer time ends on 5 April 2026 at 03:00, which is 14:00 UTC on the 4th.
        ("2026-04-04T13:59:59Z", datetime(2026, 4, 5, 2, 59, 59)),
        ("2026-04-04T14:00:00Z", datetime(2026, 4, 5, 2)),
        # It begins on 27 September 2026 at 02:00, which is 14:00 UTC on the 26th.
        ("2026-09-26T13:59:59Z", datetime(2026, 9, 27, 1, 59, 59)),
        ("2026-09-26T14:00:00Z", datetime(2026, 9, 27, 3)),
    ],
)
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/New_York"])
def test_the_wall_clock_in_auckland(db, instant, wall_clock, zone):
    db.rows(f"set local timezone = '{zone}'")
    db.rows(
        "insert into user_sessions (session_id, started_at_utc, started_at_nz)"
        " values ('s', %s, '2001-01-01')",
        instant,
    )

    assert db.session("s")["started_at_nz"].astimezone(UTC).replace(tzinfo=None) == wall_clock


def test_the_documents_own_expression_gives_the_same(db):
    db.rows("set local timezone = 'UTC'")
    db.rows("insert into user_sessions (session_id, started_at_utc) values ('s', now())")

    assert db.value(
        "select started_at_nz = now() at time zone 'Pacific/Auckland' from user_sessions"
    )


def ended(db, **columns):
    names = ", ".join(columns)
    marks = ", ".join(["%s"] * len(columns))
    db.rows(
        "insert into user_sessions (session_id, started_at_utc, ended_at_utc"
        f"{', ' if names else ''}{names}) values ('s', '2026-01-01T00:00:00Z',"
        f" '2026-01-01T00:01:30.5Z'{', ' if marks else ''}{marks})",
        *columns.values(),
    )
    row = db.session("s")
    return row["duration_seconds"], row["duration_minutes"]


def test_the_length_is_computed(db):
    assert ended(db) == (Decimal("90.500"), Decimal("1.51"))


def test_a_given_length_stays_and_both_agree(db):
    assert ended(db, duration_seconds=Decimal("330.5"), duration_minutes=Decimal("5.5")) == (
        Decimal("330.500"),
        Decimal("5.51"),
    )


def test_minutes_alone_are_enough(db):
    assert ended(db, duration_minutes=2) == (120, 2)


def test_a_computed_length_follows_the_end_and_a_given_one_does_not(db):
    ended(db)
    db.rows("update user_sessions set ended_at_utc = '2026-01-01T00:02:00Z'")
    assert db.session("s")["duration_seconds"] == 120

    db.rows("update user_sessions set duration_seconds = 7")
    db.rows("update user_sessions set ended_at_utc = '2026-01-01T00:03:00Z'")
    assert db.session("s")["duration_seconds"] == 7


def test_a_day_of_25_hours_is_25_hours(db):
    db.rows(
        "insert into user_sessions (session_id, started_at_utc, ended_at_utc)"
        " values ('s', '2026-04-05 00:00 Pacific/Auckland', '2026-04-06 00:00 Pacific/Auckland')"
    )

    assert db.session("s")["duration_seconds"] == 25 * 3600
