"""What statements cost the server: CPU time of its process, which a busy machine moves little."""

from __future__ import annotations

import json
import statistics
from pathlib import Path

import psycopg

ROUNDS, REPEATS = 15, 100


class Caller:
    """A connection that is somebody, and the process that serves it."""

    def __init__(self, url: str, role: str, **claims: str) -> None:
        self.db = psycopg.connect(url, autocommit=True, prepare_threshold=0)
        self.db.execute(
            "select set_config('request.jwt.claims', %s, false), set_config('role', %s, false)",
            [json.dumps({"app_metadata": claims}) if claims else "", role],
        )
        self.stat = Path(f"/proc/{self.db.info.backend_pid}/schedstat")

    def spent(self) -> float:
        """Return the microseconds that its process has run."""
        return int(self.stat.read_text().split()[0]) / 1000


def measure(cases: dict[str, tuple[Caller, str]]) -> dict[str, list[float]]:
    """Return microseconds a statement, those of all cases taken in turns, and one for each round."""
    seen: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(ROUNDS + 1):
        for name, (caller, statement) in cases.items():
            before = caller.spent()
            for _ in range(REPEATS):
                caller.db.execute(statement.encode())
            if number:
                seen[name].append((caller.spent() - before) / REPEATS)
    return seen


def summary(seen: list[float]) -> tuple[float, float]:
    """Return the median, and half of what lies between the quartiles."""
    low, middle, high = statistics.quantiles(seen, n=4)
    return middle, (high - low) / 2
