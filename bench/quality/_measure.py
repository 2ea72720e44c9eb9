"""What the quality benchmarks share: a database with everything installed, and F1."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from pgcalls import deploy, embedded

#: Where the repositories of README.md are cloned.
DATA = Path(os.environ.get("QUALITY_DATA", "quality-data"))


@contextmanager
def database() -> Iterator[psycopg.Connection[Any]]:
    """Yield the owner's connection to a database with everything installed.

    ``DATABASE_URL`` names one that is there; else an embedded one is made.
    """
    url = os.environ.get("DATABASE_URL")
    if url:
        with psycopg.connect(url, autocommit=True) as db:
            yield db
    else:
        with embedded.server() as embedded_url:
            deploy.apply(embedded_url)
            with psycopg.connect(embedded_url, autocommit=True) as db:
                yield db


def ask(db: psycopg.Connection[Any], call: str, rows: Iterable[tuple[Any, ...]]) -> list[Any]:
    """Return what a call answers for each row; its arguments are a1, a2, ... of json."""
    payload = json.dumps(list(rows))
    query = f"""
        select {call}
        from json_array_elements(%s::json) with ordinality as e (a, n)
        order by e.n
    """
    return [value for (value,) in db.execute(query.encode(), [payload])]


@dataclass
class Score:
    """Found things against wanted ones, as sets per text."""

    hits: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: Iterable[str], wanted: Iterable[str]) -> None:
        """Count one text."""
        found, wanted = set(found), set(wanted)
        self.hits += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.hits / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        total = self.found + self.wanted
        return 2 * self.hits / total if total else 1.0

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"
            f" ({self.wanted} wanted, {self.found} found)"
        )
