"""Eight workers, killed at random: each follow-up is done once or dead, none twice, none lost.

PGCALLS_FOLLOW_UPS=10000 for the long one.
"""

from __future__ import annotations

import os
import random
import threading
from collections import Counter
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from itertools import pairwise

import psycopg
import pytest
from psycopg.rows import dict_row

from support import SERVER, examples

WORKERS = 8
CALLS = int(os.environ.get("PGCALLS_FOLLOW_UPS", examples(500)))
MAX_ATTEMPTS = 4
LEASE = timedelta(seconds=1)
#: A finish that is sent twice, and one whose worker never hears the answer.
OUTCOMES = ["done"] * 6 + ["done twice", "fails", "fails", "dies", "rolls back"]


class Worker:
    """Claims and finishes until nothing is left, whatever becomes of its connection."""

    def __init__(self, url: str, seed: int, are_all_made: threading.Event) -> None:
        self.url, self.pick, self.are_all_made = (
            url,
            random.Random(f"{SERVER} {seed}"),
            are_all_made,
        )
        self.finished: Counter[str] = Counter()
        #: What it was answered, and of which attempts it has said that they failed.
        self.claimed: list[tuple[str, int, datetime]] = []
        self.failed: set[tuple[str, int]] = set()
        self.killed = 0
        self.pid: int | None = None

    def run(self) -> None:
        while True:
            try:
                with psycopg.connect(self.url, autocommit=True, row_factory=dict_row) as db:
                    self.pid = db.info.backend_pid
                    if self.work(db):
                        return
            except psycopg.OperationalError:
                self.killed += 1
            finally:
                self.pid = None

    def work(self, db: psycopg.Connection) -> bool:
        """Work until all is finished; or until this connection breaks, in the middle of it."""
        while True:
            claimed = db.execute(
                "select * from claim_follow_ups('email', %s, %s)", [self.pick.randint(1, 9), LEASE]
            ).fetchall()
            if not claimed:
                is_whole = self.are_all_made.is_set()
                left = db.execute(
                    "select count(*) as n from follow_ups where state in ('pending', 'claimed')"
                ).fetchone()
                if is_whole and left["n"] == 0:
                    return True
                # Nobody waits a minute for the next attempt.
                db.execute(
                    "update follow_ups set due_at = now() - interval '1 second' where id in ("
                    "select id from follow_ups where state = 'pending' and due_at > now()"
                    " for update skip locked)"
                )
                db.execute("select pg_sleep(0.02)")
            self.claimed += [(str(c["id"]), c["attempt"], c["due_at"]) for c in claimed]
            for row in claimed:
                self.finish(db, row)

    def finish(self, db: psycopg.Connection, row: dict) -> None:
        outcome = self.pick.choice(OUTCOMES)
        if outcome == "fails":
            self.failed.add((str(row["id"]), row["attempt"]))
        elif outcome == "dies":
            db.execute("select pg_terminate_backend(pg_backend_pid())")
        query = "select * from finish_follow_up(%s, %s, %s, 'it failed')"
        arguments = [row["id"], row["attempt"], outcome != "fails"]
        try:
            if outcome == "rolls back":
                with db.transaction(force_rollback=True):
                    db.execute(query, arguments)
                return
            answers = [
                db.execute(query, arguments).fetchone()
                for _ in range(1 + (outcome == "done twice"))
            ]
        except psycopg.Error as error:
            if error.sqlstate != "PT409":
                raise
            return
        assert [a["changed"] for a in answers] == [True, False][: len(answers)]
        if answers[0]["state"] == "done":
            self.finished[str(row["id"])] += 1


@pytest.mark.full
def test_each_is_finished_once_or_dead_with_its_reason(fresh_database, server):
    admin = psycopg.conninfo.make_conninfo(fresh_database, user=server.user)
    with psycopg.connect(admin, autocommit=True, row_factory=dict_row) as db:
        db.execute(
            "insert into follow_up_rules (name, kind, max_attempts, template)"
            " values ('r', 'email', %s, '{\"call\": \"{{session_id}}\"}')", [MAX_ATTEMPTS],
        )  # fmt: skip
        is_over, are_all_made = threading.Event(), threading.Event()
        workers = [Worker(admin, seed, are_all_made) for seed in range(WORKERS)]

        def end_calls() -> None:
            with psycopg.connect(admin, autocommit=True) as agent:
                for n in range(CALLS):
                    agent.execute("select start_session(%s)", [f"call-{n}"])
                    agent.execute("select end_session(%s, summary => 's')", [f"call-{n}"])
                    if n % 7 == 0:
                        agent.execute("select update_session(%s, summary => 't')", [f"call-{n}"])
            are_all_made.set()

        def kill() -> None:
            pick = random.Random(SERVER)
            while not is_over.wait(pick.uniform(0.01, 0.1)):
                if pid := pick.choice(workers).pid:
                    db.execute("select pg_terminate_backend(%s)", [pid])

        with ThreadPoolExecutor(max_workers=WORKERS + 2) as pool:
            killing = pool.submit(kill)
            jobs = [pool.submit(end_calls), *(pool.submit(worker.run) for worker in workers)]
            wait(jobs, return_when=FIRST_EXCEPTION)
            is_over.set()
            are_all_made.set()
            for job in [*jobs, killing]:
                job.result()

        made = db.execute("select * from follow_ups").fetchall()

    done = sum((worker.finished for worker in workers), Counter())
    assert len(made) == len({f["session_id"] for f in made}) == CALLS
    assert {f["state"] for f in made} <= {"done", "dead"}
    for follow_up in made:
        heard = done[str(follow_up["id"])]
        # A worker may be killed between the commit and its answer, never the other way round.
        assert heard <= (follow_up["state"] == "done"), follow_up
        if follow_up["state"] == "dead":
            assert follow_up["attempts"] == MAX_ATTEMPTS
            assert follow_up["last_error"] in {"it failed", "the lease ran out"}
        else:
            assert follow_up["last_error"] is None
    assert done.total() > CALLS / 2
    # Nobody was given what somebody else still had.
    claims = sorted(claim for worker in workers for claim in worker.claimed)
    failed = set().union(*(worker.failed for worker in workers))
    assert len({claim[:2] for claim in claims}) == len(claims)
    for before, after in pairwise(claims):
        if before[0] == after[0] and before[:2] not in failed:
            assert before[2] <= after[2] - LEASE, (before, after)
    assert sum(worker.killed for worker in workers) > WORKERS
