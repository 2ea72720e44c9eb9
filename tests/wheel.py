"""Install from a wheel and record a call: ``python tests/wheel.py COMMAND``.

COMMAND is the ``pgcalls`` that the wheel has brought. On the server that ``TEST_DATABASE_URL`` names, or on the
embedded Postgres 16 and 18 and the cluster that ``TEST_CITUS_URL`` names.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import psycopg

from pgcalls import embedded

sys.path[:0] = [str(Path(__file__).parent / folder) for folder in (".", "citus")]
import cluster  # noqa: E402

from support import ACME, ACME_AGENT, MIGRATIONS  # noqa: E402

COMMAND = sys.argv[1]
#: That of the wheel finds nothing of this tree.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def run(url: str, *words: str) -> str:
    done = subprocess.run(
        [COMMAND, *words, "--database-url", url], env=ENVIRONMENT, capture_output=True, text=True
    )
    assert done.returncode == 0, done
    return done.stdout


def install(url: str) -> None:
    assert f"done: {len(MIGRATIONS)} migrations" in run(url, "apply")


def record(url: str, where: str) -> None:
    """Record a call as its agent and read it as its client; nothing is left to install."""
    cluster.ask(url, None, cluster.STORE)
    for step in (
        "start_session('wheel', customer_number => '+6421555123')",
        "log_message('wheel', 'user', 'I would like a demo')",
        "log_tool_call('wheel', 'book', '{}', '{\"ok\": true}')",
        "end_session('wheel', summary => 'A demo')",
    ):
        cluster.ask(url, ACME_AGENT, f"select * from {step}")
    ((call,),) = cluster.ask(url, ACME, "select get_conversation_with_messages('wheel')")
    assert (call["status"], call["tool_call_count"]) == ("completed", 1), call
    assert [turn["content"] for turn in call["messages"]] == ["I would like a demo"], call
    assert "nothing to do" in run(url, "apply")
    run(url, "doctor")
    ((version,),) = cluster.ask(url, None, "show server_version")
    print(f"{where}Postgres {version}: installed, a call recorded", flush=True)


def on_server(admin_url: str) -> None:
    """Install as a role that is no superuser."""
    name = f"wheel_{uuid4().hex[:8]}"
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute(f"create role {name} login createrole password 'x'".encode())
        admin.execute(f"create database {name} owner {name}".encode())
    install(psycopg.conninfo.make_conninfo(admin_url, user=name, password="x", dbname=name))
    record(psycopg.conninfo.make_conninfo(admin_url, dbname=name), "")


def on_cluster() -> None:
    with cluster.empty_database() as url:
        install(url)
        run(url, "distribute", "--apply")
        record(url, "Citus on ")


if __name__ == "__main__":
    if url := os.environ.get("TEST_DATABASE_URL"):
        on_server(url)
    else:
        for postgres in (16, 18):
            with embedded.server(postgres) as url:
                on_server(url)
        if cluster.URL:
            on_cluster()
        else:
            print(f"LEFT OUT: Citus; {cluster.NO_CLUSTER}")
