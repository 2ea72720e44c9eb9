"""Ratios of a cluster to one server: ``TEST_CITUS_URL=… python bench/citus.py``.

Both databases are on the coordinator, one of them distributed, and take turns. A request is
a transaction that begins as PostgREST begins it, with the token of an agent or its client.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
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


def main() -> None:
    with cluster.empty_database() as spread, cluster.empty_database() as single:
        for url in (spread, single):
            deploy.apply(url)
        distribute.apply(spread)
        databases = [prepare(single), prepare(spread)]
        print("| request | one server, ms | Citus, ms | ratio |\n| --- | --- | --- | --- |")
        for name, case in CASES.items():
            took: list[list[float]] = [[], []]
            for _ in range(TIMES if case is not whole_call else TIMES // 6):
                for times, db in zip(took, databases, strict=True):
                    started = time.perf_counter()
                    case(db, uuid4().hex)
                    times.append(1000 * (time.perf_counter() - started))
            one, many = map(statistics.median, took)
            print(f"| `{name}` | {one:.1f} | {many:.1f} | {many / one:.1f} |")
        for db in databases:
            db.close()


if __name__ == "__main__":
    main()
