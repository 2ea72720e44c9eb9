"""A release: forward to what this package holds, or back to what a database has held."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import psycopg
from yoyo import migrations as yoyo

from pgcalls import __version__, files, history, preflight
from pgcalls.errors import PgcallsError
from pgcalls.files import Definition, Key
from pgcalls.history import History, Release
from pgcalls.plan import Migration, Plan, Wish
from pgcalls.sqltext import mentions, split

if TYPE_CHECKING:
    from pgcalls.backend import Backend

#: What a way back takes with it, as its text says.
LOSSES = re.compile(
    r"drop table (?:if exists )?(?P<table>[\w.]+)"
    r"|alter table (?:if exists )?(?:only )?(?P<of>[\w.]+)(?P<drops>.*drop column.*)"
)
#: Settings of a role are for who connects, whoever owns the installation.
PRE_REQUEST = ("set local role none", "select pgcalls.enable_pre_request()")
DROPPED = re.compile(r"drop column (?:if exists )?(\w+)")


class WholeFile(yoyo.Migration):  # type: ignore[misc]
    """A migration that Postgres reads as a whole: splitting it takes longer than running it."""

    #: Each depends on the one before it, which is the order of their names.
    depends: frozenset[yoyo.Migration] = frozenset()


def read_migrations() -> yoyo.MigrationList:
    """Return the package's migrations."""
    folder = files.migrations()
    paths = [path for path in sorted(folder.glob("*.sql")) if ".rollback" not in path.name]
    return yoyo.MigrationList(WholeFile(path.stem, str(path), str(folder)) for path in paths)


def forward(
    backend: Backend,
    migrations: yoyo.MigrationList,
    redefine: bool = False,
    keep_hotfix: bool = False,
    pre_request: bool = False,
    is_last: bool = False,
) -> Plan:
    """Apply migrations and changed definitions, all or nothing.

    A definition belongs to the newest schema: a database that stops before the newest
    migration has none.
    """
    with backend.lock():
        db = backend.connection
        past = history.read(db)
        texts = files.migration_texts()
        package = files.definitions_by_key()
        refuse_other(db, past, package, texts)
        applied = applied_migrations(db)
        ids = [migration.id for migration in migrations]
        outside = [name for name in ids if is_outside(texts["migrations", "", name].sql)]
        if outside and not is_last and not backend.rehearsal:
            raise PgcallsError(f"{outside[0]} runs outside a transaction; use pgcalls apply")
        if not applied and not past.releases and _has_calls(db):
            orphan = history.label(db) or ""
            if orphan == _digest(_files(past, ids, texts) | package):
                return backend.fulfil(_made_whole(past, ids, texts, package), is_last)
            if history.exists(db):
                raise PgcallsError(
                    "the tables of pgcalls are here and its history is not: the dump was"
                    " restored without the rows of pgcalls_meta; restore those, or apply the"
                    f" release that it is of ({orphan[:12]})"
                )
        is_newest = {m.id for m in read_migrations()} <= {*applied, *ids}
        wanted = package if is_newest else {}
        release = _files(past, [*applied, *ids], texts) | wanted
        wish = Wish(
            installed=history.load(db, past.definitions(), package),
            wanted=wanted,
            migrations=[
                Migration(name, texts["migrations", "", name])
                for name in ids
                if name not in outside
            ],
            outside=[Migration(name, texts["migrations", "", name]) for name in outside],
            before=[] if backend.list_tables() else backend.bookkeeping(),
            every=redefine,
            keeps=keep_hotfix,
            release=release,
            after=_after(wanted, pre_request),
        )
        is_same = past.current is not None and past.current.digest == _digest(release)
        if is_same and not (redefine or ids):
            if pre_request:
                db.execute("; ".join(PRE_REQUEST).encode())
            return Plan()
        if is_same and ids == outside and not redefine:
            return Plan(outside=wish.outside)
        if not is_same:
            wish.record = history.record(past, __version__, release)
        preflight.check(db, wish, applied)
        plan = backend.fulfil(wish, is_last)
        _report(backend, wish, past)
        plan.outside = wish.outside
        return plan


def back(
    backend: Backend,
    ids: list[str],
    target: Release | None = None,
    lose_data: bool = True,
    is_last: bool = False,
) -> Plan:
    """Undo migrations, newest first, and bring the definitions of ``target`` back.

    Without a target the definitions are dropped, because they belong to the newest
    schema. Raises ``PgcallsError`` before anything happens when a way back is missing,
    when rows would be lost, unless ``lose_data``, or when something else hangs on it.
    """
    with backend.lock():
        db = backend.connection
        past = history.read(db)
        package = files.definitions_by_key()
        undone = [Migration(name, way, True) for name, way in _ways_back(db, past, ids).items()]
        if not lose_data:
            _refuse_losses(db, undone)
        kept = [name for name in applied_migrations(db) if name not in ids]
        rows = history.files(db, target.id) if target else {}
        wanted_rows = History([], rows).definitions()
        release = _files(past, kept, files.migration_texts())
        wish = Wish(
            installed=history.load(db, past.definitions(), package),
            wanted=history.load(db, wanted_rows, package),
            migrations=undone,
            release=release | wanted_rows,
        )
        wish.record = history.record(past, (target or past.current or _NOTHING).version,
                                     release | wanted_rows, target)  # fmt: skip
        plan = backend.fulfil(wish, is_last)
        _report(backend, wish, past)
        return plan


def _has_calls(db: psycopg.Connection) -> bool:
    rows = db.execute(
        "select from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n"
        " on n.oid = c.relnamespace where n.nspname = 'public' and c.relname = 'user_sessions'"
    ).fetchall()
    return bool(rows)


def _made_whole(
    past: History,
    ids: list[str],
    texts: Mapping[Key, Definition],
    package: Mapping[Key, Definition],
) -> Wish:
    """Return the wish that gives a schema without rows its history and its lists back."""
    seeds, marks = [], []
    for name in ids:
        migration = Migration(name, texts["migrations", "", name])
        marks += migration.marks
        for statement in split(migration.file.path, migration.file.sql):
            if statement.bare.split()[:2] == ["insert", "into"]:
                # A trigger may have made it of another row.
                skip = "" if "on conflict" in statement.bare else "\non conflict do nothing"
                seeds.append(statement.sql + skip)
    release = _files(past, ids, texts) | dict(package)
    return Wish(
        installed={},
        wanted=package,
        before=[*seeds, *marks],
        record=history.record(past, __version__, release),
        release=release,
        touched=mentions((texts["migrations", "", name].sql for name in ids), files.SCHEMAS),
    )


_NOTHING = Release(0, __version__, "", None, None, "", "")


def is_outside(sql: str) -> bool:
    """Return whether a migration says that it runs outside a transaction."""
    return bool(re.match(r"(--.*\n)*-- transactional: false *\n", sql))


def applied_migrations(db: psycopg.Connection) -> list[str]:
    """Return the applied migrations in the order in which they were applied."""
    row = db.execute("select to_regclass('pgcalls_meta._yoyo_migration') is not null").fetchone()
    if not row or not row[0]:
        return []
    rows = db.execute(
        "select migration_id from pgcalls_meta._yoyo_migration order by applied_at_utc, 1"
    ).fetchall()
    return [name for (name,) in rows]


def refuse_other(
    db: psycopg.Connection,
    past: History,
    package: Mapping[Key, Definition],
    texts: Mapping[Key, Definition],
) -> None:
    """Refuse a database that holds more than this package knows."""
    unknown = [name for name in applied_migrations(db) if ("migrations", "", name) not in texts]
    if unknown:
        raise PgcallsError(
            f"the database holds {', '.join(unknown)}, which this package does not know; "
            "use the newer package"
        )
    now = past.current
    if now is None or not past.definitions():
        return
    sha = _digest(_files(past, applied_migrations(db), texts) | dict(package))
    older = [r for r in past.releases if r.digest == sha and r.id < now.stands_for]
    if sha == now.digest:
        return
    if _number(__version__) < _number(now.version) or (older and sha != now.digest):
        which = f"release {older[-1].id}" if older else f"version {__version__}"
        raise PgcallsError(
            f"this package is {which}, and the database is at release {now.id}"
            f" (version {now.version}); pgcalls rollback --to {older[-1].id if older else '...'}"
            " goes back"
        )


def edited(past: History, texts: Mapping[Key, Definition]) -> list[str]:
    """Return the migrations whose file is not what was applied."""
    return sorted(
        file.path
        for key, file in texts.items()
        if key in past.files and past.files[key][1] != file.sha256
    )


def _number(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def _digest(release: Mapping[Key, Definition | tuple[str, str]]) -> str:
    return history.digest(
        {key: f.sha256 if isinstance(f, Definition) else f[1] for key, f in release.items()}
    )


def _files(
    past: History, ids: list[str], texts: Mapping[Key, Definition]
) -> dict[Key, Definition | tuple[str, str]]:
    """Return the migrations of a release, as they were when they were applied."""
    keys = [(kind, "", name) for name in ids for kind in ("migrations", "rollbacks")]
    return {
        key: past.files.get(key) or texts[key] for key in keys if key in past.files or key in texts
    }


def _ways_back(db: psycopg.Connection, past: History, ids: list[str]) -> dict[str, Definition]:
    """Return the way back of each migration as it was when it was applied, in order."""
    rows = {key: row for key, row in past.files.items() if key[0] == "rollbacks"}
    ways = files.migration_texts() | history.load(db, rows, files.migration_texts())
    missing = [name for name in ids if ("rollbacks", "", name) not in ways]
    if missing:
        raise PgcallsError(f"{missing[0]}: there is no {missing[0]}.rollback.sql")
    return {name: ways["rollbacks", "", name] for name in ids}


def _refuse_losses(db: psycopg.Connection, undone: list[Migration]) -> None:
    """Raise ``PgcallsError`` that names the tables and columns with something in them.

    What migrations have put there themselves is no loss: lists of words, the client
    ``default`` with its assistant, and the defaults of columns. Nor is how far a client's
    turns are indexed.
    """
    lost = []
    for migration in undone:
        for statement in split(migration.file.path, migration.file.sql):
            for found in LOSSES.finditer(" ".join(statement.bare.split())):
                table = found["table"] or found["of"]
                columns: dict[str, str] = dict(
                    db.execute(
                        """
                        select a.attname, coalesce(pg_get_expr(d.adbin, d.adrelid), 'null')
                        from pg_catalog.pg_attribute as a
                        left join pg_catalog.pg_attrdef as d
                          on d.adrelid = a.attrelid and d.adnum = a.attnum and a.attgenerated = ''
                        where a.attrelid = to_regclass(%s) and a.attnum > 0
                        """,
                        [table],
                    ).fetchall()
                )
                if "client_id" not in columns or table == "pgcalls.text_marks":
                    continue
                seeded = table in ("public.client_subscriptions", "public.assistants")
                tests = {f"table {table}": "client_id <> 'default'" if seeded else "true"}
                if found["of"]:
                    tests = {
                        f"column {table}.{name}": f"{name} is not null and ({name} is distinct"
                        f" from ({columns[name]}))"
                        for name in DROPPED.findall(found["drops"])
                        if name in columns
                    }
                for what, test in tests.items():
                    query = f"select exists (select from {table} where {test})"
                    if db.execute(query.encode()).fetchall() == [(True,)]:
                        lost.append(what)
    if lost:
        raise PgcallsError(
            f"rows would be lost with {', '.join(lost)}; nothing was changed;"
            " --lose-data goes back all the same"
        )


def _after(wanted: Mapping[Key, Definition], pre_request: bool) -> list[str]:
    if not wanted:
        return []
    statements = []
    if ("functions", "pgcalls", "schedule_purge") in wanted:
        statements.append(
            "select pgcalls.schedule_purge()"
            " where to_regprocedure('cron.schedule(text, text, text)') is not null"
        )
    if ("functions", "pgcalls", "schedule_follow_ups") in wanted:
        statements.append(
            "select pgcalls.schedule_follow_ups()"
            " where to_regprocedure('cron.schedule(text, text, text)') is not null and"
            " to_regprocedure('net.http_post(text, jsonb, jsonb, jsonb, integer)') is not null"
        )
    if pre_request:
        statements += PRE_REQUEST
    return statements


def _report(backend: Backend, wish: Wish, past: History) -> None:
    for migration in wish.migrations:
        backend.report("revert" if migration.is_back else "migrate", migration.id)
    for key, (path, _) in past.definitions().items():
        if key not in wish.wanted:
            backend.report("remove", path)
    for key, file in wish.wanted.items():
        if wish.every or key not in past.files or past.files[key][1] != file.sha256:
            backend.report("define", file.path)
