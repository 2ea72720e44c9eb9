"""Rules of acme, and calls that end."""

from __future__ import annotations

from typing import Any

import pytest
from psycopg.types.json import Jsonb

from support import ACME_AGENT, Store


class FollowUps:
    """A store in which calls of acme are followed up."""

    def __init__(self, db: Store) -> None:
        self.db = db

    def rule(self, name: str = "r", **columns: Any) -> None:
        given = {"client_id": "acme", "name": name, "kind": "email", **columns}
        self.db.rows(
            f"insert into follow_up_rules ({', '.join(given)})"
            f" values ({', '.join(['%s'] * len(given))})",
            *(Jsonb(v) if isinstance(v, dict) else v for v in given.values()),
        )

    def end(self, session_id: str = "call-1", said: str = "hello", **details: Any) -> None:
        """Start, talk and end a call."""
        start = {k: details.pop(k) for k in ("customer_number", "user_id") if k in details}
        self.db.start(session_id, **start)
        self.db.call("log_message", session_id=session_id, role="user", content=said)
        self.db.call("end_session", ACME_AGENT, session_id=session_id, **details)

    @property
    def made(self) -> list[dict[str, Any]]:
        return self.db.rows(
            "select f.*, r.name as rule, s.session_id as call from follow_ups as f"
            " join follow_up_rules as r on r.client_id = f.client_id and r.id = f.rule_id"
            " join user_sessions as s on s.client_id = f.client_id and s.id = f.session_id"
            " order by f.id"
        )


@pytest.fixture
def follow_ups(db: Store) -> FollowUps:
    return FollowUps(db)
