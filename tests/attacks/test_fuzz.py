"""Requests made up from the OpenAPI document that PostgREST serves of our functions.

``PGCALLS_FUZZ`` is how many; ``make fuzz`` sends 20,000 to each privilege mode.
"""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import quote

import pytest
from attacks.world import RATE, SECRET_WORD
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support import examples

REQUESTS = int(os.environ.get("PGCALLS_FUZZ", examples(300, 100)))
CALLERS = ["anon", "A", "A2", "B", "TA", "TB", "U", "S"]
OWN = {"A", "TA", "S"}
#: What is slow on purpose, or waits for somebody else.
TIMEOUTS = {"57014", "55P03"}

HOSTILE = ["", " ", "'", '"', "%", "\\", "a" * 70_000, "\u202e", "٠", "call-a", "call-b", "acme",
           "globex", "null", "true", "-1", "1e400", "NaN", "infinity", "now", "{}", "[]", "[[]]",
           "$1", "; select 1", "00000000-0000-0000-0000-000000000000", "user", "agent", "active",
           "2026-11-20T00:00:00Z", "+64215550123", "layla@example.com", SECRET_WORD[:3]]  # fmt: skip
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30))
numbers = st.one_of(
    st.integers(-(2**65), 2**65), st.integers(-3, 1100), st.floats(), st.sampled_from([0.5, 1e308])
)
documents: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, texts),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)
    ),
    max_leaves=8,
)  # fmt: skip
turns = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "role": st.one_of(st.sampled_from(["user", "agent", "bot"]), documents),
            "content": st.one_of(texts, documents),
            "message_key": st.one_of(texts, documents),
            "seq": numbers,
            "metadata": documents,
            "tool_name": texts,
            "created_at": texts,
        },
    ),
    max_size=5,
)


def value(name: str, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    kind = schema.get("type")
    fitting: st.SearchStrategy[Any] = {
        "integer": st.integers(-3, 1100), "number": numbers, "boolean": st.booleans(),
        "array": st.lists(texts, max_size=4),
    }.get(kind, texts)  # fmt: skip
    if name in ("session_id", "conversation_id"):
        fitting = st.sampled_from(["call-a", "call-b", "fuzz-1", "fuzz-2", "fuzz-3"])
    elif name in ("messages", "tool_calls", "erasures"):
        fitting = turns
    elif schema.get("format") in ("jsonb", "json"):
        fitting = st.dictionaries(texts, documents, max_size=4)
    return st.one_of(fitting, fitting, fitting, documents)


def functions(world: Any) -> dict[str, dict[str, Any]]:
    found = {}
    for path, methods in world.get("S", "/").json()["paths"].items():
        # doctor takes nothing and a second.
        if path.startswith("/rpc/") and path != "/rpc/doctor":
            (body,) = [p for p in methods["post"]["parameters"] if p.get("name") == "args"]
            found[path] = body["schema"].get("properties", {})
    return found


def check(who: str, response: Any) -> None:
    body = response.text
    if response.status_code >= 500:
        assert response.json().get("code") in TIMEOUTS, (response.status_code, body)
    assert "Failing row" not in body
    assert RATE not in body or who == "S"
    if who not in OWN:
        assert SECRET_WORD not in body
        if response.status_code == 200 and who in ("B", "TB"):
            assert '"client_id":"acme"' not in body


def test_made_up_requests(world):
    known = functions(world)
    assert len(known) > 12
    seen: dict[int, int] = {}

    @settings(
        max_examples=REQUESTS, deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(data=st.data())
    def send(data: st.DataObject) -> None:
        who = data.draw(st.sampled_from(CALLERS))
        path = data.draw(st.sampled_from(sorted(known)))
        names = data.draw(st.lists(st.sampled_from(sorted(known[path]) or ["x"]), unique=True))
        arguments = {n: data.draw(value(n, known[path].get(n, {}))) for n in names}
        if "session_id" in known[path] and data.draw(st.booleans()):
            arguments.setdefault("session_id", data.draw(value("session_id", {})))
        # Secrets are to stay where they are, so that a leak would show.
        if who == "S" and path.endswith(("forget_caller", "anonymize_session", "purge_expired")):
            arguments["client_id" if path.endswith("forget_caller") else "x"] = "globex"
        if data.draw(st.integers(0, 9)) == 0:
            query = "&".join(f"{n}={quote(str(v)[:2000])}" for n, v in arguments.items())
            response = world.get(who, f"{path}?{query}")
        else:
            response = world.request(who, "POST", path, arguments)
        seen[response.status_code] = seen.get(response.status_code, 0) + 1
        check(who, response)

    send()
    print("statuses:", dict(sorted(seen.items())))
    assert {200, 400, 401, 403, 404} <= set(seen)


@pytest.mark.parametrize("who", ["B", "TB", "U", "anon"])
def test_made_up_filters(world, who):
    relations = ["user_sessions", "conversation_messages", "tool_calls", "session_summaries",
                 "contacts", "conversation_sessions", "audit_log"]  # fmt: skip
    operators = ["eq", "neq", "gt", "like", "ilike", "in", "is", "fts", "cs", "not.eq", "or"]
    columns = ["client_id", "id", "session_id", "content", "metadata", "call_summary", "nothing"]

    @settings(
        max_examples=max(REQUESTS // 6, 50), deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(
        st.sampled_from(relations), st.sampled_from(columns), st.sampled_from(operators), texts,
        st.sampled_from(["*", "*,user_sessions(*)", "*,conversation_messages(*)", "count()"]),
    )  # fmt: skip
    def send(relation: str, column: str, operator: str, text: str, select: str) -> None:
        query = f"select={quote(select)}&{column}={operator}.{quote(text[:1500])}"
        check(who, world.get(who, f"/{relation}?{query}"))

    send()
