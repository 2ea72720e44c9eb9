"""The documents' systems, each on an empty project of either privilege mode."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from psycopg.rows import dict_row

from stack import Stack
from support import each


@pytest.fixture(params=each("closed", "open"))
def mode(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def sql(stack: Stack) -> Iterator[Callable[..., list[dict[str, Any]]]]:
    """Run a document's SQL as it stands, as service_role or with the claims of a token."""
    with psycopg.connect(stack.dsn, autocommit=True, row_factory=dict_row) as connection:

        def run(
            query: str, schema: str = "public", claims: dict[str, Any] | None = None
        ) -> list[dict[str, Any]]:
            with connection.transaction():
                connection.execute(f"set local search_path = {schema}, public".encode())
                connection.execute(
                    "select set_config('request.jwt.claims', %s, true)",
                    [json.dumps({"app_metadata": claims or {}})],
                )
                role = "authenticated" if claims else "service_role"
                connection.execute(f"set local role {role}".encode())
                cursor = connection.execute(query.encode())
                return cursor.fetchall() if cursor.description else []

        yield run
