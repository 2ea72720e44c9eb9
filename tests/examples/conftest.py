"""The examples run against the Supabase-like project, through a network that can fail."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import psycopg
import pytest
from psycopg.rows import dict_row
from supabase import AsyncClient

import call_recorder
from network import Connected, Proxy
from stack import Stack


@pytest.fixture
def network(stack: Stack) -> Iterator[Proxy]:
    with Proxy(stack.url).running() as proxy:
        yield proxy


@pytest.fixture
def environment(
    stack: Stack, network: Proxy, monkeypatch: pytest.MonkeyPatch
) -> pytest.MonkeyPatch:
    """The environment of an agent that has the secret key."""
    monkeypatch.setenv("SUPABASE_URL", network.url)
    monkeypatch.setenv("SUPABASE_KEY", stack.secret_key)
    monkeypatch.delenv("SUPABASE_AGENT_TOKEN", raising=False)
    return monkeypatch


@pytest.fixture
def connected(environment: pytest.MonkeyPatch) -> Connected:
    """A client as the examples make it, closed after the block."""

    @asynccontextmanager
    async def connected() -> AsyncIterator[AsyncClient]:
        client = await call_recorder.connect()
        try:
            yield client
        finally:
            await client.postgrest.aclose()

    return connected


@pytest.fixture
def rows(stack: Stack) -> Callable[..., list[dict[str, Any]]]:
    """What the database holds, asked as the superuser."""

    def query(text: str, *args: Any) -> list[dict[str, Any]]:
        with psycopg.connect(stack.dsn, row_factory=dict_row) as admin:
            return admin.execute(text.encode(), args or None).fetchall()

    return query
