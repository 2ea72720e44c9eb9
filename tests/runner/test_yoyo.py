"""Stock yoyo does what pgcalls does."""

from __future__ import annotations

import pytest

from pgcalls import deploy
from pgcalls.files import root

from dump import schema
from support import MIGRATIONS


@pytest.fixture
def yoyo(command, empty_database, monkeypatch):
    monkeypatch.chdir(root())

    def run(*arguments):
        process = command(*arguments, program="yoyo", DATABASE_URL=empty_database)
        output, error = process.communicate(timeout=120)
        assert process.returncode == 0, error
        return output

    return run


def test_yoyo_apply_is_pgcalls_apply(yoyo, server, owner, empty_database):
    from conftest import temporary_database

    yoyo("apply")

    assert deploy.status(empty_database).current
    assert not deploy.apply(empty_database).changed
    with temporary_database(server, owner, "bare") as other:
        deploy.apply(other)
        assert schema(empty_database) == schema(other)


@pytest.mark.full
def test_yoyo_and_pgcalls_share_one_history(yoyo, empty_database):
    deploy.apply(empty_database, to="v1.4.0")

    listed = yoyo("list")
    assert listed.count("\nA ") == 6
    assert listed.count("\nU ") == len(MIGRATIONS) - 6
    yoyo("apply")
    yoyo("rollback")
    assert deploy.status(empty_database).pending == MIGRATIONS[-1:]
    deploy.rollback(empty_database, everything=True)
    yoyo("mark", "-r", "0001_platform")
    assert deploy.status(empty_database).applied == ["0001_platform"]


def test_listing_changes_nothing(yoyo, empty_database):
    before = schema(empty_database)
    yoyo("list")
    assert schema(empty_database) == before


def test_the_address_may_be_a_yoyo_uri(command, empty_database, server, monkeypatch):
    from psycopg import conninfo

    monkeypatch.chdir(root())
    parts = conninfo.conninfo_to_dict(empty_database)
    uri = (
        f"postgresql+pgcalls://{parts['user']}:{parts.get('password', '')}@/{parts['dbname']}"
        f"?host={parts['host']}&port={parts['port']}"
    )
    process = command("apply", "--database", uri, program="yoyo")
    _, error = process.communicate(timeout=120)

    assert process.returncode == 0, error
    assert deploy.status(empty_database).current
