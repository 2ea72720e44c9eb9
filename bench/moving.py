"""Move, isolate and kill under load: ``TEST_CITUS_URL=… python bench/moving.py [calls]``.

Four clients, an agent of each recording calls without a pause, who asks again whatever was
refused. Meanwhile a shard is moved, a client gets one of its own, and the Postgres of a worker
is killed and started again; its files must be on this machine. Says of each what the agents
waited for and saw, and at the end which of the turns and calls that were acknowledged are not
there, or there twice, and whether the books are right.
"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from hashlib import md5
from pathlib import Path
from uuid import UUID

import psycopg

from pgcalls import deploy, distribute

sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / folder) for folder in (".", "citus")]
import cluster  # noqa: E402
import scaling  # noqa: E402

from support import Caller, token  # noqa: E402

AGENTS, TURNS = 4, 5
#: For as long as a worker is away, and before and after each event.
AWAY, QUIET = 9.0, 5.0


class Agent(threading.Thread):
    """Records calls of a client, one after the other, until it is told to stop."""

    def __init__(self, url: str, number: int, stop: threading.Event) -> None:
        super().__init__()
        self.url, self.stop, self.client = url, stop, f"client-{number}"
        assistant = str(UUID(md5(f"assistant {number}".encode()).hexdigest()))
        self.caller: Caller = token(client_id=self.client, assistant_id=assistant)
        self.said: list[str] = []
        self.ended: list[str] = []
        self.forget()

    def forget(self) -> None:
        self.longest, self.longest_asked = 0.0, ""
        self.refused: Counter[str] = Counter()

    def ask(self, query: str) -> None:
        """Ask until it is answered."""
        started = time.perf_counter()
        while True:
            try:
                cluster.ask(self.url, self.caller, query)
                break
            except psycopg.Error as error:
                self.refused[f"{error.sqlstate} {error.diag.message_primary}"] += 1
                time.sleep(0.2)
        waited = time.perf_counter() - started
        if waited > self.longest:
            self.longest, self.longest_asked = waited, query.partition("(")[0]

    def run(self) -> None:
        while not self.stop.is_set():
            call = f"{self.client}/{len(self.ended)}"
            self.ask(f"select start_session('{call}')")
            for turn in range(TURNS):
                key = f"{call}/{turn}"
                self.ask(f"select log_message('{call}', 'user', 'x', message_key => '{key}')")
                self.said.append(key)
            self.ask(f"select end_session('{call}', summary => 'A demo')")
            self.ended.append(call)


def move(url: str, mode: str = "block_writes") -> None:
    """Move the shard of client-0, with those beside it, to the other worker."""
    cluster.ask(
        url,
        None,
        "select citus_move_shard_placement(p.shardid, p.nodename, p.nodeport, o.nodename,"
        f" o.nodeport, shard_transfer_mode => '{mode}')"
        " from pg_dist_shard_placement as p join pg_dist_node as o"
        " on o.shouldhaveshards and (o.nodename, o.nodeport) <> (p.nodename, p.nodeport)"
        " where p.shardid = get_shard_id_for_distribution_column('user_sessions', 'client-0')"
        " limit 1",
    )


def move_logically(url: str) -> None:
    """Move it back by logical replication."""
    move(url, "force_logical")


def isolate(url: str) -> None:
    """Give client-1 a shard of its own."""
    cluster.ask(
        url,
        None,
        "select isolate_tenant_to_new_shard('user_sessions', 'client-1', 'CASCADE',"
        " shard_transfer_mode => 'block_writes')",
    )
    distribute.apply(url)


def kill(url: str) -> None:
    """Kill the Postgres of the worker that has client-2, and start it again."""
    ((host, port),) = cluster.ask(
        url,
        None,
        "select nodename, nodeport from pg_dist_shard_placement"
        " where shardid = get_shard_id_for_distribution_column('user_sessions', 'client-2')",
    )
    with psycopg.connect(url, host=host, port=port) as worker:
        ((directory,),) = worker.execute("show data_directory").fetchall()
    data = Path(directory)
    command = shlex.split((data / "postmaster.opts").read_text())
    os.kill(int((data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    time.sleep(AWAY)
    owner = data.stat()
    with (data / "killed.log").open("w") as log:
        subprocess.Popen(
            command,
            # It looks for certificates at home, which is not ours.
            env={**os.environ, "HOME": directory},
            stdout=log,
            stderr=log,
            user=owner.st_uid,
            group=owner.st_gid,
            extra_groups=[],
            start_new_session=True,
        )
    deadline = time.monotonic() + 300
    while True:
        try:
            psycopg.connect(url, host=host, port=port).close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def observe(url: str, agents: list[Agent], event: Callable[[str], None]) -> None:
    time.sleep(QUIET)
    for agent in agents:
        agent.forget()
    started = time.perf_counter()
    event(url)
    took = time.perf_counter() - started
    time.sleep(QUIET)
    print(f"{event.__doc__} It took {took:.1f} s.")
    for agent in agents:
        print(
            f"  {agent.client} waited {agent.longest:.1f} s for {agent.longest_asked!r}", end=", "
        )
        print(f"refused {dict(agent.refused)}")


def main(calls: int) -> None:
    with cluster.empty_database() as url:
        deploy.apply(url)
        with psycopg.connect(url, autocommit=True) as db:
            scaling.fill(db, calls)
        before = dict(cluster.ask(url, None, COUNTED))
        distribute.apply(url)
        stop = threading.Event()
        agents = [Agent(url, number, stop) for number in range(AGENTS)]
        for agent in agents:
            agent.start()
        try:
            for event in (move, move_logically, isolate, kill):
                observe(url, agents, event)
        finally:
            stop.set()
            for agent in agents:
                agent.join()
        told("turns", {key for agent in agents for key in agent.said}, cluster.ask(url, None, SAID))
        told(
            "calls", {key for agent in agents for key in agent.ended}, cluster.ask(url, None, ENDED)
        )
        after = dict(cluster.ask(url, None, COUNTED))
        wrong = [
            agent.client
            for agent in agents
            if after[agent.client] - before.get(agent.client, 0) != len(agent.ended)
        ]
        print(f"clients whose calls are not counted once each: {wrong}")
        reconciled = cluster.ask(url, None, "select * from pgcalls.reconcile_usage()")
        print(f"figures that are wrong: {len(reconciled)}")


COUNTED = (
    "select client_id, case when current_month = date_trunc('month', now()) then"
    " current_month_calls else 0 end from client_subscriptions"
)
SAID = "select message_key from conversation_messages where message_key ~ '^client-'"
ENDED = "select session_id from user_sessions where session_id ~ '/' and status = 'completed'"


def told(what: str, acknowledged: set[str], rows: list[tuple[str]]) -> None:
    stored = [key for (key,) in rows]
    print(
        f"acknowledged {what} {len(acknowledged):,}, lost {len(acknowledged - {*stored})},", end=" "
    )
    print(f"doubled {len(stored) - len({*stored})}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
