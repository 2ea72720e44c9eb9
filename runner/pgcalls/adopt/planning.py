"""What there is to adopt, and what would become of it."""

from __future__ import annotations

import time
from typing import Any

import psycopg

from pgcalls import connection
from pgcalls.adopt.state import Adoption, describe_state, dicts, phase_of, settle
from pgcalls.adopt.trial import adoptable, is_refused, trial


def plan(database_url: str | None, client: str = "default") -> Adoption:
    """Say what is there and what ``apply`` would do with it; changes nothing.

    Reads the old tables once, in a transaction that is rolled back.
    """
    started = time.monotonic()
    with (
        connection.connect(database_url) as db,
        db.transaction(force_rollback=True),
    ):
        result = Adoption(connection.describe(db), phase=phase_of(db))
        settle(db)
        if result.phase is not None:
            describe_state(db, result)
        else:
            with trial(db):
                result.tables = adoptable(db)
                result.notes = _notes(db, result.tables, client)
                if result.tables and not is_refused(result.tables):
                    result.rows = dicts(
                        db,
                        "select * from pgcalls.adoption_plan(%s, 'public')"
                        " order by table_name, reason nulls first",
                        [client],
                    )
    result.seconds = round(time.monotonic() - started, 3)
    return result


def _notes(db: psycopg.Connection, tables: list[dict[str, Any]], client: str) -> list[str]:
    """Return what the people who run the agents have to know."""
    names = [table["name"] for table in tables]
    notes = sorted({table["problem"] for table in tables if table["problem"]})
    writers = db.execute(
        """
        select distinct a.grantee::regrole::text, c.relname
        from pg_catalog.pg_class as c
        cross join lateral aclexplode(c.relacl) as a
        where
          c.relnamespace = 'public'::regnamespace
          and c.relkind in ('r', 'p')
          and c.relname = any (%s)
          and a.privilege_type = 'INSERT'
          and a.grantee::regrole::text in ('anon', 'authenticated')
        order by 1, 2
        """,
        [names],
    ).fetchall()
    for role in ("anon", "authenticated"):
        written = [name for grantee, name in writers if grantee == role]
        if written:
            notes.append(
                f"{role} may write {', '.join(written)}; from then on only service_role writes"
                " tables and views: give the agents its key, or let them call the functions"
            )
    if "conversation_sessions" in names and client != "default":
        notes.append(
            f"agents that insert into conversation_sessions name client_id {client}, or their"
            " calls go to the client default"
        )
    if "tool_calls" in names:
        notes.append(
            "public.tool_calls becomes pgcalls's own: agents that write the old columns"
            " use the schema livekit"
        )
    triggers = db.execute(
        """
        select t.tgrelid::regclass || '.' || t.tgname
        from pg_catalog.pg_trigger as t
        join pg_catalog.pg_class as c on c.oid = t.tgrelid
        where
          c.relnamespace = 'public'::regnamespace
          and c.relname = any (%s)
          and not t.tgisinternal
        order by 1
        """,
        [names],
    ).fetchall()
    if triggers:
        listed = ", ".join(name for (name,) in triggers)
        notes.append(f"triggers stay with the old tables and do not fire any more: {listed}")
    return notes
