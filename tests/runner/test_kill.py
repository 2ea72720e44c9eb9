"""Killed at any moment: nothing half-done, no lock, and the next run succeeds."""

from __future__ import annotations

import collections
import contextlib
import itertools
import os
import random
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from psycopg import conninfo

from pgcalls import deploy, embedded

from dump import own_schema, schema
from support import times

#: How many deployments are killed; PGCALLS_KILLS=200 for a night.
KILLS = int(os.environ.get("PGCALLS_KILLS", times(5, 3)))
#: The deployment by a signal; its connection, politely and not; the whole server.
WAYS = ("SIGKILL", "SIGTERM", "terminated", "backend", "postmaster")
DEPLOYING = "select pid from pg_stat_activity where application_name = 'pgcalls' limit 1"
#: The command, with the SQL of a folder.
COMMAND = """
import sys
from pathlib import Path
from pgcalls import files
folder = Path(sys.argv.pop(1))
files.root = lambda: folder
from pgcalls.cli import main
main()
"""


@pytest.fixture(scope="module")
def crashable():
    """A server of its own, as a crash of one backend is one of all; the owner's DSN."""
    with embedded.server() as url, psycopg.connect(url, autocommit=True) as admin:
        admin.execute("create role calls_owner login createrole")
        admin.execute("create database calls owner calls_owner")
        yield conninfo.make_conninfo(url, dbname="calls", user="calls_owner")


def state(url):
    """The schema, and what the history says; when the server is there and nobody deploys."""
    for _ in range(300):
        try:
            with psycopg.connect(url) as connection:
                if connection.execute(DEPLOYING).fetchall():
                    raise psycopg.OperationalError("who was killed has not noticed")
            return own_schema(url), deploy.status(url).release
        except (psycopg.OperationalError, subprocess.CalledProcessError):
            time.sleep(0.1)
    raise AssertionError("the server does not come back")


def crash(admin):
    """End the postmaster at once, without a checkpoint; start it again as it was started."""
    data = Path(admin.execute("show data_directory").fetchone()[0])
    command = shlex.split((data / "postmaster.opts").read_text())
    user = data.stat().st_uid if os.geteuid() == 0 else None
    os.kill(int((data / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
    for _ in range(100):
        time.sleep(0.1)
        postmaster = subprocess.Popen(
            command,
            user=user,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            postmaster.wait(timeout=0.5)
            continue
        # It is nobody's child any more; whoever stops the server finds it by its file.
        postmaster.returncode = 0
        return
    raise AssertionError("the postmaster does not start again")


def kill(how, process, url):
    if how in ("SIGTERM", "SIGKILL"):
        process.send_signal(getattr(signal, how))
        return
    with psycopg.connect(conninfo.make_conninfo(url, user="postgres"), autocommit=True) as admin:
        while process.poll() is None and not admin.execute(DEPLOYING).fetchall():
            time.sleep(0.01)
        time.sleep(random.uniform(0, 0.5))
        if how == "postmaster":
            crash(admin)
            return
        for (pid,) in admin.execute(DEPLOYING).fetchall():
            if how == "terminated":
                admin.execute("select pg_terminate_backend(%s)", [pid])
            else:
                os.kill(pid, signal.SIGKILL)


@pytest.mark.full
def test_killed_at_random_moments(tree, crashable):
    """Alone or two at once, forward or back: always a released state, and no lock."""
    url, number = crashable, itertools.count()
    deploy.apply(url)
    first = own_schema(url)
    (tree / "migrations/0098_note.sql").write_text(
        "alter table public.user_sessions add column note text;\n"
        "create table public.note (id integer);\n"
    )
    (tree / "migrations/0098_note.rollback.sql").write_text(
        "drop table public.note;\nalter table public.user_sessions drop column note;\n"
    )
    for path in (*tree.glob("functions/calls/*.sql"), *tree.glob("policies/calls/*.sql")):
        path.write_text(path.read_text().replace("begin\n", "begin\n  -- again\n"))
    begun = time.monotonic()
    deploy.apply(url)
    length = time.monotonic() - begun + 0.5
    second = own_schema(url)
    assert first != second

    def start(*arguments):
        return subprocess.Popen(
            [sys.executable, "-c", COMMAND, str(tree), *arguments, "--database-url", url],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    ends = collections.Counter()
    for how in itertools.islice(itertools.cycle(WAYS), KILLS):
        goes_back = own_schema(url) == second
        arguments = ("rollback", "--yes") if goes_back else ("apply",)
        processes = [start(*arguments) for _ in range(1 + (next(number) % 3 == 0))]
        if how.startswith("SIG"):
            time.sleep(random.uniform(0.2, length))
        kill(how, processes[0], url)
        for process in processes:
            process.wait(timeout=60)

        schema, release = state(url)
        assert schema in (first, second)
        ends[how, "done" if (schema == first) == goes_back else "nothing"] += 1
        if schema == first:
            deploy.apply(url, wait=5)
        else:
            deploy.rollback(url, wait=5)
        assert state(url) == (first if schema == second else second, release + 1)
    print("", *(f"{how}: {end} {count}" for (how, end), count in sorted(ends.items())), sep="\n  ")


def test_sigterm_in_the_middle(empty_database, command):
    """The lock of a table that the deployment needs makes sure that it is in the middle."""
    deploy.apply(empty_database, to="v1.4.0")
    before = schema(empty_database)
    with psycopg.connect(empty_database) as holder:
        holder.execute("lock table public.user_sessions")
        process = command("apply", "--database-url", empty_database)
        _wait_until_blocked(holder)
        process.terminate()
        _, error = process.communicate(timeout=20)

    assert process.returncode == 130
    assert "interrupted" in error
    assert schema(empty_database) == before
    assert deploy.apply(empty_database, wait=0).changed


def test_sigkill_in_the_middle_frees_the_lock(empty_database, command):
    deploy.apply(empty_database, to="v1.4.0")
    with psycopg.connect(empty_database) as holder:
        holder.execute("lock table public.user_sessions")
        process = command("apply", "--database-url", empty_database)
        _wait_until_blocked(holder)
        process.kill()
        process.communicate()
        # The server notices the dead client although the statement still waits.
        deadline = time.monotonic() + 15
        while _others(holder) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert _others(holder) == 0

    assert deploy.apply(empty_database, wait=0).changed


def _wait_until_blocked(holder):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        blocked = holder.execute("select count(*) from pg_locks where not granted").fetchone()
        if blocked and blocked[0]:
            return
        time.sleep(0.05)
    raise AssertionError("nobody waits for the table")


def _others(holder):
    # A transaction sees one picture of the activity until it asks for another.
    holder.execute("select pg_stat_clear_snapshot()")
    (count,) = holder.execute(
        "select count(*) from pg_stat_activity"
        " where datname = current_database() and pid <> pg_backend_pid()"
        " and backend_type = 'client backend'"
    ).fetchone()
    return count
