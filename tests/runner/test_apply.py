from __future__ import annotations

import threading

import psycopg
import pytest

from voiceledger import deploy, files
from voiceledger.errors import LockBusyError, SqlFileError, VoiceledgerError

from dump import schema


def columns(url, table):
    with psycopg.connect(url) as db:
        rows = db.execute(
            "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0", [table]
        )
        return [name for (name,) in rows.fetchall()]


def test_the_second_apply_changes_nothing(empty_database):
    first = deploy.apply(empty_database)
    before = schema(empty_database)
    with psycopg.connect(empty_database) as db:
        written = db.execute("select pg_current_wal_lsn()").fetchone()

    second = deploy.apply(empty_database)

    assert len(first.migrations) == 18
    assert len(first.definitions) == len(files.definitions())
    assert (second.changed, second.unchanged) == (False, len(files.definitions()))
    assert schema(empty_database) == before
    assert written is not None


def test_every_definition_can_be_applied_again(fresh_database):
    before = schema(fresh_database)
    with psycopg.connect(fresh_database) as db:
        db.execute("delete from voiceledger_meta.definitions where path like 'views/%'")
        db.execute("update voiceledger_meta.definitions set sha256 = ''")
        db.execute("drop view public.session_summaries")

    assert len(deploy.apply(fresh_database).definitions) == len(files.definitions())
    assert schema(fresh_database) == before


def test_only_a_changed_definition_is_applied(tree, fresh_database):
    path = tree / "functions/public/save_user.sql"
    path.write_text(path.read_text() + "\n-- changed\n")

    result = deploy.apply(fresh_database)

    assert result.definitions == ["functions/public/save_user.sql"]
    assert not deploy.apply(fresh_database).changed


def test_order_needs_no_numbers(tree, fresh_database):
    def view(name, source):
        (tree / f"views/public/{name}.sql").write_text(
            f"create or replace view public.{name} with (security_invoker = true) as"
            f" select * from {source};\n"
        )

    view("a_view", "public.b_view")
    view("b_view", "public.c_view")
    view("c_view", "public.contacts")

    deploy.apply(fresh_database)

    assert columns(fresh_database, "public.a_view") == columns(fresh_database, "public.contacts")


@pytest.mark.parametrize(
    ("path", "text", "where"),
    [
        ("functions/public/save_user.sql", "\nselect nothing;\n", r":\d+:8: 42703"),
        ("migrations/0099_new.sql", "create table public.t (\n  id int,\n  x nosuch\n);", ":3:5: 42704"),
        ("migrations/0099_new.sql", "select 1;\n\n-- why\nselect 1 / 0;", ":4:1: 22012"),
        ("migrations/0099_new.sql", "do $$ begin raise 'no'; end $$;", ":1:1: P0001"),
        ("views/public/v.sql", "create view public.v as select 1 from public.nosuch;", ":1:39: 42P01"),
    ],
)  # fmt: skip
def test_a_failure_leaves_the_database_as_it_was(tree, fresh_database, path, text, where):
    before = schema(fresh_database)
    old = (tree / path).read_text() if (tree / path).exists() else ""
    (tree / path).write_text(old + text)
    (tree / "migrations/0098_fine.sql").write_text("create table public.fine (id int);")

    with pytest.raises(SqlFileError, match=path + where):
        deploy.apply(fresh_database)

    assert schema(fresh_database) == before


def test_the_first_failure_leaves_nothing_behind(tree, empty_database):
    (tree / "migrations/0099_new.sql").write_text("select 1 / 0;")
    before = schema(empty_database)

    with pytest.raises(SqlFileError):
        deploy.apply(empty_database)

    assert schema(empty_database) == before


def test_a_file_must_not_end_the_transaction(tree, fresh_database):
    (tree / "migrations/0099_new.sql").write_text("select 1; commit; begin;")

    with pytest.raises(VoiceledgerError, match="0099_new.sql: the file ends the transaction"):
        deploy.apply(fresh_database)


def test_a_migration_without_rollback_is_not_undone(tree, fresh_database):
    (tree / "migrations/0099_new.sql").write_text("create table public.new (id int);")
    deploy.apply(fresh_database)

    with pytest.raises(VoiceledgerError, match=r"there is no 0099_new\.rollback\.sql"):
        deploy.rollback(fresh_database)
    assert columns(fresh_database, "public.new") == ["id"]


def test_a_stranger_of_the_same_name_is_not_replaced(empty_database):
    with psycopg.connect(empty_database) as db:
        db.execute("create function public.start_session() returns int return 1")

    with pytest.raises(VoiceledgerError, match=r"public\.start_session: there already"):
        deploy.apply(empty_database)


def test_what_depends_on_us_is_named(fresh_database):
    with psycopg.connect(fresh_database) as db:
        db.execute("create view public.theirs as select * from public.session_summaries")

    with pytest.raises(VoiceledgerError, match=r"view public\.theirs depends on"):
        deploy.rollback(fresh_database)
    assert deploy.status(fresh_database).current


def test_many_at_once_is_one_and_the_others_wait(empty_database):
    results = []

    def run():
        results.append(deploy.apply(empty_database).changed)

    threads = [threading.Thread(target=run) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == [False] * 11 + [True]
    assert deploy.status(empty_database).current


def test_a_busy_lock_names_its_holder(fresh_database):
    with psycopg.connect(fresh_database, application_name="the holder") as holder:
        holder.execute("select pg_advisory_xact_lock(%s, 0)", [0x766C])
        events = []
        with pytest.raises(LockBusyError, match="application the holder"):
            deploy.apply(fresh_database, wait=0.3, report=lambda *event: events.append(event))

    assert events[0][0] == "wait"
    assert not deploy.apply(fresh_database).changed


def test_status_before_and_after(empty_database):
    before = deploy.status(empty_database)
    deploy.apply(empty_database, to="v1.4.0")
    between = deploy.status(empty_database)
    deploy.apply(empty_database)
    after = deploy.status(empty_database)

    assert (len(before.pending), before.applied, before.current) == (18, [], False)
    assert between.applied[-1] == "0006_v1.4.0_keywords_and_outcome"
    assert len(between.outdated) == len(files.definitions())
    assert (after.pending, after.outdated, after.current) == ([], [], True)


def test_an_unknown_migration_is_explained(fresh_database):
    with pytest.raises(VoiceledgerError, match="v9: not the name of one migration"):
        deploy.apply(fresh_database, to="v9")
