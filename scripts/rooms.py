"""The calls between functions, measured, and held to the plan in functions/README.md.

``make rooms`` prints them; tests/test_rooms.py lets nothing pass that is not in the plan.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from pgcalls.files import Definition, definitions, migrations, read, root

PLAN = root() / "functions" / "README.md"
ROW = re.compile(r"^\| `(\w+)` \| (foundation|subject) \|.*\|(.*)\|$", re.MULTILINE)
COMMENT = re.compile(r"^comment on .*?\s(?:\$\$.*?\$\$|'(?:[^']|'')*');|--[^\n]*", re.M | re.S)


@dataclass(frozen=True)
class Room:
    """A row of the plan: a room, and which others its functions may call."""

    name: str
    is_foundation: bool
    may_call: frozenset[str]


def plan(text: str | None = None) -> dict[str, Room]:
    """Return the rooms of the plan, in its order.

    A foundation room may call the foundation rooms before it, any other room all of them.
    """
    rooms: dict[str, Room] = {}
    for name, kind, others in ROW.findall(read(PLAN) if text is None else text):
        foundation = {room.name for room in rooms.values() if room.is_foundation}
        listed = set(re.findall(r"`(\w+)`", others))
        rooms[name] = Room(name, kind == "foundation", frozenset(foundation | listed))
    return rooms


@dataclass(frozen=True)
class House:
    """The functions of the package and who calls whom."""

    files: tuple[Definition, ...]
    #: What else of the package calls functions: the runner, and columns of tables.
    outside: str

    @classmethod
    def of(cls, files: list[Definition]) -> House:
        """Return the house that a set of files makes."""
        made = [p for p in migrations().glob("*.sql") if ".rollback" not in p.name]
        sources = [*(root() / "runner").rglob("*.py"), *made]
        return cls(tuple(files), "\n".join(read(path) for path in sorted(sources)))

    @cached_property
    def rooms(self) -> dict[str, str]:
        """The room of each private function."""
        return {f.name: _room(f) for f in self.files if _is_private(f)}

    @cached_property
    def calls(self) -> set[tuple[str, str]]:
        """Calls from one private function to another."""
        rooms = self.rooms
        return {
            (file.name, called)
            for file in self.files
            if _is_private(file)
            for called in _called(file.sql)
            if called in rooms and called != file.name
        }

    @property
    def dead(self) -> list[str]:
        """Private functions that nothing reaches: no door, trigger, view, policy or runner."""
        rooms = self.rooms
        callees: dict[str, set[str]] = {name: set() for name in rooms}
        for caller, called in self.calls:
            callees[caller].add(called)
        reached = {name for name in _called(self.outside) if name in rooms}
        for file in self.files:
            if not _is_private(file):
                reached |= {name for name in _called(file.sql) if name in rooms}
            elif re.search(r"^create or replace trigger ", file.sql, re.MULTILINE):
                reached.add(file.name)
        waiting = list(reached)
        while waiting:
            new = callees[waiting.pop()] - reached
            reached |= new
            waiting += new
        return sorted(set(rooms) - reached)

    @cached_property
    def edges(self) -> Counter[tuple[str, str]]:
        """How many calls go from one room to another, or stay."""
        rooms = self.rooms
        return Counter((rooms[caller], rooms[called]) for caller, called in self.calls)

    @property
    def cycle(self) -> list[str]:
        """Rooms that call each other in a circle, or none."""
        graph: dict[str, set[str]] = {}
        for caller, called in self.edges:
            if caller != called:
                graph.setdefault(caller, set()).add(called)
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            return list(error.args[1])
        return []

    def faults(self, rooms: dict[str, Room]) -> list[str]:
        """Return what is not as the plan says, a line for each."""
        found = [f"{name}: a room without a row" for name in set(self.rooms.values()) - set(rooms)]
        found += [f"{name}: a row without a room" for name in set(rooms) - set(self.rooms.values())]
        for caller, called in sorted(self.calls):
            here, there = self.rooms[caller], self.rooms[called]
            if here != there and here in rooms and there not in rooms[here].may_call:
                found.append(f"{here}/{caller} calls {there}/{called}: not in the plan of {here}")
        for room in rooms.values():
            subjects = {name for name in room.may_call if name in rooms} - {
                other.name for other in rooms.values() if other.is_foundation
            }
            unused = sorted(name for name in subjects if not self.edges[room.name, name])
            found += [f"{room.name} may call {name}, and does not" for name in unused]
        if self.cycle:
            found.append("a circle of rooms: " + " > ".join(self.cycle))
        found += [f"{self.rooms[name]}/{name}: nothing calls it" for name in self.dead]
        return sorted(found)


def house() -> House:
    """Return the house of this checkout."""
    return House.of(definitions())


def _is_private(file: Definition) -> bool:
    return file.kind == "functions" and file.schema == "pgcalls"


def _room(file: Definition) -> str:
    return file.path.split("/")[1]


def _called(text: str) -> set[str]:
    return set(re.findall(r"\bpgcalls\.(\w+)", COMMENT.sub("", text)))


def main() -> int:
    """Print the measured graph beside the plan; returns 1 when they differ."""
    measured, rooms = house(), plan()
    edges = measured.edges
    sizes = Counter(_room(f) for f in measured.files if _is_private(f))
    lines = Counter[str]()
    for file in filter(_is_private, measured.files):
        lines[_room(file)] += file.sql.count("\n")
    foundation = {name for name, room in rooms.items() if room.is_foundation}
    for name in rooms:
        others = {there: n for (here, there), n in edges.items() if here == name != there}
        shown = ", ".join(f"{there} {n}" for there, n in sorted(others.items())) or "-"
        print(f"{name:10} {sizes[name]:3} functions {lines[name]:5} lines  calls {shown}")
    inside = sum(n for (here, there), n in edges.items() if here == there)
    below = sum(n for (here, there), n in edges.items() if here != there and there in foundation)
    across = edges.total() - inside - below
    largest = max(sizes, key=lambda name: lines[name])
    print(
        f"\n{edges.total()} calls: {inside} inside rooms, {below} to foundation rooms,"
        f" {across} between subjects"
        f"\ncycles {int(bool(measured.cycle))}, dead functions {len(measured.dead)},"
        f" largest room {largest} with {lines[largest]} lines"
    )
    faults = measured.faults(rooms)
    print(*faults, sep="\n", end="\n" if faults else "", file=sys.stderr)
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
