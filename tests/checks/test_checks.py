"""Rules about the schema, each a query that returns offenders, each seen to fire."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support import MODES

HERE = Path(__file__).parent
CHECKS = sorted(path.stem for path in HERE.glob("*.sql") if path.stem != "dirty")


@pytest.fixture(params=MODES)
def mode(request):
    return request.param


def offenders(db, check):
    return [row["offender"] for row in db.rows((HERE / f"{check}.sql").read_text())]


@pytest.mark.parametrize("check", CHECKS)
def test_the_schema_is_clean(db, check):
    assert offenders(db, check) == []


@pytest.mark.parametrize("check", CHECKS)
def test_the_check_fires(db, check):
    dirty = (HERE / "dirty.sql").read_text()
    db.rows(dirty)

    found = [name for name in offenders(db, check) if "dirty" in name or "wrong" in name]
    named = re.findall(rf"^ *--.*\b{check}\b", dirty, re.MULTILINE)
    assert len(found) >= max(1, len(named))
