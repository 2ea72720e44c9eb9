"""What the command prints: lines and tables, never cut where a program reads them."""

from __future__ import annotations

import re

from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

#: Wider than any table: off a terminal nothing has to fit.
UNBOUNDED = 1_000_000

# What is printed is data: no [tag], no :name: and no number in it means anything.
out = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
err = Console(highlight=False, markup=False, emoji=False, soft_wrap=True, stderr=True)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_CONTROL_OR_BREAK = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def say(word: str, color: str, rest: str) -> None:
    """Print a line whose first word has a color."""
    out.print(Text.assemble((word, color), _escaped(_CONTROL, rest)))


def cell(value: object, color: str = "") -> Text:
    """Return a value for a table: in one line, and harmless to a terminal."""
    return Text(_escaped(_CONTROL_OR_BREAK, str(value)), style=Style.parse(color))


def table(*columns: str, numbers: tuple[str, ...] = (), header: bool = True) -> Table:
    """Return an empty table; ``numbers`` are the columns to align at the right."""
    made = Table(show_header=header)
    for name in columns:
        made.add_column(name, justify="right" if name in numbers else "left", overflow="fold")
    return made


def print_table(made: Table, title: str) -> None:
    """Print a table: on a terminal folded to fit, anywhere else as wide as it is."""
    out.print(_escaped(_CONTROL, title))
    # Not is_terminal, which FORCE_COLOR changes too.
    if out.file.isatty():
        out.print(made, soft_wrap=False)
    else:
        Console(file=out.file, width=UNBOUNDED, markup=False, emoji=False).print(made)


def _escaped(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
