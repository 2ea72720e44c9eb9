"""yoyo's own backend, made fit for production: ``postgresql+pgcalls://``.

Stock yoyo records a migration in another transaction than the one that ran it, keeps
its tables in ``public`` and leaves a lock row behind when it is killed. Here one
transaction holds the lock, every pending migration with its mark, and the definitions:
all of it happens, or nothing. ``yoyo apply`` and ``pgcalls apply`` both run this.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import conninfo
from yoyo import default_migration_table
from yoyo.backends.core.postgresql import PostgresqlPsycopgBackend
from yoyo.connections import DatabaseURI
from yoyo.migrations import MigrationList

from pgcalls import citus, connection, drift
from pgcalls.errors import LockBusyError, PgcallsError, PreflightError, StepError, refuse_boundaries
from pgcalls.history import BOOKKEEPING
from pgcalls.plan import Plan, Wish, build, learn
from pgcalls.releases import back, forward
from pgcalls.sqltext import split

#: First half of the advisory lock's key: "pc" in ASCII; the second half is 0.
LOCK_KEY = 0x7063
BUSY = frozenset({"55P03", "40P01"})

SETTLE = f"""
begin;
set transaction read write;
set local search_path = pg_catalog, pg_temp;
set local statement_timeout = 0;
set local lock_timeout = 0;
set local idle_in_transaction_session_timeout = 0;
set local client_min_messages = warning;
set local client_connection_check_interval = '2s';
set local standard_conforming_strings = on;
set local quote_all_identifiers = off;
set local timezone = 'UTC';
set local datestyle = 'ISO, MDY';
set local intervalstyle = 'postgres';
set local check_function_bodies = on;
set local default_tablespace = '';
set local default_table_access_method = heap;
set local row_security = off;
select pg_try_advisory_xact_lock({LOCK_KEY}, 0);
"""
#: What an installation belongs to runs every later deployment of it.
BECOME_OWNER = """
do $$
declare
  v_owner name := (
    select n.nspowner::regrole::text
    from pg_catalog.pg_namespace as n where n.nspname = 'pgcalls_meta'
  );
begin
  if v_owner <> quote_ident(current_user) then
    execute 'set local role ' || v_owner;
  end if;
exception
  when insufficient_privilege then
    raise insufficient_privilege using message = format(
      'pgcalls belongs to %s here, and %s may not act as that role', v_owner, session_user
    ), hint = format('grant %s to %I;', v_owner, session_user);
end;
$$
"""
HOLDERS = """
select distinct format(
  'pid %s, user %s, application %s, from %s, query since %s, transaction since %s',
  a.pid,
  coalesce(a.usename, 'unknown'),
  coalesce(nullif(a.application_name, ''), 'unknown'),
  coalesce(host(a.client_addr), 'a local socket'),
  coalesce(date_trunc('second', a.query_start)::text, 'unknown'),
  coalesce(date_trunc('second', a.xact_start)::text, 'unknown')
)
from pg_catalog.pg_locks as l
join pg_catalog.pg_stat_activity as a on a.pid = l.pid
join pg_catalog.pg_database as d on d.oid = l.database and d.datname = current_database()
where l.granted and l.pid <> pg_backend_pid() and
"""
RELATIONS = (
    "select coalesce(string_agg(oid::text, ','), '0') from pg_catalog.pg_class"
    " where relkind in ('r', 'p', 'v') and relnamespace::regnamespace::text !~ '^pg'"
)
#: What a rehearsal holds of the relations that were there, and for how long.
HELD = """
select l.relation::regclass::text, l.mode, round(1000 * extract(epoch from
  clock_timestamp() - coalesce(nullif(current_setting('pgcalls.locked_at', true), ''),
    statement_timestamp()::text)::timestamptz), 1)
from pg_catalog.pg_locks as l
where
  l.pid = pg_backend_pid()
  and l.locktype = 'relation'
  and l.relation in (%s)
  and l.mode in ('AccessExclusiveLock', 'ExclusiveLock', 'ShareRowExclusiveLock', 'ShareLock')
order by 1, 2
"""


class Backend(PostgresqlPsycopgBackend):
    """yoyo backend with private bookkeeping, one lock and one transaction."""

    lock_key = LOCK_KEY
    #: Seconds to wait for another deployment.
    wait: float = 60.0
    #: Seconds to keep trying for relations that others use.
    lock_timeout: float = 30.0
    #: ``plan`` to work out what would run, ``check`` to run it and take it back.
    rehearsal: str | None = None
    #: Relation, mode and milliseconds of the locks of a rehearsal.
    held: Sequence[tuple[str, str, float]] = ()
    _is_locked: bool = False
    _is_open: bool = False
    #: Called with ("migrate" | "revert" | "define" | "remove" | "wait", what).
    report: Callable[[str, str], None] = staticmethod(lambda _event, _what: None)

    @classmethod
    def open(cls, database_url: str | None = None) -> Backend:
        """Connect to a database named in any form libpq knows."""
        named = {"conninfo": connection.resolve(database_url)}
        uri = DatabaseURI("postgresql+pgcalls", None, None, None, None, None, named)
        return cls(uri, default_migration_table)

    # -- connection ---------------------------------------------------------------

    def connect(self, dburi: Any) -> psycopg.Connection:
        """Open the one connection; an empty URI means DATABASE_URL, else PG*."""
        named = {
            "host": dburi.hostname,
            "port": dburi.port,
            "user": dburi.username,
            "password": dburi.password,
            "dbname": dburi.database,
            **dburi.args,
        }
        given = {key: value for key, value in named.items() if value}
        text = given.pop("conninfo", "")
        return connection.connect(conninfo.make_conninfo(text, **given))

    def init_database(self) -> None:
        """Create nothing: bookkeeping comes with the first deployment."""
        self.has_transactional_ddl = True

    # -- bookkeeping in a schema of its own ----------------------------------------

    def quote_identifier(self, s: str) -> str:
        """Quote a name; yoyo's own tables are looked up in pgcalls_meta."""
        quoted: str = super().quote_identifier(s)
        own = (self.log_table, self.version_table, default_migration_table)
        return f"pgcalls_meta.{quoted}" if s in own else quoted

    def list_tables(self, **_: Any) -> list[str]:
        """Return the tables of pgcalls_meta."""
        rows = self.connection.execute(
            "select c.relname from pg_catalog.pg_class as c"
            " where c.relnamespace = to_regnamespace('pgcalls_meta')"
            " and c.relkind = 'r'"
        )
        return [name for (name,) in rows.fetchall()]

    def ensure_internal_schema_updated(self) -> None:
        """Create nothing: yoyo calls this for reading too."""

    def get_applied_migration_hashes(self) -> list[str]:
        """Return yoyo's hashes of the applied migrations; none before the first run."""
        if self.migration_table not in self.list_tables():
            return []
        hashes: list[str] = super().get_applied_migration_hashes()
        return hashes

    def get_log_data(self, migration: Any = None, operation: str = "apply") -> dict[str, Any]:
        """Return yoyo's log entry, by the database's user and without a name look-up."""
        data: dict[str, Any] = super().get_log_data(migration, operation)
        return data | {"username": self.connection.info.user}

    # -- the lock is the transaction -------------------------------------------------

    @contextmanager
    def lock(self, timeout: float | None = None) -> Iterator[None]:
        """Hold the deployment lock, and one transaction, until the block ends.

        Polled instead of waited for, so that a waiter never blocks anybody.
        Raises ``LockBusyError`` that names the holder.
        """
        if self._is_locked:
            yield
            return
        self._begin_locked(self.wait if timeout is None else timeout)
        self._is_locked = self._is_open = self._in_transaction = True
        try:
            yield
        except BaseException:
            if not self.connection.closed and self._is_open:
                self.connection.execute("rollback")
            raise
        else:
            if self._is_open:
                self.connection.execute("commit")
        finally:
            self._is_locked = self._is_open = self._in_transaction = False

    def _begin_locked(self, timeout: float) -> None:
        deadline = time.monotonic() + timeout
        announced = False
        settle = SETTLE
        if self.connection.info.server_version >= 170000:
            settle = settle.replace("begin;", "begin; set local transaction_timeout = 0;", 1)
        while True:
            try:
                cursor = self.connection.execute(settle.encode())
            except psycopg.errors.FeatureNotSupported:
                raise PreflightError(["this server is a standby; deploy on its primary"]) from None
            while cursor.nextset():
                pass
            if cursor.fetchall() == [(True,)]:
                self.become_owner()
                return
            holder = self.lock_holder() or "it has just ended"
            self.connection.execute("rollback")
            if not announced:
                self.report("wait", holder)
                announced = True
            if time.monotonic() > deadline:
                raise LockBusyError(f"another deployment is running: {holder}")
            time.sleep(0.2)

    @contextmanager
    def reading(self) -> Iterator[psycopg.Connection]:
        """Read in a transaction in which the settings of role and database do not matter."""
        if self._is_locked:
            yield self.connection
            return
        self.connection.execute(
            b"begin; set local search_path = pg_catalog, pg_temp;"
            b"set local statement_timeout = 0; set local client_min_messages = warning;"
            b"set local quote_all_identifiers = off;"
            # On Citus, every server in the same way: what is here as if it were not.
            b"set local citus.enable_local_execution = off"
        )
        try:
            yield self.connection
        finally:
            if not self.connection.closed:
                self.connection.execute("rollback")

    def abandon(self) -> None:
        """Take back everything since the lock was taken."""
        self.connection.execute("rollback")
        self._is_open = False

    def become_owner(self, for_session: bool = False) -> None:
        """Go on as the role that the installation belongs to.

        Raises ``PgcallsError`` with the grant that is missing.
        """
        text = BECOME_OWNER.replace("set local role", "set role") if for_session else BECOME_OWNER
        try:
            self.connection.execute(text.encode())
        except psycopg.errors.InsufficientPrivilege as error:
            if not for_session:
                self.connection.execute("rollback")
            raise PgcallsError(
                f"{error.diag.message_primary}; {error.diag.message_hint}"
            ) from error

    def lock_holder(self) -> str | None:
        """Return who holds the deployment lock."""
        return self._holders(f"l.locktype = 'advisory' and l.classid = {LOCK_KEY} and l.objid = 0")

    def _holders(self, condition: str) -> str | None:
        rows = self.connection.execute((HOLDERS + condition).encode()).fetchall()
        return "; ".join(text for (text,) in rows) or None

    def break_lock(self) -> None:
        """Explain why there is nothing to break."""
        raise PgcallsError(
            "the lock is held by a running transaction and goes with it; "
            "end that one with pg_terminate_backend"
        )

    # -- deployments -------------------------------------------------------------------

    def fulfil(self, wish: Wish, is_last: bool) -> Plan:
        """Run the plan of a wish in the transaction of the lock.

        Several short tries, so that nobody stands in line behind us for long. With
        ``is_last`` it commits in the same message, unless it is a rehearsal.
        Raises ``LockBusyError``, which names who is in the way, or what Postgres says.
        """
        deadline = time.monotonic() + self.lock_timeout
        for migration in wish.migrations:
            refuse_boundaries(migration.file.path, migration.file.sql)
        for file in wish.wanted.values():
            refuse_boundaries(file.path, file.sql)
        pause = 0.05
        commits = is_last and not self.rehearsal
        end = "commit" if commits else ""
        if self.rehearsal == "check":
            end = HELD % self.connection.execute(RELATIONS).fetchall()[0]
        plan = build(self.connection, wish)
        if citus.is_distributed(self.connection):
            citus.settle(self.connection)
        limit = max(1, int(self.lock_timeout * 1000))
        self.connection.execute(f"set local lock_timeout = '{limit}ms'".encode())
        try:
            plan = drift.notice(self, wish, plan)
        except psycopg.errors.LockNotAvailable as error:
            raise LockBusyError(self._in_use(plan)) from error
        self.connection.execute("set local lock_timeout = 0")
        while True:
            if self.rehearsal == "plan":
                return plan
            # On its own: a script that Postgres cannot read makes no savepoint either.
            self.connection.execute("savepoint pgcalls_try")
            try:
                rows = connection.send(self.connection, plan.steps, plan.texts, end)
            except StepError as error:
                # Its locks are gone already: Postgres gives them up with the error.
                self.connection.execute("rollback to savepoint pgcalls_try")
                if _is_busy(error):
                    self._wait_for(plan, deadline, pause)
                    pause = min(pause * 2, 1.0)
                elif not learn(wish, plan, error):
                    raise error.explained from error
                plan = build(self.connection, wish)
                continue
            self._is_open = not commits
            self.held = [(name, mode, float(ms)) for name, mode, ms in rows]
            return plan

    def _wait_for(self, plan: Plan, deadline: float, pause: float) -> None:
        """Let the others pass; raises ``LockBusyError`` when it has taken too long."""
        if time.monotonic() > deadline:
            raise LockBusyError(self._in_use(plan))
        self.report("wait", self._users(plan) or "a lock that is free again")
        time.sleep(pause * random.uniform(1, 2))  # noqa: S311

    def _users(self, plan: Plan) -> str | None:
        listed = ", ".join(f"'{name}'::regclass" for name, _ in plan.locks) or "0"
        return self._holders(f"l.locktype = 'relation' and l.relation in ({listed})")

    def _in_use(self, plan: Plan) -> str:
        names = ", ".join(name for name, _ in plan.locks) or "an object"
        return (
            f"{names} in use; nothing was changed."
            f" Held by {self._users(plan) or 'nobody any more'}. Try again, raise --lock-timeout,"
            " or end it with pg_terminate_backend"
        )

    @staticmethod
    def bookkeeping() -> list[str]:
        """Return the statements that make the history."""
        return [statement.sql for statement in split("", BOOKKEEPING)]

    def apply_migrations(self, migrations: MigrationList, force: bool = False) -> None:  # noqa: ARG002
        """Apply migrations and changed definitions, all or nothing.

        yoyo calls this with an empty list too, which is when a change of a definition
        alone is deployed.
        """
        forward(self, migrations)

    def rollback_migrations(self, migrations: MigrationList, force: bool = False) -> None:  # noqa: ARG002
        """Drop the definitions and undo migrations, all or nothing."""
        if migrations:
            back(self, [migration.id for migration in migrations])

    def mark_migrations(self, migrations: MigrationList) -> None:
        """Record migrations as applied without running them."""
        with self.lock():
            connection.send(
                self.connection, split("", "" if self.list_tables() else BOOKKEEPING), {}
            )
            super().mark_migrations(migrations)


def _is_busy(error: StepError) -> bool:
    timed_out = error.sqlstate == "57014" and error.step.sql.startswith("do $locks$")
    return error.sqlstate in BUSY or timed_out
