"""What a database holds: its releases, and the text of every file of each.

An object is its kind, schema and name. The path only says where its file was, so a file
that moves is no change, for an older package neither.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from pgcalls.errors import PgcallsError
from pgcalls.files import Definition, Key

BOOKKEEPING = Path(__file__).with_name("bookkeeping.sql").read_text(encoding="utf-8")
TABLE = "pgcalls_meta.releases"
LABEL = "Deployment history of pgcalls, at release "


@dataclass(frozen=True)
class Release:
    """One deployment."""

    id: int
    version: str
    digest: str
    #: The release that undoing this one goes back to.
    parent: int | None
    #: The release that this one brought back.
    restores: int | None
    applied_at: str
    applied_by: str

    @property
    def stands_for(self) -> int:
        """The release whose state this is."""
        return self.restores or self.id


@dataclass(frozen=True)
class History:
    """The releases of a database, oldest first, and the files of the newest."""

    releases: list[Release] = field(default_factory=list)
    #: Path and sha256 of each file, as it was applied.
    files: dict[Key, tuple[str, str]] = field(default_factory=dict)

    @property
    def current(self) -> Release | None:
        """The release that the database holds."""
        return self.releases[-1] if self.releases else None

    def find(self, name: str) -> Release | None:
        """Return the newest release of this number or version; v1.0.0 is a migration."""
        named = [r for r in self.releases if name in (str(r.id), r.version)]
        return named[-1] if named else None

    def definitions(self) -> dict[Key, tuple[str, str]]:
        """Return the files that are not history themselves."""
        return {key: row for key, row in self.files.items() if key[0][:4] not in ("migr", "roll")}


def exists(db: psycopg.Connection) -> bool:
    """Return whether the database has a history.

    Raises ``PgcallsError`` when it has, and this role may not read it.
    """
    row = db.execute(
        "select c.oid, has_schema_privilege(c.relnamespace, 'usage')"
        " and has_table_privilege(c.oid, 'select')"
        " from pg_catalog.pg_class as c"
        " where c.relnamespace = to_regnamespace('pgcalls_meta') and c.relname = 'releases'"
    ).fetchone()
    if row and not row[1]:
        raise PgcallsError(
            f"{db.info.user} may not read pgcalls_meta; grant pg_monitor to {db.info.user};"
        )
    return row is not None


def read(db: psycopg.Connection) -> History:
    """Return what the database holds; an empty history before the first deployment."""
    if not exists(db):
        return History()
    releases = db.execute(
        "select id, version, digest, parent, restores, applied_at::text, applied_by"
        f" from {TABLE} order by id"
    ).fetchall()
    history = History([Release(*row) for row in releases])
    if history.current:
        history.files.update(files(db, history.current.id))
    return history


def label(db: psycopg.Connection) -> str | None:
    """Return the digest of the release whose schema this is, as the schema says itself."""
    row = db.execute(
        "select obj_description(to_regnamespace('pgcalls_meta')::oid, 'pg_namespace')"
    ).fetchone()
    return str(row[0]).removeprefix(LABEL) if row and row[0] else None


def files(db: psycopg.Connection, release: int) -> dict[Key, tuple[str, str]]:
    """Return path and sha256 of each file of a release."""
    rows = db.execute(
        "select kind, schema_name, name, path, sha256 from pgcalls_meta.release_files"
        " where release = %s",
        [release],
    ).fetchall()
    return {(kind, schema, name): (path, sha) for kind, schema, name, path, sha in rows}


def texts(db: psycopg.Connection, shas: Iterable[str]) -> dict[str, str]:
    """Return the texts of these digests."""
    wanted = list(shas)
    if not wanted:
        return {}
    rows = db.execute(
        "select sha256, content from pgcalls_meta.texts where sha256 = any (%s)", [wanted]
    ).fetchall()
    return dict(rows)


def load(
    db: psycopg.Connection, rows: Mapping[Key, tuple[str, str]], known: Mapping[Key, Definition]
) -> dict[Key, Definition]:
    """Return the files behind rows of a release; what ``known`` has too is not fetched."""
    ours = {key: file for key, file in known.items() if rows.get(key, ("", ""))[1] == file.sha256}
    kept = texts(db, {sha for key, (_, sha) in rows.items() if key not in ours})
    return {
        key: ours[key] if key in ours else Definition(path, kept[sha])
        for key, (path, sha) in rows.items()
    }


def digest(files: Mapping[Key, str]) -> str:
    """Return what tells releases apart: the text of every object, wherever it lies."""
    lines = "\n".join(" ".join((*key, sha)) for key, sha in sorted(files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def record(
    history: History,
    version: str,
    files: Mapping[Key, Definition | tuple[str, str]],
    restores: Release | None = None,
) -> list[str]:
    """Return the statements that write a release down."""
    rows, contents = {}, {}
    for key, file in files.items():
        rows[key] = (file.path, file.sha256) if isinstance(file, Definition) else file
        if isinstance(file, Definition):
            contents[file.sha256] = file.sql
    for _, sha in history.files.values():
        contents.pop(sha, None)
    number = history.current.id + 1 if history.current else 1
    if restores:
        parent, stands_for = restores.parent, str(restores.stands_for)
    else:
        parent, stands_for = (history.current.stands_for if history.current else None), "null"
    sha = digest({key: row[1] for key, row in rows.items()})
    values = ",\n".join(
        f"({number}, {', '.join(map(quote, (*key, *row)))})" for key, row in sorted(rows.items())
    )
    statements = [
        f"insert into {TABLE} (id, version, digest, parent, restores) values"
        f" ({number}, {quote(version)}, {quote(sha)}, {parent or 'null'}, {stands_for})",
        # What a dump without rows still says.
        f"comment on schema pgcalls_meta is {quote(LABEL + sha)}",
    ]
    if contents:
        listed = ",\n".join(f"({quote(sha)}, {quote(text)})" for sha, text in contents.items())
        statements.append(
            f"insert into pgcalls_meta.texts (sha256, content) values\n{listed}\n"
            "on conflict on constraint texts_pkey do nothing"
        )
    if values:
        statements.append(
            "insert into pgcalls_meta.release_files"
            f" (release, kind, schema_name, name, path, sha256) values\n{values}"
        )
    return statements


def quote(text: str) -> str:
    """Return a text as a literal, with standard_conforming_strings on."""
    return "'" + text.replace("'", "''") + "'"
