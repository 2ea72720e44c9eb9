"""Real TypeScript: types from ``supabase gen types``, compiled strictly, run by Node."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import select
import socket
import socketserver
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from psycopg import conninfo

from stack import NODE_MODULES

OPTIONS = {
    "strict": True,
    "noUncheckedIndexedAccess": True,
    "target": "es2022",
    "module": "nodenext",
    "moduleResolution": "nodenext",
    "skipLibCheck": True,
    "types": ["node"],
}
TESTS = NODE_MODULES.parents[1]
BLOCK = re.compile(r"^```ts\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CLI = NODE_MODULES / ".bin" / "supabase"
SCHEMAS = "public,livekit,callcenter"


class Relay(socketserver.ThreadingTCPServer):
    """A TCP port for a server that only listens on a Unix socket."""

    daemon_threads = True

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(("127.0.0.1", 0), Handler)


class Handler(socketserver.BaseRequestHandler):
    """Copies bytes both ways until one side has enough."""

    server: Relay

    def handle(self) -> None:
        with socket.socket(socket.AF_UNIX) as upstream:
            upstream.connect(self.server.path)
            ends = {self.request: upstream, upstream: self.request}
            while True:
                for end in select.select(list(ends), [], [])[0]:
                    data = end.recv(65536)
                    if not data:
                        return
                    ends[end].sendall(data)


@contextmanager
def tcp(dsn: str) -> Iterator[str]:
    """The URL of a database on a TCP port, which is all the Supabase CLI knows."""
    at = conninfo.conninfo_to_dict(dsn)
    login, name = f"{at['user']}:{at.get('password') or 'x'}", at["dbname"]
    host, port = str(at.get("host", "")), at.get("port", 5432)
    if not host.startswith("/"):
        yield f"postgresql://{login}@{host}:{port}/{name}?sslmode=disable"
        return
    with Relay(f"{host}/.s.PGSQL.{port}") as relay:
        threading.Thread(target=relay.serve_forever, args=(0.05,), daemon=True).start()
        yield f"postgresql://{login}@127.0.0.1:{relay.server_address[1]}/{name}?sslmode=disable"
        relay.shutdown()


def database_types(dsn: str, home: Path) -> str:
    """What ``supabase gen types typescript`` makes of an installed database."""
    with tcp(dsn) as url:
        return subprocess.run(
            [CLI, "gen", "types", "typescript", f"--remote={url}", "--schema", SCHEMAS],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "HOME": str(home), "DO_NOT_TRACK": "1"},
        ).stdout


def sources() -> dict[str, str]:
    """Return the TypeScript of the documents, and every block of it in our pages."""
    found = {path.name: path.read_text() for path in (TESTS / "seeds").glob("*.ts")}
    for page in [TESTS.parent / "README.md", *(TESTS.parent / "docs").rglob("*.md")]:
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            found[f"{snippet(block)}.ts"] = block
    return found


def snippet(block: str) -> str:
    """Return the name that a block of a page is compiled under."""
    return f"snippet_{hashlib.sha256(block.encode()).hexdigest()[:12]}"


class Project:
    """A folder in which sources are compiled against the types of a database, and run.

    Whoever comes first compiles for all processes of a run: it takes seconds.
    """

    def __init__(self, folder: Path, dsn: str) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        told = folder / "complaints"
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not told.exists():
                told.write_text(self._compile(dsn))
        self._complaints = told.read_text().splitlines()

    def _compile(self, dsn: str) -> str:
        (self.folder / "node_modules").symlink_to(NODE_MODULES)
        (self.folder / "package.json").write_text('{"type": "module"}')
        (self.folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": OPTIONS}))
        (self.folder / "database.ts").write_text(database_types(dsn, self.folder))
        for name, text in sources().items():
            (self.folder / name).write_text(text)
        compiler = NODE_MODULES / "typescript/bin/tsc"
        done = subprocess.run(["node", compiler], cwd=self.folder, capture_output=True, text=True)
        return done.stdout

    def complaints(self, name: str) -> list[str]:
        """Return what the compiler says of a source."""
        assert (self.folder / f"{name}.ts").exists()
        return [line for line in self._complaints if line.startswith(f"{name}.ts")]

    def run(self, name: str, **environment: str) -> Any:
        """Run a compiled file with Node; returns the JSON it prints."""
        done = subprocess.run(
            ["node", f"{name}.js"],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, **environment},
        )
        return json.loads(done.stdout)
