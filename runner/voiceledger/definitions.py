"""Functions, views and policies: applied again when they change, in an order that works.

Order needs no numbers: a file that misses something another one creates is tried again
after it. A definition belongs to the newest schema, so a database that is not at the
newest migration has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import psycopg
from psycopg import sql

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


def drop(connection: psycopg.Connection, files: list[Definition]) -> None:
    """Drop every definition in the open transaction, dependents first.

    Raises ``VoiceledgerError`` when something else in the database depends on one.
    """
    statements = [statement for file in reversed(files) for statement in _drops(connection, file)]
    while statements:
        blocked: list[sql.Composed] = []
        for statement in statements:
            connection.execute("savepoint definition")
            try:
                connection.execute(statement)
            except psycopg.errors.DependentObjectsStillExist as error:
                connection.execute("rollback to savepoint definition")
                blocked.append(statement)
                last = error
        if len(blocked) == len(statements):
            raise VoiceledgerError(
                f"{last.diag.message_primary}: {last.diag.message_detail}"
            ) from last
        statements = blocked
    if applied(connection):
        connection.execute("delete from voiceledger_meta.definitions")


def _remember(connection: psycopg.Connection, file: Definition) -> None:
    connection.execute(
        """
        insert into voiceledger_meta.definitions (path, sha256)
        values (%s, %s)
        on conflict (path) do update set sha256 = excluded.sha256, applied_at = now()
        """,
        [file.path, file.sha256],
    )


def _drops(connection: psycopg.Connection, file: Definition) -> list[sql.Composed]:
    """Return the statements that drop what a file has created, as far as it is there."""
    if file.kind == "policies":
        names = re.findall(r"^create policy (\w+)", file.sql, re.MULTILINE)
        rows = connection.execute(
            """
            select format('drop policy %%I on %%s', p.polname, p.polrelid::regclass)
            from pg_catalog.pg_policy as p
            where p.polrelid = to_regclass(%(table)s) and p.polname = any (%(names)s)
            union all
            select format(
              'revoke all on %%s from public, anon, authenticated, service_role',
              to_regclass(%(table)s)
            )
            where to_regclass(%(table)s) is not null
            """,
            {"table": f"public.{file.name}", "names": names},
        )
    elif file.kind == "views":
        rows = connection.execute(
            """
            select format('drop view %%s', c.oid::regclass)
            from pg_catalog.pg_class as c
            where c.relnamespace = to_regnamespace(%s) and c.relname = %s and c.relkind = 'v'
            """,
            [file.schema, file.name],
        )
    else:
        rows = connection.execute(
            """
            select format('drop trigger %%I on %%s', t.tgname, t.tgrelid::regclass)
            from pg_catalog.pg_trigger as t
            join pg_catalog.pg_proc as p on p.oid = t.tgfoid
            where p.pronamespace = to_regnamespace(%(schema)s) and p.proname = %(name)s
            union all
            select format('drop function %%s', p.oid::regprocedure)
            from pg_catalog.pg_proc as p
            where p.pronamespace = to_regnamespace(%(schema)s) and p.proname = %(name)s
            """,
            {"schema": file.schema, "name": file.name},
        )
    return [sql.Composed([sql.SQL(text)]) for (text,) in rows.fetchall()]
