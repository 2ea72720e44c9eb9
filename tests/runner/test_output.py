"""What is printed is whole, whatever it is and whatever width somebody believes in."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import psycopg
import pytest
from psycopg import conninfo, sql

from pgcalls import output

from support import MIGRATIONS

#: Settings by which rich believes in a narrow terminal where there is none.
NARROW = [
    {"COLUMNS": "20"},
    {"COLUMNS": "20", "FORCE_COLOR": "1"},
    {"COLUMNS": "1", "TTY_COMPATIBLE": "1"},
    {"TERM": "dumb", "LINES": "2"},
]
LONG = "n" * 300
ODD = [
    LONG,
    "[bold]x[/bold]",
    "[/x]",
    "a:smile:b",
    "a b  c",
    "123456789012345678901234567890",
    "ع" * 90,
]


def run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **environment},
    )
    return done.stdout


SHOW = f"""
from pgcalls.output import cell, print_table, say, table
made = table("name", "number", "more", numbers=("number",))
for value in {ODD!r}:
    made.add_row(cell(value), cell(value), cell(value, "green"))
    say("said", "green", " " + value)
print_table(made, {LONG!r})
"""


@pytest.mark.parametrize("environment", NARROW)
def test_off_a_terminal_nothing_is_cut(environment):
    shown = run(SHOW, **environment)

    for value in ODD:
        # Once in its line, three times in the table.
        assert shown.count(value) >= 4, value
    assert "…" not in shown
    assert LONG in shown.splitlines()


def test_the_check_notices_what_rich_does_by_itself():
    plain = SHOW.replace(
        "print_table(made,", "from rich.console import Console\nConsole().print(made) or ("
    )

    assert LONG not in run(plain, COLUMNS="20").split("said")[-1]


def test_on_a_terminal_values_are_folded():
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", SHOW], stdout=slave, env={**os.environ, "COLUMNS": "60"}
    ) as process:
        os.close(slave)
        shown = b""
        while True:
            try:
                block = os.read(master, 65536)
            except OSError:
                break
            if not block:
                break
            shown += block
        process.wait()
    os.close(master)

    text = shown.decode()
    assert "…" not in text
    assert text.count("n") > 5 * len(LONG)


def test_nothing_speaks_to_the_terminal():
    assert output.cell("a\x1b[31mb\nc\x9b1m\u2028d").plain == r"a\x1b[31mb\nc\x9b1m\u2028d"


@pytest.fixture
def long_name(fresh_database, server):
    """An installed database with a long and odd name; the owner's DSN."""
    short, long = conninfo.conninfo_to_dict(fresh_database)["dbname"], "d[x]" + "a" * 58

    def rename(old, new):
        url = conninfo.make_conninfo(fresh_database, user=server.user, dbname="postgres")
        with psycopg.connect(url, autocommit=True) as admin:
            admin.execute(
                sql.SQL("alter database {} rename to {}").format(
                    sql.Identifier(old), sql.Identifier(new)
                )
            )

    rename(short, long)
    yield conninfo.make_conninfo(fresh_database, dbname=long)
    rename(long, short)


@pytest.mark.full
def test_the_names_of_a_database_are_whole(command, long_name):
    """Every command that prints a table, or a line about an object."""
    database, trigger, key = "d[x]" + "a" * 58, "t[y]" + "b" * 58, "k" * 500
    with psycopg.connect(long_name) as db:
        db.execute("create table public.conversations (conversation_id text, status text)")
        db.execute("insert into public.conversations values (%s, 'x'), (null, 'y')", [key])
        db.execute("drop trigger generate_call_analytics on public.user_sessions")
        db.execute(
            sql.SQL(
                "create trigger {} before insert on public.conversations for each row"
                " execute function suppress_redundant_updates_trigger()"
            ).format(sql.Identifier(trigger))
        )

    def shown(*arguments: str) -> str:
        process = command(*arguments, "--database-url", long_name, COLUMNS="20")
        return "".join(process.communicate())

    for arguments, expected in (
        (["status"], [database, *MIGRATIONS]),
        (["doctor"], ["generate_call_analytics"]),
        (["adopt"], [database, key, trigger]),
        (["apply", "--redefine"], [database]),
    ):
        text = shown(*arguments)
        assert [name for name in expected if name not in text] == [], text
