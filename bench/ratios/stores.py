"""The stores of peers.py, one turn a call as each does it: a script for an environment that has them.

    python stores.py URL

Reads names of stores, a line each; prints what a turn costs, as JSON, a line each.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import Callable
from uuid import uuid4

import psycopg
from agents.extensions.memory import SQLAlchemySession
from agno.db.postgres import PostgresDb
from agno.models.message import Message
from agno.run.agent import RunOutput
from agno.session import AgentSession
from langchain_core.messages import AIMessage, HumanMessage
from langchain_postgres import PostgresChatMessageHistory
from langgraph.checkpoint.base import empty_checkpoint
from langgraph.checkpoint.postgres import PostgresSaver
from measure import others
from psycopg import conninfo
from psycopg.rows import dict_row
from sqlalchemy import URL, create_engine
from sqlalchemy.ext.asyncio import create_async_engine

SECONDS, TURNS = 0.5, 20
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
        PostgresChatMessageHistory.create_tables(self.db, "chat_history")

    def start(self, call: str) -> None:
        self.kinds = HumanMessage, AIMessage
        self.history = PostgresChatMessageHistory("chat_history", call, sync_connection=self.db)

    def turn(self, n: int) -> None:
        self.history.add_messages([self.kinds[n % 2](content=SAID)])


def sqlalchemy_url(url: str, driver: str) -> object:
    """Return a connection string as SQLAlchemy has it."""
    parts = conninfo.conninfo_to_dict(url)
    return URL.create(
        f"postgresql+{driver}", username=str(parts["user"]), database=str(parts["dbname"]),
        query={"host": str(parts["host"])},
    )  # fmt: skip


class OpenAIAgents(Store):
    """Its SQLAlchemy session: one item added."""

    def __init__(self, url: str) -> None:
        self.engine = create_async_engine(sqlalchemy_url(url, "asyncpg"))
        self.run = asyncio.Runner().run
        self.create_tables = True

    def start(self, call: str) -> None:
        self.session = SQLAlchemySession(call, engine=self.engine, create_tables=self.create_tables)
        self.run(self.session.get_items())
        self.create_tables = False

    def turn(self, n: int) -> None:
        self.run(self.session.add_items([{"role": ("user", "assistant")[n % 2], "content": SAID}]))


class Agno(Store):
    """Its database: a run of a question and an answer, and the session, as its agent saves them."""

    batch = 2

    def __init__(self, url: str) -> None:
        self.db = PostgresDb(db_engine=create_engine(sqlalchemy_url(url, "psycopg")))

    def start(self, call: str) -> None:
        self.session = AgentSession(
            session_id=call, agent_id="bench", session_data={}, created_at=int(time.time())
        )
        self.db.upsert_session(self.session)

    def turn(self, n: int) -> None:
        run = RunOutput(
            run_id=str(uuid4()), agent_id="bench", session_id=self.session.session_id, content=SAID,
            messages=[Message(role="user", content=SAID), Message(role="assistant", content=SAID)],
        )  # fmt: skip
        self.db.upsert_run(run, self.session.session_id, run_index=n)
        self.db.upsert_session(self.session)


class LangGraph(Store):
    """Its checkpointer: a checkpoint with the messages so far."""

    def __init__(self, url: str) -> None:
        self.saver = PostgresSaver(
            psycopg.connect(url, autocommit=True, prepare_threshold=0, row_factory=dict_row)
        )
        self.saver.setup()

    def start(self, call: str) -> None:
        self.config = {"configurable": {"thread_id": call, "checkpoint_ns": ""}}
        self.messages: list[object] = []

    def turn(self, n: int) -> None:
        self.messages = [*self.messages, (HumanMessage, AIMessage)[n % 2](content=SAID)]
        checkpoint = empty_checkpoint()
        version = self.saver.get_next_version(str(n) if n else None, None)
        checkpoint["channel_values"] = {"messages": self.messages}
        checkpoint["channel_versions"] = {"messages": version}
        self.config = self.saver.put(
            self.config, checkpoint, {"source": "loop", "step": n}, {"messages": version}
        )


STORES: dict[str, Callable[[str], Store]] = {
    "a row into a plain table": Plain,
    "log_message": LogMessage,
    "log_messages of 50": LogMessages,
    "langchain-postgres": LangChain,
    "OpenAI Agents": OpenAIAgents,
    "Agno": Agno,
    "LangGraph": LangGraph,
}


def answer(url: str) -> None:
    """Measure what is asked for, a name a line; print what a turn costs."""
    # What a library prints is no answer.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    stores: dict[str, Store] = {}
    watch = psycopg.connect(url, autocommit=True)

    for line in sys.stdin:
        try:
            name = line.strip()
            if name not in stores:
                stores[name] = STORES[name](url)
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
