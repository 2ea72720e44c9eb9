"""What the commands do, without the terminal: apply, rollback, status."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

import psycopg

from pgcalls import connection, definitions, files
from pgcalls.backend import Backend, read_migrations
from pgcalls.errors import PgcallsError

Report = Callable[[str, str], None]


def silent(event: str, what: str) -> None:
    """Report to nobody."""


@dataclass
class Deployment:
    """What a run has changed."""

    database: str
    migrations: list[str] = field(default_factory=list)
    reverted: list[str] = field(default_factory=list)
    definitions: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unchanged: int = 0
    seconds: float = 0.0

    @property
    def changed(self) -> bool:
        """Whether anything was changed at all."""
        return bool(self.migrations or self.reverted or self.definitions or self.removed)

    def as_dict(self) -> dict[str, Any]:
        """Return it for ``--json``."""
        return {**asdict(self), "changed": self.changed}


@dataclass
class Status:
    """How a database compares with this package."""

    database: str
    server: str
    applied: list[str]
    pending: list[str]
    outdated: list[str]

    @property
    def current(self) -> bool:
        """Whether there is nothing to apply."""
        return not self.pending and not self.outdated

    def as_dict(self) -> dict[str, Any]:
        """Return it for ``--json``."""
        return {**asdict(self), "current": self.current}


@dataclass
class Finding:
    """Something that is not as it should be."""

    level: str
    what: str
    object: str
    fix: str | None


def apply(
    database_url: str | None,
    to: str | None = None,
    redefine: bool = False,
    pre_request: bool = False,
    wait: float = 60.0,
    lock_timeout: float = 10.0,
    report: Report = silent,
) -> Deployment:
    """Bring a database to the newest migration, or to ``to``, and define the rest.

    ``redefine`` applies every definition again, also those that have not changed.
    ``pre_request`` lets PostgREST call ``pgcalls.pre_request()`` from then on.
    """

    def work(backend: Backend, result: Deployment) -> None:
        pending = backend.to_apply(read_migrations())
        if to is not None:
            ids = [migration.id for migration in read_migrations()]
            wanted = set(ids[: _position(ids, to) + 1])
            pending = pending.filter(lambda migration: migration.id in wanted)
        backend.redefine = redefine
        backend.apply_migrations(pending)
        result.pending = [migration.id for migration in backend.to_apply(read_migrations())]
        defined = definitions.applied(backend.connection)
        result.unchanged = len(defined) - len(result.definitions)
        if "functions/erasure/schedule_purge.sql" in result.definitions:
            _schedule_purge(backend.connection)
        if defined and pre_request:
            backend.connection.execute("select pgcalls.enable_pre_request()")
        elif defined:
            result.notes = _notes(backend.connection)

    return _deploy(database_url, wait, lock_timeout, report, work)


def rollback(
    database_url: str | None,
    to: str | None = None,
    everything: bool = False,
    wait: float = 60.0,
    lock_timeout: float = 10.0,
    report: Report = silent,
) -> Deployment:
    """Undo the last migration, every one after ``to``, or all of them."""

    def work(backend: Backend, _: Deployment) -> None:
        applied = backend.to_rollback(read_migrations())
        if to is not None:
            ids = [migration.id for migration in read_migrations()]
            undone = set(ids[_position(ids, to) + 1 :])
            applied = applied.filter(lambda migration: migration.id in undone)
        elif not everything:
            last = [migration.id for migration in applied][:1]
            applied = applied.filter(lambda migration: migration.id in last)
        backend.rollback_migrations(applied)

    return _deploy(database_url, wait, lock_timeout, report, work)


def status(database_url: str | None) -> Status:
    """Compare a database with this package; changes nothing and takes no lock."""
    with Backend.open(database_url) as backend:
        migrations = read_migrations()
        pending = [migration.id for migration in backend.to_apply(migrations)]
        applied = [migration.id for migration in migrations if migration.id not in pending]
        known = definitions.applied(backend.connection)
        outdated = definitions.changed(files.definitions(), known)
        return Status(
            database=connection.describe(backend.connection),
            server=backend.connection.info.parameter_status("server_version") or "",
            applied=applied,
            pending=pending,
            outdated=[definition.path for definition in outdated],
        )


def doctor(database_url: str | None) -> list[Finding]:
    """Prove an installation; what is pending is a finding too.

    Raises ``PgcallsError`` when pgcalls is not installed there.
    """
    state = status(database_url)
    found = [
        Finding("error", "is pending", name, "pgcalls apply")
        for name in (*state.pending, *state.outdated)
    ]
    with Backend.open(database_url) as backend:
        row = backend.connection.execute(
            "select to_regprocedure('pgcalls.doctor()') is not null"
        ).fetchone()
        if row is None or not row[0]:
            if not found or not state.applied:
                raise PgcallsError("pgcalls is not installed here; pgcalls apply")
            return found
        rows = backend.connection.execute("select * from pgcalls.doctor()").fetchall()
        backend.connection.rollback()
    return [*found, *(Finding(*row) for row in rows)]


def _schedule_purge(db: psycopg.Connection) -> None:
    """Let pg_cron purge what has expired, where pg_cron is."""
    row = db.execute("select to_regprocedure('cron.schedule(text, text, text)')").fetchone()
    if row is not None and row[0] is not None:
        db.execute("select pgcalls.schedule_purge()")


def _notes(db: psycopg.Connection) -> list[str]:
    row = db.execute(
        "select to_regrole('authenticator') is null, pgcalls.pre_request_setting()"
    ).fetchone()
    if row in ((True, None), (False, "pgcalls.pre_request")):
        return []
    return [
        "PostgREST does not call pgcalls.pre_request(), so it refuses dates such as"
        " 20/11/2026; pgcalls apply --pre-request switches it on"
    ]


def _position(ids: list[str], wanted: str) -> int:
    """Return the place of a migration named in full or by an unambiguous part."""
    found = [i for i, name in enumerate(ids) if name == wanted or wanted in name.split("_")]
    if len(found) != 1:
        raise PgcallsError(f"{wanted}: not the name of one migration; choose from {', '.join(ids)}")
    return found[0]


def _deploy(
    database_url: str | None,
    wait: float,
    lock_timeout: float,
    report: Report,
    work: Callable[[Backend, Deployment], None],
) -> Deployment:
    started = time.monotonic()
    with Backend.open(database_url) as backend:
        result = Deployment(database=connection.describe(backend.connection))
        lists = {
            "migrate": result.migrations,
            "revert": result.reverted,
            "define": result.definitions,
            "remove": result.removed,
        }

        def record(event: str, what: str) -> None:
            if event in lists:
                lists[event].append(what)
            report(event, what)

        backend.report = record
        backend.wait = wait
        backend.lock_timeout = lock_timeout
        with backend.lock():
            work(backend, result)
    result.seconds = round(time.monotonic() - started, 3)
    return result
