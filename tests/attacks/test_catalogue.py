"""Every attack of the catalogue is tried, or said to be none here, with the reason."""

from __future__ import annotations

import re
from pathlib import Path

SECTIONS = {"r": 30, "w": 18, "p": 18, "c": 16, "l": 22, "i": 12, "d": 15, "x": 13, "b": 14, "a": 9}

#: Attacks on what is not there, or that live elsewhere.
NOT_HERE = {
    "p17": "no access token hook is installed; docs/security.md says how to grant one",
    "c12": "tried with the other preferences, in c10",
    "d11": "the limit of 1,000,000 turns is in tests/functions/public/test_log_message.py",
    "a5": "tried with the other statements of an API role, in p15",
}


def tried() -> set[str]:
    names = [
        name
        for path in Path(__file__).parent.glob("test_*.py")
        for name in re.findall(r"^def test_((?:[a-z]\d+_)+)", path.read_text(), re.MULTILINE)
    ]
    return {number for name in names for number in name.split("_") if number}
    # test_x7_b6_d8 and the like name several.


def test_the_catalogue_is_whole():
    catalogue = {f"{s}{n}" for s, count in SECTIONS.items() for n in range(1, count + 1)}

    assert len(catalogue) == 167
    assert tried() & set(NOT_HERE) == set()
    assert tried() | set(NOT_HERE) == catalogue
