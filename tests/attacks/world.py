"""Two clients side by side, attacked over HTTP under both states of the privileges."""

from __future__ import annotations

import json
import threading
import time
from typing import Any

import httpx
import jwt
import psycopg
from psycopg.rows import dict_row

from stack import SECRET, Stack, sign
from support import ACME_ASSISTANT, ACME_OTHER_ASSISTANT, GLOBEX_ASSISTANT, NOWHERE

SECRET_WORD = "xyzzyacme"
RATE = "123.4567"

#: Every RPC function with arguments that would do something, by who may call it: those
#: that write calls are for agents, those that read for any client, the rest for nobody
#: but service_role.
WRITERS: dict[str, dict[str, Any]] = {
    "start_session": {},
    "log_message": {"session_id": "call-a", "role": "user", "content": "x"},
    "log_messages": {"session_id": "call-a", "messages": []},
    "log_tool_call": {"session_id": "call-a", "tool_name": "t"},
    "log_usage": {"session_id": "call-a", "component": "stt", "quantity": 1, "unit": "second",
                  "usage_key": "k"},
    "schedule_demo": {"session_id": "call-a", "demo_time": "2030-01-01T00:00:00Z"},
    "update_session": {"session_id": "call-a"},
    "end_session": {"session_id": "call-a"},
    "save_user": {"phone": "+64211234567"},
}  # fmt: skip
#: For anybody with the signature of a platform, and for agents.
INGESTERS: dict[str, dict[str, Any]] = {
    f"ingest_{name}": {} for name in ("vapi", "retell", "elevenlabs", "livekit")
}
READERS: dict[str, dict[str, Any]] = {
    "get_conversation_list": {},
    "get_conversation_statistics": {},
    "get_conversion_rate": {},
    "get_conversation_with_messages": {"conversation_id": "call-a"},
    "get_client_call_analytics": {
        "client_id": "acme", "start_date": "2026-01-01", "end_date": "2026-01-31",
    },
    "search_messages": {"query": SECRET_WORD},
    "search_sessions": {"query": SECRET_WORD},
    "unusual_call_patterns": {},
}  # fmt: skip
OPERATORS: dict[str, dict[str, Any]] = {
    "forget_caller": {"phone": "+64215550123"},
    "anonymize_session": {"session_id": "call-a"},
    "purge_expired": {},
    "reapply_erasures": {},
    "doctor": {},
    "claim_follow_ups": {"kind": "email"},
    "close_month": {"month": "2020-01-01"},
    "close_stale_sessions": {},
    "analyse_pending": {},
    "cost_reconciliation": {"month": "2020-01-01"},
    "import_calls": {"calls": []},
    "replay_webhooks": {"since": "2020-01-01T00:00:00Z"},
    "missing_webhooks": {"since": "2020-01-01T00:00:00Z"},
    "finish_follow_up": {"id": NOWHERE, "attempt": 1, "success": True},
    "rerate": {"from": "2020-01-01T00:00:00Z", "to": "2020-02-01T00:00:00Z"},
}


class World:
    """acme has a call with a secret in it, globex tries to get at it, and everybody else too."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.clients: dict[int, httpx.Client] = {}
        self.db = psycopg.connect(stack.dsn, autocommit=True, row_factory=dict_row)
        acme = {"client_id": "acme", "assistant_id": ACME_ASSISTANT}
        self.tokens: dict[str, str | None] = {
            "anon": None,
            "A": stack.token(**acme),
            "A2": stack.token(client_id="acme", assistant_id=ACME_OTHER_ASSISTANT),
            "B": stack.token(client_id="globex", assistant_id=GLOBEX_ASSISTANT),
            "TA": stack.token(client_id="acme"),
            "TB": stack.token(client_id="globex"),
            "U": sign(role="authenticated", sub="11111111-0000-4000-8000-000000000000"),
            "S": stack.service_key,
        }
        self.populate()

    @property
    def http(self) -> httpx.Client:
        """The calling thread's own client."""
        # A connection each: after a refused HEAD the server sometimes resets it.
        limits = httpx.Limits(max_keepalive_connections=0)
        thread = threading.get_ident()
        if thread not in self.clients:
            self.clients[thread] = httpx.Client(
                base_url=self.stack.rest_url, timeout=30, limits=limits
            )
        return self.clients[thread]

    def close(self) -> None:
        for client in self.clients.values():
            client.close()
        self.db.close()

    def populate(self) -> None:
        self.sql(
            "insert into rate_plans (id, name, price_per_minute, currency) values"
            f" ('12345678-0000-4000-8000-000000000000', 'secret plan', {RATE}, 'NZD')"
            " on conflict do nothing"
        )
        self.sql(
            "insert into client_subscriptions (client_id, default_country, rate_plan_id) values"
            " ('acme', 'NZ', '12345678-0000-4000-8000-000000000000'), ('globex', 'US', null)"
        )
        self.sql(
            "insert into assistants (client_id, id, name) values ('acme', %s, 'a'),"
            " ('acme', %s, 'b'), ('globex', %s, 'c')",
            ACME_ASSISTANT, ACME_OTHER_ASSISTANT, GLOBEX_ASSISTANT,
        )  # fmt: skip
        self.sql("insert into phone_numbers (client_id, number) values ('acme', '+6491230000')")
        self.call_a = self.ok("A", "start_session", session_id="call-a",
                              customer_number="+64215550123")["id"]  # fmt: skip
        self.ok("A", "log_message", session_id="call-a", role="user", content=SECRET_WORD)
        self.ok("A", "log_tool_call", session_id="call-a", tool_name=SECRET_WORD)
        self.ok("A", "update_session", session_id="call-a", user_name=SECRET_WORD,
                user_phone="+64215550123", summary=SECRET_WORD)  # fmt: skip
        self.ok("A", "save_user", name=SECRET_WORD, phone="+64215550123")
        self.ok("A", "end_session", session_id="call-a")
        self.call_b = self.ok("B", "start_session", session_id="call-b")["id"]
        self.ok("B", "log_message", session_id="call-b", role="user", content="globex says hello")

    def sql(self, query: str, *args: Any) -> list[dict[str, Any]]:
        cursor = self.db.execute(query.encode(), args or None)
        return cursor.fetchall() if cursor.description is not None else []

    def value(self, query: str, *args: Any) -> Any:
        (row,) = self.sql(query, *args)
        (value,) = row.values()
        return value

    def request(
        self,
        who: str | None,
        method: str,
        path: str,
        body: Any = None,
        token: str | None = None,
        **headers: str,
    ) -> httpx.Response:
        bearer = token if token is not None else self.tokens[who or "anon"]
        sent = {"Content-Type": "application/json"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        if bearer is not None:
            sent["Authorization"] = f"Bearer {bearer}"
        content = body if isinstance(body, bytes) else None if body is None else json.dumps(body)
        return self.http.request(method, path, content=content, headers=sent)

    def get(self, who: str, path: str, **more: Any) -> httpx.Response:
        return self.request(who, "GET", path, **more)

    def rpc(self, who: str | None, function: str, /, **arguments: Any) -> httpx.Response:
        return self.request(who, "POST", f"/rpc/{function}", arguments)

    def ok(self, who: str, function: str, /, **arguments: Any) -> Any:
        response = self.rpc(who, function, **arguments)
        assert response.status_code == 200, response.text
        return response.json()

    def start(self, who: str = "A", **arguments: Any) -> str:
        """A new call; returns its session_id."""
        return str(self.ok(who, "start_session", **arguments)["session_id"])

    def consistent(self) -> None:
        """What must hold whatever was tried."""
        assert self.sql("select * from pgcalls.reconcile_usage()") == []
        found = self.sql("select * from pgcalls.doctor() where level = 'error'")
        assert found == [], found


def refused(response: httpx.Response, *wanted: str | int) -> None:
    """The answer is one of these SQLSTATEs or statuses, and tells nothing of a row."""
    body = response.text
    code = response.json().get("code") if body.startswith("{") else None
    assert code in wanted or response.status_code in wanted, (response.status_code, body)
    assert response.status_code < 500, body
    for trace in ("Failing row", SECRET_WORD, "+64215550123", RATE):
        assert trace not in body


def noticed(response: httpx.Response, argument: str) -> None:
    """The call goes on without this argument, and the answer says so and repeats nothing."""
    assert response.status_code == 200, response.text
    assert [notice["argument"] for notice in response.json()["notices"]] == [argument]
    assert set(response.json()["notices"][0]) == {"code", "argument", "reason"}


def token(secret: str = SECRET, algorithm: str = "HS256", **claims: Any) -> str:
    return jwt.encode({"exp": int(time.time()) + 3600, **claims}, secret, algorithm=algorithm)
