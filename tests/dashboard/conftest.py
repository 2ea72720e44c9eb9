"""A project with calls, and a browser in front of its dashboard."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from psycopg import conninfo
from psycopg.rows import dict_row

from pgcalls import dashboard
from pgcalls.dashboard import serve

import stack as platform_stack
from conftest import NO_CHROMIUM, NO_POSTGREST, copied_database
from support import ACME_ASSISTANT, ACME_OTHER_ASSISTANT, Store

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
READY = "() => document.querySelector('.tile') && !document.querySelector('[aria-busy]')"


def needed(missing: bool, reason: str) -> None:
    """Skip loudly, or fail where everything must be there."""
    if missing:
        assert os.environ.get("PGCALLS_STACK") != "required", reason
        pytest.skip(reason)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, without a window."""
    needed(CHROMIUM is None or find_spec("playwright") is None, NO_CHROMIUM)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # The tests may run as root, as CI does.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def project(
    chromium: Any, server: SimpleNamespace, owner: str, template: Callable[[str], str]
) -> Iterator[SimpleNamespace]:
    """PostgREST before a database with the clients acme and globex, and pages for both ways in."""
    needed(platform_stack.postgrest() is None, NO_POSTGREST)
    with ExitStack() as opened:
        url = opened.enter_context(copied_database(server, owner, template("bare")))
        admin = conninfo.make_conninfo(url, user=server.user)
        stack = opened.enter_context(platform_stack.running(admin))
        plain = dashboard.page(stack.rest_url)
        supabase = dashboard.page(f"{stack.url}/rest/v1", stack.publishable_key)
        yield SimpleNamespace(
            stack=stack,
            admin=admin,
            plain=opened.enter_context(serve.serving(plain)),
            supabase=opened.enter_context(serve.serving(supabase)),
            token=stack.token(client_id="acme"),
        )


@pytest.fixture
def store(project: SimpleNamespace) -> Iterator[Store]:
    """What the database holds, at first the clients alone; each statement is committed."""
    project.stack.reset()
    with psycopg.connect(project.admin, autocommit=True, row_factory=dict_row) as db:
        made = CommittedStore(db)
        made.populate()
        made.rows("update client_subscriptions set timezone = 'Pacific/Auckland'")
        for assistant, name in ((ACME_ASSISTANT, "Front desk"), (ACME_OTHER_ASSISTANT, "Night")):
            made.rows("update assistants set name = %s where id = %s", name, assistant)
        yield made


class CommittedStore(Store):
    """A store whose callers last until the next one comes."""

    def become(self, caller: Any) -> None:
        self.connection.execute("reset role")
        if caller is not None:
            self.connection.execute(f"set role {caller.role}".encode())


@pytest.fixture
def visit(chromium: Any, project: SimpleNamespace) -> Iterator[Callable[..., Any]]:
    """Open the page; nothing may fail in it, and it may ask nobody but itself and the API."""
    with ExitStack() as opened:
        complaints: list[str] = []

        def open_page(
            way: str = "plain",
            token: str | None = None,
            at: str = "",
            wait: bool = True,
            **options: Any,
        ) -> Any:
            given = {"viewport": {"width": 1280, "height": 900}, "locale": "en-NZ", **options}
            context = chromium.new_context(**given)
            opened.callback(context.close)
            page = context.new_page()
            address = getattr(project, way, way)
            allowed = (address, project.stack.rest_url, project.stack.url, "data:")
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
            page.on(
                "request",
                lambda asked: asked.url.startswith(allowed) or complaints.append(asked.url),
            )
            page.on(
                "console",
                lambda line: "Content Security" in line.text and complaints.append(line.text),
            )
            page.goto(f"{address}#token={project.token if token is None else token}&{at}")
            if wait:
                page.wait_for_function(READY)
            return page

        yield open_page
        assert complaints == []
