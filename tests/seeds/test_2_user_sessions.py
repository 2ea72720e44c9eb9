"""The user_sessions document: its TypeScript with the real supabase-js.

Its schema and its SQL are tests/migrations/test_user_sessions_document.py.
"""

from __future__ import annotations

from datetime import UTC, datetime

import psycopg
import pytest


@pytest.fixture
def client_123(stack):
    """The client of the document, with an assistant and a phone number; their ids."""
    with psycopg.connect(stack.dsn) as db:
        db.execute(
            "insert into client_subscriptions (client_id, default_country)"
            " values ('client-123', 'NZ')"
        )
        (assistant,) = db.execute(
            "insert into assistants (client_id, name) values ('client-123', 'a') returning id"
        ).fetchone()
        (phone,) = db.execute(
            "insert into phone_numbers (client_id, number) values ('client-123', '+6491234567')"
            " returning id"
        ).fetchone()
    return {
        "SUPABASE_URL": stack.url,
        "SUPABASE_KEY": stack.secret_key,
        "ASSISTANT_ID": str(assistant),
        "PHONE_ID": str(phone),
    }


@pytest.fixture
def pre_request(stack):
    """PostgREST with pgcalls.pre_request(), as apply --pre-request leaves it."""
    with psycopg.connect(stack.dsn, autocommit=True) as db:
        db.execute("select pgcalls.enable_pre_request()")
        stack.stop_postgrest()
        stack.start_postgrest()
        yield
        database = db.info.dbname
        db.execute(
            f"alter role authenticator in database {database} reset pgrst.db_pre_request".encode()
        )
    stack.stop_postgrest()
    stack.start_postgrest()


def test_the_calls(project, client_123, pre_request, stack):
    assert project.complaints("user_sessions") == []

    results = project.run("user_sessions", **client_123)

    assert {name: r["error"] for name, r in results.items()} == dict.fromkeys(results)
    assert results["search"]["data"] == []
    (found,) = results["searchForWhatIsThere"]["data"]
    (row,) = results["history"]["data"]
    assert found == row
    assert (row["session_id"], row["ended_reason"]) == ("session-abc123", "completed")
    assert (row["duration_minutes"], row["duration_seconds"]) == (5.51, 330.5)
    assert (row["cost_total"], row["sentiment"]) == (2.75, "positive")
    assert row["keywords"] == ["pricing", "product", "inquiry"]
    started = datetime.fromisoformat(row["started_at_utc"])
    assert abs((datetime.now(UTC) - started).total_seconds()) < 60
    wall_clock = datetime.fromisoformat(row["started_at_nz"]).astimezone(UTC) - started
    assert wall_clock.total_seconds() in (12 * 3600, 13 * 3600)


def test_the_wall_clock_without_pre_request(stack, client_123):
    """Refused with a 400 where it is no date, derived whatever it says where it is one."""
    sessions = stack.client().table("user_sessions")
    row = {
        "client_id": "client-123",
        "assistant_id": client_123["ASSISTANT_ID"],
        "started_at_utc": "2026-11-05T01:00:00Z",
    }

    with pytest.raises(Exception, match="22008"):
        sessions.insert({**row, "started_at_nz": "21/11/2026, 1:59:41 am"}).execute()
    (stored,) = sessions.insert({**row, "started_at_nz": "5/11/2026, 2:00:00 pm"}).execute().data

    wall_clock = datetime.fromisoformat(stored["started_at_nz"])
    assert wall_clock == datetime.fromisoformat("2026-11-05T14:00:00+00:00")


def test_the_analytics(project, client_123, stack):
    with psycopg.connect(stack.dsn) as db:
        (there,) = db.execute("select to_regproc('public.get_client_call_analytics')").fetchone()
    if there is None:
        pytest.xfail("get_client_call_analytics comes with the analytics")
    assert project.complaints("call_analytics") == []

    result = project.run("call_analytics", **client_123)

    assert result["error"] is None
    assert result["data"]


def test_the_types_of_every_function(project, stack):
    """What an agent calls is typed, and the typed code records a call."""
    assert project.complaints("agent") == []
    with psycopg.connect(stack.dsn) as db:
        db.execute("insert into client_subscriptions (client_id) values ('acme')")
        (assistant,) = db.execute(
            "insert into assistants (client_id, name) values ('acme', 'a') returning id::text"
        ).fetchone()
        functions = db.execute(
            "select proname from pg_proc where pronamespace = 'public'::regnamespace"
        ).fetchall()

    token = stack.token(client_id="acme", assistant_id=assistant)
    result = project.run(
        "agent", SUPABASE_URL=stack.url, SUPABASE_KEY=stack.publishable_key, TOKEN=token
    )

    assert (result["seq"], result["saved"], result["created"]) == (1, 1, True)
    assert (result["missing"], result["names"]) == ([], ["Layla"])
    assert result["ended"]["message_count"] == 2
    assert [m["content"] for m in result["read"]["messages"]] == ["أهلاً", "hello"]
    types = (project.folder / "database.ts").read_text()
    assert [name for (name,) in functions if f'"{name}":' not in types] == []
