"""The tables of calls, taken as a whole: for an adoption, which moves them."""

from __future__ import annotations

import random
import time

import psycopg

from pgcalls.errors import PgcallsError
from pgcalls.files import definitions


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
