"""The end of an adoption: all of it back, or the old tables gone."""

from __future__ import annotations

import psycopg
from psycopg import sql

from pgcalls import connection
from pgcalls.adopt import locking
from pgcalls.adopt.state import (
    SCHEMA,
    Adoption,
    dicts,
    exists,
    move,
    opened,
    phase_of,
    qualified,
    settle,
    sources,
)
from pgcalls.deploy import Report, silent
from pgcalls.errors import PgcallsError
from pgcalls.releases import read_migrations


def undo(
    database_url: str | None,
    force: bool = False,
    wait: float = 60.0,
    lock_timeout: float = 10.0,
    report: Report = silent,
) -> Adoption:
    """Put the old tables back under their names, and take away what the adoption brought.

    What was written since has no place in the old tables: raises ``PgcallsError``,
    unless ``force``, which keeps those rows in ``pgcalls_adopted.written_since``.
    """
    with opened(database_url, wait, lock_timeout, report) as backend, backend.lock():
        db = backend.connection
        settle(db)
        result = Adoption(connection.describe(db), phase=phase_of(db))
        if result.phase is None:
            raise PgcallsError("there is no adoption to undo")
        result.tables = sources(db)
        locking.lock(db, qualified(SCHEMA, result.tables), lock_timeout)
        locking.lock_tables(db, lock_timeout)
        since = dicts(
            db,
            "select table_name, count(*) as row_count from pgcalls.adoption_since()"
            " group by table_name order by table_name",
        )
        if since and not force:
            listed = ", ".join(f"{row['row_count']} of {row['table_name']}" for row in since)
            raise PgcallsError(
                f"written or changed since the adoption: {listed}; the old tables do not have"
                f" them. --force undoes all the same and keeps them in {SCHEMA}.written_since"
            )
        ((before,),) = db.execute(f"select migrations from {SCHEMA}.adoption").fetchall()
        db.execute("select pgcalls.withdraw_adoption(%s)", [locking.table_names()])
        if not before or any(exists(db, f"public.{t['name']}") for t in result.tables):
            backend.rollback_migrations(
                backend.to_rollback(read_migrations()).filter(lambda m: m.id not in before)
            )
            if before:
                result.notes.append(f"pgcalls is at {before[-1]} again, without functions")
        move(db, result.tables, SCHEMA, "public")
        ((kept,),) = db.execute(f"select count(*) from {SCHEMA}.written_since").fetchall()
        if kept:
            result.notes.append(f"{kept} rows are kept in {SCHEMA}.written_since")
        else:
            db.execute(f"drop table {SCHEMA}.written_since")
            db.execute(f"drop schema {SCHEMA}")
        result.phase, result.changed = None, True
    return result


def confirm(
    database_url: str | None,
    force: bool = False,
    wait: float = 60.0,
    lock_timeout: float = 10.0,
    report: Report = silent,
) -> Adoption:
    """Drop the old tables, after which there is no undo.

    Raises ``PgcallsError`` when the adoption is not complete, when something else
    depends on an old table, or when there are rows in quarantine, unless ``force``.
    """
    with opened(database_url, wait, lock_timeout, report) as backend, backend.lock():
        db = backend.connection
        settle(db)
        result = Adoption(connection.describe(db), phase=phase_of(db))
        kept = _count(db, "quarantine") + _count(db, "written_since")
        if result.phase not in ("done", None):
            raise PgcallsError("the adoption is not complete; run adopt --apply first")
        if not exists(db, f"{SCHEMA}.adoption") and not exists(db, f"{SCHEMA}.written_since"):
            raise PgcallsError("there is no adoption to confirm")
        if kept and not force:
            raise PgcallsError(
                f"{kept} rows are in {SCHEMA}.quarantine or {SCHEMA}.written_since and would"
                " be lost; look at them, delete what is settled, or add --force"
            )
        if result.phase is not None:
            result.tables = sources(db)
            for table in result.tables:
                if table["kind"] == "view":
                    name = sql.Identifier(SCHEMA, table["name"])
                    db.execute(sql.SQL("drop view {}").format(name))
            named = qualified(SCHEMA, result.tables)
            db.execute("select pgcalls.drop_adoption_tables()")
            try:
                db.execute(f"drop table {', '.join(named)}".encode())
            except psycopg.errors.DependentObjectsStillExist as error:
                raise PgcallsError(
                    f"{error.diag.message_primary}: {error.diag.message_detail}; nothing was"
                    " dropped"
                ) from error
        db.execute(f"drop table if exists {SCHEMA}.written_since")
        db.execute(f"drop schema {SCHEMA}")
        result.phase, result.changed = None, True
    return result


def _count(db: psycopg.Connection, name: str) -> int:
    if not exists(db, f"{SCHEMA}.{name}"):
        return 0
    ((count,),) = db.execute(f"select count(*) from {SCHEMA}.{name}".encode()).fetchall()
    return int(count)
