"""What is not as deployments have left it, and what a release makes of an empty database.

An expectation is never taken from an object that differs from it. The release is then
built anew beside what is there, in empty schemas of the same names, and taken back:
nobody else sees them, and no table in use is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import psycopg

from pgcalls import history
from pgcalls.connection import execute_file, send
from pgcalls.errors import PgcallsError, StepError
from pgcalls.files import SCHEMAS, Definition, Key
from pgcalls.plan import Migration, PartKey, Plan, Wish, build, learn
from pgcalls.sqltext import mentions

if TYPE_CHECKING:
    from pgcalls.backend import Backend

#: What reads the catalogue; lent from the release where it is gone or broken.
READERS = ("catalog_place", "plain_words", "catalog_state", "catalog_drift")
#: Schemas that are set aside while a release is built anew.
ASIDE = (*SCHEMAS, "pgcalls_meta")
#: But for what the owner of the database has said to be right.
ACCEPTED = (
    " and not exists (select from pgcalls_meta.accepted as a where a.kind = d.kind"
    " and a.object = d.object and a.item = d.item and a.value = coalesce(d.exact, 'gone'))"
)
#: What the owner of a database may add to our objects.
ADDITIONS = ("policy", "trigger", "index", "constraint", "column", "default")


def notice(backend: Backend, wish: Wish, plan: Plan) -> Plan:
    """Return the plan in the light of what differs among its objects.

    Reports which parts will be replaced, or kept as told.
    """
    if not (wish.installed or wish.touched):
        return plan
    db = backend.connection
    rows = differing(db, wish.installed, plan.names)
    if not (rows or wish.touched):
        return plan
    wish.drifted = frozenset(key for row in rows for key in _keys(*row))
    try:
        wish.clean = clean(backend, wish)
    except (PgcallsError, psycopg.Error) as error:
        backend.report("note", f"the release could not be built anew to compare with: {error}")
    before, plan = plan, build(db, wish)
    for _, name in sorted(wish.drifted & _changed(plan)):
        backend.report("replace", name)
    for _, name in sorted(wish.drifted & (_changed(before) - _changed(plan))):
        backend.report("keep", name)
    return plan


def _changed(plan: Plan) -> set[PartKey]:
    dropped = {("function", name) for name in mentions(plan.drops, SCHEMAS)}
    return {part.key for part in plan.parts} | dropped


def differing(
    db: psycopg.Connection,
    installed: Mapping[Key, Definition],
    names: list[str] | None = None,
    unless: str = "",
) -> list[tuple[str, str, str, bool, bool]]:
    """Return kind, object and item of differences of ours, whether deployed, whether gone."""
    query = (
        "select d.kind, d.object, d.item, d.expected is not null, d.found is null"
        " from pgcalls.catalog_drift(%s) as d where exists (select from pgcalls_meta.expected as e"
        f" where e.kind = d.kind and e.object = d.object){unless}"
    )
    try:
        with db.transaction():
            return db.execute(query.encode(), [names]).fetchall()
    except psycopg.errors.LockNotAvailable:
        raise
    except psycopg.Error:
        for name in READERS:
            if file := installed.get(("functions", "pgcalls", name)):
                execute_file(db, file.path, file.sql)
        return db.execute(query.encode(), [names]).fetchall()


def say(_kind: str, _name: str, item: str, is_deployed: bool, is_gone: bool) -> str:
    """Return what is to be said of a difference, as ``pgcalls.catalog_findings`` does."""
    if is_gone:
        return "is missing" if item == "owner" else f"missing: {item}"
    return f"{item} is not as deployed" if is_deployed else f"unexpected: {item}"


def _keys(
    kind: str, described: str, item: str, is_deployed: bool, is_gone: bool
) -> Iterator[PartKey]:
    """Return the parts of a release that make an item."""
    name = described.split("(")[0]
    word, _, rest = item.partition(" ")
    if word in ("policy", "trigger"):
        yield (word, f"{rest.removesuffix(' is on')} on {name}")
    elif word == "grant":
        yield ("grant", name)
    elif kind in ("function", "view") and is_deployed:
        yield (kind, name)
        if is_gone and item == "owner":
            yield from (("grant", name), ("comment", name))


def clean(backend: Backend, wish: Wish) -> list[dict[str, str]]:
    """Return what a wish makes of an empty database, as rows of ``pgcalls_meta.expected``.

    Raises ``PgcallsError`` where this role may not do that: the schema ``public`` belongs
    to the owner of the database.
    """
    db = backend.connection
    release = history.load(db, {k: f for k, f in wish.release.items() if isinstance(f, tuple)}, {})
    texts = {k: f for k, f in wish.release.items() if isinstance(f, Definition)} | release
    anew = Wish(
        installed={},
        wanted=wish.wanted,
        migrations=[
            Migration(name, _inside(texts["migrations", "", name]))
            for kind, _, name in wish.release
            if kind == "migrations"
        ],
        before=backend.bookkeeping(),
        later=list(wish.later),
    )
    db.execute("savepoint pgcalls_clean")
    try:
        db.execute("set local lock_timeout = '5s'")
        for schema in ASIDE:
            db.execute(f"alter schema {schema} rename to pgcalls_aside_{schema}".encode())
        db.execute("create schema public")
        rows = _made(db, anew)
    finally:
        db.execute("rollback to savepoint pgcalls_clean")
    return [
        dict(zip(("kind", "object", "item", "value", "make"), row, strict=True)) for row in rows
    ]


def _made(db: psycopg.Connection, wish: Wish) -> list[tuple[str, ...]]:
    while True:
        plan = build(db, wish)
        db.execute("savepoint pgcalls_try")
        try:
            send(db, plan.steps, plan.texts)
        except StepError as error:
            db.execute("rollback to savepoint pgcalls_try")
            if not learn(wish, plan, error):
                raise error.explained from error
            continue
        query = b"select kind, object, item, value, make from pgcalls_meta.expected"
        return db.execute(query).fetchall()


def _inside(file: Definition) -> Definition:
    """Return a migration that runs outside a transaction as one that need not."""
    return Definition(file.path, re.sub(r"\bconcurrently\b", "", file.sql))
