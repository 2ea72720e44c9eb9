"""A name in the caller's temporary schema is never what the package means.

Every session here is full of traps before anything of the package is called: a type, a
table, a function and an operator of each name that it could look up. Each says whose
rights it ran with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import psycopg
import pytest
from attacks.everything import SCHEMAS, Everything
from psycopg import conninfo

from pgcalls.files import read, root

from support import ACME, ACME_AGENT, ANON, SERVICE, Caller

HERE = root() / "tests" / "attacks"
CALLERS = {"service_role": SERVICE, "agent": ACME_AGENT, "client": ACME, "anon": ANON}
FUNCTIONS = """
select p.proname
from pg_catalog.pg_proc as p
where p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
"""


class Trapped(Everything):
    """A session whose temporary schema is full of traps, and the ones that went off."""

    def __init__(self, connection: psycopg.Connection) -> None:
        super().__init__(connection)
        self.fired: list[str] = []
        connection.add_notice_handler(self._hear)
        connection.execute("set track_functions = 'all'")
        connection.execute(read(HERE / "traps.sql").encode())
        self.populate()
        self.fired.clear()

    def _hear(self, notice: psycopg.errors.Diagnostic) -> None:
        if notice.severity_nonlocalized == "INFO":
            self.fired.append(notice.message_primary or "")

    def called(self) -> set[str]:
        """The functions of the package that ran in this transaction."""
        self.become(None)
        return set(
            self.names(
                "select funcname from pg_catalog.pg_stat_xact_user_functions"
                f" where schemaname in {SCHEMAS}"
            )
        )


Sessions = Callable[[], AbstractContextManager[Trapped]]


@pytest.fixture
def trapped(fresh_database: str, server) -> Iterator[Sessions]:
    """New sessions with traps, as superuser; all that they do is undone."""
    url = conninfo.make_conninfo(fresh_database, user=server.user)

    @contextmanager
    def session() -> Iterator[Trapped]:
        with psycopg.connect(url) as connection, connection.transaction(force_rollback=True):
            yield Trapped(connection)

    yield session


@pytest.mark.full
def test_nothing_of_a_session_is_what_the_package_means(trapped, owner):
    """Whoever it is, no trap goes off; and every function has had its turn."""
    called: set[str] = set()
    for who, caller in {**CALLERS, "owner": Caller(owner, {})}.items():
        with trapped() as session:
            session.become(caller)
            states = session.use_everything()

            assert session.fired == [], who
            if caller.role in ("service_role", owner):
                # forget_caller comes first, and call-a is then found by its id alone; and
                # finish_follow_up is told of none that there is.
                assert [s for s in states if s] == ["PT404", "PT404"], who
            called |= session.called()
            every = set(session.names(FUNCTIONS))

    # They read the tables that adopt finds, and write to the views that it leaves.
    assert every - called == {"adopted_row", "write_old_name"}


def test_the_traps_go_off(trapped, owner):
    """One of each kind by its name, and what an empty search_path let in."""
    with trapped() as session:
        for trap, statement in {
            "text": "select 'x'::text",
            "user_sessions": "select * from user_sessions",
            "contacts": "delete from contacts where phone is null",
            "lower": "select pg_temp.lower('X'::pg_catalog.text)",
            "+": "select 1 operator(pg_temp.+) 1",
        }.items():
            session.become(SERVICE)
            assert session.attempt(statement) is None, statement
            assert set(session.fired) == {
                f"the trap {trap} went off with the rights of service_role"
            }
            session.fired.clear()

        session.become(None)
        session.connection.execute("alter function pgcalls.named_client_id set search_path = ''")
        session.become(ACME)
        session.attempt("select pgcalls.named_client_id()")
        assert set(session.fired) == {
            f"the trap {name} went off with the rights of {owner}" for name in ("jsonb", "text")
        }
