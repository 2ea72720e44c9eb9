"""Beside us, what else stores turns of agents in Postgres: one turn a call, as each does it.

All run in one process, with the libraries of peers.txt, on one connection each: this process asks
another, which is this file run as a script, in an environment of its own.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ratios.measure import Case
    from ratios.place import Place

HERE = Path(__file__).resolve().parent
SECONDS = 0.5
KINDS = {"waiting": "on", "not waiting": "off"}
OURS = ("a row into a plain table", "log_message", "log_messages of 50")
PEERS = ("langchain-postgres", "OpenAI Agents", "Agno", "LangGraph")


def python() -> Path:
    """Return the Python that has the peers, installed at first need."""
    wanted = hashlib.sha256((HERE / "peers.txt").read_bytes()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"pgcalls-peers-{wanted}"
    if not (folder / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run(
            [folder / "bin/python", "-m", "pip", "install", "-qq",
             "--disable-pip-version-check", "-r", HERE / "peers.txt"], check=True,
        )  # fmt: skip
        (folder / "ready").touch()
    return folder / "bin/python"


def cases(place: Place, version: str, opened: ExitStack) -> dict[str, Case]:
    """Return a case for each library and kind of commit, in the process that has them."""
    from psycopg import connect

    from ratios.measure import Cost

    made: dict[str, Case] = {}
    for kind, setting in KINDS.items():
        url = place.database(version, f"peers_{setting}")
        with connect(url, autocommit=True) as db:
            db.execute(
                f"alter database {db.info.dbname} set synchronous_commit = {setting}".encode()
            )
        process = opened.enter_context(
            subprocess.Popen(
                [python(), HERE / "peers.py", url],
                text=True,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        )
        opened.callback(process.terminate)

        def ask(name: str, process: subprocess.Popen[str] = process) -> Cost:
            assert process.stdin and process.stdout
            print(name, file=process.stdin, flush=True)
            answer = json.loads(process.stdout.readline() or '{"error": "it has ended"}')
            if "error" in answer:
                raise RuntimeError(answer["error"])
            return Cost(**answer)

        for name in OURS + PEERS * (version == "now"):
            made[f"{name}, {kind}"] = lambda name=name, ask=ask: ask(name)
    return made


# What follows runs in the environment of the peers.

TURNS = 20
SAID = "I would like to move my appointment to Thursday afternoon, if that is possible."


class Store:
    """Stores turns of calls of twenty."""

    batch = 1

    def start(self, call: str) -> None:
        """Begin with a new call."""

    def turn(self, n: int) -> None:
        """Store the n-th turn."""


class Plain(Store):
    """One bare INSERT into a table without keys."""

    def __init__(self, url: str) -> None:
        import psycopg

        self.db = psycopg.connect(url, autocommit=True, prepare_threshold=0)
        self.prepare()

    def prepare(self) -> None:
        self.db.execute(
            "create table bench_plain (id uuid default gen_random_uuid(), call text, seq integer,"
            " role text, content text, created_at timestamptz default now())"
        )

    def start(self, call: str) -> None:
        self.call = call

    def turn(self, n: int) -> None:
        self.db.execute(
            "insert into bench_plain (call, seq, role, content) values (%s, %s, %s, %s)",
            [self.call, n, ("user", "agent")[n % 2], SAID],
        )


class LogMessage(Plain):
    """log_message, as service_role."""

    def prepare(self) -> None:
        self.db.execute("set role service_role")

    def start(self, call: str) -> None:
        self.call = call
        self.db.execute("select * from start_session(%s)", [call])

    def turn(self, n: int) -> None:
        self.db.execute(
            "select * from log_message(%s, %s, %s)", [self.call, ("user", "agent")[n % 2], SAID]
        )


class LogMessages(LogMessage):
    """log_messages, fifty at a time."""

    batch = 50

    def turn(self, n: int) -> None:
        turns = [
            {"role": ("user", "agent")[i % 2], "content": SAID} for i in range(n, n + self.batch)
        ]
        self.db.execute("select * from log_messages(%s, %s)", [self.call, json.dumps(turns)])


class LangChain(Plain):
    """Its chat history: one message added."""

    def prepare(self) -> None:
        from langchain_postgres import PostgresChatMessageHistory

        PostgresChatMessageHistory.create_tables(self.db, "chat_history")

    def start(self, call: str) -> None:
        from langchain_core.messages import AIMessage, HumanMessage
        from langchain_postgres import PostgresChatMessageHistory

        self.kinds = HumanMessage, AIMessage
        self.history = PostgresChatMessageHistory("chat_history", call, sync_connection=self.db)

    def turn(self, n: int) -> None:
        self.history.add_messages([self.kinds[n % 2](content=SAID)])


def sqlalchemy_url(url: str, driver: str) -> object:
    """Return a connection string as SQLAlchemy has it."""
    from psycopg import conninfo
    from sqlalchemy import URL

    parts = conninfo.conninfo_to_dict(url)
    return URL.create(
        f"postgresql+{driver}", username=str(parts["user"]), database=str(parts["dbname"]),
        query={"host": str(parts["host"])},
    )  # fmt: skip


class OpenAIAgents(Store):
    """Its SQLAlchemy session: one item added."""

    def __init__(self, url: str) -> None:
        import asyncio

        from sqlalchemy.ext.asyncio import create_async_engine

        self.engine = create_async_engine(sqlalchemy_url(url, "asyncpg"))
        self.run = asyncio.Runner().run
        self.create_tables = True

    def start(self, call: str) -> None:
        from agents.extensions.memory import SQLAlchemySession

        self.session = SQLAlchemySession(call, engine=self.engine, create_tables=self.create_tables)
        self.run(self.session.get_items())
        self.create_tables = False

    def turn(self, n: int) -> None:
        self.run(self.session.add_items([{"role": ("user", "assistant")[n % 2], "content": SAID}]))


class Agno(Store):
    """Its database: a run of a question and an answer, and the session, as its agent saves them."""

    batch = 2

    def __init__(self, url: str) -> None:
        from agno.db.postgres import PostgresDb
        from sqlalchemy import create_engine

        self.db = PostgresDb(db_engine=create_engine(sqlalchemy_url(url, "psycopg")))

    def start(self, call: str) -> None:
        import time

        from agno.session import AgentSession

        self.session = AgentSession(
            session_id=call, agent_id="bench", session_data={}, created_at=int(time.time())
        )
        self.db.upsert_session(self.session)

    def turn(self, n: int) -> None:
        from uuid import uuid4

        from agno.models.message import Message
        from agno.run.agent import RunOutput

        run = RunOutput(
            run_id=str(uuid4()), agent_id="bench", session_id=self.session.session_id, content=SAID,
            messages=[Message(role="user", content=SAID), Message(role="assistant", content=SAID)],
        )  # fmt: skip
        self.db.upsert_run(run, self.session.session_id, run_index=n)
        self.db.upsert_session(self.session)


class LangGraph(Store):
    """Its checkpointer: a checkpoint with the messages so far."""

    def __init__(self, url: str) -> None:
        import psycopg
        from langgraph.checkpoint.postgres import PostgresSaver
        from psycopg.rows import dict_row

        self.saver = PostgresSaver(
            psycopg.connect(url, autocommit=True, prepare_threshold=0, row_factory=dict_row)
        )
        self.saver.setup()

    def start(self, call: str) -> None:
        self.config = {"configurable": {"thread_id": call, "checkpoint_ns": ""}}
        self.messages: list[object] = []

    def turn(self, n: int) -> None:
        from langchain_core.messages import AIMessage, HumanMessage
        from langgraph.checkpoint.base import empty_checkpoint

        self.messages = [*self.messages, (HumanMessage, AIMessage)[n % 2](content=SAID)]
        checkpoint = empty_checkpoint()
        version = self.saver.get_next_version(str(n) if n else None, None)
        checkpoint["channel_values"] = {"messages": self.messages}
        checkpoint["channel_versions"] = {"messages": version}
        self.config = self.saver.put(
            self.config, checkpoint, {"source": "loop", "step": n}, {"messages": version}
        )


def answer(url: str) -> None:
    """Measure what is asked for, a name a line; print what a turn costs."""
    import os
    import time
    from uuid import uuid4

    import psycopg
    from measure import others

    # What a library prints is no answer.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    kinds = dict(
        zip(
            OURS + PEERS,
            (Plain, LogMessage, LogMessages, LangChain, OpenAIAgents, Agno, LangGraph),
            strict=True,
        )
    )
    stores: dict[str, Store] = {}
    watch = psycopg.connect(url, autocommit=True)

    for line in sys.stdin:
        try:
            name = line.strip()
            if name not in stores:
                stores[name] = kinds[name](url)
                stores[name].start(str(uuid4()))
                stores[name].turn(0)
            store, turns, cpu, wall = stores[name], 0, 0.0, 0.0
            while wall < SECONDS:
                store.start(str(uuid4()))
                before, began = others(watch), time.monotonic()
                for n in range(TURNS // store.batch or 1):
                    store.turn(n)
                    turns += store.batch
                wall += time.monotonic() - began
                cpu += others(watch) - before
            told = {"cpu": cpu / turns, "wall": 1e6 * wall / turns}
        except Exception as error:
            told = {"error": repr(error)}
        print(json.dumps(told), file=answers, flush=True)


if __name__ == "__main__":
    answer(sys.argv[1])
else:
    from ratios.ratio import Group, share

    #: Ahead of every peer: of 0.53 waiting for the disk and 0.25 not waiting, as first measured.
    GOALS = {"waiting": 0.80, "not waiting": 0.45}
    PEERS_GROUP = Group(
        "Beside peers",
        "One turn a call in calls of twenty, from one Python process, one connection each.",
        cases,
        tuple(
            share(f"{name}, {kind}", f"a row into a plain table, {kind}",
                  GOALS[kind] if name == "log_message" else None, by="wall")
            for kind in KINDS
            for name in (*OURS[1:], *PEERS)
        ),
        rounds=3,
    )  # fmt: skip
