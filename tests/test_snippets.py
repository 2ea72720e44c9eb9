"""Every fenced block of the README and of docs is run: a page is a session of its own.

The blocks of a page run in their order, in a database of the page with one client, acme, and
its assistant. A block of ``text`` is what the block before it prints, ``…`` standing for
anything. In HTML comments, which readers do not see:

    <!-- not run: why -->              the next block is not run
    <!-- on an empty database -->      nothing is installed when the page begins
    <!-- run: sql … -->                what the page takes for granted; python and sh likewise
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import inspect
import io
import json
import os
import re
import signal
import subprocess
import sys
from ast import PyCF_ALLOW_TOP_LEVEL_AWAIT
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from markdown_it import MarkdownIt
from psycopg import conninfo
from psycopg.pq import TransactionStatus
from psycopg.pq.abc import PGresult
from supabase import Client

from pgcalls import files, schema_docs

import stack as platform_stack
from conftest import NO_PLATFORMS, NO_POSTGREST, copied_database, temporary_database
from dump import program
from stack import SECRET
from support import ACME_ASSISTANT, each
from typescript import Project, snippet

ROOT = files.root()
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    if not path.read_text(encoding="utf-8").startswith(schema_docs.MARK)
}
#: The client of the pages.
ACME = """
with client as (
  insert into client_subscriptions (client_id, name, default_country)
  values ('acme', 'Acme', 'NZ')
  returning client_id
)
insert into assistants (client_id, id, name)
select client_id, %s, 'Front desk' from client
"""
LANGUAGES = {"sql", "python", "ts", "sh", "json", "text"}
EMPTY = "<!-- on an empty database -->"
#: Ways of the documents that are other ways here. `make` only has to know the word: `make test`
#: is what is running, and `make demo` would look for packages to install.
SHELL = """
make() { command make -n -C "$ROOT" "$@" > /dev/null && if [ "$1" = demo ]; then pgcalls demo; fi; }
set -euo pipefail
# Of the make that runs the tests.
unset MAKEFLAGS MAKELEVEL
"""


@dataclass(frozen=True)
class Block:
    """A fenced block, or what a comment says to run."""

    language: str
    code: str
    line: int
    not_run: str | None = None
    is_hidden: bool = False


def blocks_of(page: str) -> list[Block]:
    """The blocks of a page, in their order."""
    found, not_run = [], None
    for token in MarkdownIt().parse(page):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "fence":
            found.append(Block(token.info.strip(), token.content, line, not_run))
            not_run = None
        elif token.type == "html_block":
            if match := re.match(r"<!-- not run: (.+?) -->", token.content, re.DOTALL):
                not_run = match[1]
            elif match := re.match(r"<!-- run: (\w+)\n(.*?)-->", token.content, re.DOTALL):
                found.append(Block(match[1], match[2], line, is_hidden=True))
    return found


def matches(expected: str, printed: str) -> bool:
    """Whether something was printed as the page says; blanks and rules may be wider."""

    def plain(text: str) -> list[str]:
        lines = (
            re.sub(r"([-─━])\1+", r"\1", re.sub(r" +", " ", line)) for line in text.splitlines()
        )
        return [line.strip() for line in lines if line.strip()]

    pattern = "".join(
        r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r"\n"
        for line in plain(expected)
    )
    return re.fullmatch(pattern, "\n".join(plain(printed)) + "\n") is not None


def table(result: PGresult) -> str:
    """Rows, nearly as psql shows them."""
    if not result.nfields:
        return ""
    columns = range(result.nfields)
    names = [(result.fname(c) or b"").decode() for c in columns]
    rows = [
        [(result.get_value(r, c) or b"").decode() for c in columns] for r in range(result.ntuples)
    ]
    return "\n".join([" | ".join(names), "-+-".join("-" for _ in names), *map(" | ".join, rows)])


class Session:
    """A reader who types a page, block by block."""

    def __init__(
        self,
        database: str,
        owner: str,
        folder: Path,
        typescript: Callable[[str], str],
    ) -> None:
        self.owner, self.folder, self.typescript = owner, folder, typescript
        self.namespace: dict[str, Any] = {"__name__": "page"}
        self.loop = asyncio.Runner()
        # A superuser, so that it may take on any role: that of the owner first.
        self.db = psycopg.connect(database, autocommit=True)

    def run(self, block: Block) -> str:
        """Run a block; returns what it prints."""
        return getattr(self, f"run_{block.language}")(block.code)

    def run_sql(self, code: str) -> str:
        # In a transaction that a block has left open the next one goes on.
        if self.db.info.transaction_status == TransactionStatus.IDLE:
            self.db.execute(f"reset all; set role {self.owner}".encode())
        cursor = self.db.execute(code.encode())
        printed = ""
        while True:
            assert cursor.pgresult is not None
            printed = table(cursor.pgresult) or printed
            if not cursor.nextset():
                return printed

    def run_python(self, code: str) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            compiled = compile(code, "page", "exec", flags=PyCF_ALLOW_TOP_LEVEL_AWAIT)
            result = eval(compiled, self.namespace)
            if inspect.iscoroutine(result):
                self.loop.run(result)
        return printed.getvalue()

    def run_sh(self, code: str) -> str:
        process = subprocess.Popen(
            ["bash", "-c", SHELL + code],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            printed, _ = process.communicate(timeout=120)
        finally:
            # Whatever the block has left running.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        assert process.returncode == 0, printed
        return printed

    def run_json(self, code: str) -> str:
        value = json.loads(code)
        if isinstance(value, dict) and "app_metadata" in value:
            self.db.execute("reset all")
            self.db.execute("select set_config('request.jwt.claims', %s, false)", [code])
            (client,) = self.db.execute("select pgcalls.current_client_id()").fetchone() or [None]
            assert client == value["app_metadata"]["client_id"]
        return ""

    def run_ts(self, code: str) -> str:
        return self.typescript(code)

    def close(self) -> None:
        """Leave nothing open that the page has opened."""
        for value in self.namespace.values():
            if isinstance(value, Client):
                value.postgrest.session.close()
            elif isinstance(value, psycopg.Connection):
                value.close()
        self.namespace.clear()
        gc.collect()
        self.loop.close()
        self.db.close()


@pytest.fixture
def typescript(request: pytest.FixtureRequest, server: SimpleNamespace) -> Callable[[str], str]:
    """Compile the TypeScript there is when first asked for; runs one block with Node."""

    def run(code: str) -> str:
        project: Project = request.getfixturevalue("project")
        assert project.complaints(snippet(code)) == []
        # Node 20 has no WebSocket, without which supabase-js does not start.
        options = f"--import=data:text/javascript,{quote('globalThis.WebSocket ??= class {}')}"
        done = subprocess.run(
            ["node", options, f"{snippet(code)}.js"],
            cwd=project.folder,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture
def session(
    server: SimpleNamespace,
    owner: str,
    server_version: int,
    template: Callable[[str], str],
    typescript: Callable[[str], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[[str], Session]]:
    """Make the session of a page: its database and, for what speaks HTTP, its project."""
    before = dict(os.environ)
    # pgcalls, and the clients of Postgres that come with the embedded one.
    programs = [Path(sys.executable).parent, program("psql", server_version).parent]
    with ExitStack() as opened:

        def begin(page: str) -> Session:
            if any(
                f"from {library}" in page and find_spec(library) is None
                for library in ("livekit", "openai", "pipecat")
            ):
                assert os.environ.get("PGCALLS_STACK") != "required", NO_PLATFORMS
                pytest.skip(NO_PLATFORMS)
            is_empty = EMPTY in page
            made_by = (
                temporary_database(server, owner, "bare")
                if is_empty
                else copied_database(server, owner, template("bare"))
            )
            url = opened.enter_context(made_by)
            admin = conninfo.make_conninfo(url, user=server.user)
            environment = {
                "ROOT": str(ROOT),
                "PATH": os.pathsep.join([*map(str, programs), os.environ["PATH"]]),
                "DATABASE_URL": url,
                "ADMIN_URL": admin,
                "ASSISTANT_ID": ACME_ASSISTANT,
                "SUPABASE_JWT_SECRET": SECRET,
            }
            if not is_empty:
                with psycopg.connect(admin) as db:
                    db.execute(ACME, [ACME_ASSISTANT])
            if "SUPABASE_" in page or "pgcalls.recorder" in page:
                if (postgrest := platform_stack.postgrest()) is None:
                    assert os.environ.get("PGCALLS_STACK") != "required", NO_POSTGREST
                    pytest.skip(NO_POSTGREST)
                stack = opened.enter_context(platform_stack.running(admin))
                claims = {"client_id": "acme", "assistant_id": ACME_ASSISTANT}
                environment |= {
                    "SUPABASE_URL": stack.url,
                    "SUPABASE_KEY": stack.secret_key,
                    "SUPABASE_PUBLISHABLE_KEY": stack.publishable_key,
                    "AGENT_TOKEN": stack.token(**claims),
                    "PATH": f"{postgrest.parent}{os.pathsep}{environment['PATH']}",
                }
            os.environ.update(environment)
            monkeypatch.chdir(tmp_path)
            made = Session(admin, owner, tmp_path, typescript)
            opened.callback(made.close)
            return made

        yield begin
    os.environ.clear()
    os.environ.update(before)


def walk(session: Session, page: str) -> None:
    """Run a page from top to bottom."""
    printed: str | None = None
    for block in blocks_of(page):
        assert block.language in LANGUAGES, f"line {block.line}: {block.language or 'no language'}"
        if block.language == "text":
            assert printed is not None, f"line {block.line}: nothing has printed this"
            assert matches(block.code, printed), f"line {block.line}: it prints\n{printed}"
        elif not block.not_run:
            try:
                printed = session.run(block)
            except Exception as error:
                error.add_note(f"line {block.line}")
                raise


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    "name", each("README.md", *(name for name in PAGES if name != "README.md"))
)
def test_a_page_runs(session: Callable[[str], Session], name: str) -> None:
    walk(session(PAGES[name]), PAGES[name])


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("```sql\nselect 1 / 0;\n```", id="sql"),
        pytest.param("```sql\nset role service_role; insert into usage_lines default values;\n```", id="role"),
        pytest.param("```sql\nselect 1 as one;\n```\n```text\n one\n-----\n 2\n```", id="text"),
        pytest.param("```text\nnothing\n```", id="text of nothing"),
        pytest.param("```python\nassert 1 == 2\n```", id="python"),
        pytest.param("```python\nasync def f(): raise OSError\nawait f()\n```", id="async"),
        pytest.param("```sh\nfalse\ntrue\n```", id="sh"),
        pytest.param("```sh\nmake nonsense\n```", id="make"),
        pytest.param("```json\n{,}\n```", id="json"),
        pytest.param('```json\n{"app_metadata": {"client_id": "nobody"}}\n```', id="token"),
        pytest.param("<!-- run: sql\nselect 1 / 0;\n-->", id="hidden"),
        pytest.param("- a list\n\n  ```sql\n  select 1 / 0;\n  ```", id="in a list"),
        pytest.param("```ruby\nputs 1\n```", id="another language"),
        pytest.param("```\nno language\n```", id="no language"),
    ],
)  # fmt: skip
def test_a_page_that_does_not_work_fails(session: Callable[[str], Session], page: str) -> None:
    begun = session(page)
    with pytest.raises((AssertionError, psycopg.Error, OSError, ValueError)):
        walk(begun, page)


def test_what_is_printed_is_compared() -> None:
    printed = " a | b\n---+---\n 1 | x y\n 2 | z\n"

    assert matches("a |  b\n---+-----\n1 | x …\n2 | z", printed)
    assert matches("a | b\n…\n2 | z", printed)
    assert not matches("a | b\n---+---\n1 | x y", printed)
    assert not matches("a | b\n…\n2 | y", printed)


def test_almost_everything_is_run() -> None:
    """A block that is not run says why, and there are few."""
    skipped = [
        f"{name}:{block.line}: {block.not_run}"
        for name, page in PAGES.items()
        for block in blocks_of(page)
        if block.not_run
    ]

    assert len(skipped) <= 5, skipped
