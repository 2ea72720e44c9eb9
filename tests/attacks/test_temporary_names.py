"""A name in the caller's temporary schema is never what the package means.

Every session here is full of traps before anything of the package is called: a type, a
table, a function and an operator of each name that it could look up. Each says whose
rights it ran with.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import psycopg
import pytest
from attacks.world import OPERATORS, READERS, WRITERS
from psycopg import conninfo
from psycopg.types.json import Jsonb

from pgcalls.files import read, root

from support import ACME, ACME_AGENT, ANON, SERVICE, Caller

HERE = root() / "tests" / "attacks"
CALLERS = {"service_role": SERVICE, "agent": ACME_AGENT, "client": ACME, "anon": ANON}
SCHEMAS = "('public', 'pgcalls', 'livekit', 'callcenter')"
RELATIONS = f"""
select format('%I.%I', c.relnamespace::regnamespace, c.relname)
from pg_class as c
where c.relkind in ('r', 'v') and c.relnamespace::regnamespace::text in {SCHEMAS}
"""
#: Calls of every function that is no trigger's, with nulls.
CALLS = f"""
select format(
  '%I.%I(%s)',
  p.pronamespace::regnamespace,
  p.proname,
  (
    select string_agg(
      format('null::%I.%I', t.typnamespace::regnamespace, t.typname), ', ' order by a.place
    )
    from unnest(p.proargtypes) with ordinality as a (type, place)
    join pg_type as t on t.oid = a.type
  )
)
from pg_proc as p
where
  p.pronamespace::regnamespace::text in {SCHEMAS}
  and p.prorettype <> 'trigger'::regtype
"""
FUNCTIONS = """
select p.proname
from pg_catalog.pg_proc as p
where p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
"""
SPEECH = [
    "My name is Ada Lovelace, write to ada dot lovelace at example dot com",
    "I can't say that I am NOT happy, this is really GREAT!!! \U0001f600",
    "My number is 021 555 0123 or double five five, card 4111 1111 1111 1111",
    "it was not worth it, اسمي علي ورقمي ٠٥٥٥١٢٣٤٥٦",
]
SESSION = {
    "messages": [
        {"role": "user", "content": "the last turn", "seq": 90, "metadata": {"a": "b"}},
        {"role": "agent", "content": "its answer", "seq": 91},
    ],
    "tool_calls": [{"tool_name": "t"}],
    "summary": "Ada Lovelace called",
    "metadata": {"a": "ada@example.com"},
}


class Trapped:
    """A session whose temporary schema is full of traps, and the ones that went off."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection
        self.fired: list[str] = []
        self.relations = self.names(RELATIONS)
        self.calls = self.names(CALLS)
        connection.add_notice_handler(self._hear)
        connection.execute("set track_functions = 'all'")
        connection.execute(read(HERE / "traps.sql").encode())
        connection.execute(read(HERE / "everything.sql").encode())
        self.fired.clear()

    def _hear(self, notice: psycopg.errors.Diagnostic) -> None:
        if notice.severity_nonlocalized == "INFO":
            self.fired.append(notice.message_primary or "")

    def names(self, query: str) -> list[str]:
        return [name for (name,) in self.connection.execute(query.encode())]

    def become(self, caller: Caller | None) -> None:
        self.connection.execute("reset role")
        if caller is not None:
            self.connection.execute(
                "select set_config('request.jwt.claims', %s, false)", [json.dumps(caller.claims)]
            )
            self.connection.execute(f"set role {caller.role}".encode())

    def attempt(self, statement: str, *arguments: object) -> str | None:
        """Run a statement that may be refused; returns the SQLSTATE, None for success."""
        try:
            with self.connection.transaction():
                self.connection.execute(statement.encode(), arguments or None)
        except psycopg.Error as error:
            return error.sqlstate
        return None

    def rpc(self, name: str, **arguments: object) -> str | None:
        named = ", ".join(f'"{key}" => %s' for key in arguments)
        return self.attempt(
            f"select public.{name}({named})",
            *(Jsonb(v) if isinstance(v, dict | list) else v for v in arguments.values()),
        )

    def use_everything(self) -> list[str | None]:
        """Call, read and write all there is; returns the SQLSTATEs of what should succeed."""
        states = [
            self.rpc("start_session", session_id="call-a", customer_number="+64215550123"),
            *(self.rpc("log_message", session_id="call-a", role="user", content=t) for t in SPEECH),
            self.rpc("log_messages", session_id="call-a", messages=SESSION["messages"]),
            *(self.rpc(name, **arguments) for name, arguments in WRITERS.items()
              if name not in ("log_messages", "end_session")),
            self.rpc("log_usage", **WRITERS["log_usage"] | {"usage_key": "m", "metadata": {"a": 1}}),
            self.rpc("end_session", session_id="call-a", **SESSION),
            self.rpc("end_session", session_id="call-b", **SESSION),
            *(self.rpc(name, **arguments) for name, arguments in READERS.items()),
            *(self.attempt(f"select from {relation}") for relation in self.relations
              if not relation.startswith("pgcalls.")),
        ]  # fmt: skip
        for statement in read(HERE / "direct_writes.sql").split(";\n"):
            if statement.strip():
                states.append(self.attempt(statement))
        states += [self.rpc(name, **arguments) for name, arguments in OPERATORS.items()]
        for refused in [
            "update public.contacts set client_id = 'acme'",
            "update public.audit_log set action = 'x'",
            *(f"select {call}" for call in self.calls),
        ]:
            self.attempt(refused)
        return states

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
                # forget_caller comes first, and call-a is then found by its id alone.
                assert [s for s in states if s] == ["PT404"], who
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
        session.connection.execute("alter function pgcalls.current_client_id set search_path = ''")
        session.become(ACME)
        session.attempt("select pgcalls.current_client_id()")
        assert set(session.fired) == {f"the trap text went off with the rights of {owner}"}
