"""What those who write migrations and definitions are told, and what they hand on."""

from __future__ import annotations

import subprocess

import psycopg
import pytest

from pgcalls import author, deploy
from pgcalls.errors import PgcallsError

from dump import PG_DUMP

PSQL = PG_DUMP.with_name("psql")


def test_an_exported_installation_is_known(empty_database):
    text = author.export()
    done = subprocess.run(
        [PSQL, "-qX", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", "-d", empty_database],
        input=text, capture_output=True, text=True,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert deploy.status(empty_database).current
    assert not deploy.apply(empty_database).changed
    assert [f for f in deploy.doctor(empty_database) if f.level != "notice"] == []


def test_the_script_of_a_plan_is_what_an_apply_does(tree, fresh_database):
    (tree / "migrations/0098_note.sql").write_text("alter table public.contacts add note text;\n")
    plan = deploy.preview(fresh_database).plan
    subprocess.run(
        [PSQL, "-qX", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", "-d", fresh_database],
        input=author.script(plan.script), text=True, check=True,
    )  # fmt: skip

    assert deploy.status(fresh_database).applied[-1] == "0098_note"
    assert deploy.preview(fresh_database).plan.steps == []


def test_a_new_migration_depends_on_the_last(tree):
    way, back = author.new("more_notes")

    assert back.name == way.name.replace(".sql", ".rollback.sql")
    (last,) = [line for line in way.read_text().split("\n") if line.startswith("-- depends:")]
    assert (tree / "migrations" / f"{last.split()[-1]}.sql").exists()
    with pytest.raises(PgcallsError, match="a name is what changes"):
        author.new("2nd try")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("select 1;\ncommit;", "0098_x.sql:2 ends the transaction"),
        ("copy public.contacts from stdin;", "0098_x.sql:1 reads rows from the client"),
        ("select 1;\n\\set x 1\n", "0098_x.sql:1 has a command that psql"),
        ("delete from pgcalls_meta.releases;", "0098_x.sql:1 names a table of the runner"),
        ("\n\ndrop table public.contacts cascade;", "0098_x.sql:3 drops what it does not name"),
        ("alter table contacts add x int;", "0098_x.sql:1 does not name the schema"),
        ("create index concurrently a on public.contacts (x);", "0098_x.sql:1 needs `-- trans"),
        ("select 1;", "0098_x.sql:1 has no way back"),
    ],
)
def test_lint_finds(tree, text, says):
    assert [f for f in author.lint() if f.level == "error"] == []
    (tree / "migrations/0098_x.sql").write_text(text)

    assert any(f"{f.object.split('/')[-1]} {f.what}".startswith(says) for f in author.lint()), (
        author.lint()
    )


def test_verify_finds_a_function_that_cannot_run(fresh_database):
    assert author.verify(fresh_database) == []
    with psycopg.connect(fresh_database) as db:
        db.execute("set check_function_bodies = off")
        db.execute(
            "create function pgcalls.x() returns int language plpgsql as 'begin retrun; end'"
        )

    (finding,) = author.verify(fresh_database)
    assert (finding.object, finding.what[:5]) == ("function pgcalls.x()", "42601")


INDEX = "-- transactional: false\ncreate index concurrently idx_contacts_name on public.contacts (name);\n"


def index_state(url):
    with psycopg.connect(url) as db:
        rows = db.execute(
            "select indisvalid from pg_index where indexrelid = to_regclass('public.idx_contacts_name')"
        )
        return [valid for (valid,) in rows.fetchall()]


def test_an_index_is_built_beside_the_calls(tree, fresh_database):
    (tree / "migrations/0098_idx.sql").write_text(INDEX)
    (tree / "migrations/0098_idx.rollback.sql").write_text("drop index public.idx_contacts_name;")
    with psycopg.connect(fresh_database, autocommit=True) as db:
        # What a build that was killed leaves: an index that nobody uses.
        db.execute("insert into contacts (phone) values ('+64211234567'), ('+64211234568')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            db.execute("create unique index concurrently idx_contacts_name on contacts (client_id)")
    assert index_state(fresh_database) == [False]

    assert deploy.apply(fresh_database).migrations == ["0098_idx"]

    assert index_state(fresh_database) == [True]
    assert not deploy.apply(fresh_database).changed
    assert [f for f in deploy.doctor(fresh_database) if f.level != "notice"] == []
    assert deploy.rollback(fresh_database).reverted == ["0098_idx"]
    assert deploy.status(fresh_database).drifted == []


def test_an_index_that_cannot_be_built_leaves_nothing(tree, fresh_database):
    (tree / "migrations/0098_idx.sql").write_text(
        INDEX.replace("index", "unique index", 1).replace("(name)", "(client_id)")
    )
    with psycopg.connect(fresh_database) as db:
        db.execute("insert into contacts (phone) values ('+64211234567'), ('+64211234568')")

    with pytest.raises(PgcallsError, match=r"0098_idx.sql:2:1: 23505"):
        deploy.apply(fresh_database)

    assert index_state(fresh_database) == []
    assert deploy.status(fresh_database).pending == ["0098_idx"]
