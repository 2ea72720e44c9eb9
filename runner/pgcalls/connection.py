"""Which database: any form libpq knows, from an option, DATABASE_URL or PG*."""

from __future__ import annotations

import os
import re

import psycopg
from psycopg import conninfo

from pgcalls.errors import PgcallsError

MINIMUM_SERVER = 150000


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
    Raises ``PgcallsError`` when the server is too old or does not speak UTF-8.
    """
    connection = psycopg.connect(resolve(database_url), autocommit=True, prepare_threshold=None)
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
