"""A copy of the SQL that a test may change."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pgcalls import files

FOLDERS = ("migrations", *files.FOLDERS)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package's SQL in a folder of its own, which the runner then uses."""
    for folder in FOLDERS:
        shutil.copytree(files.root() / folder, tmp_path / folder)
    monkeypatch.setattr(files, "root", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def command() -> Callable[..., subprocess.Popen[str]]:
    """Start the command as a process of its own."""

    def start(*arguments: str, program: str = "pgcalls", **environment: str):
        return subprocess.Popen(
            [sys.executable, "-m", program, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
        )

    return start
