from __future__ import annotations

import json
import threading

import psycopg
import pytest

from pgcalls import deploy, files
from pgcalls.errors import LockBusyError, PgcallsError, SqlFileError

from dump import schema
from support import MIGRATIONS, examples

TURNS = json.dumps([{"role": "user", "content": f"turn {n}"} for n in range(50)])


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

    assert first.migrations == MIGRATIONS
    assert len(first.definitions) == len(files.definitions())
    assert (second.changed, second.unchanged) == (False, len(files.definitions()))
    assert schema(empty_database) == before
    assert written is not None


def test_every_definition_can_be_applied_again(fresh_database):
    before = schema(fresh_database)
    with psycopg.connect(fresh_database) as db:
        db.execute("drop view livekit.session_summaries, public.session_summaries")

    result = deploy.apply(fresh_database, redefine=True)
    assert len(result.definitions) == len(files.definitions())
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


@pytest.mark.parametrize(
    "text",
    ["select 1; commit; begin;", "BEGIN;\ncreate table t ();\nCOMMIT;", "select 1; rollback"],
)
def test_a_file_must_not_end_the_transaction(tree, fresh_database, text):
    before = schema(fresh_database)
    (tree / "migrations/0099_new.sql").write_text(text)

    with pytest.raises(PgcallsError, match="0099_new.sql: the file ends the transaction"):
        deploy.apply(fresh_database)
    assert schema(fresh_database) == before


def test_a_file_may_speak_of_transactions(tree, fresh_database):
    (tree / "migrations/0099_new.sql").write_text(
        "-- commit;\ncomment on table public.contacts is 'begin; rollback;';\n"
        "do $$ begin perform 1; end; $$;"
    )

    assert deploy.apply(fresh_database).changed


def test_a_migration_without_rollback_is_not_undone(tree, fresh_database):
    (tree / "migrations/0099_new.sql").write_text("create table public.new (id int);")
    deploy.apply(fresh_database)

    with pytest.raises(PgcallsError, match=r"there is no 0099_new\.rollback\.sql"):
        deploy.rollback(fresh_database)
    assert columns(fresh_database, "public.new") == ["id"]


def test_a_stranger_of_the_same_name_is_not_replaced(empty_database):
    with psycopg.connect(empty_database) as db:
        db.execute("create function public.start_session() returns int return 1")

    with pytest.raises(PgcallsError, match=r"public\.start_session: there already"):
        deploy.apply(empty_database)


def test_what_is_not_ours_is_left_alone(empty_database):
    with psycopg.connect(empty_database) as db:
        db.execute("create function public.save_user(mine int) returns int return 1")
        db.execute("create view public.session_summaries as select 1 as mine")
    deploy.apply(empty_database, to="v1.4.0")
    deploy.rollback(empty_database, everything=True)

    with psycopg.connect(empty_database) as db:
        assert db.execute("select mine from public.session_summaries").fetchone() == (1,)
        assert db.execute("select public.save_user(1)").fetchone() == (1,)


def test_a_trigger_of_theirs_keeps_our_function(fresh_database):
    with psycopg.connect(fresh_database) as db:
        db.execute("create table public.mine (updated_at timestamptz)")
        db.execute(
            "create trigger mine before update on public.mine for each row"
            " execute function pgcalls.set_updated_at()"
        )

    with pytest.raises(PgcallsError, match=r"trigger mine on public\.mine depends"):
        deploy.rollback(fresh_database, everything=True)
    assert deploy.status(fresh_database).current


def test_a_removed_definition_and_a_renamed_policy_are_taken_back(tree, fresh_database):
    (tree / "functions/public/get_conversion_rate.sql").unlink()
    path = tree / "policies/calls/contacts.sql"
    path.write_text(path.read_text().replace("contacts_select_client", "contacts_read_client"))

    result = deploy.apply(fresh_database)

    assert result.removed == ["functions/public/get_conversion_rate.sql"]
    assert "contacts_select_client" not in schema(fresh_database)
    assert "FUNCTION public.get_conversion_rate" not in schema(fresh_database)
    deploy.rollback(fresh_database, everything=True)


def test_a_renamed_helper_of_policies(tree, fresh_database):
    old = tree / "functions/access/whole_client_id.sql"
    old.rename(tree / "functions/access/own_client_id.sql")
    for path in tree.rglob("*.sql"):
        path.write_text(path.read_text().replace("whole_client_id", "own_client_id"))

    result = deploy.apply(fresh_database)

    assert result.removed == ["functions/access/whole_client_id.sql"]
    assert "whole_client_id" not in schema(fresh_database)


def test_a_moved_definition_is_no_change(tree, fresh_database):
    before = schema(fresh_database)
    old = tree / "functions/audit/set_updated_at.sql"
    old.rename(tree / "functions/values/set_updated_at.sql")

    assert not deploy.apply(fresh_database).changed
    assert schema(fresh_database) == before


@pytest.mark.full
def test_a_deployment_and_live_calls_do_not_deadlock(fresh_database):
    stop = threading.Event()
    errors: list[psycopg.Error] = []

    def calls(name):
        with psycopg.connect(fresh_database, autocommit=True) as db:
            for n in range(100_000):
                if stop.is_set():
                    return
                try:
                    db.execute("select start_session(%s)", [f"{name}-{n}"])
                    db.execute(
                        "select end_session(%s, messages => %s, tool_calls => %s)",
                        [f"{name}-{n}", TURNS, '[{"tool_name": "t"}]'],
                    )
                except psycopg.Error as error:
                    errors.append(error)

    threads = [threading.Thread(target=calls, args=[name]) for name in "abc"]
    for thread in threads:
        thread.start()
    for _ in range(examples(8)):
        deploy.apply(fresh_database, redefine=True)
    stop.set()
    for thread in threads:
        thread.join()

    assert errors == []


def test_a_changed_signature_leaves_no_overload(tree, fresh_database):
    path = tree / "functions/values/is_uuid.sql"
    path.write_text(
        path.read_text().replace("value text", "value varchar").replace("(text)", "(varchar)")
    )

    deploy.apply(fresh_database)

    with psycopg.connect(fresh_database) as db:
        assert db.execute("select count(*) from pg_proc where proname = 'is_uuid'").fetchone() == (
            1,
        )


def test_what_was_dropped_by_hand_comes_back(fresh_database):
    before = schema(fresh_database)
    with psycopg.connect(fresh_database) as db:
        db.execute("drop function public.save_user")

    assert deploy.apply(fresh_database, redefine=True).definitions
    assert schema(fresh_database) == before


def test_an_older_package_refuses_a_newer_database(tree, fresh_database):
    (tree / "migrations/0099_new.sql").write_text("select 1;")
    (tree / "migrations/0099_new.rollback.sql").write_text("select 1;")
    deploy.apply(fresh_database)
    (tree / "migrations/0099_new.sql").unlink()

    with pytest.raises(PgcallsError, match="holds 0099_new, which this package"):
        deploy.apply(fresh_database)
    assert deploy.rollback(fresh_database).reverted == ["0099_new"]
    assert deploy.status(fresh_database).current


def test_settings_of_the_role_do_not_matter(server, owner, empty_database):
    name = psycopg.conninfo.conninfo_to_dict(empty_database)["dbname"]
    admin = psycopg.conninfo.make_conninfo(empty_database, user=server.user)
    with psycopg.connect(admin, autocommit=True) as db:
        for setting in (
            "statement_timeout = '1s'", "default_transaction_read_only = on",
            "search_path = 'nowhere'", "client_encoding = 'LATIN1'",
        ):  # fmt: skip
            db.execute(f"alter database {name} set {setting}")

    assert deploy.apply(empty_database).changed
    with psycopg.connect(
        empty_database, client_encoding="utf8", options="-c statement_timeout=0"
    ) as db:
        found = db.execute("select pgcalls.normalize_phone('٠٢١ ١٢٣ ٤٥٦٧', 'NZ')").fetchone()
    assert found == ("+64211234567",)


@pytest.mark.parametrize("use", ["select from public.contacts", "lock table public.contacts"])
def test_a_table_in_use_is_not_waited_for_without_end(tree, fresh_database, use):
    path = tree / "policies/calls/contacts.sql"
    path.write_text(path.read_text().replace("contacts_select_client", "contacts_read_client"))
    with psycopg.connect(fresh_database, application_name="the reader") as reader:
        reader.execute(use)
        with pytest.raises(LockBusyError, match=r"contacts in use.*application the reader"):
            deploy.apply(fresh_database, lock_timeout=0.4)

    assert deploy.apply(fresh_database).definitions == ["policies/calls/contacts.sql"]


def test_what_depends_on_us_is_named(fresh_database):
    with psycopg.connect(fresh_database) as db:
        db.execute("create view public.theirs as select * from public.session_summaries")

    with pytest.raises(PgcallsError, match=r"view public\.theirs depends on"):
        deploy.rollback(fresh_database, everything=True)
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
        holder.execute("select pg_advisory_xact_lock(%s, 0)", [0x7063])
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

    assert (before.pending, before.applied, before.current) == (MIGRATIONS, [], False)
    assert between.applied[-1] == "0006_v1.4.0_keywords_and_outcome"
    assert len(between.outdated) == len(files.definitions())
    assert (after.pending, after.outdated, after.current) == ([], [], True)


def test_an_edited_migration_is_reported_and_changes_nothing(tree, fresh_database):
    path = tree / "migrations/0013_contacts.sql"
    path.write_text(path.read_text() + "create table public.more (id integer);\n")

    assert not deploy.apply(fresh_database).changed
    assert deploy.status(fresh_database).edited == ["migrations/0013_contacts.sql"]
    assert [f.object for f in deploy.doctor(fresh_database) if f.level == "warning"] == [
        "migrations/0013_contacts.sql"
    ]


def test_a_migration_added_out_of_order_is_the_one_that_is_undone(tree, fresh_database):
    before = schema(fresh_database)
    (tree / "migrations/0012_late.sql").write_text("create table public.late (id integer);\n")
    (tree / "migrations/0012_late.rollback.sql").write_text("drop table public.late;\n")

    assert deploy.apply(fresh_database).migrations == ["0012_late"]
    assert deploy.rollback(fresh_database).reverted == ["0012_late"]
    assert schema(fresh_database) == before


def test_an_unknown_migration_is_explained(fresh_database):
    with pytest.raises(PgcallsError, match="v9: not the name of one migration"):
        deploy.apply(fresh_database, to="v9")
