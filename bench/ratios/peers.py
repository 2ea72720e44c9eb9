"""Beside us, what else stores turns of agents in Postgres: one turn a call, as each does it.

All run in one process, stores.py, on one connection each, in an environment of its own that has the
libraries of peers.txt.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import psycopg

from ratios.measure import Case, Cost
from ratios.place import Place
from ratios.ratio import Group, share

HERE = Path(__file__).resolve().parent
KINDS = {"waiting": "on", "not waiting": "off"}
OURS = ("a row into a plain table", "log_message", "log_messages of 50")
OTHERS = ("langchain-postgres", "OpenAI Agents", "Agno", "LangGraph")


def python() -> Path:
    """Return the Python that has the peers, installed at first need."""
    wanted = hashlib.sha256((HERE / "peers.txt").read_bytes()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"pgcalls-peers-{wanted}"
    if not (folder / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run(
            [folder / "bin/python", "-m", "pip", "install", "-qq",
             "--disable-pip-version-check", "-r", HERE / "peers.txt"], check=True,
        )  # fmt: skip
        (folder / "ready").touch()
    return folder / "bin/python"


def cases(place: Place, version: str, opened: ExitStack) -> dict[str, Case]:
    """Return a case for each library and kind of commit, in the process that has them."""
    made: dict[str, Case] = {}
    for kind, setting in KINDS.items():
        url = place.database(version, f"peers_{setting}")
        with psycopg.connect(url, autocommit=True) as db:
            db.execute(
                f"alter database {db.info.dbname} set synchronous_commit = {setting}".encode()
            )
        process = opened.enter_context(
            subprocess.Popen(
                [python(), HERE / "stores.py", url],
                text=True,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        )
        opened.callback(process.terminate)

        def ask(name: str, process: subprocess.Popen[str] = process) -> Cost:
            assert process.stdin and process.stdout
            print(name, file=process.stdin, flush=True)
            answer = json.loads(process.stdout.readline() or '{"error": "it has ended"}')
            if "error" in answer:
                raise RuntimeError(answer["error"])
            return Cost(**answer)

        for name in OURS + OTHERS * (version == "now"):
            made[f"{name}, {kind}"] = lambda name=name, ask=ask: ask(name)
    return made


#: Ahead of every peer: of 0.53 waiting for the disk and 0.25 not waiting, as first measured.
GOALS = {"waiting": 0.80, "not waiting": 0.45}
PEERS = Group(
    "Beside peers",
    "One turn a call in calls of twenty, from one Python process, one connection each.",
    cases,
    tuple(
        share(f"{name}, {kind}", f"a row into a plain table, {kind}",
              GOALS[kind] if name == "log_message" else None, by="wall")
        for kind in KINDS
        for name in (*OURS[1:], *OTHERS)
    ),
    rounds=3,
)  # fmt: skip
