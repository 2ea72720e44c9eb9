"""Where the SQL is: beside this module in a wheel, at the top of a checkout."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("functions", "views", "policies")
#: Schemas with a folder of their own; every other folder is a room of ``pgcalls``.
EXPOSED = ("public", "livekit", "callcenter")


@dataclass(frozen=True)
class Definition:
    """One re-runnable file: a function, a view or the policies of a table."""

    path: str
    sql: str

    @property
    def sha256(self) -> str:
        """What tells whether the file has changed since it was applied."""
        return hashlib.sha256(self.sql.encode()).hexdigest()

    @property
    def kind(self) -> str:
        """``functions``, ``views`` or ``policies``."""
        return self.path.split("/")[0]

    @property
    def schema(self) -> str:
        """Schema of the object: its folder says it, a room is part of ``pgcalls``."""
        folder = self.path.split("/")[1]
        return folder if folder in EXPOSED else "pgcalls"

    @property
    def name(self) -> str:
        """Name of the object, which is the name of the file."""
        return Path(self.path).stem

    @property
    def undo(self) -> list[str]:
        """The statements that take back what the file makes, dependents first."""
        undo = [
            f"drop policy if exists {name} on {table}"
            for name, table in re.findall(r"^create policy (\w+)\s+on ([\w.]+)", self.sql, re.M)
        ]
        undo += [
            f"drop trigger if exists {name} on {table}"
            for name, table in re.findall(
                r"^create or replace trigger (\w+)\s[^;]*?\son ([\w.]+)", self.sql, re.M
            )
        ]
        if self.kind == "policies":
            grantees = "public, anon, authenticated, service_role"
            undo.append(f"drop policy if exists {self.name}_service on public.{self.name}")
            undo.append(f"revoke all on public.{self.name} from {grantees}")
        made = re.findall(r"^comment on ((?:view|function) [^$']*?)\s+is\s", self.sql, re.M)
        undo += [f"drop {' '.join(what.split())}" for what in made]
        return undo


def root() -> Path:
    """Return the folder that holds ``migrations``, ``functions``, ``views``, ``policies``."""
    package = Path(__file__).resolve().parent
    bundled = package / "sql"
    return bundled if bundled.is_dir() else package.parents[1]


def migrations() -> Path:
    """Return the folder of the migrations."""
    return root() / "migrations"


def read(path: Path) -> str:
    """Return the text of a SQL file, whatever its line ends and byte order mark."""
    return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")


def definitions() -> list[Definition]:
    """Return every definition: functions, then views, then policies, each by path."""
    base = root()
    return [
        Definition(path.relative_to(base).as_posix(), read(path))
        for folder in FOLDERS
        for path in sorted((base / folder).rglob("*.sql"))
    ]
