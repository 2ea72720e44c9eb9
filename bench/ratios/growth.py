"""The same writes and reads with ten and a hundred times the calls, a hundredth of them in progress."""

from __future__ import annotations

from contextlib import ExitStack

import psycopg

from ratios.measure import Case
from ratios.place import Place
from ratios.ratio import Group, share, times
from ratios.reads import CASES, callers, values

SMALLEST, WRITES_GOAL, READS_GOAL = 10_000, 0.8, 1.5
SAID = "I would like to move my appointment to Thursday afternoon, if that is possible."
#: Any call in progress; turns of one and a whole call.
SETUP = """
create sequence if not exists bench_calls;
grant usage, select on sequence bench_calls to service_role;
create table if not exists bench_active as
select row_number() over () as n, session_id from user_sessions where ended_at_utc is null;
create unique index if not exists bench_active_n on bench_active (n);
grant select on bench_active to service_role;
"""
ANY = (
    "(select session_id from bench_active where n = (select nextval('bench_calls') % {active} + 1))"
)
BATCH = (
    "(select jsonb_agg(jsonb_build_object('role', 'user', 'content', "
    f"'{SAID}')) from generate_series(1, 20))"
)
THIS = "'grown-' || currval('bench_calls')"
WRITES = {
    "log_message": ("", f"select * from log_message({ANY}, 'user', '{SAID}')"),
    "log_messages of 20": ("", f"select * from log_messages({ANY}, {BATCH})"),
    "start_session": ("", "select * from start_session('grown-' || nextval('bench_calls'))"),
    "end_session": (
        "select start_session('grown-' || nextval('bench_calls'));"
        f"select log_messages({THIS}, {BATCH})",
        f"select * from end_session({THIS})",
    ),
}
READS = (
    "list", "list, page 1,000", "list of a client", "list of a client, in progress",
    "list of an agent", "summaries", "summaries of a client", "20 turns through the policy",
    "call of 20 turns", "call of 200 turns", "search of a rare word",
    "search of a rare word, of a client", "search of a common word", "search of calls",
)  # fmt: skip


def sizes(place: Place) -> list[int]:
    """Return how many calls there are, tenfold each time."""
    made = [SMALLEST]
    while made[-1] < place.calls:
        made.append(min(10 * made[-1], place.calls))
    return made


def cases(place: Place, version: str, opened: ExitStack) -> dict[str, Case]:
    """Return a case for each write and read and each number of calls."""
    made: dict[str, Case] = {}
    for step, calls in enumerate(sizes(place)):
        url = place.loaded(version, calls)
        with psycopg.connect(url, autocommit=True) as db:
            db.execute(SETUP.encode())
        asking, given = callers(url, opened), values(url, calls)
        for name, (before, statement) in WRITES.items():
            made[f"{name}, {STEPS[step]}"] = asking["service"].case(
                statement.replace("{active}", str(calls // 100)), before
            )
        for name in READS:
            who, statement = CASES[name]
            made[f"{name}, {STEPS[step]}"] = asking[who].case(statement.format(**given))
    return made


#: By step, so that names are the same at every size of a run.
STEPS = ("10,000 calls", "100,000 calls", "1,000,000 calls")

GROWTH = Group(
    "Growth",
    f"With more calls against {SMALLEST:,}.",
    cases,
    tuple(
        ratio
        for step in STEPS[1:]
        for ratio in (
            *(share(f"{name}, {step}", f"{name}, {STEPS[0]}", WRITES_GOAL) for name in WRITES),
            *(times(f"{name}, {step}", f"{name}, {STEPS[0]}", READS_GOAL) for name in READS),
        )
    ),
)
