"""Ratios of a cluster to one server: ``TEST_CITUS_URL=… python bench/citus.py``.

The one server is that of ``TEST_DATABASE_URL``, or else a database of the coordinator that is
not distributed; both take turns. A request is a transaction that begins as PostgREST begins
it, with the token of an agent or its client. CPU is that of all processes which serve the
connection, on every node; they are all on this machine.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import psycopg

from pgcalls import deploy, distribute

sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / folder) for folder in (".", "citus")]
import cluster  # noqa: E402

from support import ACME, ACME_AGENT, ACME_ASSISTANT, Caller  # noqa: E402

TIMES = 60
TURNS = json.dumps([{"role": "user", "content": "hello there, my friend"}] * 20)


def request(db: psycopg.Connection, caller: Caller, query: str) -> None:
    with db.transaction():
        db.execute(
            "select set_config('role', %s, true), set_config('request.jwt.claims', %s, true)",
            [caller.role, json.dumps(caller.claims)],
        )
        db.execute("select pgcalls.pre_request()")
        db.execute(query.encode())


def whole_call(db: psycopg.Connection, name: str) -> None:
    request(db, ACME_AGENT, f"select start_session('{name}')")
    for number in range(10):
        request(db, ACME_AGENT, f"select log_message('{name}', 'user', 'turn {number}')")
    request(db, ACME_AGENT, f"select log_tool_call('{name}', 'book', '{{}}')")
    request(db, ACME_AGENT, f"select end_session('{name}', summary => 'booked a demo')")


CASES: dict[str, Callable[[psycopg.Connection, str], None]] = {
    "log_message": lambda db, _: request(
        db, ACME_AGENT, "select log_message('open', 'user', 'hello there, my friend')"
    ),
    "log_messages of 20": lambda db, _: request(
        db, ACME_AGENT, f"select log_messages('open', '{TURNS}')"
    ),
    "a whole call, 13 requests": whole_call,
    "get_conversation_with_messages": lambda db, _: request(
        db, ACME, "select get_conversation_with_messages('seed-3')"
    ),
    "get_conversation_list": lambda db, _: request(
        db, ACME, "select * from get_conversation_list()"
    ),
    "search_sessions": lambda db, _: request(db, ACME, "select * from search_sessions('demo')"),
    "search_messages": lambda db, _: request(db, ACME, "select * from search_messages('turn')"),
    "get_client_call_analytics": lambda db, _: request(
        db, ACME, "select * from get_client_call_analytics('acme')"
    ),
}


def prepare(url: str) -> psycopg.Connection:
    db = psycopg.connect(url, autocommit=True)
    db.execute("insert into client_subscriptions (client_id) values ('acme')")
    db.execute(
        f"insert into assistants (client_id, id) values ('acme', '{ACME_ASSISTANT}')".encode()
    )
    for number in range(100):
        whole_call(db, f"seed-{number}")
    request(db, ACME_AGENT, "select start_session('open')")
    return db


@contextmanager
def one_server() -> Iterator[str]:
    plain = os.environ.get("TEST_DATABASE_URL")
    if plain is None:
        with cluster.empty_database() as url:
            yield url
        return
    name = f"calls_single_{uuid4().hex[:8]}"
    with psycopg.connect(plain, autocommit=True) as admin:
        admin.execute(f"create database {name}".encode())
        try:
            yield psycopg.conninfo.make_conninfo(plain, dbname=name)
        finally:
            admin.execute(f"drop database {name} with (force)".encode())


class Database:
    """A connection, and the processes that serve it."""

    def __init__(self, url: str, servers: list[tuple[str, int]]) -> None:
        self.db = prepare(url)
        self.name = self.db.info.dbname
        self.admins = [
            psycopg.connect(url, host=host, port=port, dbname="postgres", autocommit=True)
            for host, port in servers
        ]
        self.took: list[float] = []
        self.ran: list[float] = []

    def spent(self) -> float:
        """Return the milliseconds that its processes have run."""
        total = 0
        for admin in self.admins:
            for (pid,) in admin.execute(
                "select pid from pg_stat_activity where datname = %s", [self.name]
            ):
                # One that only looked after the database may be gone.
                with suppress(FileNotFoundError, ProcessLookupError):
                    total += int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])
        return total / 1e6

    def measure(self, case: Callable[[psycopg.Connection, str], None]) -> None:
        spent, started = self.spent(), time.perf_counter()
        case(self.db, uuid4().hex)
        self.took.append(1000 * (time.perf_counter() - started))
        self.ran.append(self.spent() - spent)

    def medians(self) -> tuple[float, float]:
        found = statistics.median(self.took), statistics.median(self.ran)
        self.took, self.ran = [], []
        return found

    def close(self) -> None:
        for db in (self.db, *self.admins):
            db.close()


def main() -> None:
    with cluster.empty_database() as spread, one_server() as single:
        for url in (spread, single):
            deploy.apply(url)
        distribute.apply(spread)
        where = psycopg.conninfo.conninfo_to_dict(single)
        one = Database(single, [(str(where["host"]), int(where["port"] or 5432))])
        many = Database(spread, cluster.nodes())
        print("| request | one server, ms | Citus, ms | ratio | of CPU |")
        print("| --- | --- | --- | --- | --- |")
        for name, case in CASES.items():
            for number in range(TIMES if case is not whole_call else TIMES // 6):
                for database in (one, many) if number % 2 else (many, one):
                    database.measure(case)
            (one_ms, one_cpu), (many_ms, many_cpu) = one.medians(), many.medians()
            print(
                f"| `{name}` | {one_ms:.1f} | {many_ms:.1f} | {many_ms / one_ms:.1f}"
                f" | {many_cpu / one_cpu:.1f} |",
                flush=True,
            )
        for database in (one, many):
            database.close()


if __name__ == "__main__":
    main()
