"""Which database: any form libpq knows, from an option, DATABASE_URL or PG*."""

from __future__ import annotations

import os
import re

import psycopg
from psycopg import conninfo


def resolve(database_url: str | None = None) -> str:
    """Return a libpq connection string: the argument, else DATABASE_URL, else PG*.

    An empty result means: let libpq read the PG* variables.
    A SQLAlchemy driver name (``postgresql+psycopg://``) is dropped.
    Raises ``psycopg.ProgrammingError`` when libpq cannot read it.
    """
    text = database_url or os.environ.get("DATABASE_URL") or ""
    text = re.sub(r"^postgres(ql)?\+\w+://", "postgresql://", text)
    parameters = conninfo.conninfo_to_dict(text)
    parameters.setdefault("application_name", "voiceledger")
    return conninfo.make_conninfo("", **parameters)


def connect(database_url: str | None = None) -> psycopg.Connection:
    """Open a connection in autocommit mode.

    Without prepared statements, so that a transaction pooler may stand between.
    """
    return psycopg.connect(resolve(database_url), autocommit=True, prepare_threshold=None)


def describe(connection: psycopg.Connection) -> str:
    """Name a connection for people; a password is never part of it."""
    info = connection.info
    return f"{info.user}@{info.host or 'local'}:{info.port}/{info.dbname}"
