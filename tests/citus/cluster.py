"""A database of its own on the cluster that ``TEST_CITUS_URL`` names: installed, distributed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from uuid import uuid4

import psycopg
from psycopg import conninfo

from pgcalls import deploy, distribute

URL = os.environ.get("TEST_CITUS_URL", "")
NO_CLUSTER = "no Citus: TEST_CITUS_URL names the superuser of a coordinator that has workers"


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
    with ExitStack() as opened:
        servers = [
            opened.enter_context(psycopg.connect(URL, host=host, port=port, autocommit=True))
            for host, port in places
        ]
        try:
            for server, (host, port) in zip(servers, places, strict=True):
                server.execute("set citus.enable_create_database_propagation = off")
                server.execute(f"create database {name}".encode())
                with psycopg.connect(URL, host=host, port=port, dbname=name) as db:
                    db.execute("create extension citus")
            url = conninfo.make_conninfo(URL, host=places[0][0], port=places[0][1], dbname=name)
            with psycopg.connect(url) as db:
                db.execute("select citus_set_coordinator_host(%s, %s)", places[0])
                for place in places[1:]:
                    db.execute("select citus_add_node(%s, %s)", place)
            yield url
        finally:
            for server in servers:
                server.execute(f"drop database if exists {name} with (force)".encode())


@contextmanager
def distributed_database() -> Iterator[str]:
    """The same, with everything installed and distributed."""
    with empty_database() as url:
        deploy.apply(url)
        distribute.apply(url)
        yield url
