"""What has become of an adoption: all of it is in the schema ``pgcalls_adopted``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

import psycopg
from psycopg import sql

from pgcalls.backend import Backend
from pgcalls.deploy import Report

SCHEMA = "pgcalls_adopted"
#: Nothing of the role's own settings hides a row, changes an instant or ends a step.
SETTINGS = {
    "search_path": "pg_catalog, pg_temp",
    "row_security": "off",
    "timezone": "UTC",
    "datestyle": "ISO",
    "intervalstyle": "postgres",
    "statement_timeout": "0",
}


@dataclass
class Adoption:
    """What was found, or what has become of it."""

    database: str
    #: None before, then open, calls, copied, done.
    phase: str | None = None
    changed: bool = False
    tables: list[dict[str, Any]] = field(default_factory=list)
    #: Rows of a table by the reason of their quarantine; null for those copied.
    rows: list[dict[str, Any]] = field(default_factory=list)
    verified: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def pending(self) -> bool:
        """Whether ``adopt --apply`` has something to do."""
        return bool(self.tables) if self.phase is None else self.phase != "done"

    def as_dict(self) -> dict[str, Any]:
        """Return it for ``--json``."""
        return {**asdict(self), "pending": self.pending}


@contextmanager
def opened(
    database_url: str | None, wait: float, lock_timeout: float, report: Report
) -> Iterator[Backend]:
    """Open a database for work that waits, and reports, as told."""
    with Backend.open(database_url) as backend:
        backend.wait = wait
        backend.lock_timeout = lock_timeout
        backend.report = report
        yield backend


def settle(db: psycopg.Connection) -> None:
    """Let nothing of the role's settings hide a row or change an instant."""
    for name, value in SETTINGS.items():
        db.execute("select pg_catalog.set_config(%s, %s, true)", [name, value])


def phase_of(db: psycopg.Connection) -> str | None:
    """Return how far an adoption is; None when there is none."""
    if not exists(db, f"{SCHEMA}.adoption"):
        return None
    ((phase,),) = db.execute(f"select phase from {SCHEMA}.adoption").fetchall()
    return str(phase)


def sources(db: psycopg.Connection) -> list[dict[str, Any]]:
    """Return the old tables, with how many of their rows are copied."""
    return dicts(
        db,
        f"select name, dialect, kind, copied, quarantined from {SCHEMA}.sources order by name",
    )


def describe_state(db: psycopg.Connection, result: Adoption) -> None:
    """Tell from the database what has been done so far."""
    result.tables = sources(db)
    result.rows = dicts(
        db,
        f"""
        select s.name as table_name, null as reason, s.copied as row_count, null as example
        from {SCHEMA}.sources as s
        where s.kind <> 'view'
        union all
        select source_table, reason, count(*), min(row_key)
        from {SCHEMA}.quarantine
        group by source_table, reason
        order by table_name, reason nulls first
        """,
    )


def move(db: psycopg.Connection, tables: list[dict[str, Any]], old: str, new: str) -> None:
    """Move the old tables from one schema to another."""
    for table in tables:
        what = "view" if table["kind"] == "view" else "table"
        name = sql.Identifier(old, table["name"])
        db.execute(sql.SQL(f"alter {what} {{}} set schema {{}}").format(name, sql.Identifier(new)))
    db.execute("notify pgrst, 'reload schema'")


def qualified(schema: str, tables: list[dict[str, Any]]) -> list[str]:
    """Return the names of the tables as SQL has them, calls first."""
    return [
        sql.Identifier(schema, table["name"]).as_string()
        for table in sorted(tables, key=lambda t: (t["kind"] != "calls", t["name"]))
        if table["kind"] != "view"
    ]


def exists(db: psycopg.Connection, table: str) -> bool:
    """Whether there is a table of this name."""
    ((there,),) = db.execute("select to_regclass(%s) is not null", [table]).fetchall()
    return bool(there)


def dicts(db: psycopg.Connection, query: str, arguments: Any = ()) -> list[dict[str, Any]]:
    """Run a query and return its rows."""
    cursor = db.execute(query.encode(), arguments)
    names = [column.name for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
