"""Distribute a database in use: ``TEST_CITUS_URL=… python bench/distribution.py [calls]``.

Calls of twenty turns are put onto the coordinator, which is distributed while four agents
write turns without a pause. Says how long it took and an agent waited, and which of the
turns that were acknowledged are not there, or there twice.
"""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import psycopg

from pgcalls import deploy, distribute

sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / folder) for folder in (".", "citus")]
import cluster  # noqa: E402
import scaling  # noqa: E402

from support import ACME_AGENT  # noqa: E402

AGENTS = 4


class Agent(threading.Thread):
    """Writes turns of a call of its own, one after the other, until it is told to stop."""

    def __init__(self, url: str, number: int, stop: threading.Event) -> None:
        super().__init__()
        self.url, self.number, self.stop = url, number, stop
        self.said: list[str] = []
        self.refused: list[str] = []
        self.longest = 0.0

    def run(self) -> None:
        cluster.ask(self.url, ACME_AGENT, f"select start_session('w{self.number}')")
        while not self.stop.is_set():
            key = f"w{self.number}-{len(self.said)}"
            query = f"select log_message('w{self.number}', 'user', 'x', message_key => '{key}')"
            started = time.perf_counter()
            try:
                cluster.ask(self.url, ACME_AGENT, query)
                self.said.append(key)
            except psycopg.Error as error:
                self.refused.append(str(error))
            self.longest = max(self.longest, time.perf_counter() - started)


def main(calls: int) -> None:
    with cluster.empty_database() as url:
        deploy.apply(url)
        with psycopg.connect(url, autocommit=True) as db:
            scaling.fill(db, calls)
        cluster.ask(url, None, cluster.STORE)
        stop = threading.Event()
        agents = [Agent(url, number, stop) for number in range(AGENTS)]
        for agent in agents:
            agent.start()
        try:
            result = distribute.apply(url, lock_timeout=300)
        finally:
            stop.set()
            for agent in agents:
                agent.join()
        rows = cluster.ask(
            url,
            None,
            "select m.message_key from conversation_messages as m where m.client_id = 'acme'"
            " and m.message_key ~ '^w'",
        )
        stored = [key for (key,) in rows]
        said = {key for agent in agents for key in agent.said}
        print(result.state)
        print(f"calls {result.rows['public.user_sessions']:,}")
        print(f"turns {result.rows['public.conversation_messages']:,}")
        print(f"took {result.seconds:.0f} s, longest wait {max(a.longest for a in agents):.0f} s")
        print(f"acknowledged {len(said):,}, lost {len(said - {*stored})},", end=" ")
        print(f"doubled {len(stored) - len({*stored})}")
        print(f"errors {[error for agent in agents for error in agent.refused]}")
        wrong = cluster.ask(url, None, "select * from pgcalls.reconcile_usage()")
        print(f"figures that are wrong: {len(wrong)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
