"""Which database, in any form libpq knows, and one message for many statements."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from itertools import accumulate

import psycopg
from psycopg import conninfo, generators
from psycopg.pq import ExecStatus

from pgcalls.errors import PgcallsError, StepError, refuse_boundaries
from pgcalls.sqltext import Statement, split

MINIMUM_SERVER = 150000
#: Say which server is meant, in a connection string and in the environment.
PLACES = ("host", "hostaddr", "port", "service")


def resolve(database_url: str | None = None) -> str:
    """Return a libpq connection string: the argument, else DATABASE_URL, else PG*.

    An empty result means: let libpq read the PG* variables.
    A SQLAlchemy driver name (``postgresql+psycopg://``) is dropped.
    Raises ``PgcallsError``, which does not repeat it, when libpq cannot read it.
    """
    text = database_url or os.environ.get("DATABASE_URL") or ""
    text = re.sub(r"^postgres(ql)?\+[\w.-]+://", "postgresql://", text)
    try:
        parameters = conninfo.conninfo_to_dict(text)
    except psycopg.ProgrammingError:
        raise PgcallsError(
            "the database URL cannot be read; it begins with postgresql://, and special "
            "characters in the password are percent-encoded"
        ) from None
    parameters["client_encoding"] = "utf8"
    parameters.setdefault("application_name", "pgcalls")
    return conninfo.make_conninfo("", **parameters)


def connect(database_url: str | None = None) -> psycopg.Connection:
    """Open a connection in autocommit mode.

    Without prepared statements, so that a transaction pooler may stand between.
    Raises ``PgcallsError`` when the server is too old or does not speak UTF-8, or when there is
    none where libpq looks and nobody has said where it is.
    """
    address = resolve(database_url)
    try:
        connection = psycopg.connect(address, autocommit=True, prepare_threshold=None)
    except psycopg.OperationalError as error:
        named = conninfo.conninfo_to_dict(address).keys() & PLACES
        if named or any(os.environ.get(f"PG{place.upper()}") for place in PLACES):
            raise
        raise PgcallsError(
            f"{error}\nno database was named: pass --database-url, or set DATABASE_URL or"
            " PGHOST, PGUSER, PGDATABASE, ..."
        ) from None
    problem = None
    if connection.info.server_version < MINIMUM_SERVER:
        problem = "pgcalls needs Postgres 15 or newer"
    elif connection.info.parameter_status("server_encoding") != "UTF8":
        problem = "pgcalls needs a database with the encoding UTF8"
    if problem:
        connection.close()
        raise PgcallsError(problem)
    return connection


def describe(connection: psycopg.Connection) -> str:
    """Name a connection for people; a password is never part of it."""
    info = connection.info
    return f"{info.user}@{info.host or 'local'}:{info.port}/{info.dbname}"


def is_pooled(connection: psycopg.Connection) -> bool:
    """Return whether something between has given us another backend than it said."""
    row = connection.execute("select pg_backend_pid()").fetchone()
    return row is None or row[0] != connection.info.backend_pid


def send(
    connection: psycopg.Connection,
    steps: Sequence[Statement],
    texts: Mapping[str, str],
    end: str = "",
) -> list[tuple[str, ...]]:
    """Run statements as one message, so that nothing waits for the network in between.

    ``end`` is a last one, such as ``commit``, whose rows are returned as texts. Raises
    ``StepError``, which says where.
    """
    sent = [f"{step.sql};\n\n" for step in steps]
    with connection.lock:
        connection.pgconn.send_query(("".join(sent) + end).encode())
        results = connection.wait(generators.execute(connection.pgconn))
    for number, result in enumerate(results):
        if result.status == ExecStatus.FATAL_ERROR:
            error = psycopg.errors.error_from_result(result, encoding="utf-8")
            step = steps[min(number, len(steps) - 1)]
            inside = 0
            if error.diag.statement_position:
                position = int(error.diag.statement_position) - 1
                ends = list(accumulate(map(len, sent)))
                number = next((n for n, stop in enumerate(ends) if position < stop), number)
                step = steps[number]
                inside = position - (ends[number] - len(sent[number]))
            raise StepError(step, texts.get(step.path, ""), error, step.offset + inside)
    last = results[-1]
    return [
        tuple((last.get_value(row, column) or b"").decode() for column in range(last.nfields))
        for row in range(last.ntuples)
    ]


def execute_file(connection: psycopg.Connection, path: str, sql: str) -> None:
    """Run a whole file in the transaction that is open, as one message.

    Raises ``PgcallsError`` when it would end that transaction, ``SqlFileError`` when
    Postgres refuses it.
    """
    refuse_boundaries(path, sql)
    try:
        send(connection, split(path, sql), {path: sql})
    except StepError as error:
        raise error.explained from error
