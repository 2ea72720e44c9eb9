"""Dumped and restored, on another server and by another role: calls work, nothing is amiss."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import psycopg
import pytest
from psycopg import conninfo

from pgcalls import deploy, embedded

from conftest import temporary_database
from dump import PG_DUMP, program

pytestmark = pytest.mark.full


def record_a_call(url):
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("select start_session('restored', customer_number => '+64211234567')")
        db.execute("select log_message('restored', 'user', 'My email is a@example.com')")
        (answer,) = db.execute("select end_session('restored')::text").fetchone()
        return answer


def run(*command):
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PGOPTIONS": ""}
    )
    assert done.returncode == 0, done.stderr


def wrong(url):
    return [f for f in deploy.doctor(url) if f.level != "notice"]


def dump(url: str, file: Path) -> Path:
    with psycopg.connect(url) as db:
        pg_dump = program("pg_dump", db.info.server_version // 10000)
    run(pg_dump, "--format=custom", f"--file={file}", "--dbname", url)
    return file


def restore(file: Path, url: str, *options: str) -> None:
    with psycopg.connect(url) as db:
        pg_restore = program("pg_restore", db.info.server_version // 10000)
    run(pg_restore, "--no-owner", "--exit-on-error", *options, "--dbname", url, file)


@pytest.fixture
def dumped(fresh_database, tmp_path):
    """An installed database with a call, dumped in the custom format."""
    record_a_call(fresh_database)
    return dump(fresh_database, tmp_path / "dump")


@pytest.fixture
def target(server, owner):
    with temporary_database(server, owner, "bare") as url:
        yield url


@pytest.mark.parametrize(
    "sections",
    [[()], [("--section=pre-data",), ("--section=data",), ("--section=post-data",)]],
    ids=["whole", "schema, data, indexes"],
)
def test_a_restored_database_is_healthy(dumped, target, sections):
    for options in sections:
        restore(dumped, target, *options)

    assert not deploy.apply(target).changed
    assert wrong(target) == []
    with psycopg.connect(target) as db:
        assert db.execute("select count(*) from user_sessions").fetchone() == (1,)
        db.execute("delete from user_sessions")
    record_a_call(target)
    assert wrong(target) == []
    assert deploy.status(target).current


def test_a_schema_alone_is_made_whole(dumped, target):
    restore(dumped, target, "--schema-only")

    first = deploy.apply(target)

    assert (first.migrations, first.definitions) == ([], [])
    assert not deploy.apply(target).changed
    record_a_call(target)
    assert wrong(target) == []


def test_a_difference_is_still_one_after_a_restore(fresh_database, target, tmp_path):
    with psycopg.connect(fresh_database) as db:
        db.execute("drop index idx_user_sessions_summary_search")
        db.execute("alter policy contacts_select_client on contacts using (true)")
    before = {(f.what, f.object) for f in wrong(fresh_database)}
    file = dump(fresh_database, tmp_path / "dump")

    restore(file, target)
    deploy.apply(target)

    assert before == {(f.what, f.object) for f in wrong(target)} != set()


SETTINGS = [
    {"TimeZone": "Pacific/Auckland"},
    {"DateStyle": "German, DMY"},
    {"DateStyle": "SQL, MDY"},
    {"IntervalStyle": "iso_8601"},
    {"quote_all_identifiers": "on"},
    {"TimeZone": "Asia/Kathmandu", "extra_float_digits": "-5", "search_path": "livekit"},
]


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_settings_of_a_session_are_no_difference(fresh_database, settings):
    options = " ".join(
        f"-c {name}={value.replace(' ', chr(92) + ' ')}" for name, value in settings.items()
    )
    url = conninfo.make_conninfo(fresh_database, options=options)

    assert wrong(url) == []
    assert not deploy.apply(url).changed
    deploy.apply(url, redefine=True)
    assert wrong(url) == []
    assert wrong(fresh_database) == []


def test_a_newer_server_is_no_difference(server_version, tmp_path):
    """From the embedded 16 to the server under test, with the dumping program of the newest."""
    if server_version < 17:
        pytest.skip("there is nothing older to come from")
    file = tmp_path / "dump"
    with embedded.server(16) as old:
        deploy.apply(old)
        run(PG_DUMP, "--format=custom", f"--file={file}", "--dbname", old)
    with embedded.server(18) as new:
        with psycopg.connect(new, autocommit=True) as db:
            for role in ("anon", "authenticated", "service_role"):
                db.execute(f"create role {role} nologin")
        restore(file, new)

        assert not deploy.apply(new).changed
        assert wrong(new) == []
        record_a_call(new)
        deploy.apply(new, redefine=True)
        assert wrong(new) == []
