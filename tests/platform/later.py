"""Libraries that take a second to import, which is too long for every process that reads a test."""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest

from conftest import NO_PLATFORMS


class Later:
    """A module that is imported when a test first uses something of it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        # pytest looks for marks in all that a file holds.
        if "PYTEST_CURRENT_TEST" not in os.environ:
            raise AttributeError(name)
        return getattr(import_module(self._name), name)


def later(library: str, *modules: str) -> tuple[Later, ...]:
    """Return a library, and modules that need it; leaves the file of tests out without it."""
    package = library.partition(".")[0]
    if find_spec(package) is None or find_spec(library) is None:
        assert os.environ.get("PGCALLS_STACK") != "required", NO_PLATFORMS
        pytest.skip(NO_PLATFORMS, allow_module_level=True)
    return tuple(map(Later, (library, *modules)))
