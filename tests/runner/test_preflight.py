"""What is in the way of a deployment: all of it in one list, before anything is written."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import conninfo

from pgcalls import deploy, files, preflight
from pgcalls.errors import PgcallsError, PreflightError

from dump import schema


def names():
    """Kind of everything the package makes in an empty database, by its name."""
    made = {"pgcalls_meta": "schema"}
    for (kind, _, _), file in files.migration_texts().items():
        if kind == "migrations":
            made |= preflight.made(file)
    for file in files.definitions():
        if file.kind != "policies":
            made[f"{file.schema}.{file.name}"] = file.kind[:-1]
    return made


TAKE = {
    "schema": "create schema if not exists {}",
    "table": "create table {} (mine integer)",
    "view": "create view {} as select 1 as mine",
    "type": "create type {} as (mine integer)",
    "function": "create function {}(mine integer) returns integer return 1",
}


def problems(url, **options):
    with pytest.raises(PreflightError) as caught:
        deploy.apply(url, **options)
    assert str(caught.value).startswith("in the way, and nothing was changed:\n  - ")
    return caught.value.problems


def test_every_name_that_is_taken_is_in_one_list(empty_database):
    made = names()
    with psycopg.connect(empty_database) as db:
        for name in ("pgcalls", "livekit", "callcenter"):
            db.execute(f"create schema {name}".encode())
        for name, kind in made.items():
            db.execute(TAKE[kind].format(name).encode())
    before = schema(empty_database)

    said = problems(empty_database)

    assert len(made) > 300
    assert {line.split(":")[0] for line in said} == set(made)
    assert all("there already, and not from pgcalls: " in line for line in said)
    assert schema(empty_database) == before


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("create materialized view public.audit_log as select 1",
         "public.audit_log: there already, and not from pgcalls: a materialized view of calls_owner"),
        ("create sequence public.contacts", "public.contacts: there already, and not from pgcalls: a sequence"),
        ("create type public.statement_row as enum ('x')", "public.statement_row: there already, and not from pgcalls: a type"),
        ("create domain public.rerate_row as text", "public.rerate_row: there already, and not from pgcalls: a type"),
        ("create table public.session_summaries ()", "public.session_summaries: there already, and not from pgcalls: a table"),
        ("create procedure public.log_message() language sql as ''", "public.log_message: there already, and not from pgcalls: the function"),
    ],
)  # fmt: skip
def test_a_name_is_taken_by_something_else(empty_database, statement, says):
    with psycopg.connect(empty_database) as db:
        db.execute(statement)

    (line,) = problems(empty_database)

    assert line.startswith(says)


@contextmanager
def role(server, name, attributes="login"):
    password = f" password '{server.password}'" if server.password else ""
    server.admin.execute(f"drop role if exists {name}".encode())
    server.admin.execute(f"create role {name} {attributes}{password}".encode())
    try:
        yield name
    finally:
        server.admin.execute(f"drop role {name}".encode())


def as_role(url, name, **options):
    return conninfo.make_conninfo(url, user=name, **options)


def test_each_right_that_is_missing_comes_with_its_grant(server, owner, empty_database):
    """Following the list, line by line, leads to an installation."""
    admin = as_role(empty_database, server.user)
    with role(server, "lowly") as lowly, psycopg.connect(admin, autocommit=True) as db:
        db.execute("revoke usage on schema public from public; create schema auth")
        url = as_role(empty_database, lowly)

        said = problems(url)

        assert len(said) >= 4
        for line in said:
            db.execute(line.split("; ", 1)[1].encode())
        assert deploy.apply(url).changed
        assert [f for f in deploy.doctor(url) if f.level == "error"] == []

        # public is not his to set aside; what differs is still no expectation.
        db.execute("drop index idx_user_sessions_sentiment")
        (note, *_) = deploy.apply(url, redefine=True).notes
        assert "could not be built anew to compare with" in note
        assert [f.what for f in deploy.doctor(url) if f.level == "error"] == [
            "missing: index idx_user_sessions_sentiment"
        ]
        db.execute("drop owned by lowly cascade")


def test_roles_that_are_missing_are_in_the_list(server, empty_database):
    """The API roles belong to the cluster; a name that is none stands for them."""
    with psycopg.connect(empty_database) as db:
        facts = {"is_new": True, "kinds": [], "names": []}
        query = preflight.RIGHTS.replace("'service_role'", "'no_such_role'")
        server.admin.execute("alter role calls_owner nocreaterole")
        try:
            said = [line for (line,) in db.execute(query.encode(), facts).fetchall()]
        finally:
            server.admin.execute("alter role calls_owner createrole")
    assert said[-1] == (
        "the role no_such_role is missing, and calls_owner may not create it;"
        " create role no_such_role nologin;"
    )


def test_another_role_deploys_as_the_owner_or_not_at_all(server, owner, tree, fresh_database):
    path = tree / "functions/turns/log_message.sql"
    path.write_text(path.read_text().replace("\nbegin\n", "\nbegin\n  -- changed\n"))
    with role(server, "deployer") as deployer:
        url = as_role(fresh_database, deployer)
        server.admin.execute(f"grant pg_monitor to {deployer}".encode())
        with pytest.raises(
            PgcallsError, match=f"belongs to {owner} here.*grant {owner} to {deployer};"
        ):
            deploy.apply(url)
        assert deploy.status(url).outdated

        server.admin.execute(f"grant {owner} to {deployer}".encode())
        assert deploy.apply(url).changed

    with psycopg.connect(fresh_database) as db:
        owners = db.execute(
            "select distinct proowner::regrole::text from pg_proc"
            " where pronamespace in ('pgcalls'::regnamespace, 'livekit'::regnamespace)"
        ).fetchall()
        by = db.execute("select applied_by from pgcalls_meta.releases order by id").fetchall()
    assert owners == [(owner,)]
    assert by == [(owner,), ("deployer",)]
    assert [f for f in deploy.doctor(fresh_database) if f.level != "notice"] == []


def test_a_superuser_leaves_everything_with_its_owner(server, owner, tree, fresh_database):
    path = tree / "views/livekit/sessions.sql"
    path.write_text(path.read_text() + "\n-- changed\n")
    (tree / "migrations/0098_mine.sql").write_text("create table public.mine (id integer);\n")

    deploy.apply(as_role(fresh_database, server.user), redefine=True)

    with psycopg.connect(fresh_database) as db:
        assert db.execute(
            "select distinct relowner::regrole::text from pg_class where relkind in ('r', 'v')"
            " and relnamespace::regnamespace::text in ('public', 'pgcalls', 'livekit')"
        ).fetchall() == [(owner,)]
        db.execute("select start_session('x')")
        db.execute("select log_message('x', 'user', 'hello')")
    assert [f for f in deploy.doctor(fresh_database) if f.level != "notice"] == []


def test_one_table_of_another_owner_is_named(server, tree, fresh_database):
    (tree / "migrations/0098_mine.sql").write_text("create table public.mine (id integer);\n")
    with (
        role(server, "stranger") as stranger,
        psycopg.connect(as_role(fresh_database, server.user), autocommit=True) as db,
    ):
        db.execute(f"alter table contacts owner to {stranger}".encode())
        said = problems(fresh_database)
        db.execute(f"reassign owned by {stranger} to calls_owner".encode())
        (line,) = said
        assert line == (
            "table public.contacts belongs to stranger, not to calls_owner;"
            " alter table public.contacts owner to calls_owner;"
        )
        assert deploy.apply(fresh_database).changed


def test_a_role_that_monitors_sees_and_changes_nothing(server, tree, fresh_database):
    with psycopg.connect(fresh_database) as db:
        db.execute("grant select on contacts to anon")
    with role(server, "watcher") as watcher:
        url = as_role(fresh_database, watcher)
        with pytest.raises(PgcallsError, match="grant pg_monitor to watcher;"):
            deploy.status(url)
        server.admin.execute(f"grant pg_monitor to {watcher}".encode())
        with psycopg.connect(fresh_database) as holder:
            holder.execute("select pg_advisory_xact_lock(%s, 0)", [0x7063])
            state = deploy.status(url)
        with psycopg.connect(url) as db, pytest.raises(psycopg.errors.InsufficientPrivilege):
            db.execute("select * from contacts")

    assert (state.current, state.release, state.pending) == (True, 1, [])
    assert state.drifted == ["table public.contacts"]
    assert f"user {conninfo.conninfo_to_dict(fresh_database)['user']}" in state.lock


@contextmanager
def pooler(url):
    """pgbouncer in transaction mode before a database, as the user of its socket."""
    program = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.skip("no pgbouncer")
    parts = conninfo.conninfo_to_dict(url)
    user = pwd.getpwuid(Path(parts["host"]).stat().st_uid if parts["host"][0] == "/" else 65534)
    with socket.socket() as free, tempfile.TemporaryDirectory() as folder:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        users, ini = Path(folder, "users"), Path(folder, "ini")
        users.write_text(f'"{parts["user"]}" "{parts.get("password", "")}"\n')
        ini.write_text(
            f"[databases]\n{parts['dbname']} = host={parts['host']} port={parts.get('port', 5432)}\n"
            f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\npool_mode = transaction\n"
            f"auth_type = trust\nauth_file = {users}\nunix_socket_dir =\n"
            "ignore_startup_parameters = extra_float_digits\nquery_wait_timeout = 10\n"
        )
        free.close()
        command = [program, str(ini)]
        if os.geteuid() == 0:
            shutil.chown(folder, user.pw_name)
            ids = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}"]
            command = ["setpriv", *ids, "--clear-groups", "--", *command]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            try:
                yield conninfo.make_conninfo(
                    url, host="127.0.0.1", port=port, gssencmode="disable", sslmode="disable"
                )
            finally:
                process.terminate()


def test_through_a_transaction_pooler(tree, fresh_database):
    with pooler(fresh_database) as url:
        for _ in range(100):
            try:
                psycopg.connect(url).close()
                break
            except psycopg.OperationalError:
                time.sleep(0.05)
        path = tree / "functions/turns/log_message.sql"
        path.write_text(path.read_text().replace("\nbegin\n", "\nbegin\n  -- changed\n"))
        assert deploy.apply(url).definitions == ["functions/turns/log_message.sql"]
        assert deploy.status(url).current
        (tree / "migrations/0098_idx.sql").write_text(
            "-- transactional: false\n"
            "create index concurrently idx_contacts_name on public.contacts (name);\n"
        )
        (line,) = problems(url)
        deploy.rollback(url)
        assert [
            f for f in deploy.doctor(url) if f.level == "error" and "pending" not in f.what
        ] == []

    assert line.startswith("0098_idx runs outside a transaction, and there is a transaction pooler")
    with psycopg.connect(fresh_database) as db:
        # Nothing is left of us in a session that somebody else is given next.
        assert db.execute(
            "select count(*) from pg_locks where locktype = 'advisory'"
        ).fetchone() == (0,)
