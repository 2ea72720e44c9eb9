"""The figures of docs/scaling.md and of the README, from docs/scaling.json alone.

``python bench/scaling_tables.py`` writes them between `<!-- figures: NAME -->` and `<!-- end -->`;
tests/test_docs.py lets nothing else stand there.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from pgcalls.files import root

FIGURES = root() / "docs" / "scaling.json"
BLOCK = re.compile(r"<!-- figures: (\w+) -->\n.*?<!-- end -->\n", re.DOTALL)
#: How long calls are kept where something is purged every month.
MONTHS = 24


def written() -> list[Path]:
    """Return the documents with figures."""
    return [
        path
        for path in (root() / "README.md", *sorted((root() / "docs").rglob("*.md")))
        if BLOCK.search(path.read_text(encoding="utf-8"))
    ]


def filled(text: str) -> str:
    """Return a document with its figures as they were measured."""
    return BLOCK.sub(
        lambda found: f"<!-- figures: {found[1]} -->\n{globals()[found[1]]()}\n<!-- end -->\n", text
    )


def growth() -> str:
    """Return what was measured, a column for each size."""
    runs = _runs()
    cases = list(runs[0]["microseconds"])
    lines = [
        ["turns", *(f"{run['turns']:,}" for run in runs)],
        ["---"] * (1 + len(runs)),
        ["the database", *(f"{_bytes(run) / 1e9:.1f} GB" for run in runs)],
        ["bytes a turn", *(f"{_bytes(run) / run['turns']:,.0f}" for run in runs)],
        *(
            [f"{case}, in bare INSERTs", *(f"{_ratio(run, case):.1f}" for run in runs)]
            for case in cases[1:]
        ),
        *(
            [what, *(f"{1e3 * cpu(run):.1f} ms" for run in runs)]
            for what, cpu in (
                ("erase the content of an old call", lambda r: _purge(r, "retention_days")),
                ("delete its turns later", lambda r: _purge(r, "record_retention_days")),
            )
        ),
        ["forget a caller, for 1,000 turns of the client",
         *(f"{1e6 * _forget(run):.0f} ms" for run in runs)],
        ["clean up after a purge, for 1,000 turns",
         *(f"{1e6 * _vacuum(run):.1f} ms" for run in runs)],
    ]  # fmt: skip
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def weight() -> str:
    """Return what a turn weighs in each table."""
    run = _runs()[-1]
    lines = [["table", "rows", "indexes", "largest index"], ["---"] * 4]
    for table, size in run["tables"].items():
        index = max(size["each"], key=size["each"].get)
        lines.append(
            [
                f"`{table}`",
                *(f"{size[part] / run['turns']:.0f}" for part in ("rows", "indexes")),
                f"`{index.removeprefix('pgcalls.')}` {size['each'][index] / run['turns']:.0f}",
            ]
        )
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def paper() -> str:
    """Return what the largest size says of larger ones."""
    run = _runs()[-1]
    purge = _purge(run, "retention_days") + _purge(run, "record_retention_days")
    lines = [
        ["turns", "calls", "the database", "its index of words", "purge, a month",
         "vacuum, once", "forget one caller"],
        ["---"] * 7,
    ]  # fmt: skip
    words = run["tables"]["pgcalls.message_texts"]["each"]["pgcalls.idx_message_texts_content_tsv"]
    for turns in (10**7, 10**8, 10**9):
        calls = turns // 20
        lines.append(
            [
                f"{turns:,}",
                f"{calls:,}",
                f"{turns * _bytes(run) / run['turns'] / 1e9:,.0f} GB",
                f"{turns * words / run['turns'] / 1e9:,.1f} GB",
                f"{calls / MONTHS * purge / 3600:.1f} h",
                f"{turns * _vacuum(run) / 3600:.2f} h",
                f"{turns / 4 * _forget(run) / 3600:.2f} h",
            ]
        )
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def cost() -> str:
    """Return a sentence for the front page."""
    run = _runs()[-1]
    return (
        f"To log a turn is {_ratio(run, 'log_message'):.1f} times the work of a bare INSERT, among"
        f" {run['turns']:,} turns; with all that is\nkept of its call it weighs"
        f" {_bytes(run) / run['turns'] / 1e3:.1f} kB. [How far one Postgres goes](docs/scaling.md)."
    )


def _runs() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(FIGURES.read_text())
    return found


def _bytes(run: dict[str, Any]) -> int:
    return sum(table["rows"] + table["indexes"] for table in run["tables"].values())


def _ratio(run: dict[str, Any], case: str) -> float:
    bare, _ = run["microseconds"]["a bare INSERT of a turn"]
    return float(run["microseconds"][case][0] / bare)


def _purge(run: dict[str, Any], column: str) -> float:
    return float(run["purge"][column]["cpu_seconds"] / run["purge"][column]["calls"])


def _forget(run: dict[str, Any]) -> float:
    return float(run["forget"]["cpu_seconds"] / run["forget"]["turns_of_client"])


def _vacuum(run: dict[str, Any]) -> float:
    return float(sum(run["vacuum_after_purge"].values()) / run["turns"])


def main() -> None:
    """Write them into the documents."""
    for path in written():
        path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
        print(path.relative_to(root()))


if __name__ == "__main__":
    main()
