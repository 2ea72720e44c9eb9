"""Whatever the old tables hold: what the plan says is what happens, in steps of any size."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from psycopg import sql

from old_tables import TIMES, UUIDS, make, systems
from support import examples

#: Told with the failure itself.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
SETTINGS = settings(
    max_examples=int(os.environ.get("PGCALLS_ADOPTIONS", examples(60, 8))),
    deadline=None,
    # Made smaller, a failing example would take minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def fates(rows: list[tuple]) -> Counter:
    """Rows of a table by what becomes of them, with the key of one that is refused."""
    return Counter({(*fate, example): count for *fate, count, example in rows if count})


def planned(db: psycopg.Connection) -> Counter:
    with db.transaction(force_rollback=True):
        return fates(
            db.execute(
                "select table_name, reason, row_count, example"
                " from pgcalls.adoption_plan('acme', 'old')"
            ).fetchall()
        )


def adopted(db: psycopg.Connection, sizes: Iterator[int]) -> Counter:
    """Adopt in steps, and say from the bookkeeping what has become of the rows."""
    db.execute("create schema if not exists pgcalls_adopted")
    for (name,) in db.execute(
        "select relname from pg_class where relnamespace = 'old'::regnamespace and relkind = 'r'"
    ).fetchall():
        db.execute(
            sql.SQL("alter table old.{} set schema pgcalls_adopted").format(sql.Identifier(name))
        )
    db.execute(
        "select pgcalls.begin_adoption('acme', '00000000-0000-0000-0000-000000000000', '{x}', true)"
    )
    for size in sizes:
        ((phase,),) = db.execute("select pgcalls.adopt_next(%s)", [size]).fetchall()
        if phase == "copied":
            break
    return fates(
        db.execute(
            """
            select s.name, null, s.copied, null
            from pgcalls_adopted.sources as s
            union all
            select source_table, reason, count(*), left(min(row_key), 500)
            from pgcalls_adopted.quarantine
            group by source_table, reason
            """
        ).fetchall()
    )


def stored(db: psycopg.Connection) -> dict[str, int]:
    """Rows in our tables that came from a source."""
    ((calls, turns, tools, contacts),) = db.execute(
        "select (select count(*) from public.user_sessions),"
        " (select count(*) from public.conversation_messages),"
        " (select count(*) from public.tool_calls), (select count(*) from public.contacts)"
    ).fetchall()
    return {"calls": calls, "messages": turns, "tool_calls": tools, "contacts": contacts}


@pytest.fixture
def database(installed: Callable[[str], str]) -> Iterator[psycopg.Connection]:
    with psycopg.connect(installed("closed")) as connection:
        connection.execute("set timezone = 'UTC'")
        connection.execute("set search_path = pg_catalog, public, pg_temp")
        connection.commit()
        yield connection
        connection.rollback()


def tool(key: str, **values: str) -> dict:
    return {"id": key, "session_id": UUIDS[0], "tool_call_id": "t1", "tool_name": "t", **values}


def livekit(*tools: dict) -> dict:
    call = {"id": UUIDS[0], "session_id": UUIDS[0], "started_at": TIMES[0]}
    return {
        name: {"types": dict.fromkeys(rows[0], "text"), "rows": rows}
        for name, rows in (("sessions", [{**call, "room_id": "r"}]), ("tool_calls", list(tools)))
    }


@SETTINGS
@given(tables=systems(), sizes=st.lists(st.integers(1, 4), min_size=1, max_size=3))
@example(tables=livekit(*(tool(f"{n}") for n in range(4))), sizes=[1])
@example(tables=livekit(tool("1"), tool("1", tool_call_id="t2")), sizes=[1])
def test_the_plan_is_what_happens(database, tables, sizes):
    """Also with ids that several rows share, calls that are refused, and keys of any type."""
    with database.transaction(force_rollback=True):
        make(database, tables)
        before = stored(database)
        plan = planned(database)
        done = adopted(database, (sizes[n % len(sizes)] for n in range(10_000)))

        assert plan == done
        # No row is lost, and what is called copied is there.
        counts = Counter(name for name, *_ in done.elements())
        assert counts == Counter({name: len(t["rows"]) for name, t in tables.items() if t["rows"]})
        after = stored(database)
        copied: Counter = Counter()
        for kind, count in database.execute(
            "select kind, sum(copied)::int from pgcalls_adopted.sources group by kind"
        ).fetchall():
            copied[kind] = count
        assert {kind: after[kind] - before[kind] for kind in after} == {
            kind: copied[kind] for kind in after
        }
        # Nothing that a row may cause was left to the tables to refuse.
        assert [reason for _, reason, *_ in done if str(reason).startswith("refused")] == []
        differing = database.execute(
            "select * from pgcalls.verify_adoption() as v where v.rows_differing > 0"
            " or v.checksum_before <> v.checksum_after"
            " or v.rows_before <> v.rows_copied + v.rows_quarantined"
        ).fetchall()
        assert differing == []
