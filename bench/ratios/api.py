"""The same through PostgREST, beside rows and pages that it writes and reads by itself."""

from __future__ import annotations

import http.client
import json
import time
from contextlib import ExitStack
from urllib.parse import urlsplit

import psycopg

from pgcalls import postgrest
from ratios.measure import Case, Cost, others
from ratios.place import AGENT, Place
from ratios.ratio import Group, share, times
from ratios.turns import CONTENT, SETUP

SECONDS = 0.5
PAGE = "/user_sessions?order=started_at_utc.desc,id.desc&limit=10"
TURN = {"session_id": "bench-1", "role": "user", "content": CONTENT}
ROW = {"client_id": AGENT["client_id"], "seq": 1, "role": "user", "content": CONTENT}
#: Who asks what: the path, and what is sent.
REQUESTS: dict[str, tuple[str, str, dict[str, object] | None]] = {
    "a row of a plain table": ("service_role", "/bench_plain", dict(ROW)),
    "log_message": ("service_role", "/rpc/log_message", dict(TURN)),
    "log_message of an agent": ("authenticated", "/rpc/log_message", dict(TURN)),
    "a page of user_sessions": ("service_role", PAGE, None),
    "list": ("service_role", "/rpc/get_conversation_list", {"page_size": 10}),
    "list of an agent": ("authenticated", "/rpc/get_conversation_list", {"page_size": 10}),
}


def cases(place: Place, version: str, opened: ExitStack) -> dict[str, Case]:
    """Return a case for each request, on a connection that is kept."""
    url = place.database(version, "api")
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(SETUP.encode())
        db.execute("grant select on bench_plain to service_role")
        db.execute("vacuum analyze")
    api = opened.enter_context(postgrest.serving(url))
    watch = psycopg.connect(url, autocommit=True)
    opened.callback(watch.close)
    web = http.client.HTTPConnection(urlsplit(api.url).netloc)
    opened.callback(web.close)
    tokens = {
        "service_role": api.token("service_role"),
        "authenticated": api.token("authenticated", **AGENT),
    }

    def request(name: str) -> None:
        role, path, body = REQUESTS[name]
        if version != "now" and body == {"page_size": 10}:
            body = {"limit": 10}
        headers = {"Authorization": f"Bearer {tokens[role]}", "Content-Type": "application/json"}
        web.request("POST" if body else "GET", path, json.dumps(body) if body else None, headers)
        answer = web.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise RuntimeError(f"{path}: {answer.status} {text.decode()}")

    def case(name: str) -> Case:
        def measured() -> Cost:
            cpu, began, count = others(watch), time.monotonic(), 0
            while time.monotonic() - began < SECONDS:
                request(name)
                count += 1
            took = 1e6 * (time.monotonic() - began)
            return Cost((others(watch) - cpu) / count, took / count)

        return measured

    return {name: case(name) for name in REQUESTS}


API = Group(
    "Through PostgREST",
    "One HTTP connection, commits that wait for the disk.",
    cases,
    (
        share("log_message", "a row of a plain table"),
        share("log_message of an agent", "log_message"),
        times("list", "a page of user_sessions"),
        times("list of an agent", "list"),
    ),
    rounds=3,
)
