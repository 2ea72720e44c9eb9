"""Calls of this moment, for whoever looks at the demo's dashboard."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import psycopg

from pgcalls.demo import weeks

#: Waits that many seconds; says whether to stop.
Wait = Callable[[float], bool]


def keep_calling(db: psycopg.Connection[Any], wait: Wait) -> None:
    """Take one call after the other, turn by turn, until told to stop."""
    chance = random.Random()  # noqa: S311
    number = 0
    while not wait(2):
        number += 1
        assistant, scripts, names = chance.choice(
            [
                (weeks.FRONT_DESK, weeks.ENGLISH, weeks.NAMES),
                (weeks.ARABIC, weeks.IN_ARABIC, weeks.ARABIC_NAMES),
            ]
        )
        script, name = chance.choice(scripts), chance.choice(names)
        _take(db, wait, f"live-{number}", assistant, script, weeks.words(name, chance))


def _take(
    db: psycopg.Connection[Any],
    wait: Wait,
    session_id: str,
    assistant: str,
    script: weeks.Script,
    words: dict[str, str],
) -> None:
    db.execute(
        "select start_session(session_id => %s, client_id => %s, assistant_id => %s,"
        " customer_number => '+6421 555 0100', type => 'inbound', source => 'demo')",
        [session_id, weeks.CLIENT, assistant],
    )
    for place, turn in enumerate(script.turns):
        if wait(2.5):
            break
        db.execute(
            "select log_message(session_id => %s, role => %s, content => %s)",
            [session_id, "user" if place % 2 else "agent", turn.format(**words)],
        )
    if script.outcome == "demo_scheduled":
        db.execute("select schedule_demo(%s, (now() + interval '2 days')::text)", [session_id])
    db.execute(
        "select end_session(session_id => %s, call_outcome => %s, summary => %s,"
        " user_name => %s, ended_reason => 'customer-ended-call')",
        [session_id, script.outcome, script.summary.format(**words), words["name"]],
    )
