"""Fixtures for what records over HTTP: an agent's environment, and a network that can fail."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import psycopg
import pytest
from postgrest import AsyncPostgrestClient
from psycopg.rows import dict_row

from pgcalls.recorder import call_recorder, connect

from network import Connected, Proxy
from stack import Stack

Rows = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def network(stack: Stack) -> Iterator[Proxy]:
    with Proxy(stack.url).running() as proxy:
        yield proxy


@pytest.fixture
def environment(
    stack: Stack, network: Proxy, monkeypatch: pytest.MonkeyPatch
) -> pytest.MonkeyPatch:
    """The environment of an agent that has the secret key, and tries again soon."""
    monkeypatch.setenv("SUPABASE_URL", network.url)
    monkeypatch.setenv("SUPABASE_KEY", stack.secret_key)
    monkeypatch.delenv("AGENT_TOKEN", raising=False)
    monkeypatch.setattr(call_recorder, "LAST_DELAY", 0.3)
    return monkeypatch


@pytest.fixture
def connected(environment: pytest.MonkeyPatch) -> Connected:
    """A client as the recorder makes it, closed after the block."""

    @asynccontextmanager
    async def connected() -> AsyncIterator[AsyncPostgrestClient]:
        async with await connect() as client:
            yield client

    return connected


@pytest.fixture
def rows(stack: Stack) -> Rows:
    """What the database holds, asked as the superuser."""

    def query(text: str, *args: Any) -> list[dict[str, Any]]:
        with psycopg.connect(stack.dsn, row_factory=dict_row) as admin:
            return admin.execute(text.encode(), args or None).fetchall()

    return query
