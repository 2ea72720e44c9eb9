"""What can go wrong, in words for the person at the terminal."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import psycopg
import sqlparse

#: Cancelled, out of something, locked, lost: running it again says nothing about where.
NOT_THE_FILES_FAULT = ("08", "25", "40", "53", "55", "57", "58")
ENDS_TRANSACTION = re.compile(
    r"\b(commit|rollback|abort|start\s+transaction|begin\s*;|begin\s+(work|transaction))", re.I
)


class PgcallsError(Exception):
    """A failure that has been explained; nothing was changed."""


class LockBusyError(PgcallsError):
    """Another deployment holds the lock."""


class SqlFileError(PgcallsError):
    """A file Postgres refused: path, line, column and what Postgres said."""

    def __init__(self, path: str, sql: str, error: psycopg.Error, offset: int) -> None:
        before = sql[:offset]
        self.path = path
        self.line = before.count("\n") + 1
        self.column = offset - (before.rfind("\n") + 1) + 1
        self.sqlstate = error.sqlstate
        said = [f"{error.sqlstate} {error.diag.message_primary or error}"]
        for label, text in (
            ("detail", error.diag.message_detail),
            ("hint", error.diag.message_hint),
            ("where", error.diag.context),
        ):
            if text:
                said.append(f"  {label}: {text}")
        super().__init__(f"{path}:{self.line}:{self.column}: " + "\n".join(said))


def execute_file(connection: psycopg.Connection, path: str, sql: str) -> None:
    """Run a whole file in the transaction that is open, as one query.

    Raises ``PgcallsError`` when it would end that transaction, ``SqlFileError`` when
    Postgres refuses it.
    """
    if _ends_transaction(sql):
        raise PgcallsError(
            f"{path}: the file ends the transaction it runs in; take out its begin, "
            "commit or rollback"
        )
    connection.execute("savepoint execute_file")
    try:
        connection.execute(sql.encode())
    except psycopg.Error as error:
        raise SqlFileError(path, sql, error, _offset(connection, sql, error)) from error
    connection.execute("release savepoint execute_file")


def _offset(connection: psycopg.Connection, sql: str, error: psycopg.Error) -> int:
    """Return where in the file the error is.

    Postgres says it for what it cannot read. What fails while it runs is found by
    running the statements again one by one, in the transaction that is lost anyway.
    """
    if error.diag.statement_position:
        return int(error.diag.statement_position) - 1
    if connection.broken or (error.sqlstate or "08").startswith(NOT_THE_FILES_FAULT):
        return 0
    position = 0
    try:
        connection.execute("rollback to savepoint execute_file")
        connection.execute("set local statement_timeout = '5s'")
        for statement in sqlparse.split(sql):
            position = sql.index(statement, position)
            connection.execute(statement.encode())
            position += len(statement)
    except psycopg.Error as again:
        if again.sqlstate == error.sqlstate:
            return position + _leading_comments(sql[position:])
    except ValueError:
        pass
    return 0


@cache
def _ends_transaction(sql: str) -> bool:
    """Say whether a file begins or ends a transaction, which takes long to find out."""
    return bool(ENDS_TRANSACTION.search(sql)) and any(map(_is_boundary, sqlparse.parse(sql)))


def _is_boundary(statement: Any) -> bool:
    first = statement.token_first(skip_cm=True)
    word = first.normalized.upper() if first is not None else ""
    if word in ("BEGIN", "START"):
        return True
    return word in ("COMMIT", "ROLLBACK", "ABORT", "END", "COMMIT WORK", "ROLLBACK WORK")


def _leading_comments(statement: str) -> int:
    """Return how many characters of comments and blanks a statement begins with."""
    length = 0
    for line in statement.splitlines(keepends=True):
        if line.strip() and not line.lstrip().startswith("--"):
            break
        length += len(line)
    return length
