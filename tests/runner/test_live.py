"""Released onto a database that people are using: nobody fails, and nobody waits for long."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager

import psycopg
import pytest

from pgcalls import deploy
from pgcalls.errors import LockBusyError
from pgcalls.files import definitions

from support import each
from wire import delayed

VIEWS = [f"{file.schema}.{file.name}" for file in definitions() if file.kind == "views"]
TURNS = json.dumps([{"role": "user", "content": f"turn {n}"} for n in range(20)])


class Clients:
    """Four readers of every view and four writers of calls; a pause leaves the processors something.

    ``longest`` is the longest that one of them stood still, in seconds; bench/release.py
    measures it.
    """

    def __init__(self, url: str, pause: float = 0) -> None:
        self.url, self.pause = url, pause
        self.errors: list[str] = []
        self.longest = 0.0
        self.calls = 0
        self._stop = threading.Event()

    @contextmanager
    def at_work(self):
        self._stop.clear()
        threads = [
            *(threading.Thread(target=self._read) for _ in range(4)),
            *(threading.Thread(target=self._write, args=[f"w{n}"]) for n in range(4)),
        ]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            self._stop.set()
            for thread in threads:
                thread.join()

    def _call(self, db: psycopg.Connection, statement: str, *arguments) -> None:
        begun = time.monotonic()
        try:
            db.execute(statement, arguments or None)
        except psycopg.Error as error:
            self.errors.append(f"{error.sqlstate} {error}")
        self.longest = max(self.longest, time.monotonic() - begun)
        self.calls += 1
        time.sleep(self.pause)

    def _read(self) -> None:
        with psycopg.connect(self.url, autocommit=True, prepare_threshold=None) as db:
            while not self._stop.is_set():
                for view in VIEWS:
                    self._call(db, f"select * from {view} limit 3")

    def _write(self, name: str) -> None:
        with psycopg.connect(self.url, autocommit=True, prepare_threshold=None) as db:
            number = 0
            while not self._stop.is_set():
                number += 1
                call = f"{name}-{time.monotonic_ns()}"
                self._call(db, "select start_session(%s)", call)
                self._call(db, "select log_message(%s, 'user', 'hello')", call)
                self._call(db, "select end_session(%s, messages => %s)", call, TURNS)


def edit(tree, path, old, new):
    file = tree / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def change_function(tree):
    edit(tree, "functions/turns/log_message.sql", "\nbegin\n", "\nbegin\n  -- as before\n")


def change_view(tree):
    edit(
        tree,
        "views/public/session_summaries.sql",
        "\nfrom public.user_sessions as s",
        ",\n  s.source\nfrom public.user_sessions as s",
    )


def add_column(tree):
    (tree / "migrations/0098_note.sql").write_text(
        "alter table public.user_sessions add column note text;\n"
    )
    (tree / "migrations/0098_note.rollback.sql").write_text(
        "alter table public.user_sessions drop column note;\n"
    )


def nothing(tree):
    pass


@pytest.mark.full
@pytest.mark.parametrize("delay", each(20, 0))
def test_releases_onto_a_database_in_use(tree, fresh_database, delay):
    clients = Clients(fresh_database, pause=0.02)
    with clients.at_work(), delayed(fresh_database, delay) as far:
        for change in (change_function, change_view, add_column):
            change(tree)
            assert deploy.apply(far).changed
        assert deploy.apply(far, redefine=True).definitions
        assert deploy.rollback(far).reverted
        assert deploy.apply(far).migrations

    assert clients.errors == []
    assert clients.calls > 100
    assert deploy.status(fresh_database).current
    assert [f for f in deploy.doctor(fresh_database) if f.level != "notice"] == []


def test_a_function_whose_text_alone_changed_locks_no_table(tree, fresh_database):
    """Somebody has all our tables and views for himself, and the release passes him by."""
    change_function(tree)
    with psycopg.connect(fresh_database) as holder:
        # Whoever waits for him waits no longer than this.
        holder.execute("set idle_in_transaction_session_timeout = '20s'")
        holder.execute(
            "do $$ declare t text; begin for t in select oid::regclass from pg_class"
            " where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') order by relkind"
            " loop execute format('lock table %s in access exclusive mode', t); end loop; end $$"
        )

        assert deploy.apply(fresh_database).definitions == ["functions/turns/log_message.sql"]
        assert holder.execute("select 1").fetchone() == (1,)
    assert deploy.preview(fresh_database).plan.steps == []
    change = "\nbegin\n  -- as ever\n"
    edit(tree, "functions/turns/log_message.sql", "\nbegin\n", change)
    assert deploy.preview(fresh_database, check=True).held == []


def test_a_file_with_a_trigger_locks_its_table_only_when_the_trigger_changes(tree, fresh_database):
    edit(tree, "functions/audit/audit_change.sql", "return null;\nend", "return null; -- done\nend")
    assert deploy.preview(fresh_database).plan.locks == []

    edit(tree, "functions/audit/audit_change.sql",
         "insert or update or delete on public.rate_plans", "insert or delete on public.rate_plans")  # fmt: skip
    assert deploy.preview(fresh_database).plan.locks == [
        ("public.rate_plans", "share row exclusive")
    ]


def test_views_are_locked_before_tables_outermost_first(tree, fresh_database):
    change_view(tree)
    edit(
        tree,
        "views/livekit/session_summaries.sql",
        "security_invoker = true",
        "security_invoker=true",
    )
    add_column(tree)

    locks = [name for name, _ in deploy.preview(fresh_database).plan.locks]

    assert locks == [
        "livekit.session_summaries",
        "public.session_summaries",
        "public.user_sessions",
    ]


def test_a_long_reader_is_named_and_stops_nobody_else(tree, fresh_database):
    add_column(tree)
    stalls = []
    stop = threading.Event()

    def others():
        with psycopg.connect(fresh_database, autocommit=True) as db:
            while not stop.is_set():
                begun = time.monotonic()
                db.execute("select count(*) from public.user_sessions")
                stalls.append(time.monotonic() - begun)

    with psycopg.connect(fresh_database, application_name="the report") as reader:
        reader.execute("select count(*) from public.user_sessions")
        thread = threading.Thread(target=others)
        thread.start()
        with pytest.raises(LockBusyError, match=r"user_sessions in use.*application the report"):
            deploy.apply(fresh_database, lock_timeout=2)
        stop.set()
        thread.join()
    assert len(stalls) > 10

    assert deploy.apply(fresh_database).migrations == ["0098_note"]
