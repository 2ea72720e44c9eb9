"""What every property runs in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import psycopg
import pytest
from psycopg.rows import dict_row

from support import Store

Answer = TypeVar("Answer")


@pytest.fixture
def example(
    installed: Callable[[str], str],
) -> Iterator[Callable[[Callable[[Store], Answer]], Answer]]:
    """A context in which something happens, is looked at, and then never was."""
    with psycopg.connect(installed("closed"), row_factory=dict_row) as connection:

        def run(body: Callable[[Store], Answer]) -> Answer:
            with connection.transaction(force_rollback=True):
                return body(Store(connection))

        yield run
