"""A database of its own on the cluster that ``TEST_CITUS_URL`` names: installed, distributed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import conninfo

from pgcalls import deploy, distribute

from support import ACME_ASSISTANT, ACME_OTHER_ASSISTANT, GLOBEX_ASSISTANT, Caller

URL = os.environ.get("TEST_CITUS_URL", "")
NO_CLUSTER = "no Citus: TEST_CITUS_URL names the superuser of a coordinator that has workers"

on_a_cluster = pytest.mark.skipif(not URL, reason=NO_CLUSTER)
#: Refuse whatever more than one shard would have to answer; what a trigger asks on a node too,
#: whose error somebody may catch.
ONE_SHARD = (
    "set local citus.propagate_set_commands = 'local'",
    "set local citus.multi_task_query_log_level = 'warning'",
    "set local citus.propagate_set_commands = 'none'",
    "set local citus.multi_task_query_log_level = 'error'",
)
#: The clients acme and globex, with an assistant or two each.
STORE = f"""
insert into public.client_subscriptions (client_id, name)
values ('acme', 'Acme'), ('globex', 'Globex');
insert into public.assistants (client_id, id, name)
values ('acme', '{ACME_ASSISTANT}', 'a'), ('acme', '{ACME_OTHER_ASSISTANT}', 'o'),
  ('globex', '{GLOBEX_ASSISTANT}', 'g');
"""


def ask(url: str, caller: Caller | None, query: str, settings: tuple[str, ...] = ()) -> list[Any]:
    """Run a query in a transaction that begins as PostgREST begins it."""
    told: list[str] = []
    with psycopg.connect(url) as db:
        db.add_notice_handler(lambda notice: told.append(str(notice.message_primary)))
        for setting in settings:
            db.execute(setting.encode())
        if caller:
            db.execute("select set_config('role', %s, true)", [caller.role])
            claims = json.dumps(caller.claims)
            db.execute("select set_config('request.jwt.claims', %s, true)", [claims])
            db.execute("select pgcalls.pre_request()")
        cursor = db.execute(query.encode())
        rows = cursor.fetchall() if cursor.description else []
    if settings and (asked := [message for message in told if "multi-task" in message]):
        raise psycopg.NotSupportedError(f"on a node: {asked}")
    return rows


def nodes() -> list[tuple[str, int]]:
    """Return host and port of the coordinator, then of each worker."""
    with psycopg.connect(URL) as db:
        return db.execute(
            "select nodename, nodeport from pg_dist_node where isactive order by groupid"
        ).fetchall()


@contextmanager
def empty_database() -> Iterator[str]:
    """A database on every node, with Citus; yields the coordinator's as its superuser."""
    name = f"calls_citus_{uuid4().hex[:8]}"
    places = nodes()
    try:
        for host, port in places:
            with psycopg.connect(URL, host=host, port=port, autocommit=True) as server:
                server.execute("set citus.enable_create_database_propagation = off")
                server.execute(f"create database {name}".encode())
            with psycopg.connect(URL, host=host, port=port, dbname=name) as db:
                db.execute("create extension citus")
        url = conninfo.make_conninfo(URL, host=places[0][0], port=places[0][1], dbname=name)
        with psycopg.connect(url) as db:
            db.execute("select citus_set_coordinator_host(%s, %s)", places[0])
            for place in places[1:]:
                db.execute("select citus_add_node(%s, %s)", place)
            # As docs/scaling/citus.md says.
            db.execute("revoke select on citus_tables, citus_schemas from public")
        yield url
    finally:
        for host, port in places:
            with psycopg.connect(URL, host=host, port=port, autocommit=True) as server:
                server.execute("set citus.enable_create_database_propagation = off")
                server.execute(f"drop database if exists {name} with (force)".encode())


@contextmanager
def distributed_database() -> Iterator[str]:
    """The same, with everything installed and distributed."""
    with empty_database() as url:
        deploy.apply(url)
        distribute.apply(url)
        yield url
