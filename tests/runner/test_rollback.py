"""Back to a release: tables and functions as they were, and nothing of anybody else's lost."""

from __future__ import annotations

import threading

import psycopg
import pytest

from pgcalls import __version__, deploy
from pgcalls.errors import PgcallsError

from dump import own_schema

pytestmark = pytest.mark.full


@pytest.fixture
def releases(tree, fresh_database):
    """Three releases: as installed, one with a column, one of a function alone."""
    schemas = [own_schema(fresh_database)]
    (tree / "migrations/0098_note.sql").write_text(
        "alter table public.user_sessions add column note text;\n"
    )
    (tree / "migrations/0098_note.rollback.sql").write_text(
        "alter table public.user_sessions drop column note;\n"
    )
    deploy.apply(fresh_database)
    schemas.append(own_schema(fresh_database))
    path = tree / "functions/turns/log_message.sql"
    path.write_text(path.read_text().replace("\nbegin\n", "\nbegin\n  -- worse\n"))
    deploy.apply(fresh_database)
    schemas.append(own_schema(fresh_database))
    assert len(set(schemas)) == 3
    return fresh_database, schemas, path


def test_a_bad_release_of_definitions_undoes_no_migration(releases):
    url, schemas, path = releases

    result = deploy.rollback(url)

    assert (result.reverted, result.definitions) == ([], ["functions/turns/log_message.sql"])
    assert own_schema(url) == schemas[1]
    assert deploy.status(url).outdated == [f"functions/turns/{path.name}"]
    # Undone again, it is the release before that one.
    assert deploy.rollback(url).reverted == ["0098_note"]
    assert own_schema(url) == schemas[0]
    with pytest.raises(PgcallsError, match="no release before this one"):
        deploy.rollback(url)


@pytest.mark.parametrize("target", ["1", "2"])
def test_back_to_a_release_and_forward_again(releases, target):
    url, schemas, _ = releases

    result = deploy.rollback(url, to=target)

    assert result.release == 4
    assert own_schema(url) == schemas[int(target) - 1]
    assert not deploy.rollback(url, to=target).changed
    assert deploy.apply(url).release == 5
    assert own_schema(url) == schemas[2]
    assert [f for f in deploy.doctor(url) if f.level != "notice"] == []
    # What it has gone back from it can go back to.
    assert own_schema(url) == schemas[2]
    deploy.rollback(url)
    assert own_schema(url) == schemas[int(target) - 1]


def test_a_version_is_a_release_and_with_v_a_migration(releases):
    url, schemas, _ = releases
    deploy.rollback(url, to=__version__)
    assert own_schema(url) == schemas[2]

    deploy.rollback(url, to="v1.4.0", lose_data=True)
    assert "_v1.4.0_" in deploy.status(url).applied[-1]


def test_an_older_package_is_refused(releases):
    """Its migrations are the same, its function is the one of the release before."""
    url, schemas, path = releases
    path.write_text(path.read_text().replace("\n  -- worse", ""))

    with pytest.raises(PgcallsError, match=r"this package is release 2, .* at release 3 .*--to 2"):
        deploy.apply(url)
    assert own_schema(url) == schemas[2]
    deploy.rollback(url, to="2")
    assert not deploy.apply(url).changed


def test_no_moment_without_a_function(releases):
    """Calls go on while a release of everything is undone and done again."""
    url, _, path = releases
    tree = path.parents[2]
    for file in [*tree.glob("functions/turns/*.sql"), *tree.glob("functions/calls/*.sql")]:
        file.write_text(file.read_text().replace("\nbegin\n", "\nbegin\n  -- again\n"))
    deploy.apply(url)
    stop = threading.Event()
    errors: list[str] = []

    def calls(name):
        with psycopg.connect(url, autocommit=True) as db:
            number = 0
            while not stop.is_set():
                number += 1
                try:
                    db.execute("select start_session(%s)", [f"{name}-{number}"])
                    db.execute("select log_message(%s, 'user', 'hello')", [f"{name}-{number}"])
                    db.execute("select end_session(%s)", [f"{name}-{number}"])
                except psycopg.Error as error:
                    errors.append(f"{error.sqlstate} {error}")

    threads = [threading.Thread(target=calls, args=[name]) for name in "ab"]
    for thread in threads:
        thread.start()
    try:
        for target in ("1", "4", "2"):
            assert deploy.rollback(url, to=target).changed
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert errors == []


def test_rows_are_not_lost_unless_told_so(releases):
    url, schemas, _ = releases
    with psycopg.connect(url) as db:
        db.execute("select start_session('call')")
        db.execute("update user_sessions set note = 'kept' where true")

    with pytest.raises(PgcallsError, match=r"lost with column public\.user_sessions\.note"):
        deploy.rollback(url, to="1")
    assert own_schema(url) == schemas[2]
    deploy.rollback(url, to="1", lose_data=True)
    assert own_schema(url) == schemas[0]


def test_what_hangs_on_it_is_named(releases):
    url, schemas, _ = releases
    with psycopg.connect(url) as db:
        db.execute("create view public.theirs as select note from user_sessions")

    with pytest.raises(PgcallsError, match=r"theirs depends on"):
        deploy.rollback(url, to="1")
    with psycopg.connect(url) as db:
        db.execute("drop view public.theirs")
    assert own_schema(url) == schemas[2]
