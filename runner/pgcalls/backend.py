"""yoyo's own backend, made fit for production: ``postgresql+pgcalls://``.

Stock yoyo records a migration in another transaction than the one that ran it, keeps
its tables in ``public`` and leaves a lock row behind when it is killed. Here one
transaction holds the lock, every pending migration with its mark, and the definitions:
all of it happens, or nothing. ``yoyo apply`` and ``pgcalls apply`` both run this.
"""

from __future__ import annotations

import socket
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from psycopg import conninfo
from yoyo import default_migration_table, internalmigrations
from yoyo import read_migrations as yoyo_read_migrations
from yoyo.backends.core.postgresql import PostgresqlPsycopgBackend
from yoyo.connections import DatabaseURI
from yoyo.migrations import Migration, MigrationList

from pgcalls import connection, definitions, files
from pgcalls.errors import LockBusyError, PgcallsError, execute_file

#: First half of the advisory lock's key: "pc" in ASCII; the second half is 0.
LOCK_KEY = 0x7063

CREATE_BOOKKEEPING = """
create schema pgcalls_meta;
comment on schema pgcalls_meta is 'Deployment history of pgcalls.';
revoke all on schema pgcalls_meta from public;
create table pgcalls_meta.definitions (
  path text not null,
  sha256 text not null,
  undo text[] not null,
  applied_at timestamptz not null default now(),
  constraint definitions_pkey primary key (path)
);
comment on table pgcalls_meta.definitions is
'Each function, view and policy file as it was last applied.';
create table pgcalls_meta.expected (
  kind text not null,
  object text not null,
  item text not null,
  value text not null,
  make text,
  constraint expected_pkey primary key (kind, object, item)
);
comment on table pgcalls_meta.expected is
'Grants, policies, triggers, indexes and code as the last deployment left them.';
"""


class Backend(PostgresqlPsycopgBackend):
    """yoyo backend with private bookkeeping, one lock and one transaction."""

    #: Seconds to wait for another deployment.
    wait: float = 60.0
    #: Seconds to wait for a table that others use; they queue behind us meanwhile.
    lock_timeout: float = 10.0
    _is_locked: bool = False
    #: Apply every definition again, also those that have not changed.
    redefine: bool = False
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

    def _create_bookkeeping(self) -> None:
        if not self.list_tables():
            self.connection.execute(CREATE_BOOKKEEPING)
        if internalmigrations.needs_upgrading(self):
            internalmigrations.upgrade(self)
            # Nobody reaches the history but its owner, whom row level security does not bind.
            for table in self.list_tables():
                self.connection.execute(
                    f"alter table pgcalls_meta.{table} enable row level security".encode()
                )

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
        self._is_locked = True
        try:
            yield
        except BaseException:
            if not self.connection.closed:
                self.rollback()
            raise
        else:
            self.commit()
        finally:
            self._is_locked = False
            self._in_transaction = False

    def _begin_locked(self, timeout: float) -> None:
        deadline = time.monotonic() + timeout
        announced = False
        while True:
            self.begin()
            self._settle_transaction()
            row = self.connection.execute(
                "select pg_catalog.pg_try_advisory_xact_lock(%s, 0)", [LOCK_KEY]
            ).fetchone()
            if row is not None and row[0]:
                return
            holder = self._lock_holder()
            self.rollback()
            if not announced:
                self.report("wait", holder)
                announced = True
            if time.monotonic() > deadline:
                raise LockBusyError(f"another deployment is running: {holder}")
            time.sleep(0.2)

    def _settle_transaction(self) -> None:
        """Undo what the role's or the database's settings would do to a deployment."""
        settings = {
            "search_path": "pg_catalog, pg_temp",
            "statement_timeout": "0",
            "idle_in_transaction_session_timeout": "0",
            "client_min_messages": "warning",
            "client_connection_check_interval": "2s",
            "lock_timeout": f"{int(self.lock_timeout * 1000)}ms",
        }
        if self.connection.info.server_version >= 170000:
            settings["transaction_timeout"] = "0"
        self.connection.execute("set transaction read write")
        for name, value in settings.items():
            self.connection.execute("select pg_catalog.set_config(%s, %s, true)", [name, value])

    def _refuse_newer(self) -> None:
        """Refuse a database that holds migrations this package does not know."""
        if self.migration_table not in self.list_tables():
            return
        known = [migration.id for migration in read_migrations()]
        row = self.connection.execute(
            "select string_agg(migration_id, ', ' order by migration_id)"
            " from pgcalls_meta._yoyo_migration where migration_id <> all (%s)",
            [known],
        ).fetchone()
        if row and row[0]:
            raise PgcallsError(
                f"the database holds {row[0]}, which this package does not know; "
                "use the newer package"
            )

    def get_log_data(self, migration: Any = None, operation: str = "apply") -> dict[str, Any]:
        """Return yoyo's log entry, by the database's user and without a name look-up."""
        return {
            "id": str(uuid.uuid4()),
            "migration_id": migration.id if migration else None,
            "migration_hash": migration.hash if migration else None,
            "username": self.connection.info.user,
            "hostname": socket.gethostname(),
            "created_at_utc": datetime.now(UTC).replace(tzinfo=None),
            "operation": operation,
        }

    def _lock_holder(self) -> str:
        row = self.connection.execute(
            """
            select format(
              'pid %%s, user %%s, application %%s, from %%s, since %%s',
              a.pid,
              a.usename,
              coalesce(nullif(a.application_name, ''), 'unknown'),
              coalesce(host(a.client_addr), 'a local socket'),
              coalesce(a.xact_start::text, 'unknown')
            )
            from pg_catalog.pg_locks as l
            join pg_catalog.pg_stat_activity as a on a.pid = l.pid
            join pg_catalog.pg_database as d on d.oid = l.database
            where
              l.locktype = 'advisory'
              and l.classid = %s
              and l.objid = 0
              and l.granted
              and d.datname = current_database()
            """,
            [LOCK_KEY],
        ).fetchone()
        return str(row[0]) if row else "it has just ended"

    def break_lock(self) -> None:
        """Explain why there is nothing to break."""
        raise PgcallsError(
            "the lock is held by a running transaction and goes with it; "
            "end that one with pg_terminate_backend"
        )

    # -- deployments -------------------------------------------------------------------

    def apply_migrations(self, migrations: MigrationList, force: bool = False) -> None:  # noqa: ARG002
        """Apply migrations and changed definitions, all or nothing.

        yoyo calls this with an empty list too, which is when a change of a definition
        alone is deployed.
        """
        with self.lock():
            self._refuse_newer()
            self._create_bookkeeping()
            if migrations:
                definitions.lock_tables(self.connection, self.lock_timeout)
            for migration in migrations:
                self._run(migration, "apply")
            self._sync_definitions(every=bool(migrations))

    def rollback_migrations(self, migrations: MigrationList, force: bool = False) -> None:  # noqa: ARG002
        """Drop the definitions and undo migrations, all or nothing."""
        with self.lock():
            self._refuse_newer()
            if not migrations:
                return
            definitions.lock_tables(self.connection, self.lock_timeout)
            definitions.drop(self.connection)
            for migration in migrations:
                self._run(migration, "rollback")

    def mark_migrations(self, migrations: MigrationList) -> None:
        """Record migrations as applied without running them."""
        with self.lock():
            self._create_bookkeeping()
            super().mark_migrations(migrations)

    def _run(self, migration: Migration, direction: str) -> None:
        migration.load()
        if not migration.use_transactions:
            raise PgcallsError(
                f"{migration.id}: migrations outside a transaction are not supported"
            )
        path = Path(migration.path)
        if direction == "rollback":
            path = path.with_name(f"{migration.id}.rollback.sql")
            if not path.exists():
                raise PgcallsError(f"{migration.id}: there is no {path.name}")
        self.report("migrate" if direction == "apply" else "revert", migration.id)
        execute_file(self.connection, f"migrations/{path.name}", files.read(path))
        self.log_migration(migration, direction)
        if direction == "apply":
            self.mark_one(migration, log=False)
        else:
            self.unmark_one(migration, log=False)

    def _sync_definitions(self, every: bool) -> None:
        wanted = files.definitions()
        if self.to_apply(read_migrations()):
            definitions.drop(self.connection)
            return
        definitions.refuse_strangers(self.connection, wanted)
        known = definitions.applied(self.connection)
        outdated = wanted if every or self.redefine else definitions.changed(wanted, known)
        if any(" on public." in statement for file in outdated for statement in file.undo):
            definitions.lock_tables(self.connection, self.lock_timeout)
        removed, waiting = definitions.prune(self.connection, wanted)
        for path in removed:
            self.report("remove", path)
        definitions.apply(self.connection, outdated, self.report)
        definitions.finish(self.connection, waiting)
        definitions.remember_catalog(self.connection, outdated, is_migrated=every)
        if outdated or removed:
            self.connection.execute("notify pgrst, 'reload schema'")


def read_migrations() -> MigrationList:
    """Return the package's migrations, whose files yoyo parses once as long as they stay."""
    folder = files.migrations()
    return _parsed(folder, *(path.stat().st_mtime_ns for path in sorted(folder.glob("*.sql"))))


@cache
def _parsed(folder: Path, *stamps: int) -> MigrationList:  # noqa: ARG001
    return yoyo_read_migrations(str(folder))
