"""One command, one table: measure the groups in turn, and write what they show into docs.

    python -m ratios [--size quick|full] [--against COMMIT] [--only GROUP,...] [--folder FOLDER]

Every group is written down as soon as it is measured: what fails, or is interrupted, loses nothing
of the others, and ``--only`` measures again what is missing. ``--against`` installs that commit into
databases of the same server and measures both in turns.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import signal
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from ratios import report
from ratios.api import API
from ratios.ends import ENDS
from ratios.growth import GROWTH
from ratios.imports import IMPORTS
from ratios.measure import Cost, measure, summary
from ratios.peers import PEERS
from ratios.place import ROOT, Place, opened
from ratios.ratio import Group, Ratio
from ratios.reads import READS
from ratios.turns import TURNS
from ratios.webhooks import WEBHOOKS

GROUPS = {
    "turns": TURNS, "peers": PEERS, "api": API, "ends": ENDS, "imports": IMPORTS,
    "webhooks": WEBHOOKS, "reads": READS, "growth": GROWTH,
}  # fmt: skip
#: Calls, each of twenty turns.
SIZES, PER_CALL = {"quick": 100_000, "full": 1_000_000}, 20


def run(group: Group, place: Place, load: float) -> dict[str, Any]:
    """Measure a group; what is written of it."""
    began = time.monotonic()
    missing: list[dict[str, str]] = []

    def failed(case: tuple[str, str], error: Exception) -> None:
        why = str(error).split("\n")[0]
        missing.append({"version": case[0], "case": case[1], "why": why})
        print(f"  {case[1]} ({case[0]}): {why}", file=sys.stderr)

    with ExitStack() as stack:
        cases = {}
        for version in place.packages:
            try:
                made = group.cases(place, version, stack)
            except Exception as error:
                failed((version, group.title), error)
                continue
            cases |= {(version, name): case for name, case in made.items()}
        seen = measure(cases, group.rounds, failed)
    against = place.packages.get("against")
    return {
        "group": group.title,
        "what": group.what,
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "commit": place.packages["now"].commit,
        "against": against and against.commit,
        "server": place.server,
        "cores": os.cpu_count(),
        "load": load,
        "calls": place.calls,
        "turns": place.calls * place.turns,
        "rounds": group.rounds,
        "seconds": round(time.monotonic() - began),
        "missing": missing,
        "ratios": [
            found
            for ratio in group.ratios
            if (found := compared(ratio, seen)) is not None
        ],
    }  # fmt: skip


def compared(ratio: Ratio, seen: dict[Any, list[Cost]]) -> dict[str, Any] | None:
    """Return what came of a ratio, or None where one of its cases is missing."""
    found: dict[str, Any] = {
        "case": ratio.case, "of": ratio.of, "kind": ratio.kind, "goal": ratio.goal, "by": ratio.by,
    }  # fmt: skip
    for version, before in (("now", ""), ("against", "old_")):
        case, of = seen.get((version, ratio.case), []), seen.get((version, ratio.of), [])
        for clock in ("cpu", "wall"):
            if case and of:
                middle, spread = summary([
                    ratio.value(getattr(one, clock), getattr(other, clock))
                    for one, other in zip(case, of, strict=True)
                ])  # fmt: skip
                found[before + clock] = round(middle, 3)
                found[f"{before}{clock}_spread"] = round(spread, 3)
    if "cpu" not in found:
        return None
    found["microseconds"] = round(summary([one.cpu for one in seen["now", ratio.case]])[0], 1)
    found["met"] = ratio.is_met(found[ratio.by])
    old = seen.get(("against", ratio.case))
    if old:
        new = seen["now", ratio.case]
        found["gain"] = round(summary([b.cpu / a.cpu for a, b in zip(new, old, strict=True)])[0], 2)
    return found


def main() -> int:
    """Measure, and say how long it took; 1 when something could not be measured."""
    parser = argparse.ArgumentParser(prog="ratios")
    parser.add_argument("--size", choices=SIZES, default="quick")
    parser.add_argument("--calls", type=int, help="instead of a size")
    parser.add_argument("--against", metavar="COMMIT")
    parser.add_argument("--only", metavar="GROUP", help=", ".join(GROUPS))
    parser.add_argument("--folder", type=Path, default=ROOT / "docs/operations")
    given = parser.parse_args()
    names = given.only.split(",") if given.only else list(GROUPS)
    if unknown := set(names) - set(GROUPS):
        parser.error(f"no group {', '.join(unknown)}")
    # As after Ctrl-C: server, worktree and the processes of a group go with us.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    load = round(os.getloadavg()[0], 1)
    began, is_whole = time.monotonic(), True
    file = given.folder / "performance.json"
    results = json.loads(file.read_text()) if file.exists() else {}
    with opened(given.against, given.calls or SIZES[given.size], PER_CALL) as place:
        for name in names:
            print(f"{name} …", flush=True)
            results[name] = run(GROUPS[name], place, load)
            is_whole &= not any(m["version"] == "now" for m in results[name]["missing"])
            results = {name: results[name] for name in GROUPS if name in results}
            file.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
            report.write(given.folder)
            print(report.text(results[name]), f"  {results[name]['seconds']} s\n", flush=True)
    print(f"{time.monotonic() - began:.0f} s; in {given.folder}")
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
