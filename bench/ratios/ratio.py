"""What is compared with what, and where we want it to be."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Literal

from ratios.measure import Case
from ratios.place import Place


@dataclass(frozen=True)
class Ratio:
    """A case and the one beside it.

    ``share``: how much work it does in the time of the other, so more is better. ``times``: how
    long it takes as against the other, so less is better. ``by``: whether the goal is one for CPU
    time of the server, or for the time that passes, where waiting is the point.
    """

    case: str
    of: str
    goal: float | None = None
    kind: Literal["share", "times"] = "times"
    by: Literal["cpu", "wall"] = "cpu"

    def value(self, case: float, of: float) -> float:
        """Return the ratio of two costs."""
        return of / case if self.kind == "share" else case / of

    def is_met(self, value: float) -> bool | None:
        """Return whether the goal is reached, or None without one."""
        if self.goal is None:
            return None
        return value >= self.goal if self.kind == "share" else value <= self.goal


@dataclass(frozen=True)
class Group:
    """Cases that are measured in turns, in the databases of every package."""

    title: str
    what: str
    cases: Callable[[Place, str, ExitStack], dict[str, Case]]
    ratios: tuple[Ratio, ...]
    rounds: int = 5


def share(
    case: str, of: str, goal: float | None = None, by: Literal["cpu", "wall"] = "cpu"
) -> Ratio:
    """Return a ratio of throughputs."""
    return Ratio(case, of, goal, "share", by)


def times(
    case: str, of: str, goal: float | None = None, by: Literal["cpu", "wall"] = "cpu"
) -> Ratio:
    """Return a ratio of costs."""
    return Ratio(case, of, goal, "times", by)
