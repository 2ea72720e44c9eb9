"""A real Postgres for every test: one database per privilege mode, one rollback per test.

The server is an embedded one (``PGCALLS_TEST_PG``: 16 or 18), or any other through
``TEST_DATABASE_URL`` or pytest-postgresql's ``--postgresql-host`` and friends, which must
then name a superuser.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from uuid import uuid4

import cluster
import left_out
import psycopg
import pytest
from psycopg import conninfo
from psycopg.rows import dict_row

from pgcalls import deploy, embedded
from pgcalls.files import read, root

import stack as platform_stack
from support import FULL, ON_CITUS, SERVER, Store
from typescript import CLI, Project

OWNER = "calls_owner"
PLATFORM = root() / "tests" / "platform"
NO_POSTGREST = "no PostgREST: npm install --prefix tests/platform"
NO_CHROMIUM = "no Chromium: make pages"
NOT_ON_CITUS = "on Citus: "
NO_PLATFORMS = "no livekit-agents, openai or pipecat-ai: make test installs them"


def pytest_configure() -> None:
    """End as after Ctrl-C when told to: databases, PostgREST and servers do not stay behind."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # Nothing here speaks TLS, and each of a hundred clients would read all certificates there are.
    os.environ.pop("SSL_CERT_FILE", None)
    os.environ["SSL_CERT_DIR"] = os.devnull


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what another set runs, or no cluster, unless it was asked for by name."""
    is_named = any("::" in argument for argument in config.args)
    if ON_CITUS and not is_named:
        for item in items:
            if reason := left_out.why(item.nodeid):
                item.add_marker(pytest.mark.skip(reason=f"{NOT_ON_CITUS}{reason}"))
    if is_named:
        return
    deselected = [item for item in items if is_left_out(item)]
    config.hook.pytest_deselected(items=deselected)
    items[:] = [item for item in items if not is_left_out(item)]


def is_left_out(item: pytest.Item) -> bool:
    """Whether another set runs a test, or it would do on this server what it does beside 18.

    Where the server under test listens, only the fixture of that name knows: tests/test_servers.py.
    """
    if not FULL:
        return item.get_closest_marker("full") is not None
    return SERVER in ("15", "16", "17") and "server" not in item.fixturenames


def pytest_collection_finish() -> None:
    """Look for garbage in what tests make, not in the libraries and tests that stay for good."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what a run without npm or the platforms' libraries has left out."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    for what, reason in (
        ("tests over HTTP", NO_POSTGREST),
        ("files of tests", NO_PLATFORMS),
        ("tests of the dashboard", NO_CHROMIUM),
        ("tests on a cluster", cluster.NO_CLUSTER),
        *(("tests", f"{NOT_ON_CITUS}{reason}") for reason in left_out.LEFT_OUT),
    ):
        if count := sum(reason in text for text in skipped):
            terminalreporter.write_line(f"LEFT OUT: {count} {what}; {reason}", red=True, bold=True)


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Iterator[SimpleNamespace]:
    """The server under test: host, port, user and password of its superuser, and a connection."""
    option = request.config.option
    with ExitStack() as opened:
        if option.postgresql_host:
            url = conninfo.make_conninfo(
                "",
                host=option.postgresql_host,
                port=option.postgresql_port or 5432,
                user=option.postgresql_user or "postgres",
                password=option.postgresql_password or None,
                dbname="postgres",
            )
        elif "TEST_DATABASE_URL" in os.environ:
            url = os.environ["TEST_DATABASE_URL"]
        elif ON_CITUS:
            url = cluster.URL
        else:
            version = int(os.environ.get("PGCALLS_TEST_PG", "18"))
            url = opened.enter_context(embedded.server(version))
        admin = opened.enter_context(psycopg.connect(url, autocommit=True))
        if not (option.postgresql_host or "TEST_DATABASE_URL" in os.environ or ON_CITUS):
            # Thrown away anyway; what a crash would lose is no test.
            for setting in ("fsync", "full_page_writes", "synchronous_commit"):
                admin.execute(f"alter system set {setting} = off".encode())
            # Not of the machine's language: '$1.00' and 5/11/2026 mean the same everywhere, and
            # what PostgREST finds in a column of text is stemmed as English.
            for setting, value in (
                ("lc_monetary", "C"),
                ("datestyle", "ISO, MDY"),
                ("default_text_search_config", "pg_catalog.english"),
            ):
                admin.execute(f"alter system set {setting} = '{value}'".encode())
            admin.execute("select pg_reload_conf()")
        yield SimpleNamespace(
            host=admin.info.host,
            port=admin.info.port,
            user=admin.info.user,
            password=admin.info.password or None,
            admin=admin,
        )


@pytest.fixture(scope="session")
def server_version(server: SimpleNamespace) -> int:
    return server.admin.info.server_version // 10000


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
    found = server.admin.execute("select from pg_roles where rolname = %s", [OWNER]).fetchone()
    if found is None:
        password = f" password '{server.password}'" if server.password else ""
        server.admin.execute(f"create role {OWNER} login createrole{password}".encode())
    return OWNER


@contextmanager
def temporary_database(
    server: SimpleNamespace, owner: str, mode: str, options: str = ""
) -> Iterator[str]:
    """Create an empty database of a privilege mode; yields the owner's DSN."""
    name = f"calls_{mode}_{uuid4().hex[:8]}"
    server.admin.execute(f"create database {name} owner {owner} {options}".encode())
    try:
        if mode != "bare":
            with psycopg.connect(dsn(server, name), autocommit=True) as admin:
                admin.execute(read(PLATFORM / "supabase_like.sql").encode())
                if mode == "closed":
                    admin.execute(read(PLATFORM / "closed.sql").encode())
        yield dsn(server, name, owner)
    finally:
        server.admin.execute(f"drop database {name} with (force)".encode())


@contextmanager
def copied_database(server: SimpleNamespace, owner: str, template: str) -> Iterator[str]:
    """Copy a database; yields the owner's DSN."""
    name = f"calls_copy_{uuid4().hex[:8]}"
    # A few files are copied faster than a few thousand pages are logged.
    server.admin.execute(
        f"create database {name} owner {owner} template {template} strategy file_copy".encode()
    )
    try:
        yield dsn(server, name, owner)
    finally:
        server.admin.execute(f"drop database {name} with (force)".encode())


@pytest.fixture
def empty_database(server: SimpleNamespace, owner: str) -> Iterator[str]:
    """An empty database, as its owner who is no superuser."""
    with temporary_database(server, owner, "bare") as url:
        yield url


@pytest.fixture(scope="session")
def template(server: SimpleNamespace, owner: str) -> Iterator[Callable[[str], str]]:
    """The name of a mode's installed database; copying it is faster than installing again."""
    with ExitStack() as opened:
        made: dict[str, str] = {}

        def get(mode: str) -> str:
            if mode not in made:
                url = opened.enter_context(temporary_database(server, owner, mode))
                deploy.apply(url)
                made[mode] = str(conninfo.conninfo_to_dict(url)["dbname"])
            return made[mode]

        yield get


@pytest.fixture
def fresh_database(
    server: SimpleNamespace, owner: str, template: Callable[[str], str]
) -> Iterator[str]:
    """A database of its own for a test that commits, installed; the owner's DSN."""
    with copied_database(server, owner, template("bare")) as url:
        yield url


@pytest.fixture(scope="session")
def installed(
    server: SimpleNamespace, owner: str, template: Callable[[str], str]
) -> Iterator[Callable[[str], str]]:
    """The installed database of a mode with acme and globex in it, as the superuser."""
    with ExitStack() as opened:
        made: dict[str, str] = {}

        def get(mode: str) -> str:
            if mode in made:
                return made[mode]
            if ON_CITUS:
                made[mode] = opened.enter_context(cluster.distributed_database())
            else:
                url = opened.enter_context(copied_database(server, owner, template(mode)))
                made[mode] = conninfo.make_conninfo(url, user=server.user)
            with psycopg.connect(made[mode]) as connection:
                Store(connection).populate()
            return made[mode]

        yield get


@pytest.fixture(scope="session")
def stacks(
    server: SimpleNamespace, owner: str, template: Callable[[str], str]
) -> Iterator[Callable[[str], platform_stack.Stack]]:
    """The Supabase-like project of a mode; started when first asked for."""
    with ExitStack() as opened:
        projects: dict[str, platform_stack.Stack] = {}

        def get(mode: str) -> platform_stack.Stack:
            if mode not in projects:
                if ON_CITUS:
                    admin = opened.enter_context(cluster.distributed_database())
                else:
                    url = opened.enter_context(copied_database(server, owner, template(mode)))
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


@pytest.fixture(scope="session")
def project(installed: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The TypeScript there is, compiled against the types of an installed database."""
    if not CLI.exists():
        assert os.environ.get("PGCALLS_STACK") != "required", NO_POSTGREST
        pytest.skip(NO_POSTGREST)
    here = tmp_path_factory.getbasetemp()
    run = here.parent if "PYTEST_XDIST_WORKER" in os.environ else here
    return Project(run / "typescript", installed("bare"))


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
            if ON_CITUS:
                # One transaction does what many do.
                opened[mode].execute("set citus.multi_shard_modify_mode = 'sequential'")
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
        yield Store(connection)
