"""A streaming standby answers what reads, as its primary does, and refuses what writes."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from attacks.world import OPERATORS, READERS, SECRET_WORD
from psycopg import conninfo
from psycopg.rows import dict_row

from pgcalls import deploy, embedded

from support import ACME, ACME_AGENT, SERVICE, Store

pytestmark = pytest.mark.full
READING = READERS | {"cost_reconciliation": OPERATORS["cost_reconciliation"]}


@contextmanager
def standby_of(url: str, folder: Path) -> Iterator[str]:
    """Run a standby of an embedded server, as the user that runs the server."""
    with psycopg.connect(url) as db:
        data = Path(db.execute("show data_directory").fetchone()[0])
    bin_folder = Path((data / "postmaster.opts").read_text().split()[0]).parent
    user = data.owner() if os.getuid() == 0 else None
    if user:
        os.chown(folder, data.stat().st_uid, -1)

    def run(program: str, *arguments: str) -> None:
        subprocess.run([bin_folder / program, *arguments], user=user, check=True)

    copy = str(folder / "data")
    run("pg_basebackup", "--dbname", url, "--pgdata", copy, "--write-recovery-conf",
        "--checkpoint=fast")  # fmt: skip
    control = ["pg_ctl", "--pgdata", copy, "--silent", "--wait"]
    run(*control, "--log", str(folder / "log"), "--options", f"-h '' -k {folder}", "start")
    try:
        yield conninfo.make_conninfo(url, host=str(folder))
    finally:
        run(*control, "--mode=immediate", "stop")


class Pair:
    """A primary, its standby, and what that one logs."""

    def __init__(self, primary: str, standby: str, log: Path) -> None:
        self.log = log
        self.primary, self.standby = (
            Store(psycopg.connect(url, row_factory=dict_row)) for url in (primary, standby)
        )

    def catch_up(self) -> None:
        """Commit, and wait until the standby has it."""
        self.primary.connection.commit()
        written = self.primary.value("select pg_current_wal_lsn()::text")
        while not self.standby.value("select pg_last_wal_replay_lsn() >= %s::pg_lsn", written):
            time.sleep(0.02)
        self.standby.connection.commit()

    def both(self, ask: Callable[[Store], Any]) -> list[Any]:
        """Ask the primary and the standby."""
        answers = []
        for store in (self.primary, self.standby):
            answers.append(ask(store))
            store.connection.rollback()
        return answers


@pytest.fixture(scope="module")
def pair() -> Iterator[Pair]:
    """A primary with a call that is over and one in progress, and a standby."""
    # The path of a socket is short.
    folder = Path(os.environ.get("TMPDIR", "/tmp")) / f"standby-{os.getpid()}"
    folder.mkdir(mode=0o700)
    try:
        with embedded.server() as url:
            deploy.apply(url)
            with standby_of(url, folder) as standby:
                pair = Pair(url, standby, folder / "log")
                pair.primary.populate()
                for session_id in ("call-a", "call-b"):
                    pair.primary.start(session_id, customer_number="+64211234567")
                    pair.primary.call(
                        "log_message", session_id=session_id, role="user", content=SECRET_WORD
                    )
                pair.primary.call("end_session", session_id="call-a", summary=SECRET_WORD)
                pair.catch_up()
                yield pair
                for store in (pair.primary, pair.standby):
                    store.connection.close()
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize("caller", [ACME, ACME_AGENT, SERVICE], ids=["client", "agent", "service"])
@pytest.mark.parametrize("function", READING)
def test_what_reads_answers_as_on_the_primary(pair, function, caller):
    if function in OPERATORS and caller != SERVICE:
        return

    primary, standby = pair.both(lambda store: store.call(function, caller, **READING[function]))

    assert standby == primary
    assert f'"{function}"' in pair.log.read_text()


def test_every_function_that_reads_is_tried(pair):
    stable = pair.primary.rows(
        "select proname from pg_proc"
        " where pronamespace = 'public'::regnamespace and provolatile <> 'v'"
    )

    assert {row["proname"] for row in stable} <= set(READING)


@pytest.mark.parametrize("caller", [ACME, ACME_AGENT, SERVICE], ids=["client", "agent", "service"])
def test_every_table_and_view_reads_as_on_the_primary(pair, caller):
    def read(store):
        store.become(caller)
        return {
            row["name"]: sorted(map(str, store.rows(f"select * from {row['name']}")))
            for row in store.rows(
                """
                select format('%I.%I', relnamespace::regnamespace, relname) as name
                from pg_class
                where
                  relkind in ('r', 'v')
                  and relnamespace::regnamespace::text in ('public', 'livekit', 'callcenter')
                  and has_table_privilege(oid, 'select')
                """
            )
        }

    primary, standby = pair.both(read)

    assert len(primary["public.user_sessions"]) == 2
    assert standby == primary


def test_what_is_written_arrives(pair):
    pair.primary.call("log_message", session_id="call-b", role="agent", content="a turn")
    pair.catch_up()

    call = pair.standby.call("get_conversation_with_messages", ACME, conversation_id="call-b")

    assert call["messages"][-1]["content"] == "a turn"


def test_what_writes_is_refused(pair):
    with pair.standby.refused("25006"):
        pair.standby.call("start_session", ACME_AGENT, session_id="call-c")


def test_what_looks_at_the_installation_answers(pair):
    findings = pair.standby.rows("select * from public.doctor()")

    assert [row for row in findings if row["level"] == "error"] == []
    assert pair.standby.call("missing_webhooks", **OPERATORS["missing_webhooks"]) == []
