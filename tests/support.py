"""What the tests say over and over, said once."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, LiteralString, cast

import psycopg
import pytest
from psycopg import sql
from psycopg.types.json import Jsonb

from pgcalls.files import migrations

MIGRATIONS = [
    path.stem for path in sorted(migrations().glob("*.sql")) if ".rollback" not in path.name
]
ACME_ASSISTANT = "aaaaaaaa-0000-4000-8000-000000000001"
ACME_OTHER_ASSISTANT = "aaaaaaaa-0000-4000-8000-000000000002"
GLOBEX_ASSISTANT = "bbbbbbbb-0000-4000-8000-000000000001"
UNASSIGNED = "00000000-0000-0000-0000-000000000000"
NOWHERE = "99999999-0000-4000-8000-000000000000"
#: Tables and views that service_role reads and only functions write.
READ_ONLY = {
    "session_summaries", "session_figures", "livekit.session_summaries", "client_monthly_usage",
    "audit_log", "call_rollups", "call_breakdowns", "limit_notices", "statements", "statement_adjustments",
    "usage_lines", "erasures", "webhook_events", "follow_ups",
}  # fmt: skip
#: Columns of writable tables that triggers fill: nobody writes them, and no audit line names them.
DERIVED = {
    "user_sessions": {
        "extracted", "sentiment_score", "message_count", "user_message_count",
        "agent_message_count", "tool_call_count", "included_seconds", "usage_cost", "ringing_seconds",
        "figures",
        "is_analysis_pending", "is_end_inferred", "derived_columns", "updated_at",
    },
    "conversation_messages": {"is_late"},
    "tool_calls": {"is_late", "updated_at"},
    "client_subscriptions": {
        "current_month", "current_month_calls", "current_month_seconds", "current_month_cost",
        "current_month_unpriced", "current_month_unanswered", "updated_at",
    },
}  # fmt: skip
#: Columns of writable tables that only functions write.
GUARDED = {
    "user_sessions": {
        "reported_duration_seconds", "reported_cost_total", "anonymized_at", "reduced_at",
        "is_legacy",
    },
    "client_subscriptions": {"created_at"},
}  # fmt: skip
#: The full set repeats under every privilege mode, for every system and more often what the
#: fast one runs once. Marked so, or with these two, a test needs no more to be in one only.
FULL = os.environ.get("PGCALLS_TEST_SET") == "full"

#: Whether all this runs on a cluster.
ON_CITUS = os.environ.get("PGCALLS_TEST_PG") == "citus"


def each(*cases: Any) -> list[Any]:
    """Parameters of a test: the first one always, the others in the full set."""
    first, *others = cases
    return [first, *(pytest.param(case, marks=pytest.mark.full) for case in others)]


def times(full: int, fast: int) -> int:
    """Say how often, or how much."""
    return full if FULL else fast


#: The servers of the full set, and this one; made-up examples are others on each.
SERVERS = os.environ.get("PGCALLS_TEST_SERVERS", "15 16 17 18").split()
SERVER = os.environ.get("PGCALLS_TEST_PG", "18")


def examples(full: int, fast: int = 0) -> int:
    """Say how many made-up examples; the full set spreads them over its servers, for which they are not made."""
    return max(-(-full // len(SERVERS)), fast) if FULL else fast or full


def part(cases: Sequence[Any]) -> Sequence[Any]:
    """Return those of many cases alike that this server of the full set does; elsewhere all."""
    return cases[SERVERS.index(SERVER) :: len(SERVERS)] if FULL and SERVER in SERVERS else cases


#: The privileges that a database may give away by itself: tests/platform/*.sql.
MODES = each("closed", "bare", "open")
#: RPC functions that answer with rows, not with one object.
ROW_FUNCTIONS = {
    "replay_webhooks", "missing_webhooks",
    "get_conversation_list", "get_conversation_statistics", "close_stale_sessions", "analyse_pending",
    "close_month", "rerate", "cost_reconciliation", "unusual_call_patterns", "search_messages",
    "search_sessions", "claim_follow_ups",
}  # fmt: skip


#: Takes an array as JSON, or one text.
LABELS = ("end_session", "keywords")


@dataclass(frozen=True)
class Caller:
    """A database role with the claims of its token."""

    role: str
    claims: dict[str, Any] | None = None


def token(**claims: Any) -> Caller:
    """A signed-in caller with these claims in app_metadata."""
    return Caller("authenticated", {"role": "authenticated", "app_metadata": claims})


ANON = Caller("anon", {"role": "anon"})
SERVICE = Caller("service_role", {"role": "service_role"})
NOBODY = Caller("authenticated", {"role": "authenticated", "sub": "someone"})
ACME = token(client_id="acme")
GLOBEX = token(client_id="globex")
ACME_AGENT = token(client_id="acme", assistant_id=ACME_ASSISTANT)
ACME_OTHER_AGENT = token(client_id="acme", assistant_id=ACME_OTHER_ASSISTANT)
GLOBEX_AGENT = token(client_id="globex", assistant_id=GLOBEX_ASSISTANT)


def _adapt(value: Any) -> Any:
    """Give Postgres the type that the JSON of a request would have had."""
    if isinstance(value, dict):
        return Jsonb(value)
    return Decimal(str(value)) if isinstance(value, float) else value


class Store:
    """An open transaction in which callers come and go."""

    def __init__(self, connection: psycopg.Connection[dict[str, Any]]) -> None:
        self.connection = connection

    def populate(self) -> None:
        """Make the clients acme and globex, with an assistant or two each."""
        self.connection.execute(
            """
            insert into public.client_subscriptions (client_id, name, default_country)
            values ('acme', 'Acme', 'NZ'), ('globex', 'Globex', 'US')
            """
        )
        for client, assistant in (
            ("acme", ACME_ASSISTANT),
            ("acme", ACME_OTHER_ASSISTANT),
            ("globex", GLOBEX_ASSISTANT),
        ):
            self.connection.execute(
                "insert into public.assistants (client_id, id, name) values (%s, %s, 'a')",
                [client, assistant],
            )

    def become(self, caller: Caller | None) -> None:
        """Go on as a caller; None is the superuser."""
        claims = json.dumps(caller.claims) if caller and caller.claims else ""
        # One message to the server, and without parameters for that: it is the test's most frequent.
        statements = sql.SQL("; ").join(
            [
                sql.SQL("reset role"),
                sql.SQL("select set_config('request.jwt.claims', {}, true)").format(claims),
                *(
                    [sql.SQL("set local role {}").format(sql.Identifier(caller.role))]
                    if caller
                    else []
                ),
                *([sql.SQL("select pgcalls.pre_request()")] if ON_CITUS else []),
            ]
        )
        self.connection.execute(statements)

    def rows(self, query: str, *args: Any) -> list[dict[str, Any]]:
        cursor = self.connection.execute(cast(LiteralString, query), args or None)
        return cursor.fetchall() if cursor.description else []

    def contents(self, tables: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
        """All rows of tables, each without the columns that it names."""
        return {
            table: self.rows(
                f"select row from (select to_jsonb(t) - string_to_array('{left_out}', ', ') as row"
                f" from {table} as t) as r order by row::text"
            )
            for table, left_out in tables.items()
        }

    def row(self, query: str, *args: Any) -> dict[str, Any]:
        (row,) = self.rows(query, *args)
        return row

    def value(self, query: str, *args: Any) -> Any:
        (value,) = self.row(query, *args).values()
        return value

    def call(self, function: str, caller: Caller | None = SERVICE, **arguments: Any) -> Any:
        """Call an RPC function as PostgREST does: by argument names."""
        self.become(caller)
        named = ", ".join(f'"{name}" => %s' for name in arguments)
        values = [
            Jsonb(value)
            if (function, name) == LABELS and isinstance(value, list)
            else _adapt(value)
            for name, value in arguments.items()
        ]
        result = self.rows(f"select * from public.{function}({named})", *values)
        self.become(None)
        if function in ROW_FUNCTIONS:
            return result
        (row,) = result
        return row.get(function, row)

    def start(self, session_id: str = "call-1", **arguments: Any) -> str:
        """Start a call of acme's first assistant; returns its id."""
        given = {"client_id": "acme", "assistant_id": ACME_ASSISTANT, **arguments}
        return str(self.call("start_session", session_id=session_id, **given)["id"])

    def price(
        self, price: float, component: str = "llm", unit: str = "tokens", **more: Any
    ) -> None:
        """A price of the plan that there is; on Citus its id is told, not selected."""
        given = {
            "rate_plan_id": self.value("select id from public.rate_plans"),
            "component": component,
            "unit": unit,
            "price_per_unit": price,
            **more,
        }
        self.rows(
            f"insert into public.rate_plan_prices ({', '.join(given)})"
            f" values ({', '.join(['%s'] * len(given))})",
            *given.values(),
        )

    def session(self, session_id: str = "call-1") -> dict[str, Any]:
        """The row of a call."""
        return self.row("select * from public.user_sessions where session_id = %s", session_id)

    @contextmanager
    def refused(self, sqlstate: str, message: str | None = None) -> Iterator[None]:
        """Expect an error; what was done in the block is undone."""
        self.connection.execute("savepoint refused")
        with pytest.raises(psycopg.Error) as caught:
            yield
        assert caught.value.sqlstate == sqlstate
        assert message in (None, caught.value.diag.message_primary)
        assert "Failing row" not in (caught.value.diag.message_detail or "")
        self.connection.execute("rollback to savepoint refused")
        self.become(None)

    def age_marks(self) -> None:
        """Make the marks of the search look as if they had been moved now, and a second ago."""
        self.become(None)
        marked_at = self.value("select clock_timestamp() + interval '1 second'")
        with self.without_triggers():
            self.rows(
                "update pgcalls.text_marks set marked_at = %s where client_id is not null",
                marked_at,
            )

    def index_recent(self, client_id: str | None = None) -> list[dict[str, Any]]:
        """Index what was said so far; what could not be."""
        self.age_marks()
        rows = self.call("analyse_pending", client_id=client_id)
        self.become(None)
        return list(rows)

    @contextmanager
    def without_triggers(self) -> Iterator[None]:
        """Let the block write what no trigger looks at."""
        if ON_CITUS:
            self.connection.execute("set local citus.propagate_set_commands = 'local'")
        self.connection.execute("set local session_replication_role = replica")
        yield
        self.connection.execute("set local session_replication_role = origin")
        if ON_CITUS:
            self.connection.execute("set local citus.propagate_set_commands = 'none'")

    def age_rows(self, table: str, interval: str, *columns: str) -> None:
        """Move times of every row of a table back, past its triggers."""
        with self.without_triggers():
            self.shift(table, interval, *columns)

    def age(self, session_id: str, interval: str) -> None:
        """Make a call and its turns look as if all of it had been stored earlier."""
        ids = "select id from public.user_sessions where session_id = %s"
        which = self.value(f"select array({ids})", session_id)
        with self.without_triggers():
            for table, *columns in (
                ("conversation_messages", "created_at"),
                ("tool_calls", "created_at", "updated_at", "started_at"),
                ("usage_lines", "created_at", "updated_at"),
                (
                    "user_sessions", "created_at", "updated_at", "started_at_utc", "answered_at",
                    "ended_at_utc",
                ),
            ):  # fmt: skip
                key = "id" if table == "user_sessions" else "session_id"
                self.shift(table, interval, *columns, where=f"{key} = any (%s)", args=[which])

    def shift(
        self,
        table: str,
        interval: str,
        *columns: str,
        where: str = "true",
        args: Sequence[Any] = (),
    ) -> None:
        """Move times of rows back, and with created_at the time that a turn's id tells."""
        changes = {name: f"{name} - %s::interval as new_{name}" for name in columns}
        if table == "conversation_messages":
            # One that is no uuid v7 tells no time.
            changes["id"] = (
                "coalesce(pgcalls.uuid_v7(pgcalls.minted_at(id) - %s::interval), id) as new_id"
            )
        # One by one, for Citus sets a column to nothing that a setting has a part in.
        for row in self.rows(
            f"select client_id, id, {', '.join(changes.values())} from public.{table}"
            f" where {where}",
            *[interval] * len(changes), *args,
        ):  # fmt: skip
            client_id, key, *new = row.values()
            self.rows(
                f"update public.{table} set {' = %s, '.join(changes)} = %s"
                " where client_id = %s and id = %s",
                *new, client_id, key,
            )  # fmt: skip
            if table == "conversation_messages":
                self.rows(
                    "update pgcalls.text_marks set unindexed_from = least(unindexed_from, %s)"
                    " where client_id = %s",
                    new[-1], client_id,
                )  # fmt: skip

    def reverse_triggers(self) -> None:
        """Let the triggers of every table fire in the opposite order."""
        triggers = self.rows(
            """
            select t.tgrelid::regclass::text as table, quote_ident(t.tgname) as name
            from pg_catalog.pg_trigger as t
            join pg_catalog.pg_class as c on c.oid = t.tgrelid
            where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
            order by t.tgname desc
            """
        )
        self.rows(
            ";".join(
                f"alter trigger {trigger['name']} on {trigger['table']} rename to z_{place:04}"
                for place, trigger in enumerate(triggers)
            )
        )

    def counts(self) -> dict[str, int]:
        """How many rows each tenant table holds."""
        tables = ("user_sessions", "conversation_messages", "tool_calls", "contacts")
        return {t: self.value(f"select count(*) from public.{t}") for t in tables}


@contextmanager
def at_its_first_call(url: str, query: LiteralString) -> Iterator[Future[Any]]:
    """Run a query that changes calls, and stop it at the first while others do something."""
    with (
        ThreadPoolExecutor() as pool,
        psycopg.connect(url, autocommit=True) as db,
        psycopg.connect(url, autocommit=True) as stopped,
    ):
        db.execute(
            "create function public.stop() returns trigger language plpgsql as"
            " $$begin perform pg_advisory_xact_lock(1); return new; end$$"
        )
        db.execute(
            "create trigger stop before update on public.user_sessions for each row"
            " when (current_setting('tests.stop', true) = 'on') execute function public.stop()"
        )
        db.execute("select pg_advisory_lock(1)")
        stopped.execute("set tests.stop = 'on'")
        running = pool.submit(lambda: stopped.execute(query).fetchone())
        waiting = "select from pg_locks where pid = %s and not granted"
        while not running.done():
            if db.execute(waiting, [stopped.info.backend_pid]).fetchall():
                break
            time.sleep(0.01)
        try:
            yield running
        finally:
            db.execute("select pg_advisory_unlock(1)")
            running.result()
