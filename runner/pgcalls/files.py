"""Where the SQL is: beside this module in a wheel, at the top of a checkout."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pgcalls import sqltext

FOLDERS = ("functions", "views", "policies")
#: Schemas with a folder of their own; every other folder is a room of ``pgcalls``.
EXPOSED = ("public", "livekit", "callcenter")
SCHEMAS = ("public", "pgcalls", "livekit", "callcenter")

#: Kind, schema and name: what an object is, wherever its file lies.
Key = tuple[str, str, str]


def sha256(text: str) -> str:
    """Return what tells whether a text has changed."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Definition:
    """One re-runnable file: a function, a view or the policies of a table."""

    path: str
    sql: str

    @cached_property
    def sha256(self) -> str:
        """What tells whether the file has changed since it was applied."""
        return sha256(self.sql)

    @property
    def kind(self) -> str:
        """``functions``, ``views`` or ``policies``."""
        return self.path.split("/")[0]

    @property
    def schema(self) -> str:
        """Schema of the object: its folder says it, a room is part of ``pgcalls``."""
        folder = "public" if self.kind == "policies" else self.path.split("/")[1]
        return folder if folder in EXPOSED else "pgcalls"

    @property
    def name(self) -> str:
        """Name of the object, which is the name of the file."""
        return Path(self.path).stem

    @property
    def key(self) -> Key:
        """What the object is, wherever its file lies."""
        return (self.kind, self.schema, self.name)

    @property
    def parts(self) -> tuple[sqltext.Part, ...]:
        """What the file makes, statement by statement."""
        return sqltext.parts(self.path, self.sql)

    @property
    def undo(self) -> list[str]:
        """The statements that take back what the file makes, dependents first."""
        order = ("policy", "trigger", "grant", "view", "function")
        undo = {part.key: part.undo for part in self.parts if part.undo}
        return [undo[key] for kind in order for key in undo if key[0] == kind]


def root() -> Path:
    """Return the folder that holds ``migrations``, ``functions``, ``views``, ``policies``."""
    package = Path(__file__).resolve().parent
    bundled = package / "sql"
    return bundled if bundled.is_dir() else package.parents[1]


def examples() -> dict[str, Path]:
    """Return the examples by name."""
    package = Path(__file__).resolve().parent
    bundled = package / "examples"
    folder = bundled if bundled.is_dir() else package.parents[1] / "examples"
    return {path.stem: path for path in sorted(folder.glob("*.*"))}


def migrations() -> Path:
    """Return the folder of the migrations."""
    return root() / "migrations"


def read(path: Path) -> str:
    """Return the text of a SQL file, whatever its line ends and byte order mark."""
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def migration_texts() -> dict[Key, Definition]:
    """Return every migration and its way back, as kept in the history."""
    found = {}
    for path in sorted(migrations().glob("*.sql")):
        name = path.name.removesuffix(".sql").removesuffix(".rollback")
        kind = "rollbacks" if path.name.endswith(".rollback.sql") else "migrations"
        found[kind, "", name] = Definition(f"migrations/{path.name}", read(path))
    return found


def definitions() -> list[Definition]:
    """Return every definition: functions, then views, then policies, each by path."""
    base = root()
    return [
        Definition(path.relative_to(base).as_posix(), read(path))
        for folder in FOLDERS
        for path in sorted((base / folder).rglob("*.sql"))
    ]


def definitions_by_key() -> dict[Key, Definition]:
    """Return every definition by what it defines."""
    return {file.key: file for file in definitions()}
