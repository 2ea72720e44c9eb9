"""Functions, views and policies: applied again when they change, in an order that works.

Order needs no numbers: a file that misses something another one creates is tried again
after it. A definition belongs to the newest schema, so a database that is not at the
newest migration has none.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable

import psycopg

from pgcalls.errors import PgcallsError, SqlFileError, execute_file
from pgcalls.files import Definition, definitions

#: Undefined function, table, object, column, schema: another file may create it yet.
UNDEFINED = frozenset({"42883", "42P01", "42704", "42703", "3F000"})


def applied(connection: psycopg.Connection) -> dict[str, str]:
    """Return the sha256 of each definition as it was last applied, by path."""
    row = connection.execute("select to_regclass('pgcalls_meta.definitions')").fetchone()
    if row is None or row[0] is None:
        return {}
    rows = connection.execute("select path, sha256 from pgcalls_meta.definitions")
    return dict(rows.fetchall())


def changed(files: Iterable[Definition], known: dict[str, str]) -> list[Definition]:
    """Return the definitions that are new or not as they were applied."""
    return [file for file in files if known.get(file.path) != file.sha256]


def apply(
    connection: psycopg.Connection,
    files: list[Definition],
    report: Callable[[str, str], None],
) -> list[str]:
    """Apply definitions in the open transaction and return their paths, in order.

    Raises ``SqlFileError`` for the first file that Postgres refuses for good.
    """
    done: list[str] = []
    pending = files
    while pending:
        deferred: list[Definition] = []
        first_error: SqlFileError | None = None
        for file in pending:
            connection.execute("savepoint definition")
            try:
                execute_file(connection, file.path, file.sql)
            except SqlFileError as error:
                if error.sqlstate not in UNDEFINED:
                    raise
                connection.execute("rollback to savepoint definition")
                first_error = first_error or error
                deferred.append(file)
                continue
            connection.execute("release savepoint definition")
            _remember(connection, file)
            report("define", file.path)
            done.append(file.path)
        if first_error is not None and len(deferred) == len(pending):
            raise first_error
        pending = deferred
    return done


def refuse_strangers(connection: psycopg.Connection, files: list[Definition]) -> None:
    """Refuse to replace a function or view of the same name that is not ours.

    Raises ``PgcallsError`` that names them.
    """
    ours = {f"{d.schema}.{d.name}" for d in (Definition(path, "") for path in applied(connection))}
    names = {f"{file.schema}.{file.name}" for file in files if file.kind != "policies"}
    rows = connection.execute(
        """
        select distinct o.name
        from (
          select p.pronamespace::regnamespace || '.' || p.proname as name
          from pg_catalog.pg_proc as p
          union all
          select c.relnamespace::regnamespace || '.' || c.relname
          from pg_catalog.pg_class as c
        ) as o
        where o.name = any (%s)
        order by o.name
        """,
        [list(names - ours)],
    ).fetchall()
    if rows:
        listed = ", ".join(name for (name,) in rows)
        raise PgcallsError(
            f"{listed}: there already, and not from pgcalls; rename or drop it first"
        )


def lock_tables(connection: psycopg.Connection, timeout: float) -> None:
    """Take the tables of calls before anything else, so that no caller deadlocks with us.

    Calls begin with user_sessions; the others are never waited for while it is held.
    Raises ``PgcallsError`` when they are in use for longer than ``timeout`` seconds.
    """
    rows = connection.execute(
        """
        select c.oid::regclass::text
        from pg_catalog.pg_class as c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = any (%s)
        order by c.relname <> 'user_sessions', c.relname
        """,
        [table_names()],
    ).fetchall()
    lock(connection, [table for (table,) in rows], timeout)


def table_names() -> list[str]:
    """Return the names of the package's tables: each has a file of policies."""
    return [file.name for file in definitions() if file.kind == "policies"]


def lock(connection: psycopg.Connection, tables: list[str], timeout: float) -> None:
    """Take tables, named as SQL names them; wait for the first and for no other.

    Raises ``PgcallsError`` when they are in use for longer than ``timeout`` seconds.
    """
    deadline = time.monotonic() + timeout
    while tables:
        connection.execute("savepoint lock_tables")
        try:
            for place, table in enumerate(tables):
                nowait = " nowait" if place else ""
                connection.execute(
                    f"lock table only {table} in access exclusive mode{nowait}".encode()
                )
            return
        except (psycopg.errors.LockNotAvailable, psycopg.errors.DeadlockDetected) as error:
            connection.execute("rollback to savepoint lock_tables")
            if time.monotonic() > deadline:
                raise PgcallsError(
                    f"{table} is in use; nothing was changed, try again or raise --lock-timeout"
                ) from error
            time.sleep(random.uniform(0.01, 0.1))  # noqa: S311


def drop(connection: psycopg.Connection) -> None:
    """Take back every definition in the open transaction, dependents first.

    Raises ``PgcallsError`` when something else in the database depends on one.
    """
    if not applied(connection):
        return
    rows = connection.execute("select path, undo from pgcalls_meta.definitions order by 1 desc")
    undo = [statement for _, statements in rows.fetchall() for statement in statements]
    _undo(connection, undo, strict=True)
    connection.execute("delete from pgcalls_meta.definitions")
    connection.execute("notify pgrst, 'reload schema'")


def prune(connection: psycopg.Connection, files: list[Definition]) -> tuple[list[str], list[str]]:
    """Take back what files made that are no more, or make no more.

    Returns the paths of the files, and the statements that have to wait for the new
    definitions because the old ones still need what they drop.
    """
    wanted = {statement for file in files for statement in file.undo}
    rows = connection.execute("select path, undo from pgcalls_meta.definitions").fetchall()
    waiting = _undo(
        connection, [u for _, undo in rows for u in undo if u not in wanted], strict=False
    )
    paths = {file.path for file in files}
    removed = [path for path, _ in rows if path not in paths]
    connection.execute("delete from pgcalls_meta.definitions where path = any (%s)", [removed])
    return removed, waiting


def finish(connection: psycopg.Connection, waiting: list[str]) -> None:
    """Take back what had to wait for the new definitions.

    Raises ``PgcallsError`` when something else in the database depends on it.
    """
    _undo(connection, waiting, strict=True)


def remember_catalog(
    connection: psycopg.Connection, files: list[Definition], is_migrated: bool
) -> None:
    """Keep what the catalogue says of the objects just defined, for doctor to compare."""
    if not files:
        return
    names = [f"{'public' if f.kind == 'policies' else f.schema}.{f.name}" for f in files]
    undo = [statement for file in files for statement in file.undo]
    functions = [s.removeprefix("drop function ") for s in undo if s.startswith("drop function")]
    policies = [f"policy {s.split()[4]}" for s in undo if s.startswith("drop policy")]
    connection.execute(
        "select pgcalls.remember_catalog(%s, %s, %s, %s)",
        [names, functions, policies, is_migrated],
    )


def _undo(connection: psycopg.Connection, statements: list[str], strict: bool) -> list[str]:
    """Run statements in an order that works; what is not there needs no undoing.

    Returns those that others still depend on, or raises ``PgcallsError`` if strict.
    """
    missing = (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedFunction)
    while statements:
        blocked: list[str] = []
        for statement in statements:
            connection.execute("savepoint definition")
            try:
                connection.execute(statement.encode())
            except missing:
                connection.execute("rollback to savepoint definition")
            except psycopg.errors.DependentObjectsStillExist as error:
                connection.execute("rollback to savepoint definition")
                blocked.append(statement)
                last = error
        if blocked and len(blocked) == len(statements):
            if not strict:
                return blocked
            raise PgcallsError(f"{last.diag.message_primary}: {last.diag.message_detail}") from last
        statements = blocked
    return []


def _remember(connection: psycopg.Connection, file: Definition) -> None:
    connection.execute(
        """
        insert into pgcalls_meta.definitions (path, sha256, undo)
        values (%s, %s, %s)
        on conflict (path) do update set
          sha256 = excluded.sha256,
          undo = excluded.undo,
          applied_at = now()
        """,
        [file.path, file.sha256, file.undo],
    )
