"""The functions of an adoption in a database that does not have them, or others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from pgcalls import files
from pgcalls.adopt.state import dicts
from pgcalls.connection import execute_file
from pgcalls.errors import PgcallsError, SqlFileError

#: Migrations that the functions of an adoption need, by what is there when they have run.
GROUND = {
    "pgcalls": "platform",
    "pgcalls.phone_regions": "phone_regions",
}
ROOM = "functions/adoption/"


@contextmanager
def trial(db: psycopg.Connection) -> Iterator[None]:
    """Have the functions of an adoption while the block runs, in the open transaction."""
    db.execute("savepoint trial")
    try:
        migrations = {path.stem: path for path in files.migrations().glob("*.sql")}
        for what, name in GROUND.items():
            there = "to_regclass" if "." in what else "to_regnamespace"
            if db.execute(f"select {there}(%s) is null".encode(), [what]).fetchall()[0][0]:
                (path,) = (p for stem, p in migrations.items() if stem.endswith(f"_{name}"))
                execute_file(db, f"migrations/{path.name}", files.read(path))
        for file in _needed():
            if file.path.startswith(ROOM):
                # Another version of it may answer something else.
                for undo in file.undo:
                    db.execute(undo.replace("function", "function if exists", 1).encode())
            execute_file(db, file.path, file.sql)
    except SqlFileError as error:
        if error.sqlstate != "42501":
            raise
        raise PgcallsError(
            f"this role may not install pgcalls here: {error}; adopt as the owner of the"
            " old tables, with CREATE on the database"
        ) from error
    try:
        yield
    finally:
        if not db.broken:
            db.execute("rollback to savepoint trial")


def _needed() -> list[files.Definition]:
    """Return the functions of an adoption, and all that they call."""
    ours = {
        file.name: file
        for file in files.definitions()
        if file.kind == "functions" and file.schema == "pgcalls"
    }
    found: set[str] = set()
    called = {name for name, file in ours.items() if file.path.startswith(ROOM)}
    while called:
        found |= called
        called = {
            name
            for caller in called
            for name in re.findall(r"\bpgcalls\.(\w+)", ours[caller].sql)
            if name in ours
        } - found
    return [ours[name] for name in sorted(found)]


def adoptable(db: psycopg.Connection) -> list[dict[str, Any]]:
    """Return the tables that can be taken over, with what stands in the way."""
    return dicts(
        db,
        "select name, dialect, kind, problem, can_be_forced"
        " from pgcalls.adoptable_tables('public')",
    )


def is_refused(tables: list[dict[str, Any]]) -> bool:
    """Whether something stands in the way that cannot be forced."""
    return any(table["problem"] and not table["can_be_forced"] for table in tables)
