"""The server of a run, and its databases: of this package, and of the one it is set against."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import psycopg
from psycopg import conninfo

from pgcalls import embedded
from ratios.load import load
from ratios.measure import postmaster

ROOT = Path(__file__).parents[2]
#: Nothing cleans up or writes back in the middle of a case, and no page is logged whole because it is the
#: first change since then. Everything else is as Postgres has it.
SETTINGS = {
    "autovacuum": "off", "max_wal_size": "16GB", "checkpoint_timeout": "1h", "full_page_writes": "off",
}  # fmt: skip


@dataclass(frozen=True)
class Package:
    """A checkout, and the name that its package, command and private schema have."""

    root: Path
    name: str
    commit: str

    @classmethod
    def of(cls, root: Path) -> Package:
        """Return the package of a checkout."""
        (cli,) = root.glob("runner/*/cli.py")
        return cls(root, cli.parent.name, git(root, "rev-parse", "--short", "HEAD"))

    def install(self, url: str) -> None:
        """Apply it to a database, with the Python that runs us."""
        subprocess.run(
            [sys.executable, "-m", self.name, "apply", "--database-url", url],
            env={**os.environ, "PYTHONPATH": str(self.root / "runner")},
            stdout=subprocess.DEVNULL,
            check=True,
        )


def git(root: Path, *command: str) -> str:
    """Return what a git command prints."""
    return subprocess.run(
        ["git", "-C", str(root), *command], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()


class Place:
    """What a group of cases finds: a server of its own, and databases by name."""

    def __init__(
        self, url: str, now: Package, against: Package | None, calls: int, turns: int
    ) -> None:
        self.url, self.calls, self.turns = url, calls, turns
        self.packages = {"now": now} | ({"against": against} if against else {})
        self.postmaster = postmaster(url)

    @cached_property
    def server(self) -> str:
        """Its version."""
        with psycopg.connect(self.url) as db:
            return str(db.info.server_version // 10_000) + f".{db.info.server_version % 10_000}"

    def database(self, version: str, name: str, template: str | None = None) -> str:
        """Make an empty database with a package installed, and return its URL."""
        installed = f"{version}_installed"
        with psycopg.connect(self.url, autocommit=True) as admin:
            if not template and not self._exists(admin, installed):
                admin.execute(f"create database {installed}".encode())
                self.packages[version].install(self._url(installed))
                admin.execute(ROLES.encode())
            admin.execute(f"drop database if exists {version}_{name} (force)".encode())
            template = template or installed
            admin.execute(f"create database {version}_{name} template {template}".encode())
        return self._url(f"{version}_{name}")

    def loaded(self, version: str, calls: int) -> str:
        """Return the URL of a database with so many calls, which is filled at first need."""
        name = f"{version}_calls_{calls}"
        with psycopg.connect(self.url, autocommit=True) as admin:
            if not self._exists(admin, name):
                began = time.monotonic()
                url = self.database(version, "filling")
                load(url, self.packages[version].name, calls, self.turns)
                admin.execute(f"alter database {version}_filling rename to {name}".encode())
                admin.execute("checkpoint")
                print(f"  {name}: filled in {time.monotonic() - began:.0f} s", flush=True)
        return self._url(name)

    def _url(self, name: str) -> str:
        return conninfo.make_conninfo(self.url, dbname=name)

    def _exists(self, admin: psycopg.Connection, name: str) -> bool:
        found = admin.execute("select from pg_database where datname = %s", [name])
        return found.fetchone() is not None


#: Those who write from pgbench: a client's own agent, and whoever has the service key.
AGENT = {"client_id": "client-0", "assistant_id": "00000000-0000-0000-0000-000000000000"}
ROLES = f"""
do $$
begin
  if to_regrole('bench') is null then
    create role bench login in role service_role;
    alter role bench set role = 'service_role';
    create role bench_agent login in role authenticated;
    alter role bench_agent set role = 'authenticated';
    alter role bench_agent set request.jwt.claims = '{{"app_metadata": {{
      "client_id": "{AGENT["client_id"]}", "assistant_id": "{AGENT["assistant_id"]}"}}}}';
  end if;
end;
$$
"""


@contextmanager
def opened(against: str | None, calls: int, turns: int) -> Iterator[Place]:
    """Start a server, and lay out the commit that is set against this checkout."""
    with ExitStack() as stack:
        old = None
        if against:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-"))) / "old"
            git(ROOT, "worktree", "add", "--quiet", "--detach", str(folder), against)
            stack.callback(git, ROOT, "worktree", "remove", "--force", str(folder))
            old = Package.of(folder)
        url = stack.enter_context(embedded.server())
        with psycopg.connect(url, autocommit=True) as admin:
            for name, value in SETTINGS.items():
                admin.execute(f"alter system set {name} = '{value}'".encode())
            admin.execute("select pg_reload_conf()")
        yield Place(url, Package.of(ROOT), old, calls, turns)
