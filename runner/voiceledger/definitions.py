"""Functions, views and policies: applied again when they change, in an order that works.

Order needs no numbers: a file that misses something another one creates is tried again
after it. A definition belongs to the newest schema, so a database that is not at the
newest migration has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import psycopg

from voiceledger.errors import SqlFileError, VoiceledgerError, execute_file
from voiceledger.files import Definition

#: Undefined function, table, object, column, schema: another file may create it yet.
UNDEFINED = frozenset({"42883", "42P01", "42704", "42703", "3F000"})


def applied(connection: psycopg.Connection) -> dict[str, str]:
    """Return the sha256 of each definition as it was last applied, by path."""
    row = connection.execute("select to_regclass('voiceledger_meta.definitions')").fetchone()
    if row is None or row[0] is None:
        return {}
    rows = connection.execute("select path, sha256 from voiceledger_meta.definitions")
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

    Raises ``VoiceledgerError`` that names them.
    """
    known = applied(connection)
    names = [f"{f.schema}.{f.name}" for f in files if f.path not in known and f.kind != "policies"]
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
        [names],
    ).fetchall()
    if rows:
        listed = ", ".join(name for (name,) in rows)
        raise VoiceledgerError(
            f"{listed}: there already, and not from voiceledger; rename or drop it first"
        )


def drop(connection: psycopg.Connection) -> None:
    """Take back every definition in the open transaction, dependents first.

    Raises ``VoiceledgerError`` when something else in the database depends on one.
    """
    if not applied(connection):
        return
    rows = connection.execute("select path, undo from voiceledger_meta.definitions order by 1 desc")
    _undo(connection, [statement for _, undo in rows.fetchall() for statement in undo])
    connection.execute("delete from voiceledger_meta.definitions")
    connection.execute("notify pgrst, 'reload schema'")


def prune(connection: psycopg.Connection, files: list[Definition]) -> list[str]:
    """Take back what files made that are no more, or make no more; returns their paths.

    Raises ``VoiceledgerError`` when something else in the database depends on it.
    """
    wanted = {file.path: file.undo for file in files}
    rows = connection.execute("select path, undo from voiceledger_meta.definitions").fetchall()
    gone = {path: [u for u in undo if u not in wanted.get(path, [])] for path, undo in rows}
    _undo(connection, [statement for undo in gone.values() for statement in undo])
    removed = [path for path in gone if path not in wanted]
    connection.execute("delete from voiceledger_meta.definitions where path = any (%s)", [removed])
    return removed


def _undo(connection: psycopg.Connection, statements: list[str]) -> None:
    """Run statements in an order that works; what is not there needs no undoing."""
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
        if len(blocked) == len(statements):
            raise VoiceledgerError(
                f"{last.diag.message_primary}: {last.diag.message_detail}"
            ) from last
        statements = blocked


def _remember(connection: psycopg.Connection, file: Definition) -> None:
    connection.execute(
        """
        insert into voiceledger_meta.definitions (path, sha256, undo)
        values (%s, %s, %s)
        on conflict (path) do update set
          sha256 = excluded.sha256,
          undo = excluded.undo,
          applied_at = now()
        """,
        [file.path, file.sha256, file.undo],
    )
