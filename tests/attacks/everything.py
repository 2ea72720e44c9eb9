"""A session that calls, reads and writes all there is."""

from __future__ import annotations

import json

import psycopg
from attacks.world import OPERATORS, READERS, WRITERS
from psycopg.types.json import Jsonb

from pgcalls.files import read, root

from support import Caller

HERE = root() / "tests" / "attacks"
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


class Everything:
    """A session, and what was tried in it; whoever makes it rolls back."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection
        self.relations = self.names(RELATIONS)
        self.calls = self.names(CALLS)

    def populate(self) -> None:
        """Make the client of whom everything is tried."""
        self.connection.execute(read(HERE / "everything.sql").encode())

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
