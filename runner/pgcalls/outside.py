"""Migrations that say ``-- transactional: false``: an index for a large table in use.

They come after everything else of a release, statement by statement, and each is marked
when all of it is there. Killed in the middle, the next run begins it again: an index
that was left half-built is dropped before.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import psycopg

from pgcalls import connection
from pgcalls.errors import LockBusyError, PgcallsError, StepError
from pgcalls.files import SCHEMAS
from pgcalls.history import quote
from pgcalls.plan import Migration
from pgcalls.sqltext import NAME, Statement, mentions, split

if TYPE_CHECKING:
    from pgcalls.backend import Backend

CREATES = re.compile(
    rf"create (?:unique )?index concurrently (?:if not exists )?(\w+) on (?:only )?({NAME})"
)
SETTINGS = (
    "set search_path = pg_catalog, pg_temp; set statement_timeout = 0; set lock_timeout = 0;"
    "set idle_session_timeout = 0; set client_connection_check_interval = '2s';"
    "set standard_conforming_strings = on; set quote_all_identifiers = off"
)


def run(backend: Backend, migrations: list[Migration]) -> None:
    """Run migrations outside a transaction, under the deployment lock of the session.

    Raises ``SqlFileError`` when Postgres refuses a statement; no index stays half-built.
    """
    if not migrations:
        return
    db = backend.connection
    db.execute(SETTINGS.encode())
    _lock(backend)
    try:
        backend.become_owner(for_session=True)
        for migration in migrations:
            names = sorted(mentions([migration.file.sql], SCHEMAS))
            array = f"array[{', '.join(map(quote, names))}]::text[]"
            drift = (
                f"(select coalesce(jsonb_agg(d), '[]') from pgcalls.catalog_drift({array}) as d)"
            )
            db.execute(f"select set_config('pgcalls.drift', {drift}::text, false)".encode())
            for statement in split(migration.file.path, migration.file.sql):
                _run(db, statement, migration)
            marks = "; ".join(migration.marks)
            db.execute(f"begin; {marks}; select pgcalls.remember_catalog({array}); commit".encode())
            backend.report("migrate", migration.id)
    finally:
        if not db.closed:
            db.execute(f"reset role; select pg_advisory_unlock({backend.lock_key}, 0)".encode())


def _lock(backend: Backend) -> None:
    deadline = time.monotonic() + backend.wait
    ask = f"select pg_try_advisory_lock({backend.lock_key}, 0)".encode()
    while backend.connection.execute(ask).fetchall() != [(True,)]:
        if time.monotonic() > deadline:
            raise LockBusyError(f"another deployment is running: {backend.lock_holder()}")
        time.sleep(0.2)


def _run(db: psycopg.Connection, statement: Statement, migration: Migration) -> None:
    found = CREATES.match(" ".join(statement.bare.split()))
    if found is None:
        _send(db, statement, migration)
        return
    index = f"{found[2].split('.')[0]}.{found[1]}"
    state = _is_valid(db, index)
    if state is False:
        db.execute(f"drop index concurrently {index}".encode())
    if state is not True:
        try:
            _send(db, statement, migration)
        except BaseException:
            if not db.closed and _is_valid(db, index) is False:
                db.execute(f"drop index concurrently {index}".encode())
            raise
    if not _is_valid(db, index):
        raise PgcallsError(f"{statement.path}: the index {index} is not valid")


def _send(db: psycopg.Connection, statement: Statement, migration: Migration) -> None:
    try:
        connection.send(db, [statement], {statement.path: migration.file.sql})
    except StepError as error:
        raise error.explained from error


def _is_valid(db: psycopg.Connection, index: str) -> bool | None:
    """Return whether an index is complete; None when there is none."""
    row = db.execute(
        "select indisvalid from pg_catalog.pg_index where indexrelid = to_regclass(%s)", [index]
    ).fetchone()
    return bool(row[0]) if row else None
