"""The table and the pictures of what was measured: written from performance.json alone."""

from __future__ import annotations

import json
import math
from html import escape
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- measured -->\n", "<!-- end -->\n"
LEFT, WIDTH, LINE = 400, 360, 20


def write(folder: Path) -> None:
    """Draw the pictures, and put the tables into the page where there is one."""
    results = json.loads((folder / "performance.json").read_text())
    for name, group in results.items():
        (folder / f"performance-{name}.svg").write_text(picture(group))
    page = folder / "performance.md"
    if page.exists():
        before, _, rest = page.read_text().partition(BEGIN)
        _, _, after = rest.partition(END)
        page.write_text(before + BEGIN + tables(results) + END + after)


def tables(results: dict[str, Any]) -> str:
    """Return which goals are missed, then a heading, a table and a picture for each group."""
    return f"\n{verdict(results)}\n" + "".join(
        f"## {group['group']}\n\n{group['what']} {conditions(group)}\n\n{table(group)}\n"
        f"![{group['group']}: ratios of the table, beside their goals](performance-{name}.svg)\n\n"
        + "".join(
            f"Not measured at {group['commit' if gap['version'] == 'now' else 'against']}:"
            f" {gap['case']}, `{gap['why']}`\n\n"
            for gap in group["missing"]
        )
        for name, group in results.items()
    )


def verdict(results: dict[str, Any]) -> str:
    """Return how many goals there are, and those that are missed."""
    rows = [(group, row) for group in results.values() for row in group["ratios"]]
    missed = [(group, row) for group, row in rows if row["met"] is False]
    return (
        f"{sum(row['met'] is True for _, row in rows)} goals are met and {len(missed)} missed"
        + (":" if missed else ".")
        + "\n\n"
        + "".join(
            f"- {group['group']}: {row['case']} beside {row['of']}, {_number(row, row['by'])}"
            f" instead of {_goal(row)}\n"
            for group, row in missed
        )
    )


def conditions(group: dict[str, Any]) -> str:
    """Return where, when and how it was measured."""
    against = f", against {group['against']}" if group["against"] else ""
    busy = "" if group["load"] < 0.5 else f" Others were at work on the machine ({group['load']})."
    return (
        f"Measured on {group['date']} at {group['commit']}{against}, on Postgres {group['server']},"
        f" {group['cores']} cores; medians of {group['rounds']} rounds and half of what lies between"
        f" their quartiles.{busy}"
    )


def table(group: dict[str, Any]) -> str:
    """Return the ratios of a group as a Markdown table."""
    has_old = group["against"] is not None
    head = ["case", "beside", "by CPU", "by time", "goal", ""]
    if has_old:
        head[5:5] = [f"at {group['against']}, by CPU", "its CPU / ours"]
    rows = [head, ["---"] * len(head)]
    for row in group["ratios"]:
        cells = [
            row["case"], row["of"], _number(row, "cpu"), _number(row, "wall"), _goal(row),
            {True: "met", False: "**missed**", None: ""}[row["met"]],
        ]  # fmt: skip
        if has_old:
            cells[5:5] = [_number(row, "old_cpu"), f"{row['gain']:g} ×" if "gain" in row else ""]
        rows.append(cells)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def text(group: dict[str, Any]) -> str:
    """Return the ratios of a group as lines for a terminal."""
    return "".join(
        f"  {row['case']} / {row['of']}: by CPU {_number(row, 'cpu')}, by time {_number(row, 'wall')}"
        + (f", before {_number(row, 'old_cpu')}" if "old_cpu" in row else "")
        + {True: f" (goal {_goal(row)})", False: f" (goal {_goal(row)}, MISSED)", None: ""}[row["met"]]
        + "\n"
        for row in group["ratios"]
    )  # fmt: skip


def _number(row: dict[str, Any], clock: str) -> str:
    if clock not in row:
        return ""
    return f"{_short(row[clock])} ± {_short(row[f'{clock}_spread'])}" + _unit(row)


def _goal(row: dict[str, Any]) -> str:
    if row["goal"] is None:
        return ""
    sign = "≥" if row["kind"] == "share" else "≤"
    return f"{sign} {row['goal']:g}{_unit(row)}" + ("" if row["by"] == "cpu" else ", by time")


def _unit(row: dict[str, Any]) -> str:
    return "" if row["kind"] == "share" else " ×"


def _short(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def picture(group: dict[str, Any]) -> str:
    """Draw each ratio on one scale of tenfolds: now, before, and the goal."""
    rows = group["ratios"]
    shown = [
        row[key]
        for row in rows
        for key in (row["by"], f"old_{row['by']}", "goal")
        if row.get(key)
    ]  # fmt: skip
    low = math.floor(math.log10(min(shown, default=1)))
    high = max(low + 1, math.ceil(math.log10(max(shown, default=1))))

    def x(value: float) -> float:
        return LEFT + 10 + (math.log10(value) - low) / (high - low) * WIDTH

    height = LINE * len(rows) + 30
    parts = [f'<rect width="{LEFT + WIDTH + 70}" height="{height}" fill="#fff"/>']
    for power in range(low, high + 1):
        at = x(10.0**power)
        parts.append(
            f'<line x1="{at:.0f}" x2="{at:.0f}" y1="4" y2="{height - 22}" stroke="#ddd"/>'
            f'<text x="{at:.0f}" y="{height - 8}" text-anchor="middle">{10.0**power:g}</text>'
        )
    for number, row in enumerate(rows):
        y = LINE * number + 14
        parts.append(f'<text x="{LEFT}" y="{y + 4}" text-anchor="end">{escape(row["case"])}</text>')
        if goal := row["goal"]:
            at, ahead = x(goal), 6 if row["kind"] == "share" else -6
            parts.append(f'<path d="M{at:.0f} {y - 8}v16m0 -8h{ahead}" stroke="#c33" fill="none"/>')
        if old := row.get(f"old_{row['by']}"):
            parts.append(f'<circle cx="{x(old):.0f}" cy="{y}" r="4" fill="#fff" stroke="#888"/>')
        value = row[row["by"]]
        color = {True: "#284", False: "#c33", None: "#47a"}[row["met"]]
        parts.append(
            f'<circle cx="{x(value):.0f}" cy="{y}" r="5" fill="{color}"/>'
            f'<text x="{LEFT + WIDTH + 64}" y="{y + 4}" text-anchor="end">{_short(value)}</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + 70}" height="{height}"'
        ' font-family="sans-serif" font-size="12" fill="#222">' + "".join(parts) + "</svg>\n"
    )
