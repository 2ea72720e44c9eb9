"""Pictures of the reference: boxes in columns, each behind all that lead to it, as SVG."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

WIDTH, GAP, LINE, MARGIN = 172, 34, 15, 12
STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#1c2024}.name{font:12px ui-monospace,monospace}"
    ".note{font-size:11px;fill:#5b6570}rect{fill:#fff;stroke:#b9c1c9}.paper{fill:#f6f6f3;stroke:none}"
    "path{fill:none;stroke:#9aa4ae}"
    "@media(prefers-color-scheme:dark){text{fill:#e8eaed}.note{fill:#a6b0ba}"
    "rect{fill:#1f2327;stroke:#4a525a}.paper{fill:#14171a}path{stroke:#6b757f}}"
)


@dataclass
class Box:
    """What stands in a picture: a name, and a few words on it."""

    name: str
    note: str = ""
    column: int = 0
    top: float = 0

    @property
    def lines(self) -> list[str]:
        """The words, in lines that fit."""
        return textwrap.wrap(self.note, 28)

    @property
    def height(self) -> float:
        """How high it is."""
        return LINE * (1 + len(self.lines)) + 10


def nearest(edges: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Leave out each edge that a way of several edges makes superfluous."""
    edges = {(a, b) for a, b in edges if a != b}
    after: dict[str, set[str]] = {}
    for a, b in edges:
        after.setdefault(a, set()).add(b)

    def reached(name: str) -> set[str]:
        found = set(after.get(name, ()))
        return found.union(*(reached(next_) for next_ in found))

    return {(a, b) for a, b in edges if not any(b in reached(c) for c in after[a] if c != b)}


def picture(boxes: list[Box], edges: set[tuple[str, str]]) -> str:
    """Draw boxes, and an edge from each to those that follow it."""
    by_name = {box.name: box for box in boxes}
    for _ in boxes:
        for a, b in edges:
            by_name[b].column = max(by_name[b].column, by_name[a].column + 1)
    columns: list[list[Box]] = [[] for _ in range(1 + max(box.column for box in boxes))]
    for box in boxes:
        columns[box.column].append(box)

    tallest = max(sum(box.height + 8 for box in column) for column in columns)
    place = {box.name: float(n) for column in columns for n, box in enumerate(column)}
    for column in columns:
        # Beside those that lead here, so that edges cross seldom.
        def middle(box: Box) -> float:
            before = [by_name[a].top for a, b in edges if b == box.name]
            return sum(before) / len(before) if before else place[box.name]

        column.sort(key=lambda box: (middle(box), place[box.name]))
        spare = (tallest - sum(box.height for box in column)) / len(column)
        top = MARGIN + spare / 2
        for box in column:
            box.top = top
            top += box.height + spare

    def left(box: Box) -> int:
        return MARGIN + box.column * (WIDTH + GAP)

    width = 2 * MARGIN + len(columns) * (WIDTH + GAP) - GAP
    height = 2 * MARGIN + tallest
    drawn = [f'<rect class="paper" width="{width}" height="{height:.0f}"/>']
    for a, b in sorted(edges):
        start, end = by_name[a], by_name[b]
        x1, x2 = left(start) + WIDTH, left(end)
        y1, y2 = start.top + start.height / 2, end.top + end.height / 2
        half = (x1 + x2) // 2
        drawn.append(f'<path d="M{x1} {y1:.0f}C{half} {y1:.0f} {half} {y2:.0f} {x2} {y2:.0f}"/>')
    for box in boxes:
        x, y = left(box), box.top
        drawn.append(
            f'<rect x="{x}" y="{y:.0f}" width="{WIDTH}" height="{box.height:.0f}" rx="5"/>'
            f'<text class="name" x="{x + 8}" y="{y + LINE + 2:.0f}">{escape(box.name)}</text>'
        )
        drawn += [
            f'<text class="note" x="{x + 8}" y="{y + LINE * (n + 2) + 2:.0f}">{escape(line)}</text>'
            for n, line in enumerate(box.lines)
        ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height:.0f}">'
        f"<style>{STYLE}</style>\n" + "\n".join(drawn) + "\n</svg>"
    )
