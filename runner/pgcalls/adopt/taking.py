"""Set old tables aside, install, copy every row, verify."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import psycopg
from psycopg import sql

from pgcalls import connection
from pgcalls.adopt import locking
from pgcalls.adopt.state import (
    SCHEMA,
    Adoption,
    describe_state,
    dicts,
    exists,
    move,
    opened,
    phase_of,
    qualified,
    settle,
    sources,
)
from pgcalls.adopt.trial import adoptable, is_refused, trial
from pgcalls.backend import Backend
from pgcalls.deploy import Report, silent
from pgcalls.errors import PgcallsError
from pgcalls.releases import read_migrations

UNASSIGNED = "00000000-0000-0000-0000-000000000000"
#: Seconds a step may take: it holds the deployment lock and the client's usage row.
STEP = 1.0
FIRST_STEP, LARGEST_STEP = 50, 1000

#: Called with rows done, rows in all.
Progress = Callable[[int, int], None]


def quiet(done: int, total: int) -> None:
    """Show no progress."""


def apply(
    database_url: str | None,
    client: str = "default",
    assistant: str = UNASSIGNED,
    force: bool = False,
    wait: float = 60.0,
    lock_timeout: float = 10.0,
    report: Report = silent,
    progress: Progress = quiet,
) -> Adoption:
    """Set the old tables aside, install pgcalls, copy every row and verify.

    Goes on where an interrupted run stopped. Raises ``PgcallsError`` when a table
    cannot be taken over, unless ``force``, or when verification finds a difference.
    """
    started = time.monotonic()
    if not client or client != client.strip():
        raise PgcallsError("the name of the client is empty or has blanks around it")
    with opened(database_url, wait, lock_timeout, report) as backend:
        db = backend.connection
        result = Adoption(connection.describe(db), phase=phase_of(db))
        if result.phase is None:
            with backend.lock():
                # Another run may have begun while this one waited.
                if phase_of(db) is None:
                    result.changed = _set_aside(backend, client, assistant, force)
        elif result.phase != "done":
            with backend.lock():
                settle(db)
                _refuse_other_client(db, client)
                backend.apply_migrations(backend.to_apply(read_migrations()))
        if phase_of(db) not in (None, "done"):
            result.changed = True
            _copy(backend, progress)
            result.verified = _verify(backend)
        result.phase = phase_of(db)
        if result.phase is not None:
            describe_state(db, result)
    result.seconds = round(time.monotonic() - started, 3)
    return result


def _set_aside(backend: Backend, client: str, assistant: str, force: bool) -> bool:
    """Move the old tables and install, in the transaction that is open.

    The calls that are going on are copied in the same transaction, so that the agents
    that hold them never miss them. Returns whether there was anything to adopt.
    """
    db = backend.connection
    settle(db)
    with trial(db):
        tables = adoptable(db)
    if not tables:
        return False
    problems = sorted({table["problem"] for table in tables if table["problem"]})
    refused = is_refused(tables)
    if refused or (problems and not force):
        hint = "" if refused else "; --force adopts all the same, the reference stays with the old"
        raise PgcallsError("; ".join(problems) + hint)
    locking.lock(db, qualified("public", tables), backend.lock_timeout)
    db.execute(f"create schema if not exists {SCHEMA}")
    db.execute(
        f"comment on schema {SCHEMA} is"
        " 'Tables that pgcalls adopt has set aside; adopt --undo brings them back.'"
    )
    # The tables keep their own grants and policies, for the undo: without usage of the
    # schema nobody reaches them.
    db.execute(f"revoke all on schema {SCHEMA} from public")
    move(db, tables, "public", SCHEMA)
    before = _applied(backend)
    had_turns = exists(db, "public.conversation_messages")
    backend.apply_migrations(backend.to_apply(read_migrations()))
    db.execute(f"revoke all on schema {SCHEMA} from anon, authenticated, service_role")
    db.execute(
        "select pgcalls.begin_adoption(%s, %s, %s, %s)", [client, assistant, before, had_turns]
    )
    ((listed,),) = db.execute(f"select count(*) from {SCHEMA}.calls").fetchall()
    if listed:
        db.execute("select pgcalls.adopt_next(%s)", [listed])
    return True


def _copy(backend: Backend, progress: Progress) -> None:
    """Copy everything else, in steps of about a second."""
    db = backend.connection
    counts = sql.SQL(" union all ").join(
        sql.SQL("select count(*) from {}").format(sql.Identifier(SCHEMA, table["name"]))
        for table in sources(db)
        if table["kind"] != "view"
    )
    total = sum(count for (count,) in db.execute(counts).fetchall())
    size = FIRST_STEP
    while True:
        with backend.lock():
            settle(db)
            if phase_of(db) is None:
                raise PgcallsError("another run has undone the adoption")
            started = time.monotonic()
            ((phase,),) = db.execute("select pgcalls.adopt_next(%s)", [size]).fetchall()
            spent = time.monotonic() - started
            ((done,),) = db.execute(
                f"select coalesce(sum(copied + quarantined), 0)::bigint from {SCHEMA}.sources"
            ).fetchall()
        progress(done, total)
        if phase in ("copied", "done"):
            return
        size = max(1, min(LARGEST_STEP, int(size * min(2.0, STEP / max(spent, 0.001)))))


def _verify(backend: Backend) -> list[dict[str, Any]]:
    """Compare old and new, and say so in the database.

    Raises ``PgcallsError`` when they differ.
    """
    db = backend.connection
    with backend.lock():
        settle(db)
        rows = dicts(db, "select * from pgcalls.verify_adoption()")
        wrong = [
            f"{row['table_name']}: {row['rows_before']} rows, {row['rows_copied']} copied,"
            f" {row['rows_quarantined']} in quarantine, {row['rows_differing']} differ"
            for row in rows
            if row["rows_differing"]
            or row["rows_before"] != row["rows_copied"] + row["rows_quarantined"]
            or row["checksum_before"] != row["checksum_after"]
        ]
        if wrong:
            raise PgcallsError(
                "old and new differ: " + "; ".join(wrong) + "; adopt --undo puts the old back"
            )
        db.execute(
            f"update {SCHEMA}.adoption set phase = 'done', finished_at = now()"
            " where phase = 'copied'"
        )
    return rows


def _applied(backend: Backend) -> list[str]:
    """Return the migrations that the database has."""
    pending = {migration.id for migration in backend.to_apply(read_migrations())}
    return [migration.id for migration in read_migrations() if migration.id not in pending]


def _refuse_other_client(db: psycopg.Connection, client: str) -> None:
    ((begun,),) = db.execute(f"select client_id from {SCHEMA}.adoption").fetchall()
    if client not in (begun, "default"):
        raise PgcallsError(f"the adoption was begun for the client {begun}")
