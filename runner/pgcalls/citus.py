"""What a database that Citus distributes asks of a deployment."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import psycopg

from pgcalls import files
from pgcalls.errors import PgcallsError
from pgcalls.sqltext import NAME, Statement, split

NODES = Path(__file__).with_name("nodes.sql").read_bytes()
SETTINGS = (
    # A function may name a table that comes later, on the nodes too; they have no part in
    # how long we wait for a lock.
    "set local citus.propagate_set_commands = 'local'",
    "set local check_function_bodies = off",
    "set local citus.propagate_set_commands = 'none'",
    # One connection to a node, so that what one statement has done the next one sees there.
    "set local citus.multi_shard_modify_mode = 'sequential'",
    "set local citus.enable_local_reference_table_foreign_keys = off",
    "set local citus.enable_unsafe_triggers = on",
)
POLICY = re.compile(rf"\s*create policy (\w+)\s+on ({NAME})")
CREATE_TABLE = re.compile(rf"create table ({NAME})")
FOREIGN_KEY = re.compile(
    r",\s+(constraint \w+\s+foreign key \([^)]*\)\s+references [\w.]+ \([^)]*\)"
    r"(?:\s+on delete cascade)?)"
)
BESIDE = re.compile(r",\s+constraint \w+\s+unique \(client_id, id\)")


def is_distributed(db: psycopg.Connection) -> bool:
    """Return whether Citus has the tables of calls."""
    return describe(db) is not None


def describe(db: psycopg.Connection) -> str | None:
    """Say how the tables are distributed; None where they are not."""
    if db.execute("select to_regclass('pg_catalog.pg_dist_partition')").fetchone() == (None,):
        return None
    ((tables, shards, nodes, everywhere),) = db.execute(
        """
        select
          count(distinct d.logicalrelid) filter (where d.partmethod = 'h'),
          count(distinct s.shardid) filter (where d.logicalrelid = main.oid),
          count(distinct p.groupid) filter (where d.partmethod = 'h'),
          count(distinct d.logicalrelid) filter (where d.partmethod = 'n')
        from (select to_regclass('public.user_sessions') as oid) as main
        join pg_catalog.pg_dist_partition as m on m.logicalrelid = main.oid
        cross join pg_catalog.pg_dist_partition as d
        join pg_catalog.pg_dist_shard as s on s.logicalrelid = d.logicalrelid
        join pg_catalog.pg_dist_placement as p on p.shardid = s.shardid
        """
    ).fetchall()
    if not tables:
        return None
    return (
        f"{tables} tables by client_id in {shards} shards on {nodes} nodes,"
        f" {everywhere} tables on every node"
    )


def settle(db: psycopg.Connection) -> None:
    """Let the open transaction change what is distributed."""
    for setting in SETTINGS:
        # One a message: Citus tells its nodes the whole of the message that a SET is in.
        db.execute(setting.encode())


def policies() -> list[Statement]:
    """Return the statements that make the policies of this package."""
    texts = [file for file in files.definitions() if file.kind == "policies"]
    steps = [step for file in texts for step in split(file.path, file.sql)]
    return [step for step in steps if POLICY.match(step.sql)]


def fit(steps: list[Statement]) -> list[Statement]:
    """Return the statements of a deployment as a distributed database takes them."""
    return [Statement(step.path, step.offset, sql) for step in steps for sql in _fit(step.sql)]


def _fit(sql: str) -> list[str]:
    if POLICY.match(sql):
        return [_fit_policy(sql)]
    if re.match(r"\s*create or replace function ", sql) and "client_id" in sql:
        # No node is right for a plan that is for every client.
        return [sql.replace("\nset plan_cache_mode = force_generic_plan", "")]
    if made := CREATE_TABLE.match(sql.strip()):
        return _place(made.group(1), sql)
    return [sql]


def _fit_policy(sql: str) -> str:
    """Return a policy without subqueries, and with what restricts the others of its table.

    Citus refuses a subquery, and its shards forget that a policy is restrictive: it would
    open what it is to close.
    """
    head, condition = sql.split("using", 1)
    table = POLICY.match(sql).group(2)  # type: ignore[union-attr]
    if "as restrictive" in head:
        return head.replace("\nas restrictive", "") + "using (false)"
    conditions = [condition, *_restrictions().get(table, [])]
    return f"{head}using (\n  " + "\n  and ".join(map(_bare, conditions)) + "\n)"


@cache
def _restrictions() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for step in policies():
        head, condition = step.sql.split("using", 1)
        if "as restrictive" in head:
            table = POLICY.match(step.sql).group(2)  # type: ignore[union-attr]
            found.setdefault(table, []).append(condition)
    return found


def _bare(condition: str) -> str:
    """Return a condition that calls its functions for each row, and reads no table itself."""
    bare = re.sub(r"\(select ([\w.]+\(\))\)", r"\1", condition)
    if re.search(r"\bselect\b", bare):
        return "pgcalls.is_of_assistant(client_id, session_id)"
    # Citus 13.2.2 does not know "is null" where tables are distributed already.
    return bare.replace("() is null", "() is not distinct from null").strip()


def _place(table: str, sql: str) -> list[str]:
    """Return the statements that make a table, place it, and give it its foreign keys."""
    keys = FOREIGN_KEY.findall(sql)
    sql = FOREIGN_KEY.sub("", sql)
    place = f"select create_reference_table('{table}')"
    if re.search(r"\bclient_id text not null", sql):
        sql = BESIDE.sub("", sql.replace("primary key (id)", "primary key (client_id, id)"))
        place = (
            f"select create_distributed_table('{table}', 'client_id',"
            " colocate_with => 'public.client_subscriptions')"
        )
    return [sql, place, *(f"alter table {table} add {key}" for key in keys)]


def unfinished(db: psycopg.Connection) -> list[str]:
    """Return the statements that are left to do on the nodes."""
    return [text for (text,) in db.execute(NODES).fetchall()]


def finish(db: psycopg.Connection) -> list[str]:
    """Do on the nodes what Citus does not do there; call it outside a transaction.

    Raises ``PgcallsError`` with what a node refused.
    """
    statements = unfinished(db)
    for statement in statements:
        done = db.execute(statement.encode())
        refused = [row for row in done.fetchall() if not row[-2]] if done.description else []
        if refused:
            raise PgcallsError(f"a node refused {statement}: {refused[0][-1]}")
    return statements
