"""The hours or days of a search, as words of the index."""

from __future__ import annotations

import pytest

NOW = "2026-03-31T22:30:00Z"


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("2026-03-31T20:59:59Z", ["  2026033120", "  2026033121", "  2026033122"]),
        (NOW, ["  2026033122"]),
        ("2026-03-31T10:00:00Z", ["  20260331:*"]),
        ("2026-03-29T23:00:00Z", ["  20260329:*", "  20260330:*", "  20260331:*"]),
        ("2026-04-01T00:00:00Z", None),
        (None, None),
    ],
)
def test_time_query(db, since, words):
    query = db.value("select pgcalls.time_query(%s, %s)::text", since, NOW)
    assert (query and query.replace("'", "").split(" | ")) == words


def test_no_instant_has_no_end(db):
    assert db.value("select pgcalls.time_query(%s, null)", NOW) is None
