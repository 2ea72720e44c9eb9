"""A database that stopped at any version goes to the newest and keeps every row."""

from __future__ import annotations

import psycopg
import pytest
from psycopg.rows import dict_row

from pgcalls import deploy

from dump import own_schema, schema
from support import each

VERSIONS = ("v1.0.0", "v1.1.0", "v1.2.0", "v1.3.0", "v1.4.0")
ASSISTANT = "aaaaaaaa-0000-4000-8000-000000000001"
NUMBER = "cccccccc-0000-4000-8000-000000000001"

BASE = {
    "call_id": None, "phone_number_id": None, "business_number": "+6491234567",
    "customer_number": "not a number", "ended_at_utc": None, "ended_reason": None,
    "duration_minutes": None, "duration_seconds": None, "cost_total": None, "type": "inbound",
    "server_messages": '[{"a": 1}]', "user_id": "u", "session_id": None, "source": "vapi",
    "metadata": '{"x": 1}', "client_id": None, "started_at_utc": "2025-10-31T23:00:00Z",
    "assistant_id": ASSISTANT,
}  # fmt: skip
#: Rows as real databases hold them: no client, shared assistants, odd values.
ROWS = [
    {},
    {"session_id": "a", "client_id": "acme"},
    {"session_id": "b", "client_id": "globex", "phone_number_id": NUMBER},
    {"session_id": "c", "client_id": "acme", "phone_number_id": NUMBER},
    {"session_id": "d", "client_id": " acme ", "call_id": "dddddddd-0000-4000-8000-000000000001"},
    {"session_id": "e", "client_id": ""},
    {"session_id": "f", "started_at_utc": None},
    {"session_id": "g", "ended_at_utc": "2025-10-31T23:05:00Z", "cost_total": "2.75"},
    {"session_id": "h", "ended_at_utc": "2025-10-31T23:05:00Z", "duration_minutes": "5.5"},
    {"session_id": "i", "ended_at_utc": "2025-10-31T22:00:00Z", "cost_total": "-1"},
    {"session_id": "j", "ended_at_utc": "2030-10-31T22:00:00Z", "cost_total": "NaN"},
    {"session_id": "k" * 300, "metadata": "[1]"},
    {"session_id": "l", "started_at_utc": "infinity", "metadata": '"text"'},
    {"session_id": "m", "ended_at_utc": "infinity"},
    {"session_id": "n", "started_at_utc": "1970-01-01", "metadata": '{"x": "%s"}' % ("y" * 20000)},
    {"session_id": "o", "client_id": "c" * 300},
    {"session_id": "p", "ended_at_utc": "2025-10-31T23:05:00Z", "duration_seconds": "NaN"},
]
LATER = {
    "v1.1.0": {"started_at_nz": "2025-11-01T12:00:00Z", "ended_at_nz": None},
    "v1.2.0": {"call_summary": "s", "call_transcript": "t " * 9, "sentiment": "Frustrated"},
    "v1.3.0": {},
    "v1.4.0": {"keywords": ["a", "b"], "call_outcome": "o"},
}
#: Filled or derived on the way; everything else stays as it was.
CHANGED = {
    "client_id", "started_at_utc", "started_at_nz", "ended_at_nz", "duration_seconds",
    "duration_minutes", "cost_total", "ended_at_utc",
}  # fmt: skip


def fill(url, version):
    """Insert rows as the version allows; returns them by id."""
    extra = {}
    for later in VERSIONS[1 : VERSIONS.index(version) + 1]:
        extra |= LATER[later]
    with psycopg.connect(url, row_factory=dict_row) as db:
        for row in ROWS:
            given = BASE | extra | row
            marks = ", ".join(["%s"] * len(given))
            db.execute(
                f"insert into user_sessions ({', '.join(given)}) values ({marks})",
                list(given.values()),
            )
    return rows(url)


def rows(url):
    """Every call as JSON, which unlike Python holds infinite instants too."""
    with psycopg.connect(url) as db:
        found = db.execute("select to_jsonb(s) from user_sessions as s").fetchall()
        return {row["id"]: row for (row,) in found}


@pytest.mark.parametrize("version", each(*VERSIONS))
def test_a_version_with_rows_becomes_the_newest(empty_database, fresh_install, version):
    deploy.apply(empty_database, to=version)
    before = fill(empty_database, version)

    deploy.apply(empty_database)

    with psycopg.connect(empty_database, row_factory=dict_row) as db:
        after = rows(empty_database)
        assert after.keys() == before.keys()
        for id_, old in before.items():
            kept = {name: value for name, value in old.items() if name not in CHANGED}
            assert {name: after[id_][name] for name in kept} == kept
        by_session = {row["session_id"]: row for row in after.values()}
        assert by_session[None]["client_id"] == by_session["e"]["client_id"] == "default"
        assert by_session["d"]["client_id"] == "acme"
        assert by_session["f"]["started_at_utc"] == by_session["f"]["created_at"]
        assert (by_session["g"]["duration_seconds"], by_session["h"]["duration_seconds"]) == (
            300,
            330,
        )
        assert by_session["g"]["cost_total"] == before[by_session["g"]["id"]]["cost_total"]
        assert by_session["j"]["cost_total"] is None
        assert db.execute("select * from pgcalls.reconcile_usage()").fetchall() == []
        for id_ in after:
            # What was recorded can be ended and learned about, whatever it looks like.
            db.execute("select public.end_session(%s::text)", [id_])
            db.execute("select public.update_session(%s::text, user_name => 'x')", [id_])
        assert db.execute("select from user_sessions where ended_at_utc is null").fetchall() == []
        assert db.execute("select * from pgcalls.reconcile_usage()").fetchall() == []
    assert schema(empty_database) == fresh_install


@pytest.fixture(scope="module")
def fresh_install(server, owner):
    from conftest import temporary_database

    with temporary_database(server, owner, "bare") as url:
        deploy.apply(url)
        yield schema(url)


def test_up_down_up(empty_database, fresh_install):
    empty = own_schema(empty_database)
    deploy.apply(empty_database)

    undone = deploy.rollback(empty_database, everything=True, lose_data=True)

    assert own_schema(empty_database) == empty
    assert len(undone.reverted) == len(deploy.status(empty_database).pending)
    deploy.apply(empty_database)
    assert schema(empty_database) == fresh_install


@pytest.mark.full
def test_every_state_on_the_way_down_is_the_one_on_the_way_up(empty_database):
    """Two steps at a time: test_up_down_up has seen every rollback."""
    stops = deploy.status(empty_database).pending[1:-1:2]
    states = {}
    for stop in stops:
        deploy.apply(empty_database, to=stop)
        states[stop] = own_schema(empty_database)
    deploy.apply(empty_database)

    for stop in reversed(stops):
        deploy.rollback(empty_database, to=stop, lose_data=True)
        assert (stop, own_schema(empty_database)) == (stop, states[stop])


@pytest.mark.full
def test_a_step_down_with_rows_keeps_the_calls(empty_database):
    deploy.apply(empty_database)
    with psycopg.connect(empty_database) as db:
        db.execute("select public.start_session('s')")
        db.execute("select public.log_message('s', 'user', 'x')")
        db.execute("select public.end_session('s')")

    deploy.rollback(empty_database, to="v1.4.0", lose_data=True)

    with psycopg.connect(empty_database) as db:
        assert db.execute("select session_id from user_sessions").fetchall() == [("s",)]
        db.execute("insert into user_sessions (assistant_id) values (gen_random_uuid())")
    deploy.apply(empty_database)


def test_what_the_older_schema_cannot_hold_is_refused(fresh_database):
    with psycopg.connect(fresh_database) as db:
        db.execute("insert into client_subscriptions (client_id, name) values ('acme', 'Acme')")
        db.execute("select public.start_session('s')")
        db.execute("select public.start_session('s', client_id => 'acme')")
    before = schema(fresh_database)

    with pytest.raises(Exception, match="0009_call_record.rollback.sql:.*23505"):
        deploy.rollback(fresh_database, to="v1.4.0", lose_data=True)

    assert schema(fresh_database) == before
