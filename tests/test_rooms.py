"""Functions call each other as the plan in functions/README.md says, and no other way."""

from __future__ import annotations

import pytest

from pgcalls.files import Definition

import rooms
from rooms import House, house, plan


def test_the_calls_are_those_of_the_plan():
    assert house().faults(plan()) == []


def test_the_plan_has_its_rooms_and_its_foundation():
    rows = plan()
    assert {name for name, room in rows.items() if room.is_foundation} == {
        "values", "phones", "access", "audit",
    }  # fmt: skip
    assert len(rows) == len(set(house().rooms.values()))
    assert len(house().calls) > 200


def built(**files):
    """A house of a few functions: room__name is the caller, the value whom it calls."""
    definitions = []
    for path, called in files.items():
        room, name = path.split("__")
        definitions.append(
            Definition(
                f"functions/{room}/{name}.sql",
                f"create or replace function {'public' if room == 'public' else 'pgcalls'}.{name}()"
                f" as $$ begin {' '.join(f'perform pgcalls.{c}();' for c in called)} end $$;\n",
            )
        )
    return House(tuple(definitions), "")


ROWS = """
| `values` | foundation | x | |
| `calls` | subject | x | `billing` |
| `billing` | subject | x | |
"""
GOOD = {
    "public__start": ["start", "charge"],
    "values__fit": [],
    "calls__start": ["fit", "charge"],
    "billing__charge": ["fit"],
}


def test_a_house_as_planned_has_no_fault():
    assert built(**GOOD).faults(plan(ROWS)) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"billing__charge": ["fit", "start"]},
            "billing/charge calls calls/start: not in the plan of billing",
        ),
        ({"values__fit": ["charge"]}, "values/fit calls billing/charge: not in the plan of values"),
        ({"calls__start": ["fit"]}, "calls may call billing, and does not"),
        ({"calls__idle": ["fit"]}, "calls/idle: nothing calls it"),
        ({"calls__idle": ["fit", "idle"]}, "calls/idle: nothing calls it"),
        ({"attic__box": [], "public__box": ["box"]}, "attic: a room without a row"),
    ],
)
def test_a_fault_is_named(changes, fault):
    assert fault in built(**{**GOOD, **changes}).faults(plan(ROWS))


def test_a_circle_is_a_fault_even_if_the_plan_allows_it():
    circle = built(**{**GOOD, "billing__charge": ["fit", "start"]})
    assert [f for f in circle.faults(plan(ROWS)) if f.startswith("a circle")]


def test_two_that_call_each_other_are_dead_together():
    assert built(**GOOD, calls__a=["b"], calls__b=["a"]).dead == ["a", "b"]


def test_comments_are_no_calls():
    file = Definition(
        "functions/calls/start.sql",
        "-- pgcalls.charge\ncomment on function pgcalls.start is\n$$As pgcalls.charge.$$;\n",
    )
    other = Definition("functions/billing/charge.sql", "")
    assert House((file, other), "").calls == set()


@pytest.mark.full
def test_the_graph_is_printed(capsys):
    assert rooms.main() == 0
    printed = capsys.readouterr().out
    assert "cycles 0, dead functions 0" in printed
