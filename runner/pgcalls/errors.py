"""What can go wrong, in words for the person at the terminal."""

from __future__ import annotations

import psycopg

from pgcalls.sqltext import Statement, split

ENDS_TRANSACTION = ("begin", "start", "commit", "rollback", "abort", "end")


class PgcallsError(Exception):
    """A failure that has been explained; nothing was changed."""

    sqlstate: str | None = None
    path: str | None = None
    line: int | None = None


class LockBusyError(PgcallsError):
    """Another deployment holds the lock, or somebody a table."""


class PreflightError(PgcallsError):
    """Everything that is in the way of a deployment, found before it began."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        listed = "\n".join(f"  - {problem}" for problem in problems)
        super().__init__(f"in the way, and nothing was changed:\n{listed}")


class SqlFileError(PgcallsError):
    """A file Postgres refused: path, line, column and what Postgres said."""

    def __init__(self, path: str, sql: str, error: psycopg.Error, offset: int) -> None:
        before = sql[:offset]
        self.path = path
        self.line = before.count("\n") + 1
        self.column = offset - (before.rfind("\n") + 1) + 1
        self.sqlstate = error.sqlstate
        super().__init__(f"{path}:{self.line}:{self.column}: " + _said(error))


class StepError(Exception):
    """A statement of a script that Postgres refused."""

    def __init__(self, step: Statement, sql: str, error: psycopg.Error, offset: int) -> None:
        super().__init__(str(error))
        self.step = step
        self.sqlstate = error.sqlstate or ""
        self.explained: PgcallsError
        if step.path:
            self.explained = SqlFileError(step.path, sql, error, offset)
        else:
            self.explained = PgcallsError(_said(error))
            self.explained.sqlstate = error.sqlstate


def _said(error: psycopg.Error) -> str:
    said = [f"{error.sqlstate} {error.diag.message_primary or error}"]
    for label, text in (
        ("detail", error.diag.message_detail),
        ("hint", error.diag.message_hint),
        ("where", error.diag.context),
    ):
        if text:
            said.append(f"  {label}: {text}")
    return "\n".join(said)


def refuse_boundaries(path: str, sql: str) -> None:
    """Raise ``PgcallsError`` for a file that would end the transaction it runs in."""
    for statement in split(path, sql):
        if statement.bare.split()[0] in ENDS_TRANSACTION:
            raise PgcallsError(
                f"{path}: the file ends the transaction it runs in; take out its begin, "
                "commit or rollback"
            )
