"""Killed at any moment: nothing half-done, no lock, and the next run succeeds."""

from __future__ import annotations

import random
import signal
import time

import psycopg
import pytest

from pgcalls import deploy

from conftest import temporary_database
from dump import schema
from support import each


@pytest.fixture(scope="module")
def fresh_install(server, owner):
    with temporary_database(server, owner, "bare") as url:
        deploy.apply(url)
        yield schema(url)


@pytest.mark.parametrize("moment", each(*range(10)))
def test_sigkill(empty_database, fresh_install, command, moment):
    empty = schema(empty_database)
    process = command("apply", "--database-url", empty_database)
    time.sleep(random.uniform(0.1, 1.0))
    process.send_signal(signal.SIGKILL)
    process.communicate()

    deploy.apply(empty_database, wait=10)

    assert empty != fresh_install
    assert schema(empty_database) == fresh_install


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
