"""Many connections at once, to a database that the tests of a file share."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from psycopg import conninfo
from psycopg.rows import dict_row

from conftest import copied_database
from stack import empty

Connection = psycopg.Connection[dict[str, Any]]


class Crowd:
    """Connections that last as long as the file: a new one compiles and plans everything anew."""

    def __init__(self, url: str, opened: ExitStack) -> None:
        self.url = url
        self.opened = opened
        self.connections: list[Connection] = []

    def first(self, size: int) -> list[Connection]:
        """So many open connections."""
        while len(self.connections) < size:
            connection = psycopg.connect(self.url, autocommit=True, row_factory=dict_row)
            self.connections.append(self.opened.enter_context(connection))
        return self.connections[:size]

    def run(
        self, do: Callable[[Connection, Any], Any], jobs: Sequence[Any], size: int
    ) -> list[Any]:
        """What became of each job; so many connections work, and all begin at once."""
        size = min(size, len(jobs))
        waiting = deque(enumerate(jobs))
        answers: dict[int, Any] = {}
        begin = threading.Barrier(size)

        def work(connection: Connection) -> None:
            begin.wait()
            while waiting:
                try:
                    place, job = waiting.popleft()
                except IndexError:
                    return
                answers[place] = do(connection, job)

        with ThreadPoolExecutor(size) as pool:
            list(pool.map(work, self.first(size)))
        return [answers[place] for place in range(len(jobs))]

    def rows(self, query: str) -> list[dict[str, Any]]:
        """What one of the connections answers."""
        cursor = self.first(1)[0].execute(query.encode())
        return [] if cursor.description is None else cursor.fetchall()


@pytest.fixture(scope="module")
def crowds(
    server: SimpleNamespace, owner: str, template: Callable[[str], str]
) -> Iterator[SimpleNamespace]:
    """The database of the file; crowds of its owner and of the superuser."""
    with ExitStack() as opened:
        url = opened.enter_context(copied_database(server, owner, template("bare")))
        admin = conninfo.make_conninfo(url, user=server.user)
        yield SimpleNamespace(owner=Crowd(url, opened), admin=Crowd(admin, opened))


@pytest.fixture
def crowd(crowds: SimpleNamespace) -> Crowd:
    """Connections of the owner to a database that is as new."""
    (admin,) = crowds.admin.first(1)
    admin.execute("reset role")
    empty(admin)
    admin.execute("delete from rate_plans where true")
    return crowds.owner


@pytest.fixture
def admins(crowd: Crowd, crowds: SimpleNamespace) -> Crowd:
    """The same as the superuser."""
    return crowds.admin


@pytest.fixture
def rows(crowd: Crowd) -> Callable[[str], list[dict[str, Any]]]:
    return crowd.rows
