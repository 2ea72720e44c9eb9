from __future__ import annotations

import json
import re
from dataclasses import fields

import psycopg
import pytest
from click.testing import CliRunner
from psycopg import conninfo

from pgcalls import connection
from pgcalls.cli import main
from pgcalls.distribute import Distribution
from pgcalls.files import root
from pgcalls.recorder.replay import Delivery

from support import MIGRATIONS


@pytest.fixture
def run(monkeypatch):
    for name in ("DATABASE_URL", "PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE"):
        monkeypatch.delenv(name, raising=False)

    def invoke(*arguments, **environment):
        return CliRunner().invoke(main, arguments, env=environment, catch_exceptions=False)

    return invoke


def test_the_life_of_a_database(run, empty_database):
    url = ("--database-url", empty_database)

    assert run("status", *url).exit_code == 4
    first = run("apply", *url)
    assert (first.exit_code, f"done: {len(MIGRATIONS)} migrations" in first.output) == (0, True)
    again = run("apply", *url)
    assert (again.exit_code, "nothing to do" in again.output) == (0, True)
    assert run("status", *url).exit_code == 0
    assert run("rollback", *url, "--yes").exit_code == 1
    assert run("rollback", *url, "--to", "v1.4.0", "--yes").exit_code == 0
    assert run("status", *url).exit_code == 4
    assert run("rollback", *url, "--all", "--yes").exit_code == 0
    assert "nothing to do" in run("rollback", *url, "--yes").output


def test_json(run, empty_database):
    url = ("--json", "--database-url", empty_database)

    pending = json.loads(run("status", *url).output)
    applied = json.loads(run("apply", *url).output)
    again = json.loads(run("apply", *url).output)
    undone = json.loads(run("rollback", "--to", "v1.4.0", "--yes", *url).output)

    assert (pending["current"], pending["pending"]) == (False, MIGRATIONS)
    assert applied["migrations"] == pending["pending"]
    assert applied["definitions"]
    assert (again["changed"], again["migrations"], again["definitions"]) == (False, [], [])
    assert undone["reverted"][0] == pending["pending"][-1]
    assert "password" not in json.dumps([pending, applied, again, undone])


def test_without_a_database_the_ways_to_name_one_are_told(run, monkeypatch):
    def nobody_listens(*_args, **_kwargs):
        raise psycopg.OperationalError("no such file")

    monkeypatch.setattr(psycopg, "connect", nobody_listens)

    unnamed = run("apply")
    named = run("apply", "--database-url", "postgresql://x@db.example/y")

    assert (unnamed.exit_code, named.exit_code) == (1, 1)
    assert "--database-url" in unnamed.output and "DATABASE_URL" in unnamed.output
    assert "--database-url" not in named.output


def test_the_keys_of_the_json_are_those_of_the_page(run, fresh_database):
    page = (root() / "docs/operations.md").read_text()
    url = ("--json", "--database-url", fresh_database)
    taken = psycopg.connect(fresh_database)
    taken.execute("select pg_advisory_xact_lock(%s, 0)", [0x7063])
    failed = json.loads(run("apply", "--wait", "0", *url).stdout)
    taken.close()
    with psycopg.connect(fresh_database) as db:
        db.execute("grant select on contacts to anon; drop function public.save_user")
    check = json.loads(run("plan", "--redefine", "--check", *url).stdout)
    shown = {
        "`apply`, `rollback`": json.loads(run("apply", *url).stdout),
        "`plan`": check | (check["locks"] or check["held"] or [{}])[0],
        "`status`": json.loads(run("status", *url).stdout),
        "`doctor`, `verify`, `lint`": (found := json.loads(run("doctor", *url).stdout))
        | found["findings"][0],
        "`distribute`": {field.name: None for field in fields(Distribution)},
        "`replay`": {"files": []} | {field.name: None for field in fields(Delivery)},
        "any, when it fails": failed | {"problems": []},
    }
    for command, keys in shown.items():
        (line,) = [line for line in page.splitlines() if line.startswith(f"| {command} |")]
        said = set(re.findall(r"`(\w+)`", line.split("|")[2]))
        optional = {"relation", "mode", "milliseconds"} if command == "`plan`" else set()
        assert said - optional == set(keys) - optional, command
    assert (failed["exit"], failed["sqlstate"]) == (5, None)


def test_a_failure_in_json_says_where(run, tree, fresh_database):
    (tree / "migrations/0098_new.sql").write_text("select 1;\n\nselect 1 / 0;\n")

    failed = json.loads(run("apply", "--json", "--database-url", fresh_database).stdout)

    assert (failed["exit"], failed["sqlstate"], failed["path"], failed["line"]) == (
        1, "22012", "migrations/0098_new.sql", 3,
    )  # fmt: skip


def test_the_version_names_the_release_of_a_database(run, fresh_database):
    with psycopg.connect(fresh_database) as db:
        digest, newest = db.execute(
            "select digest, (select max(name) from pgcalls_meta.release_files"
            " where kind = 'migrations') from pgcalls_meta.releases"
        ).fetchone()

    assert f"database release {digest[:12]} ({newest})" in run("--version").stdout


def test_an_example_is_printed_as_it_is(run):
    names = [line.split()[0] for line in run("example").stdout.splitlines()]

    assert names == sorted(path.stem for path in (root() / "examples").glob("*.*"))
    text = (root() / "examples/livekit_agent.py").read_text(encoding="utf-8")
    assert run("example", "livekit_agent").stdout == text
    assert "livekit_agent" in run("example", "nothing").stderr


def test_the_list_of_commands_says_of_each_what_it_does(run):
    _, commands = run(COLUMNS="80").output.split("Commands:")

    assert len(commands.splitlines()) > len(main.commands)
    assert "..." not in commands


def test_rollback_asks_first(run, fresh_database):
    result = run("rollback", "--database-url", fresh_database)

    assert result.exit_code == 1
    assert run("status", "--database-url", fresh_database).exit_code == 0


def test_the_address_comes_from_the_environment(run, empty_database, server):
    parts = conninfo.conninfo_to_dict(empty_database)
    libpq = {
        "PGHOST": parts["host"], "PGPORT": str(parts["port"]), "PGUSER": parts["user"],
        "PGDATABASE": parts["dbname"], "PGPASSWORD": parts.get("password", ""),
    }  # fmt: skip

    assert run("apply", **libpq).exit_code == 0
    assert run("status", DATABASE_URL=empty_database).exit_code == 0
    # The option wins over the variable.
    wrong = "postgresql://nobody@127.0.0.1:1/nothing"
    assert run("status", "--database-url", empty_database, DATABASE_URL=wrong).exit_code == 0


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://u:p%40ss@h:5433/d?sslmode=disable",
        "postgres://u:p%40ss@h:5433/d?sslmode=disable",
        "postgresql+psycopg://u:p%40ss@h:5433/d?sslmode=disable",
        "postgresql+psycopg2-binary://u:p%40ss@h:5433/d?sslmode=disable",
        "host=h port=5433 user=u password=p@ss dbname=d sslmode=disable",
    ],
)
def test_any_form_libpq_knows(text):
    assert conninfo.conninfo_to_dict(connection.resolve(text)) == {
        "user": "u", "password": "p@ss", "host": "h", "port": "5433", "dbname": "d",
        "sslmode": "disable", "application_name": "pgcalls", "client_encoding": "utf8",
    }  # fmt: skip


def test_a_failure_is_a_line_and_never_a_password(run):
    result = run("apply", "--database-url", "postgresql://u:secret@127.0.0.1:1/d")

    assert result.exit_code == 1
    assert "secret" not in result.output
    assert "Traceback" not in result.output
    as_json = run("apply", "--json", "--database-url", "postgresql://u:secret@127.0.0.1:1/d")
    assert "secret" not in as_json.output


@pytest.mark.parametrize(
    "text", ["mysql://u:secret@h/d", "postgresql://u:secret%@h/d", "host=h password='secret"]
)
def test_an_unreadable_address_is_not_repeated(run, text):
    result = run("status", "--database-url", text)

    assert (result.exit_code, "cannot be read" in result.output) == (1, True)
    assert "secret" not in result.output


def test_a_busy_lock_has_an_exit_code(run, fresh_database):
    with psycopg.connect(fresh_database) as holder:
        holder.execute("select pg_advisory_xact_lock(%s, 0)", [0x7063])
        result = run("apply", "--wait", "0", "--database-url", fresh_database)

    assert (result.exit_code, "another deployment is running" in result.output) == (5, True)


def test_each_exit_code_has_one_meaning(run, tree, empty_database):
    url = ("--database-url", empty_database)
    with psycopg.connect(empty_database) as db:
        db.execute("create table public.contacts ()")
    (tree / "migrations/0098_new.sql").write_text("drop table public.contacts cascade;\n")

    assert run("apply", "--nonsense", *url).exit_code == 2
    assert run("rollback", "--all", "--to", "1", *url).exit_code == 2
    taken = run("apply", "--json", *url)
    assert (taken.exit_code, len(json.loads(taken.stdout)["problems"])) == (6, 1)
    assert run("lint").exit_code == 7


def test_the_demo_records_a_call(run):
    kept = json.loads(run("demo", "--json").stdout)

    assert kept["summary"]["message_count"] == 8
    assert kept["summary"]["demo_scheduled"]
    assert kept["summary"]["cost_total"] == "0.2420"
    assert [m["role"] for m in kept["conversation"]["messages"]].count("user") == 4
    assert "يوم الخميس" in kept["conversation"]["messages"][3]["content"]


def test_pre_request(run, server, empty_database):
    url = ("--database-url", conninfo.make_conninfo(empty_database, user=server.user))
    with psycopg.connect(url[1], autocommit=True) as admin:
        if admin.execute("select to_regrole('authenticator')").fetchone() == (None,):
            admin.execute("create role authenticator login noinherit")

    assert "note: PostgREST does not call pgcalls.pre_request()" in run("apply", *url).output
    switched = run("apply", "--pre-request", *url)
    assert (switched.exit_code, "note" in switched.output) == (0, False)
    assert "note" not in run("apply", *url).output

    with psycopg.connect(url[1], autocommit=True) as admin:
        database = admin.info.dbname
        admin.execute(
            f"alter role authenticator in database {database} set pgrst.db_pre_request = 'x.y'".encode()
        )
    refused = run("apply", "--pre-request", *url)
    assert (refused.exit_code, "PostgREST calls x.y before each request" in refused.output) == (
        1,
        True,
    )
