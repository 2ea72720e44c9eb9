"""What the commands do, without the terminal: apply, rollback, plan, status, doctor."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

import psycopg
from yoyo.migrations import MigrationList

from pgcalls import __version__, citus, connection, drift, files, history, outside, releases
from pgcalls.backend import Backend
from pgcalls.errors import PgcallsError
from pgcalls.plan import Plan
from pgcalls.releases import read_migrations

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
    #: Objects that had been changed by hand: replaced, or kept as told.
    replaced: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    release: int | None = None
    #: Whether the database has functions, views and policies now.
    defined: bool = False
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
    #: Version and number of the release that the database holds.
    version: str | None
    release: int | None
    package: str
    applied: list[str]
    pending: list[str]
    outdated: list[str]
    #: Definitions that the database has and this package has not.
    deleted: list[str]
    #: Applied migrations whose file is another now.
    edited: list[str]
    #: Objects that are not as they were deployed; None where it may not be seen.
    drifted: list[str] | None
    lock: str | None
    #: How Citus distributes the tables; None where they are on one server.
    distributed: str | None = None

    @property
    def current(self) -> bool:
        """Whether there is nothing to apply."""
        return not (self.pending or self.outdated or self.deleted)

    def as_dict(self) -> dict[str, Any]:
        """Return it for ``--json``."""
        return {**asdict(self), "current": self.current}


@dataclass
class Preview:
    """What an apply would do, or has done and taken back."""

    database: str
    plan: Plan
    events: list[tuple[str, str]]
    #: With ``check``: relation, mode, and milliseconds from its lock to the end.
    held: list[tuple[str, str, float]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return it for ``--json``."""
        return {
            "database": self.database,
            "migrations": [migration.id for migration in self.plan.migrations],
            "definitions": [what for event, what in self.events if event == "define"],
            "removed": [what for event, what in self.events if event == "remove"],
            "replaced": [what for event, what in self.events if event == "replace"],
            "drops": self.plan.drops,
            "locks": [{"relation": name, "mode": mode} for name, mode in self.plan.locks],
            "statements": len(self.plan.steps),
            "held": [
                {"relation": name, "mode": mode, "milliseconds": ms} for name, mode, ms in self.held
            ],
        }


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
    keep_hotfix: bool = False,
    pre_request: bool = False,
    wait: float = 60.0,
    lock_timeout: float = 30.0,
    report: Report = silent,
) -> Deployment:
    """Bring a database to the newest migration, or to ``to``, and define the rest.

    ``redefine`` applies every definition again, also those that have not changed.
    ``keep_hotfix`` leaves objects alone that have been changed by hand.
    ``pre_request`` lets PostgREST call ``pgcalls.pre_request()`` from then on.
    """
    with _deploying(database_url, wait, lock_timeout, report) as (backend, result):
        with backend.lock():
            plan = releases.forward(
                backend, _pending(backend, to), redefine, keep_hotfix, pre_request, is_last=True
            )
        outside.run(backend, plan.outside)
        if plan.steps and citus.is_distributed(backend.connection):
            citus.finish(backend.connection)
        with backend.reading() as db:
            migrations = read_migrations()
            result.pending = [migration.id for migration in backend.to_apply(migrations)]
            defined = history.read(db).definitions()
            result.unchanged = len(defined) - len(result.definitions)
            if defined and not pre_request:
                result.notes += _notes(db)
    return result


def preview(
    database_url: str | None,
    to: str | None = None,
    redefine: bool = False,
    check: bool = False,
    wait: float = 60.0,
    lock_timeout: float = 30.0,
) -> Preview:
    """Work out what an apply would do; with ``check`` do it and take it back."""
    events: list[tuple[str, str]] = []
    with Backend.open(database_url) as backend:
        backend.wait, backend.lock_timeout = wait, lock_timeout
        backend.report = lambda event, what: events.append((event, what))
        backend.rehearsal = "check" if check else "plan"
        with backend.lock():
            plan = releases.forward(backend, _pending(backend, to), redefine)
            backend.abandon()
        return Preview(connection.describe(backend.connection), plan, events, backend.held)


def rollback(
    database_url: str | None,
    to: str | None = None,
    everything: bool = False,
    lose_data: bool = False,
    wait: float = 60.0,
    lock_timeout: float = 30.0,
    report: Report = silent,
) -> Deployment:
    """Undo the last release, every one after the release ``to``, or all of them.

    ``to`` may be a migration too, after which the definitions are gone.
    """
    with _deploying(database_url, wait, lock_timeout, report) as (backend, result), backend.lock():
        db = backend.connection
        past = history.read(db)
        applied = releases.applied_migrations(db)[::-1]
        now = past.current
        target = past.find(to) if to else None
        if everything:
            ids = applied
        elif to and not target:
            known = [migration.id for migration in read_migrations()]
            ids = [name for name in applied if name in known[_position(known, to) + 1 :]]
        elif now is None:
            ids = []
        else:
            if target is None:
                target = next((r for r in past.releases if r.id == now.parent), None)
            if target is None:
                raise PgcallsError("there is no release before this one; --all undoes it too")
            then = history.files(db, target.id)
            ids = [name for name in applied if ("migrations", "", name) not in then]
        if ids or (target and now and target.stands_for != now.stands_for):
            releases.back(backend, ids, target, lose_data, is_last=True)
    return result


def status(database_url: str | None) -> Status:
    """Compare a database with this package; changes nothing and takes no lock."""
    with Backend.open(database_url) as backend, backend.reading() as db:
        past = history.read(db)
        migrations = read_migrations()
        pending = [migration.id for migration in backend.to_apply(migrations)]
        package = files.definitions_by_key()
        deployed = past.definitions()
        return Status(
            database=connection.describe(db),
            server=db.info.parameter_status("server_version") or "",
            version=past.current.version if past.current else None,
            release=past.current.id if past.current else None,
            package=__version__,
            applied=[m.id for m in migrations if m.id not in pending],
            pending=pending,
            outdated=[
                file.path
                for key, file in package.items()
                if key not in deployed or deployed[key][1] != file.sha256
            ],
            deleted=[path for key, (path, _) in deployed.items() if key not in package],
            edited=releases.edited(past, files.migration_texts()),
            drifted=_drifted(db, history.load(db, deployed, package)) if deployed else [],
            lock=backend.lock_holder(),
            distributed=citus.describe(db),
        )


def doctor(database_url: str | None, accept: bool = False) -> list[Finding]:
    """Prove an installation; what is pending is a finding too.

    ``accept`` takes what the owner of the database has added for right first.
    Raises ``PgcallsError`` when pgcalls is not installed there.
    """
    state = status(database_url)
    if state.release is None and not state.applied:
        raise PgcallsError("pgcalls is not installed here; pgcalls apply")
    found = [
        Finding("error", "is pending", name, "pgcalls apply")
        for name in (*state.pending, *state.outdated)
    ]
    found += [
        Finding("warning", "the file is not what was applied", path, "restore the file")
        for path in state.edited
    ]
    if accept:
        with Backend.open(database_url) as backend:
            backend.connection.execute("select * from pgcalls.accept_changes()")
    with Backend.open(database_url) as backend, backend.reading() as db:
        package = files.definitions_by_key()
        deployed = history.load(db, history.read(db).definitions(), package)
        if not deployed:
            return found
        missing = _missing(db, deployed)
        found += [
            Finding("error", "is missing", f"{key[0][:-1]} {key[1]}.{key[2]}",
                    "pgcalls apply --redefine")
            for key in missing
        ]  # fmt: skip
        found += _examine(db, deployed, missing)
        if citus.is_distributed(db):
            found += [
                Finding(
                    "error", "is left to do on the nodes", statement, "pgcalls distribute --apply"
                )
                for statement in citus.unfinished(db)
            ]
    return list({(f.what, f.object.split("(")[0]): f for f in found[::-1]}.values())[::-1]


def _missing(
    db: psycopg.Connection, deployed: dict[files.Key, files.Definition]
) -> list[files.Key]:
    """Return the functions and views that are gone."""
    rows = db.execute(
        "select p.pronamespace::regnamespace::text, p.proname from pg_catalog.pg_proc as p"
        " union all select c.relnamespace::regnamespace::text, c.relname"
        " from pg_catalog.pg_class as c where c.relkind = 'v'"
    ).fetchall()
    there = {*rows}
    return [key for key in deployed if key[0] != "policies" and key[1:] not in there]


def _examine(
    db: psycopg.Connection,
    deployed: dict[files.Key, files.Definition],
    missing: list[files.Key],
) -> list[Finding]:
    """Ask the database; what it lacks to answer is lent to it, and taken back."""
    for key in missing:
        file = deployed[key]
        try:
            with db.transaction():
                connection.execute_file(db, file.path, file.sql)
        except (PgcallsError, psycopg.Error):
            continue
    try:
        with db.transaction():
            rows = db.execute("select * from pgcalls.doctor()").fetchall()
    except psycopg.Error as error:
        what = f"could not be asked: {error.sqlstate} {error.diag.message_primary}"
        rows = [("error", what, "function pgcalls.doctor", "pgcalls apply --redefine")]
    if any(what.startswith("could not be ") for _, what, _, _ in rows):
        rows += [
            ("error", drift.say(*row), f"{row[0]} {row[1]}", "pgcalls apply --redefine")
            for row in drift.differing(db, deployed)
        ]
    return [Finding(*row) for row in rows]


def _drifted(
    db: psycopg.Connection, deployed: dict[files.Key, files.Definition]
) -> list[str] | None:
    try:
        with db.transaction():
            rows = drift.differing(db, deployed, unless=drift.ACCEPTED)
    except (PgcallsError, psycopg.Error):
        return None
    return sorted(
        {
            f"{kind} {name}"
            for kind, name, item, is_deployed, _ in rows
            if item != "rows" and (is_deployed or item.split()[0] not in drift.ADDITIONS)
        }
    )


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


def _pending(backend: Backend, to: str | None) -> MigrationList:
    pending = backend.to_apply(read_migrations())
    if to is not None:
        ids = [migration.id for migration in read_migrations()]
        wanted = set(ids[: _position(ids, to) + 1])
        pending = pending.filter(lambda migration: migration.id in wanted)
    return pending


def _position(ids: list[str], wanted: str) -> int:
    """Return the place of a migration named in full or by an unambiguous part."""
    found = [i for i, name in enumerate(ids) if name == wanted or wanted in name.split("_")]
    if len(found) != 1:
        raise PgcallsError(f"{wanted}: not the name of one migration; choose from {', '.join(ids)}")
    return found[0]


@contextmanager
def _deploying(
    database_url: str | None, wait: float, lock_timeout: float, report: Report
) -> Iterator[tuple[Backend, Deployment]]:
    """Open a backend that writes down what it does."""
    started = time.monotonic()
    with Backend.open(database_url) as backend:
        result = Deployment(database=connection.describe(backend.connection))
        lists = {
            "migrate": result.migrations,
            "revert": result.reverted,
            "define": result.definitions,
            "remove": result.removed,
            "replace": result.replaced,
            "keep": result.kept,
            "note": result.notes,
        }

        def record(event: str, what: str) -> None:
            if event in lists:
                lists[event].append(what)
            report(event, what)

        backend.report = record
        backend.wait = wait
        backend.lock_timeout = lock_timeout
        yield backend, result
        with backend.reading() as db:
            past = history.read(db)
        result.release = past.current.id if past.current else None
        result.defined = bool(past.definitions())
    result.seconds = round(time.monotonic() - started, 3)
