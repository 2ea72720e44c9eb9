"""Let Citus keep the rows of each client together, on one of many nodes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from pgcalls import citus, connection, deploy, files
from pgcalls.adopt import locking
from pgcalls.backend import Backend
from pgcalls.errors import PgcallsError
from pgcalls.sqltext import split

FORWARD = Path(__file__).with_name("distribute.sql").read_bytes()
BACK = Path(__file__).with_name("undistribute.sql").read_bytes()
#: What is undone is written down where the deployments are.
NOTES = (
    "create table if not exists pgcalls_meta.distribution"
    " (place integer generated always as identity, undo text not null)"
)


@dataclass
class Distribution:
    """What is to be done, or has been."""

    database: str
    #: As ``status`` says it; None where nothing is distributed.
    state: str | None = None
    statements: list[str] = field(default_factory=list)
    #: Rows of each table, which are the same before and after.
    rows: dict[str, int] = field(default_factory=dict)
    changed: bool = False
    seconds: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """Return it for ``--json``."""
        return asdict(self)


def plan(database_url: str | None) -> Distribution:
    """Return the statements that are left to do; changes nothing."""
    with Backend.open(database_url) as backend, backend.reading() as db:
        _require_citus(db)
        statements = [statement for statement, _ in _steps(db)]
        statements += citus.unfinished(db)
        return Distribution(connection.describe(db), citus.describe(db), statements)


def apply(database_url: str | None, wait: float = 60.0, lock_timeout: float = 30.0) -> Distribution:
    """Distribute every table, all or nothing; writers wait meanwhile.

    Raises ``PgcallsError`` when a table is in use for longer than ``lock_timeout``, or does
    not hold what it held.
    """
    with _moving(database_url, wait, lock_timeout) as (backend, result):
        db = backend.connection
        _refuse_restrictive(db)
        steps = _steps(db)
        result.statements = [statement for statement, _ in steps]
        undone = [undo for _, undo in steps if undo]
        if undone:
            db.execute(NOTES)
        for undo in undone:
            db.execute("insert into pgcalls_meta.distribution (undo) values (%s)", [undo])
    return result


def undo(database_url: str | None, wait: float = 60.0, lock_timeout: float = 30.0) -> Distribution:
    """Bring every table back to the coordinator, all or nothing, with the keys it had."""
    with _moving(database_url, wait, lock_timeout, is_back=True) as (backend, result):
        if result.state:
            rows = backend.connection.execute(BACK).fetchall()
            result.statements = [statement for (statement,) in rows]
    return result


def _refuse_restrictive(db: psycopg.Connection) -> None:
    """Raise ``PgcallsError`` for policies that shards would take for the opposite."""
    ours = {citus.POLICY.findall(step.sql)[0] for step in citus.policies()}
    rows = db.execute(
        "select p.polname::text, n.nspname || '.' || c.relname"
        " from pg_catalog.pg_policy as p join pg_catalog.pg_class as c on c.oid = p.polrelid"
        " join pg_catalog.pg_namespace as n on n.oid = c.relnamespace"
        " where not p.polpermissive and n.nspname in ('public', 'pgcalls')"
    ).fetchall()
    if theirs := sorted({*rows} - ours):
        listed = ", ".join(f"{name} on {table}" for name, table in theirs)
        raise PgcallsError(f"Citus forgets on its nodes that a policy is restrictive: {listed}")


def _steps(db: psycopg.Connection) -> list[tuple[str, str | None]]:
    """Return what is left to do, with what undoes it."""
    steps: list[tuple[str, str | None]] = db.execute(FORWARD).fetchall()
    if steps:
        return [*_policies(), *steps]
    return []


def _policies() -> Iterator[tuple[str, None]]:
    for step in citus.policies():
        ((name, table),) = citus.POLICY.findall(step.sql)
        yield f"drop policy if exists {name} on {table}", None
        yield citus.fit([step])[0].sql, None


@contextmanager
def _moving(
    database_url: str | None, wait: float, lock_timeout: float, is_back: bool = False
) -> Iterator[tuple[Backend, Distribution]]:
    """Run the statements that the block leaves, and prove that every row is there."""
    started = time.monotonic()
    with Backend.open(database_url) as backend:
        backend.wait = wait
        db = backend.connection
        _require_citus(db)
        if not deploy.status(database_url).current:
            raise PgcallsError("the database is not at this package's release; pgcalls apply first")
        result = Distribution(connection.describe(db))
        with backend.lock():
            result.state = citus.describe(db)
            yield backend, result
            if result.statements:
                citus.settle(db)
                tables = _tables(db)
                locking.lock(db, tables, lock_timeout)
                before = _contents(db, tables)
                for statement in result.statements:
                    db.execute(statement.encode())
                if is_back:
                    _restore(db)
                if _contents(db, tables) != before:
                    raise PgcallsError("a table does not hold what it held; nothing was changed")
                result.rows = {table: count for table, (count, _) in before.items()}
                db.execute("select pgcalls.remember_catalog(null)")
        with backend.reading():
            result.state = citus.describe(db)
        if result.state:
            result.statements += citus.finish(db)
    result.changed = bool(result.statements)
    result.seconds = round(time.monotonic() - started, 3)


def _restore(db: psycopg.Connection) -> None:
    """Define again what a distributed database has otherwise."""
    db.execute("drop table pgcalls_meta.distribution")
    db.execute(
        "do $$ begin execute format('alter database %I reset"
        " citus.allow_nested_distributed_execution', current_database()); end $$"
    )
    rows = db.execute(
        "select p.pronamespace::regnamespace::text, p.proname from pg_catalog.pg_proc as p"
    ).fetchall()
    there = {*rows}
    for file in files.definitions():
        steps = list(split(file.path, file.sql))
        # What takes or returns a row of a table has gone with it.
        is_gone = file.kind == "functions" and (file.schema, file.name) not in there
        if is_gone or citus.fit(steps) != steps:
            connection.execute_file(db, file.path, file.sql)


def _require_citus(db: psycopg.Connection) -> None:
    row = db.execute("select to_regproc('pg_catalog.create_distributed_table')").fetchone()
    if row == (None,):
        raise PgcallsError(
            "there is no Citus here: add it to shared_preload_libraries and create the"
            " extension on every node, then citus_add_node() on the coordinator"
        )
    row = db.execute("select to_regclass('pgcalls_meta.expected')").fetchone()
    if row == (None,):
        raise PgcallsError("pgcalls is not installed here; pgcalls apply")


def _tables(db: psycopg.Connection) -> list[str]:
    """Return the tables as SQL names them, calls first: everybody locks them so."""
    rows = db.execute(
        """
        select e.object
        from pgcalls_meta.expected as e
        where e.kind = 'table' and e.item = 'owner' and e.object !~ '^pgcalls_meta'
        order by e.object <> 'public.user_sessions', e.object
        """
    ).fetchall()
    return [table for (table,) in rows]


def _contents(db: psycopg.Connection, tables: list[str]) -> dict[str, tuple[int, int | None]]:
    """Return how many rows each table holds, and a sum over them."""
    query = "select count(*), sum(hashtextextended(t::text, 0)::numeric) from {} as t"
    found = {}
    for table in tables:
        ((count, total),) = db.execute(query.format(table).encode()).fetchall()
        found[table] = (count, total)
    return found
