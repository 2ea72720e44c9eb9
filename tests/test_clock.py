"""Nothing here hangs on the hour, the day or the zone of the machine it runs on.

``make clocks`` runs the tests where and when they would fail; this finds the kinds by sight.
A line that means it says so with "naive on purpose".
"""

from __future__ import annotations

import re

import pytest

from pgcalls.files import root

KINDS = {
    "an instant that is near at some hour": r"""["'](?:tomorrow|yesterday|today|midnight|noon)\b["']""",
    "the day in the session's zone": r"\bcurrent_date\b|\bcurrent_time\b|now\(\)::(?:date|time)\b",
    "the session's wall clock": r"\blocaltime(?:stamp)?\b|::timestamp\b(?! with time| at time)",
    "an instant in the session's zone": (
        r"""["'(]\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?["')]"""
        r"""|timestamptz '\d{4}-\d\d-\d\d'|'\d{4}-\d\d-\d\d'::timestamptz"""
    ),
    "an instant as the session's zone writes it": r"""isoformat\(\)[^"']*["']\d{4}-\d\d-\d\dT""",
    # Clocks are changed: an hour more on the wall may be two, or none.
    "reckoning with the session's wall clock": r"""\["\w+"\] [+-] timedelta""",
    "the machine's wall clock": (
        r"\b(?:datetime|dt)\.now\(\)|\.(?:utcnow|today|utcfromtimestamp)\(|fromtimestamp\([^,()]*\)"
        r"|\btime\.(?:localtime|strftime|mktime|ctime)\(|\.astimezone\(\)|getTimezoneOffset"
    ),
}  # fmt: skip
#: Where a line cannot say it.
ON_PURPOSE = {
    "test_read_instant.py": "it is about wall clocks",
    "livekit_rooms.sql": "its columns have no zone",
    "test_1_conversation_manager.py": "the document asks for today's calls",
}
FILES = [
    path
    for kind in ("*.py", "*.sql", "*.ts")
    for path in sorted((root() / "tests").rglob(kind))
    if "node_modules" not in path.parts and path.name not in ("test_clock.py", *ON_PURPOSE)
]


def found(text: str) -> list[tuple[str, str]]:
    return [
        (kind, line.strip())
        for line in text.split("\n")
        for kind, pattern in KINDS.items()
        if re.search(pattern, line, re.IGNORECASE) and "naive on purpose" not in line
    ]


def test_no_test_hangs_on_the_clock_of_the_machine():
    assert len(FILES) > 90

    assert {p.name: seen for p in FILES if (seen := found(p.read_text()))} == {}


@pytest.mark.parametrize(
    "line",
    [
        "log(created_at='tomorrow')", "where day = current_date", "select now()::date",
        "select localtimestamp", "'2026-01-01 10:00'", '("2026-01-01T10:00:00")',
        "select timestamptz '2026-01-01'", "select '2026-01-01'::timestamptz", "datetime.now()",
        "date.today()", "datetime.utcnow()", "datetime.fromtimestamp(5)", "time.localtime(5)",
        "at.astimezone()", 'assert row["at"].isoformat() == "2026-01-01T00:00:00+00:00"',
        'end = row["at"] + timedelta(days=1)',
    ],
)  # fmt: skip
def test_the_check_of_clocks_fires(line):
    assert found(line) != []
