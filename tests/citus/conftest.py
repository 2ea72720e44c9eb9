"""A cluster for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import cluster
import pytest


@pytest.fixture(scope="session")
def spread() -> Iterator[str]:
    """A distributed database with the clients acme and globex; the superuser's DSN."""
    with cluster.distributed_database() as url:
        cluster.ask(url, None, cluster.STORE)
        yield url
