"""How long clients stand still while a release goes out, beside the bare ALTER TABLE.

    python bench/release.py [rounds]        # 3

Four readers of every view and four writers of calls, without a pause, on an embedded
Postgres; the runner is 0, 20 and 100 ms away. Prints the longest stall of a client and
the length of each release; the exit code is 1 when a client or a release failed.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import psycopg

from pgcalls import deploy, embedded, files

sys.path[:0] = [str(Path(__file__).parent.parent / folder) for folder in ("tests", "tests/runner")]

import test_live as live  # noqa: E402

from wire import delayed  # noqa: E402


def stall(clients: live.Clients, work: Callable[[], object]) -> tuple[float, float]:
    """Return the longest stall in milliseconds and the seconds that the work took."""
    clients.longest = 0.0
    with clients.at_work():
        time.sleep(0.3)
        begun = time.monotonic()
        work()
        took = time.monotonic() - begun
        time.sleep(0.2)
    return clients.longest * 1000, took


def measure(url: str, delay: float, figures: dict[str, list[tuple[float, float]]]) -> list[str]:
    """Release onto a new installation; returns the errors of clients."""
    original = files.root()
    with tempfile.TemporaryDirectory() as folder, delayed(url, delay) as far:
        for name in ("migrations", *files.FOLDERS):
            shutil.copytree(original / name, Path(folder, name))
        files.root = lambda: Path(folder)
        deploy.apply(url)
        clients = live.Clients(url)
        with psycopg.connect(url, autocommit=True) as admin:
            add = b"alter table public.user_sessions add column bare text"
            figures["nothing"].append(stall(clients, lambda: time.sleep(0.3)))
            figures["bare alter table"].append(stall(clients, lambda: admin.execute(add)))
            admin.execute("alter table public.user_sessions drop column bare")
        for what, change in (
            ("a function", live.change_function),
            ("a view", live.change_view),
            ("a column", live.add_column),
            ("everything again", None),
            ("rollback", None),
            ("forward again", None),
        ):
            if change:
                change(Path(folder))
            again = {"everything again": lambda: deploy.apply(far, redefine=True),
                     "rollback": lambda: deploy.rollback(far)}.get(what, lambda: deploy.apply(far))  # fmt: skip
            figures[what].append(stall(clients, again))
        files.root = lambda: original
    return clients.errors


def main() -> None:
    """Print medians of the longest stall and of the length, by distance."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    errors: list[str] = []
    with embedded.server() as server:
        for delay in (0, 20, 100):
            figures: dict[str, list[tuple[float, float]]] = defaultdict(list)
            for number in range(rounds):
                name = f"bench_{delay}_{number}"
                with psycopg.connect(server, autocommit=True) as admin:
                    admin.execute(f"create database {name}".encode())
                errors += measure(
                    psycopg.conninfo.make_conninfo(server, dbname=name), delay, figures
                )
            print(f"{delay} ms away: longest stall of a client, worst, length of the release")
            for what, seen in figures.items():
                stalls = [one for one, _ in seen]
                print(f"  {what:18} {statistics.median(stalls):6.0f} ms {max(stalls):6.0f} ms"
                      f" {statistics.median(took for _, took in seen):6.2f} s")  # fmt: skip
    print(f"errors of clients: {len(errors)}", *errors[:3], sep="\n")
    sys.exit(bool(errors))


if __name__ == "__main__":
    main()
