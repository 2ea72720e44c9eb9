"""The way to the database: its address, who asks, and what an answer means."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import os
import re
from collections.abc import Mapping
from typing import Any, Protocol

from httpx import AsyncClient
from postgrest import APIError, AsyncPostgrestClient

logger = logging.getLogger("pgcalls.recorder")

REQUEST_TIMEOUT = 10  # seconds

#: Codes after which the same request may yet succeed: the gateway's and PostgREST's for a
#: database out of reach, and what Postgres says of itself, not of the request: connection,
#: deadlock, read-only standby, no resources, lock, shutdown, system error.
TRANSIENT = re.compile(r"5\d\d|408|429|PT5\d\d|PGRST00\d|(08|40|53|55|57|58)...|25006")


class Client(Protocol):
    """What calls functions: AsyncPostgrestClient, or AsyncClient of supabase-py."""

    def rpc(self, function: str, arguments: dict[str, Any], /) -> Any:
        """Prepare a call, which `execute` makes."""
        ...


class Away(Exception):
    """There was no answer, or one that may be another next time."""


class Refused(Exception):
    """The database said no, and will say it again."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.is_seq_taken = code == "PT409" and message.startswith("seq ")


def explained(error: Exception) -> Away | Refused:
    """Sort what went wrong with a request."""
    if not isinstance(error, APIError):
        return Away(repr(error))
    # Without a code it is a gateway that speaks, with a bare status a proxy.
    if error.code is None or TRANSIENT.fullmatch(error.code):
        return Away(f"{error.code}: {error.message}")
    return Refused(error.code, error.message or "")


def credentials(environment: Mapping[str, str] = os.environ) -> tuple[str, dict[str, str]]:
    """Address of the API, and the headers of a client that may write calls.

    SUPABASE_URL and SUPABASE_KEY, the service key (secret key); or AGENT_TOKEN too, the agent's
    own token, and then SUPABASE_KEY may be any key that the gateway lets in. For a PostgREST of
    your own POSTGREST_URL and AGENT_TOKEN.
    """
    own = environment.get("POSTGREST_URL")
    needed = ("AGENT_TOKEN",) if own else ("SUPABASE_URL", "SUPABASE_KEY")
    if missing := [name for name in needed if not environment.get(name)]:
        instead = "" if own else ", or POSTGREST_URL and AGENT_TOKEN"
        raise ValueError(f"{' and '.join(missing)} must be set{instead}")
    key = environment["SUPABASE_KEY"] if not own else ""
    token = environment.get("AGENT_TOKEN") or key
    if _role(token) == "anon":
        raise ValueError(
            "SUPABASE_KEY is an anon (publishable) key, and whoever has that may not write calls: "
            "use the service key (secret key), or add the agent's token as AGENT_TOKEN"
        )
    bearer = {"Authorization": f"Bearer {token}"}
    if own:
        return own.rstrip("/"), bearer
    return environment["SUPABASE_URL"].rstrip("/") + "/rest/v1", {"apikey": key, **bearer}


def _role(key: str) -> str | None:
    if key.startswith("sb_"):
        return "anon" if key.startswith("sb_publishable_") else "service_role"
    try:
        payload = key.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return str(claims["role"])
    except (IndexError, KeyError, TypeError, ValueError):
        return None  # no key of a form known here: the server will judge


async def connect() -> AsyncPostgrestClient:
    """Make a client from the environment; the first request connects it."""
    url, headers = credentials()
    # It reads the certificates: not while somebody talks.
    http = await asyncio.to_thread(AsyncClient, http2=True, timeout=REQUEST_TIMEOUT)
    client = AsyncPostgrestClient(url, headers=headers, http_client=http)
    logger.info("Supabase client initialized successfully")
    return client


async def call(client: Client, function: str, arguments: dict[str, Any]) -> Any:
    """Call a function of the database; raises Away or Refused."""
    try:
        return (await client.rpc(function, arguments).execute()).data
    except Exception as error:
        raise explained(error) from error
