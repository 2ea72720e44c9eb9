"""Two writers of one call, each changing its own columns under its own names."""

from __future__ import annotations

import threading
import time

import psycopg
import pytest


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("update livekit.sessions set user_name = 'Jane'", "update livekit.sessions set demo_scheduled = true"),
        ("update livekit.sessions set user_name = 'Jane'", "update callcenter.conversations set summary = 'x'"),
        ("update public.conversation_sessions set topics_discussed = '{a}'",
         "update public.conversation_sessions set is_active = false"),
        ("update livekit.conversations set message = 'hello'", "update livekit.conversations set metadata = '{}'"),
        ("update callcenter.messages set content = 'hello'", "update callcenter.messages set metadata = '{}'"),
        ("update livekit.tool_calls set success = true", "update livekit.tool_calls set duration_ms = 5"),
    ],
)  # fmt: skip
def test_neither_undoes_the_other(fresh_database, first, second):
    with (
        psycopg.connect(fresh_database, autocommit=True) as setup,
        psycopg.connect(fresh_database) as one,
        psycopg.connect(fresh_database, autocommit=True) as two,
    ):
        setup.execute("insert into livekit.sessions (session_id) values ('c')")
        setup.execute(
            "insert into livekit.conversations (session_id, role, message) values ('c', 'user', 'x')"
        )
        setup.execute("insert into livekit.tool_calls (session_id, tool_name) values ('c', 't')")
        one.execute(first)
        waiting = threading.Thread(target=two.execute, args=[second])
        waiting.start()
        while (
            waiting.is_alive()
            and not setup.execute(
                "select 1 from pg_locks where pid = %s and not granted", [two.info.backend_pid]
            ).fetchone()
        ):
            time.sleep(0.01)
        assert waiting.is_alive()
        one.commit()
        waiting.join()

        for statement in (first, second):
            table, change = statement.removeprefix("update ").split(" set ")
            column, value = change.split(" = ")
            (kept,) = setup.execute(f"select {column} = {value} from {table}").fetchone()
            assert kept, statement
