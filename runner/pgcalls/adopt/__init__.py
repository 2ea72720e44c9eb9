"""Take over the tables of a system that is already running: ``pgcalls adopt``.

The work is done by functions in the database; here they are called in an order that can
be interrupted anywhere. Everything an interrupted run has to know is in the schema
``pgcalls_adopted``.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

import psycopg
from psycopg import sql

from pgcalls import connection, definitions, files
from pgcalls.backend import Backend
from pgcalls.connection import execute_file
from pgcalls.deploy import Report, silent
from pgcalls.errors import PgcallsError, SqlFileError
from pgcalls.releases import read_migrations

SCHEMA = "pgcalls_adopted"
#: Nothing of the role's own settings hides a row, changes an instant or ends a step.
SETTINGS = {
    "search_path": "pg_catalog, pg_temp",
    "row_security": "off",
    "timezone": "UTC",
    "statement_timeout": "0",
}
UNASSIGNED = "00000000-0000-0000-0000-000000000000"
#: Migrations that the functions of an adoption need, by what is there when they have run.
GROUND = {
    "pgcalls": "platform",
    "pgcalls.phone_regions": "phone_regions",
}
ROOM = "functions/adoption/"
#: Seconds a step may take: it holds the deployment lock and the client's usage row.
STEP = 1.0
FIRST_STEP, LARGEST_STEP = 50, 1000

#: Called with rows done, rows in all.
Progress = Callable[[int, int], None]


def quiet(done: int, total: int) -> None:
    """Show no progress."""


@dataclass
class Adoption:
    """What was found, or what has become of it."""

    database: str
    #: None before, then open, calls, copied, done.
    phase: str | None = None
    changed: bool = False
    tables: list[dict[str, Any]] = field(default_factory=list)
    #: Rows of a table by the reason of their quarantine; null for those copied.
    rows: list[dict[str, Any]] = field(default_factory=list)
    verified: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def pending(self) -> bool:
        """Whether ``adopt --apply`` has something to do."""
        return bool(self.tables) if self.phase is None else self.phase != "done"

    def as_dict(self) -> dict[str, Any]:
        """Return it for ``--json``."""
        return {**asdict(self), "pending": self.pending}


def plan(database_url: str | None, client: str = "default") -> Adoption:
    """Say what is there and what ``apply`` would do with it; changes nothing.

    Reads the old tables once, in a transaction that is rolled back.
    """
    started = time.monotonic()
    with (
        connection.connect(database_url) as db,
        db.transaction(force_rollback=True),
    ):
        result = Adoption(connection.describe(db), phase=_phase(db))
        _settle(db)
        if result.phase is not None:
            _describe_state(db, result)
        else:
            with _trial(db):
                result.tables = _adoptable(db)
                result.notes = _notes(db, result.tables, client)
                if result.tables and not _is_refused(result.tables):
                    result.rows = _dicts(
                        db,
                        "select * from pgcalls.adoption_plan(%s, 'public')"
                        " order by table_name, reason nulls first",
                        [client],
                    )
    result.seconds = round(time.monotonic() - started, 3)
    return result


def apply(
    database_url: str | None,
    client: str = "default",
    assistant: str = UNASSIGNED,
    force: bool = False,
    wait: float = 60.0,
    lock_timeout: float = 10.0,
    report: Report = silent,
    progress: Progress = quiet,
) -> Adoption:
    """Set the old tables aside, install pgcalls, copy every row and verify.

    Goes on where an interrupted run stopped. Raises ``PgcallsError`` when a table
    cannot be taken over, unless ``force``, or when verification finds a difference.
    """
    started = time.monotonic()
    if not client or client != client.strip():
        raise PgcallsError("the name of the client is empty or has blanks around it")
    with _open(database_url, wait, lock_timeout, report) as backend:
        db = backend.connection
        result = Adoption(connection.describe(db), phase=_phase(db))
        if result.phase is None:
            with backend.lock():
                # Another run may have begun while this one waited.
                if _phase(db) is None:
                    result.changed = _set_aside(backend, client, assistant, force)
        elif result.phase != "done":
            with backend.lock():
                _settle(db)
                _refuse_other_client(db, client)
                backend.apply_migrations(backend.to_apply(read_migrations()))
        if _phase(db) not in (None, "done"):
            result.changed = True
            _copy(backend, progress)
            result.verified = _verify(backend)
        result.phase = _phase(db)
        if result.phase is not None:
            _describe_state(db, result)
    result.seconds = round(time.monotonic() - started, 3)
    return result


def undo(
    database_url: str | None,
    force: bool = False,
    wait: float = 60.0,
    lock_timeout: float = 10.0,
    report: Report = silent,
) -> Adoption:
    """Put the old tables back under their names, and take away what the adoption brought.

    What was written since has no place in the old tables: raises ``PgcallsError``,
    unless ``force``, which keeps those rows in ``pgcalls_adopted.written_since``.
    """
    with _open(database_url, wait, lock_timeout, report) as backend, backend.lock():
        db = backend.connection
        _settle(db)
        result = Adoption(connection.describe(db), phase=_phase(db))
        if result.phase is None:
            raise PgcallsError("there is no adoption to undo")
        result.tables = _sources(db)
        definitions.lock(db, _qualified(SCHEMA, result.tables), lock_timeout)
        definitions.lock_tables(db, lock_timeout)
        since = _dicts(
            db,
            "select table_name, count(*) as row_count from pgcalls.adoption_since()"
            " group by table_name order by table_name",
        )
        if since and not force:
            listed = ", ".join(f"{row['row_count']} of {row['table_name']}" for row in since)
            raise PgcallsError(
                f"written or changed since the adoption: {listed}; the old tables do not have"
                f" them. --force undoes all the same and keeps them in {SCHEMA}.written_since"
            )
        ((before,),) = db.execute(f"select migrations from {SCHEMA}.adoption").fetchall()
        db.execute("select pgcalls.withdraw_adoption(%s)", [definitions.table_names()])
        if not before or any(_exists(db, f"public.{t['name']}") for t in result.tables):
            backend.rollback_migrations(
                backend.to_rollback(read_migrations()).filter(lambda m: m.id not in before)
            )
            if before:
                result.notes.append(f"pgcalls is at {before[-1]} again, without functions")
        _move(db, result.tables, SCHEMA, "public")
        ((kept,),) = db.execute(f"select count(*) from {SCHEMA}.written_since").fetchall()
        if kept:
            result.notes.append(f"{kept} rows are kept in {SCHEMA}.written_since")
        else:
            db.execute(f"drop table {SCHEMA}.written_since")
            db.execute(f"drop schema {SCHEMA}")
        result.phase, result.changed = None, True
    return result


def confirm(
    database_url: str | None,
    force: bool = False,
    wait: float = 60.0,
    lock_timeout: float = 10.0,
    report: Report = silent,
) -> Adoption:
    """Drop the old tables, after which there is no undo.

    Raises ``PgcallsError`` when the adoption is not complete, when something else
    depends on an old table, or when there are rows in quarantine, unless ``force``.
    """
    with _open(database_url, wait, lock_timeout, report) as backend, backend.lock():
        db = backend.connection
        _settle(db)
        result = Adoption(connection.describe(db), phase=_phase(db))
        kept = _count(db, "quarantine") + _count(db, "written_since")
        if result.phase not in ("done", None):
            raise PgcallsError("the adoption is not complete; run adopt --apply first")
        if not _exists(db, f"{SCHEMA}.adoption") and not _exists(db, f"{SCHEMA}.written_since"):
            raise PgcallsError("there is no adoption to confirm")
        if kept and not force:
            raise PgcallsError(
                f"{kept} rows are in {SCHEMA}.quarantine or {SCHEMA}.written_since and would"
                " be lost; look at them, delete what is settled, or add --force"
            )
        if result.phase is not None:
            result.tables = _sources(db)
            for table in result.tables:
                if table["kind"] == "view":
                    _run(db, "drop view {}.{}", SCHEMA, table["name"])
            named = _qualified(SCHEMA, result.tables)
            db.execute("select pgcalls.drop_adoption_tables()")
            try:
                db.execute(f"drop table {', '.join(named)}".encode())
            except psycopg.errors.DependentObjectsStillExist as error:
                raise PgcallsError(
                    f"{error.diag.message_primary}: {error.diag.message_detail}; nothing was"
                    " dropped"
                ) from error
        _run(db, "drop table if exists {}.{}", SCHEMA, "written_since")
        db.execute(f"drop schema {SCHEMA}")
        result.phase, result.changed = None, True
    return result


# -- steps ----------------------------------------------------------------------------


def _set_aside(backend: Backend, client: str, assistant: str, force: bool) -> bool:
    """Move the old tables and install, in the transaction that is open.

    The calls that are going on are copied in the same transaction, so that the agents
    that hold them never miss them. Returns whether there was anything to adopt.
    """
    db = backend.connection
    _settle(db)
    with _trial(db):
        tables = _adoptable(db)
    if not tables:
        return False
    problems = sorted({table["problem"] for table in tables if table["problem"]})
    refused = _is_refused(tables)
    if refused or (problems and not force):
        hint = "" if refused else "; --force adopts all the same, the reference stays with the old"
        raise PgcallsError("; ".join(problems) + hint)
    definitions.lock(db, _qualified("public", tables), backend.lock_timeout)
    db.execute(f"create schema if not exists {SCHEMA}")
    db.execute(
        f"comment on schema {SCHEMA} is"
        " 'Tables that pgcalls adopt has set aside; adopt --undo brings them back.'"
    )
    # The tables keep their own grants and policies, for the undo: without usage of the
    # schema nobody reaches them.
    db.execute(f"revoke all on schema {SCHEMA} from public")
    _move(db, tables, "public", SCHEMA)
    before = _applied(backend)
    had_turns = _exists(db, "public.conversation_messages")
    backend.apply_migrations(backend.to_apply(read_migrations()))
    db.execute(f"revoke all on schema {SCHEMA} from anon, authenticated, service_role")
    db.execute(
        "select pgcalls.begin_adoption(%s, %s, %s, %s)", [client, assistant, before, had_turns]
    )
    ((listed,),) = db.execute(f"select count(*) from {SCHEMA}.calls").fetchall()
    if listed:
        db.execute("select pgcalls.adopt_next(%s)", [listed])
    return True


def _copy(backend: Backend, progress: Progress) -> None:
    """Copy everything else, in steps of about a second."""
    db = backend.connection
    total = sum(
        db.execute(sql.SQL("select count(*) from {}.{}").format(_id(SCHEMA), _id(name))).fetchall()[
            0
        ][0]
        for name in (t["name"] for t in _sources(db) if t["kind"] != "view")
    )
    size = FIRST_STEP
    while True:
        with backend.lock():
            _settle(db)
            if _phase(db) is None:
                raise PgcallsError("another run has undone the adoption")
            started = time.monotonic()
            ((phase,),) = db.execute("select pgcalls.adopt_next(%s)", [size]).fetchall()
            spent = time.monotonic() - started
            ((done,),) = db.execute(
                f"select coalesce(sum(copied + quarantined), 0)::bigint from {SCHEMA}.sources"
            ).fetchall()
        progress(done, total)
        if phase in ("copied", "done"):
            return
        size = max(1, min(LARGEST_STEP, int(size * min(2.0, STEP / max(spent, 0.001)))))


def _verify(backend: Backend) -> list[dict[str, Any]]:
    """Compare old and new, and say so in the database.

    Raises ``PgcallsError`` when they differ.
    """
    db = backend.connection
    with backend.lock():
        _settle(db)
        rows = _dicts(db, "select * from pgcalls.verify_adoption()")
        wrong = [
            f"{row['table_name']}: {row['rows_before']} rows, {row['rows_copied']} copied,"
            f" {row['rows_quarantined']} in quarantine, {row['rows_differing']} differ"
            for row in rows
            if row["rows_differing"]
            or row["rows_before"] != row["rows_copied"] + row["rows_quarantined"]
            or row["checksum_before"] != row["checksum_after"]
        ]
        if wrong:
            raise PgcallsError(
                "old and new differ: " + "; ".join(wrong) + "; adopt --undo puts the old back"
            )
        db.execute(
            f"update {SCHEMA}.adoption set phase = 'done', finished_at = now()"
            " where phase = 'copied'"
        )
    return rows


# -- what is there --------------------------------------------------------------------


@contextmanager
def _trial(db: psycopg.Connection) -> Iterator[None]:
    """Have the functions of an adoption while the block runs, in the open transaction."""
    db.execute("savepoint trial")
    try:
        migrations = {path.stem: path for path in files.migrations().glob("*.sql")}
        for what, name in GROUND.items():
            there = "to_regclass" if "." in what else "to_regnamespace"
            if db.execute(f"select {there}(%s) is null".encode(), [what]).fetchall()[0][0]:
                (path,) = (p for stem, p in migrations.items() if stem.endswith(f"_{name}"))
                execute_file(db, f"migrations/{path.name}", files.read(path))
        for file in _needed():
            if file.path.startswith(ROOM):
                # Another version of it may answer something else.
                for undo in file.undo:
                    db.execute(undo.replace("function", "function if exists", 1).encode())
            execute_file(db, file.path, file.sql)
    except SqlFileError as error:
        if error.sqlstate != "42501":
            raise
        raise PgcallsError(
            f"this role may not install pgcalls here: {error}; adopt as the owner of the"
            " old tables, with CREATE on the database"
        ) from error
    try:
        yield
    finally:
        if not db.broken:
            db.execute("rollback to savepoint trial")


def _needed() -> list[files.Definition]:
    """Return the functions of an adoption, and all that they call."""
    ours = {
        file.name: file
        for file in files.definitions()
        if file.kind == "functions" and file.schema == "pgcalls"
    }
    found: set[str] = set()
    called = {name for name, file in ours.items() if file.path.startswith(ROOM)}
    while called:
        found |= called
        called = {
            name
            for caller in called
            for name in re.findall(r"\bpgcalls\.(\w+)", ours[caller].sql)
            if name in ours
        } - found
    return [ours[name] for name in sorted(found)]


def _adoptable(db: psycopg.Connection) -> list[dict[str, Any]]:
    return _dicts(
        db,
        "select name, dialect, kind, problem, can_be_forced"
        " from pgcalls.adoptable_tables('public')",
    )


def _notes(db: psycopg.Connection, tables: list[dict[str, Any]], client: str) -> list[str]:
    """Return what the people who run the agents have to know."""
    names = [table["name"] for table in tables]
    notes = sorted({table["problem"] for table in tables if table["problem"]})
    writers = db.execute(
        """
        select distinct a.grantee::regrole::text, c.relname
        from pg_catalog.pg_class as c
        cross join lateral aclexplode(c.relacl) as a
        where
          c.relnamespace = 'public'::regnamespace
          and c.relkind in ('r', 'p')
          and c.relname = any (%s)
          and a.privilege_type = 'INSERT'
          and a.grantee::regrole::text in ('anon', 'authenticated')
        order by 1, 2
        """,
        [names],
    ).fetchall()
    for role in ("anon", "authenticated"):
        written = [name for grantee, name in writers if grantee == role]
        if written:
            notes.append(
                f"{role} may write {', '.join(written)}; from then on only service_role writes"
                " tables and views: give the agents its key, or let them call the functions"
            )
    if "conversation_sessions" in names and client != "default":
        notes.append(
            f"agents that insert into conversation_sessions name client_id {client}, or their"
            " calls go to the client default"
        )
    if "tool_calls" in names:
        notes.append(
            "public.tool_calls becomes pgcalls's own: agents that write the old columns"
            " use the schema livekit"
        )
    triggers = db.execute(
        """
        select t.tgrelid::regclass || '.' || t.tgname
        from pg_catalog.pg_trigger as t
        join pg_catalog.pg_class as c on c.oid = t.tgrelid
        where
          c.relnamespace = 'public'::regnamespace
          and c.relname = any (%s)
          and not t.tgisinternal
        order by 1
        """,
        [names],
    ).fetchall()
    if triggers:
        listed = ", ".join(name for (name,) in triggers)
        notes.append(f"triggers stay with the old tables and do not fire any more: {listed}")
    return notes


def _describe_state(db: psycopg.Connection, result: Adoption) -> None:
    """Tell from the database what has been done so far."""
    result.tables = _sources(db)
    result.rows = _dicts(
        db,
        f"""
        select s.name as table_name, null as reason, s.copied as row_count, null as example
        from {SCHEMA}.sources as s
        where s.kind <> 'view'
        union all
        select source_table, reason, count(*), min(row_key)
        from {SCHEMA}.quarantine
        group by source_table, reason
        order by table_name, reason nulls first
        """,
    )


def _phase(db: psycopg.Connection) -> str | None:
    if not _exists(db, f"{SCHEMA}.adoption"):
        return None
    ((phase,),) = db.execute(f"select phase from {SCHEMA}.adoption").fetchall()
    return str(phase)


def _applied(backend: Backend) -> list[str]:
    """Return the migrations that the database has."""
    pending = {migration.id for migration in backend.to_apply(read_migrations())}
    return [migration.id for migration in read_migrations() if migration.id not in pending]


def _sources(db: psycopg.Connection) -> list[dict[str, Any]]:
    return _dicts(
        db,
        f"select name, dialect, kind, copied, quarantined from {SCHEMA}.sources order by name",
    )


def _refuse_other_client(db: psycopg.Connection, client: str) -> None:
    ((begun,),) = db.execute(f"select client_id from {SCHEMA}.adoption").fetchall()
    if client not in (begun, "default"):
        raise PgcallsError(f"the adoption was begun for the client {begun}")


# -- small things ---------------------------------------------------------------------


@contextmanager
def _open(
    database_url: str | None, wait: float, lock_timeout: float, report: Report
) -> Iterator[Backend]:
    with Backend.open(database_url) as backend:
        backend.wait = wait
        backend.lock_timeout = lock_timeout
        backend.report = report
        yield backend


def _settle(db: psycopg.Connection) -> None:
    """Let nothing of the role's settings hide a row or change an instant."""
    for name, value in SETTINGS.items():
        db.execute("select pg_catalog.set_config(%s, %s, true)", [name, value])


def _move(db: psycopg.Connection, tables: list[dict[str, Any]], old: str, new: str) -> None:
    for table in tables:
        what = "view" if table["kind"] == "view" else "table"
        _run(db, f"alter {what} {{}}.{{}} set schema {{}}", old, table["name"], new)
    db.execute("notify pgrst, 'reload schema'")


def _qualified(schema: str, tables: list[dict[str, Any]]) -> list[str]:
    return [
        sql.Identifier(schema, table["name"]).as_string()
        for table in sorted(tables, key=lambda t: (t["kind"] != "calls", t["name"]))
        if table["kind"] != "view"
    ]


def _run(db: psycopg.Connection, statement: str, *names: str) -> None:
    db.execute(sql.SQL(statement).format(*map(_id, names)))


def _id(name: str) -> sql.Identifier:
    return sql.Identifier(name)


def _is_refused(tables: list[dict[str, Any]]) -> bool:
    return any(table["problem"] and not table["can_be_forced"] for table in tables)


def _exists(db: psycopg.Connection, table: str) -> bool:
    ((there,),) = db.execute("select to_regclass(%s) is not null", [table]).fetchall()
    return bool(there)


def _count(db: psycopg.Connection, name: str) -> int:
    if not _exists(db, f"{SCHEMA}.{name}"):
        return 0
    ((count,),) = db.execute(f"select count(*) from {SCHEMA}.{name}".encode()).fetchall()
    return int(count)


def _dicts(db: psycopg.Connection, query: str, arguments: Any = ()) -> list[dict[str, Any]]:
    cursor = db.execute(query.encode(), arguments)
    names = [column.name for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
