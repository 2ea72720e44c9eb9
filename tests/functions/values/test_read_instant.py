"""Instants as people and platforms write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

ZONES = ("Pacific/Auckland", "America/New_York", "UTC", "Etc/GMT+5")


def read(db, value, zone="Pacific/Auckland"):
    return db.value("select pgcalls.read_instant(%s, %s, 'at')", value, zone)


@pytest.mark.parametrize("session_zone", ["UTC", "Asia/Kathmandu"])
@pytest.mark.parametrize(
    "wall", ["2026-12-03T15:00", "2026-12-03 15:00:00", "20261203T150000", "2026-12-03 3:00 pm"]
)
def test_without_an_offset_it_is_the_wall_clock_of_the_zone(db, session_zone, wall):
    db.rows(f"set local timezone = '{session_zone}'")

    for zone in ZONES:
        expected = db.value("select timestamp '2026-12-03 15:00' at time zone %s", zone)
        assert read(db, wall, zone) == expected
    assert db.value("show timezone") == session_zone


@pytest.mark.parametrize(
    "text", ["2026-12-03T15:00Z", "2026-12-03T16:00+01:00", "2026-12-03 10:00:00.000-05",
             "2026-12-03T15:00:00 UTC", " 2026-12-03T15:00Z "],
)  # fmt: skip
@pytest.mark.parametrize("zone", ZONES)
def test_with_an_offset_the_offset_counts(db, text, zone):
    assert read(db, text, zone) == datetime(2026, 12, 3, 15, tzinfo=UTC)


@pytest.mark.parametrize("count", ["1764475200", "1764475200000", "1764475200.25", "999999999"])
def test_a_count_of_seconds_is_refused_with_a_hint_that_says_so(db, count):
    with db.refused("22023", "at is a number, not an instant"):
        read(db, count)


@pytest.mark.parametrize("junk", ["soon", "2026-13-45", "15:00", "", "31/02/2026", "2026-12-03T99"])
def test_what_is_no_instant_is_refused(db, junk):
    db.rows("set local timezone = 'Asia/Kathmandu'")

    with db.refused("22023", "at is not an instant"):
        read(db, junk)
    assert db.value("show timezone") == "Asia/Kathmandu"


def test_nothing_is_nothing(db):
    assert db.value("select pgcalls.read_instant(null, 'UTC', 'at')") is None
