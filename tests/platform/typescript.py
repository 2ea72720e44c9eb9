"""Real TypeScript: types from ``supabase gen types``, compiled strictly, run by Node."""

from __future__ import annotations

import json
import os
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


class Project:
    """A folder in which sources are compiled against the types of a database, and run."""

    def __init__(self, folder: Path, dsn: str, sources: list[Path]) -> None:
        self.folder = folder
        (folder / "node_modules").symlink_to(NODE_MODULES)
        (folder / "package.json").write_text('{"type": "module"}')
        (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": OPTIONS}))
        (folder / "database.ts").write_text(database_types(dsn, folder))
        for source in sources:
            (folder / source.name).write_text(source.read_text())
        compiler = NODE_MODULES / "typescript/bin/tsc"
        done = subprocess.run(["node", compiler], cwd=folder, capture_output=True, text=True)
        self.complaints = done.stdout.splitlines()

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
