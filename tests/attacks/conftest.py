"""Both states of the privileges, each with the two clients of world.py in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import psycopg
import pytest
from attacks.world import World

import stack as platform
from conftest import NO_POSTGREST
from support import each


@pytest.fixture(params=each("closed", "open"), scope="module")
def world(
    request: pytest.FixtureRequest, stacks: Callable[[str], platform.Stack]
) -> Iterator[World]:
    if platform.postgrest() is None:
        assert os.environ.get("PGCALLS_STACK") != "required", NO_POSTGREST
        pytest.skip(NO_POSTGREST)
    project = stacks(request.param)
    project.reset()
    with psycopg.connect(project.dsn, autocommit=True) as admin:
        admin.execute("delete from rate_plans where true")
    created = World(project)
    yield created
    try:
        created.consistent()
    finally:
        created.close()
