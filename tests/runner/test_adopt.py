"""Databases of other systems, taken over while they run: nothing lost, nothing twice."""

from __future__ import annotations

import json
import random
import re
import signal
import threading
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from psycopg import conninfo, sql
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from pgcalls import adopt, deploy
from pgcalls.adopt import taking
from pgcalls.cli import main
from pgcalls.errors import PgcallsError

from conftest import copied_database, temporary_database
from dump import schema
from support import each, times

LEGACY = Path(__file__).parent / "legacy"
CALL = "11111111-0000-4000-8000-000000000001"
OPEN_CALL = "11111111-0000-4000-8000-000000000003"

SYSTEMS = {
    "tracker before its fix": ["tracker_before"],
    "tracker half-way, metadata": [
        "tracker_before",
        "alter table conversation_sessions add metadata jsonb",
        "alter table conversation_messages add metadata jsonb default '{}'",
    ],
    "tracker half-way, session_id": [
        "tracker_before",
        "alter table conversation_sessions add session_id uuid, add duration_seconds float",
        "update conversation_sessions set session_id = id where not is_active",
        "alter table conversation_messages alter user_id drop not null",
    ],
    "tracker after its fix": ["tracker_before", "tracker_v2"],
    "livekit": ["livekit"],
    "livekit, room_id": ["livekit_rooms"],
    "call centre": ["callcenter"],
    "tracker and call centre": ["tracker_before", "callcenter"],
}


@pytest.fixture
def legacy(empty_database):
    """Make the tables of a system, from its file or a statement; returns the DSN."""

    def make(*sources: str) -> str:
        fill(empty_database, *sources)
        return empty_database

    return make


def fill(url: str, *sources: str) -> None:
    with psycopg.connect(url) as db:
        for source in sources:
            text = source if " " in source else (LEGACY / f"{source}.sql").read_text()
            db.execute(text.encode())


@pytest.fixture(scope="module")
def adoptions(server, owner):
    """The names of adopted databases, each made once; and what its adoption answered."""
    with ExitStack() as opened:
        made: dict[tuple[str, ...], tuple[str, adopt.Adoption]] = {}

        def get(*sources: str) -> tuple[str, adopt.Adoption]:
            if sources not in made:
                url = opened.enter_context(temporary_database(server, owner, "bare"))
                fill(url, *sources)
                done = adopt.apply(url)
                made[sources] = conninfo.conninfo_to_dict(url)["dbname"], done
            return made[sources]

        yield get


@pytest.fixture
def adopted(server, owner, adoptions):
    """A copy of the adopted tables of a system; the DSN, and what the adoption answered."""
    with ExitStack() as opened:

        def copy(*sources: str) -> tuple[str, adopt.Adoption]:
            name, done = adoptions(*sources)
            return opened.enter_context(copied_database(server, owner, name)), done

        yield copy


@pytest.fixture
def service(server):
    """Run statements as an agent does that has the service key."""

    def run(url: str, *statements: str):
        with psycopg.connect(
            conninfo.make_conninfo(url, user=server.user), row_factory=dict_row
        ) as db:
            db.execute("set role service_role")
            for statement in statements:
                cursor = db.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    return run


def rows(url: str, query: str, *arguments) -> list[dict]:
    with psycopg.connect(url, row_factory=dict_row) as db:
        cursor = db.execute(query.encode(), arguments or None)
        return cursor.fetchall() if cursor.description else []


def contents(url: str, place: str, tables) -> dict[str, list]:
    return {
        name: rows(url, f"select to_jsonb(t) as row from {place}.{name} as t order by 1")
        for name in tables
    }


def reasons(result: adopt.Adoption) -> dict[tuple[str, str | None], int]:
    return {(r["table_name"], r["reason"]): r["row_count"] for r in result.rows if r["row_count"]}


def names(result: adopt.Adoption) -> set[str]:
    return {t["name"] for t in result.tables if t["kind"] != "view"}


# -- every system, in every state -----------------------------------------------------


@pytest.mark.parametrize("system", each(*SYSTEMS))
def test_a_plan_changes_nothing_and_comes_true(legacy, system):
    url = legacy(*SYSTEMS[system])
    before = schema(url)

    plan = adopt.plan(url)
    assert schema(url) == before
    done = adopt.apply(url)

    assert (plan.pending, done.pending, done.phase, done.changed) == (True, False, "done", True)
    assert names(plan) == names(done)
    assert plan.rows == done.rows
    assert deploy.status(url).current


@pytest.mark.parametrize("system", each(*SYSTEMS))
def test_every_row_is_copied_or_kept_and_comes_back(legacy, system):
    url = legacy(*SYSTEMS[system])
    tables = names(adopt.plan(url))
    before, definition = contents(url, "public", tables), schema(url)

    done = adopt.apply(url)
    stored = rows(url, "select * from public.user_sessions order by id")
    again = adopt.apply(url)

    assert contents(url, "pgcalls_adopted", tables) == before
    for row in done.verified:
        assert row["rows_before"] == len(before[row["table_name"]])
        assert row["rows_before"] == row["rows_copied"] + row["rows_quarantined"]
        assert (row["rows_differing"], row["checksum_before"]) == (0, row["checksum_after"])
    assert {row["table_name"] for row in done.verified} == tables
    assert rows(url, WRONG_COUNTS) == rows(url, WRONG_ORDER) == []
    assert rows(url, "select * from pgcalls.reconcile_usage()") == []
    # A second run does nothing.
    assert (again.changed, again.phase, reasons(again)) == (False, "done", reasons(done))
    assert rows(url, "select * from public.user_sessions order by id") == stored

    adopt.undo(url)
    assert contents(url, "public", tables) == before
    rows(url, "drop schema pgcalls_meta cascade")
    assert without_auth(schema(url)) == without_auth(definition)


WRONG_ORDER = """
select session_id from public.conversation_messages
group by session_id having max(seq) <> count(*) or min(seq) <> 1
"""
WRONG_COUNTS = """
select s.id from public.user_sessions as s where s.ended_at_utc is not null
and s.message_count <> (
  select count(*) from public.conversation_messages as m where m.session_id = s.id
)
"""


def without_auth(dump: str) -> list[str]:
    """What every rollback leaves: the helpers in auth, where they had to be made."""
    statements = re.split(r";\n", re.sub(r"\$\$.*?\$\$", "", dump, flags=re.DOTALL))
    return [text for text in statements if "auth" not in text]


@pytest.mark.full
def test_an_undone_adoption_can_be_repeated(legacy):
    url = legacy("livekit")
    first = adopt.apply(url)
    adopt.undo(url)

    assert reasons(adopt.apply(url)) == reasons(first)


def test_a_database_without_old_tables(empty_database):
    assert adopt.plan(empty_database).pending is False
    assert adopt.apply(empty_database).changed is False
    assert deploy.status(empty_database).applied == []


# -- what becomes of the rows ---------------------------------------------------------


@pytest.mark.full
def test_tracker_before_its_fix(adopted):
    url, _ = adopted("tracker_before")

    calls = rows(url, "select * from public.user_sessions order by started_at_utc")
    turns = rows(url, "select * from public.conversation_messages order by created_at")

    assert [str(c["id"]) for c in calls] == [c["session_id"] for c in calls]
    first, unended, active = calls
    assert first["user_id"] == "99999999-0000-4000-8000-000000000001"
    assert (first["topics_discussed"], first["duration_seconds"]) == (["prices", "stocks"], 300)
    assert first["call_transcript"].startswith("user: What is the price? مرحباً\nagent: ")
    # Nobody wrote its end: it ended with its last turn.
    assert (unended["status"], unended["is_end_inferred"]) == ("completed", True)
    assert unended["ended_at_utc"] == datetime(2025, 10, 18, 11, 0, 30, tzinfo=UTC)
    assert (active["status"], active["message_count"]) == ("active", None)
    assert [t["seq"] for t in turns] == [1, 2, 1, 1]
    assert str(turns[0]["id"]) == "22222222-0000-4000-8000-000000000001"
    assert turns[0]["created_at"].microsecond == 123456
    assert not any(t["is_late"] for t in turns)


@pytest.mark.full
def test_tracker_after_its_fix(adopted):
    url, _ = adopted("tracker_before", "tracker_v2")

    (call,) = rows(
        url, "select * from public.user_sessions where id = '11111111-0000-4000-8000-000000000004'"
    )
    (turn,) = rows(
        url, "select * from public.conversation_messages where session_id = %s", call["id"]
    )

    # id and session_id differ in what the new code writes: turns name session_id.
    assert call["session_id"] == str(call["id"])
    assert str(call["call_id"]) == "11111111-0000-4000-8000-00000000000a"
    assert (float(call["duration_seconds"]), call["metadata"]) == (45.2, {"browser": "x"})
    assert (turn["audio_url"], turn["metadata"]) == ("https://example.com/a.wav", {"lang": "en"})
    assert turn["user_id"] is None


@pytest.mark.full
def test_livekit(adopted):
    url, _ = adopted("livekit")

    first, failed, active = rows(url, "select * from public.user_sessions order by started_at_utc")
    turns = rows(url, "select * from public.conversation_messages order by created_at")
    tools = rows(url, "select * from public.tool_calls order by started_at")

    assert str(first["id"]) == "33333333-0000-4000-8000-000000000001"
    assert (first["session_id"], first["room_name"]) == ("room-1", "room-1")
    assert (first["participant_identity"], first["user_phone"]) == ("caller-1", "+64211234567")
    assert (first["demo_scheduled"], first["demo_timezone"]) == (True, "Pacific/Auckland")
    assert first["metadata"] == {"a": 1, "job_id": "job-1", "agent_version": "v1"}
    assert (first["message_count"], first["tool_call_count"]) == (2, 1)
    # What is unreadable but may be missing does not keep the call away.
    assert (failed["status"], failed["user_phone"]) == ("failed", None)
    assert failed["metadata"] == {"job_id": "job-2", "legacy_user_phone": "no idea"}
    assert (active["status"], active["ended_at_utc"]) == ("active", None)
    assert [t["role"] for t in turns] == ["user", "agent", "user"]
    assert turns[0]["metadata"] == {"confidence": 0.93}
    assert turns[1]["metadata"] == {
        "legacy_role": "assistant", "legacy_created_at": "2025-06-01T09:00:09+00:00",
    }  # fmt: skip
    assert turns[2]["metadata"] == {"legacy_room_id": "elsewhere"}
    assert (tools[0]["result"], tools[0]["parameters"]) == ('{"ok": true}', {"hour": 2})
    assert (tools[1]["result"], tools[1]["success"]) == (None, True)


@pytest.mark.full
def test_livekit_with_rooms_and_numbers(adopted):
    url, _ = adopted("livekit_rooms")

    first, second = rows(url, "select * from public.user_sessions order by started_at_utc")
    turns = rows(
        url,
        "select * from public.conversation_messages where session_id = %s order by seq",
        first["id"],
    )

    # Times without a zone are UTC; one room holds many calls.
    assert first["started_at_utc"] == datetime(2025, 6, 1, 9, tzinfo=UTC)
    assert (first["session_id"], first["room_name"]) == (str(first["id"]), "lobby")
    assert first["metadata"] == {
        "legacy_demo_time": "Thursday at three", "legacy_campaign": "spring",
    }  # fmt: skip
    assert second["demo_time"] == datetime(2025, 6, 5, 3, tzinfo=UTC)
    # All in one instant: they stay in the order of their numbers.
    assert [t["content"] for t in turns] == [f"turn {n}" for n in range(1, 13)]
    assert [t["metadata"]["legacy_id"] for t in turns] == [str(n) for n in range(1, 13)]


@pytest.mark.full
def test_call_centre(adopted):
    url, done = adopted("callcenter")

    first, active = rows(url, "select * from public.user_sessions order by started_at_utc")
    turns = rows(url, "select * from public.conversation_messages order by seq")
    contacts = rows(url, "select * from public.contacts order by id")

    assert (first["session_id"], first["user_name"]) == ("room-abc", "أحمد محمد")
    assert (first["call_summary"], first["language"]) == ("استفسار عن التدريبات", "ar")
    assert (first["metadata"], float(first["duration_seconds"])) == ({}, 180.5)
    assert active["status"] == "active"
    assert [(t["role"], t["content"]) for t in turns] == [
        ("user", "مرحباً"), ("agent", "أهلاً بك"),
    ]  # fmt: skip
    assert turns[1]["metadata"] == {"language": "ar"}
    assert [(c["phone"], c["email"]) for c in contacts] == [
        ("+963991234567", None), (None, "ada@example.com"),
    ]  # fmt: skip
    assert [c["metadata"] for c in contacts] == [None, {"legacy_notes": "prefers mornings"}]
    assert reasons(done)["users", None] == 2


@pytest.mark.full
def test_extra_columns_are_kept(adopted):
    url, _ = adopted(
        "tracker_before",
        "alter table conversation_sessions add mood text, add score numeric default 4.5;"
        "alter table conversation_sessions add metadata text default '{\"score\": 1}';"
        "alter table conversation_messages add tokens int default 7, add metadata jsonb;"
        "update conversation_messages set metadata = '[1, 2]'",
    )

    (call,) = rows(url, "select metadata from public.user_sessions where id = %s", CALL)
    turn, *_ = rows(url, "select metadata from public.conversation_messages")

    assert call["metadata"] == {"score": 1, "legacy_score": 4.5}
    assert turn["metadata"] == {"legacy_tokens": 7, "legacy_metadata": [1, 2]}


@pytest.mark.full
def test_client_and_assistant(legacy, service):
    assistant = "aaaaaaaa-0000-4000-8000-000000000001"
    url = legacy("livekit")
    adopt.apply(url, client="acme", assistant=assistant)

    (row,) = rows(url, "select distinct client_id, assistant_id::text from public.user_sessions")
    assert row == {"client_id": "acme", "assistant_id": assistant}
    (row,) = service(
        url,
        "insert into public.sessions (session_id) values ('new')"
        " returning client_id, assistant_id::text",
    )
    assert row == {"client_id": "acme", "assistant_id": assistant}


# -- quarantine -----------------------------------------------------------------------

LOOSE = """
create table public.conversation_sessions (
  id uuid, session_id text, user_id uuid, session_start text, session_end text, ended_at text,
  is_active boolean, topics_discussed text[], duration_seconds float, metadata jsonb
);
create table public.conversation_messages (
  id text, session_id text, user_id text, role text, content text, created_at text,
  audio_url text, metadata jsonb, raw json
);
create table public.sessions (id uuid primary key, room_id text, started_at timestamptz);
create table public.tool_calls (
  id uuid, session_id uuid, tool_name text, parameters jsonb, result text, timestamp text
);
insert into public.conversation_sessions (id, session_start, session_end)
values ('11111111-0000-4000-8000-000000000001', '2025-01-01T00:00:00Z', '2025-01-01T01:00:00Z');
insert into public.conversation_messages (id, session_id, role, content, created_at)
values ('good', '11111111-0000-4000-8000-000000000001', 'user', 'good', '2025-01-01T00:00:01Z');
insert into public.sessions
values ('33333333-0000-4000-8000-000000000001', 'room', '2025-01-01T00:00:00Z');
"""
NESTED = json.loads('{"x":' * 33 + "1" + "}" * 33)
BAD_CALL = {
    "the start is missing or cannot be read": {"session_start": "1999-01-01"},
    "the end cannot be read": {"session_end": "yesterday evening"},
    "the end is before the start": {"session_end": "2025-01-01T23:59:59Z"},
    "the session id is missing or too long": {"session_id": "x" * 201},
    "the metadata is too large": {"metadata": {"x": "y" * 16384}},
    "the metadata is nested too deeply": {"metadata": NESTED},
    "a text is too long": {"topics_discussed": ["x" * 50000]},
    "the id is another call's": {"id": CALL, "session_id": None},
    "the id is missing": {"id": None},
}
BAD_TURN = {
    "the role is unknown": {"role": "narrator"},
    "the content is missing": {"content": None},
    "the content is too long": {"content": "x" * 65537},
    "the time cannot be read": {"created_at": "soon"},
    "the audio_url is too long": {"audio_url": "x" * 4097},
    "the metadata is too large": {"metadata": {"x": "y" * 16384}},
    "the metadata is nested too deeply": {"metadata": NESTED},
    "its call is not there": {"session_id": "nowhere"},
    "the row cannot be read as JSON": {"raw": '{"x": "\\u0000"}'},
    "the id is another row's": {"id": "good"},
}
BAD_TOOL = {
    "the tool name is missing or too long": {"tool_name": "x" * 201},
    "the parameters are too long": {"parameters": {"x": "y" * 65536}},
    "the parameters are nested too deeply": {"parameters": NESTED},
    "the result is too long": {"result": "x" * 65537},
    "the time cannot be read": {"timestamp": "soon"},
    "its call is not there": {"session_id": "99999999-0000-4000-8000-000000000000"},
}


def insert(url: str, table: str, values: dict) -> None:
    adapted = [Jsonb(v) if isinstance(v, dict) else v for v in values.values()]
    with psycopg.connect(url) as db:
        db.execute(
            sql.SQL("insert into public.{} ({}) values ({})").format(
                sql.Identifier(table),
                sql.SQL(", ").join(map(sql.Identifier, values)),
                sql.SQL(", ").join([sql.Placeholder()] * len(values)),
            ),
            adapted,
        )


GOOD = {
    "conversation_sessions": {
        "session_id": None, "session_start": "2025-01-02T00:00:00Z",
        "session_end": "2025-01-02T01:00:00Z",
    },
    "conversation_messages": {
        "session_id": CALL, "role": "user", "content": "x", "created_at": "2025-01-01T00:00:02Z",
    },
    "tool_calls": {"session_id": "33333333-0000-4000-8000-000000000001", "tool_name": "t"},
}  # fmt: skip
BAD = {
    "conversation_sessions": BAD_CALL, "conversation_messages": BAD_TURN, "tool_calls": BAD_TOOL,
}  # fmt: skip


@pytest.mark.parametrize("table", each(*BAD))
def test_quarantine(legacy, table):
    url = legacy(LOOSE)
    given = {}
    for n, (reason, wrong) in enumerate(BAD[table].items()):
        key = {"id": f"55555555-0000-4000-8000-{n:012}"}
        given[reason] = key | GOOD[table] | wrong
        insert(url, table, given[reason])
    plan = adopt.plan(url)

    done = adopt.apply(url)

    kept = rows(url, "select * from pgcalls_adopted.quarantine")
    assert {row["reason"] for row in kept} == set(given)
    assert len(kept) == len(given)
    for row in kept:
        assert row["source_table"] == table
        if "JSON" not in row["reason"] and "another" not in row["reason"]:
            assert {key: row["row"][key] for key in given[row["reason"]]} == given[row["reason"]]
    # The rest is not held up, and what was announced is what happened.
    assert rows(url, "select role from public.conversation_messages") == [{"role": "user"}]
    assert len(rows(url, "select id from public.user_sessions")) == 2
    assert plan.rows == done.rows


@pytest.mark.full
def test_a_call_in_quarantine_takes_its_turns_along(legacy):
    url = legacy(
        "tracker_before",
        "update conversation_sessions set session_end = '2025-01-01' where id::text like '%01'",
    )
    plan = adopt.plan(url)
    done = adopt.apply(url)

    assert (
        reasons(plan)
        == reasons(done)
        == {
            ("conversation_sessions", None): 2,
            ("conversation_sessions", "the end is before the start"): 1,
            ("conversation_messages", None): 2,
            ("conversation_messages", "its call is in quarantine"): 2,
        }
    )


@pytest.mark.full
def test_users_in_quarantine(legacy):
    url = legacy(
        "callcenter",
        "insert into users (name, phone, email) values"
        " ('Twin', '+963-991-234-567', null), (repeat('x', 501), '+6421123456', null),"
        " ('Nothing', null, 'no address')",
    )
    done = reasons(adopt.apply(url))

    assert {reason for table, reason in done if table == "users"} == {
        None,
        "the phone is no phone number",
        "the id, phone or e-mail address is another contact's",
        "the name is too long",
        "there is neither phone nor e-mail address",
    }


@pytest.mark.full
def test_what_nobody_foresaw_goes_into_quarantine_alone(legacy):
    """A rule that only this database has."""
    url = legacy("tracker_before")
    original = taking._copy

    def copy(backend, progress):
        backend.connection.execute(
            "alter table public.user_sessions add constraint user_sessions_house_check"
            " check (session_id <> '11111111-0000-4000-8000-000000000001')"
        )
        original(backend, progress)

    taking._copy = copy
    try:
        done = adopt.apply(url)
    finally:
        taking._copy = original

    (reason,) = (r for t, r in reasons(done) if t == "conversation_sessions" and r)
    assert reason.startswith("refused: 23514")
    assert reasons(done)["conversation_messages", "its call is in quarantine"] == 2
    assert reasons(done)["conversation_sessions", None] == 2


# -- agents go on ---------------------------------------------------------------------


@pytest.mark.full
def test_the_tracker_goes_on(adopted, service):
    url, _ = adopted("tracker_before", "tracker_v2")

    (found,) = rows(url, "select * from public.search_messages('still')")
    assert str(found["id"]) == OPEN_CALL
    service(
        url,
        "insert into public.conversation_messages (session_id, user_id, role, content)"
        f" values ('{OPEN_CALL}', null, 'agent', 'Go on')",
        "update public.conversation_sessions set session_end = now(), ended_at = now(),"
        f" is_active = false, duration_seconds = 45.2 where session_id = '{OPEN_CALL}'",
    )

    (call,) = rows(url, "select * from public.user_sessions where id = %s", OPEN_CALL)
    assert (call["status"], call["message_count"]) == ("completed", 2)
    assert call["call_transcript"] == "user: Still here\nagent: Go on"


def test_livekit_goes_on(adopted, service):
    url, _ = adopted("livekit")

    service(
        url,
        "insert into public.conversations (session_id, role, message)"
        " values ('room-3', 'agent', 'Go on')",
        "update public.sessions set status = 'completed', ended_at = now()"
        " where session_id = 'room-3'",
        "insert into public.sessions (session_id, job_id, status) values ('new', 'j', 'active')",
    )

    (call,) = service(url, "select * from public.session_summaries where session_id = 'room-3'")
    assert (call["status"], call["message_count"]) == ("completed", 2)
    (row,) = service(url, "select job_id from public.sessions where session_id = 'new'")
    assert row == {"job_id": "j"}


@pytest.mark.full
def test_the_call_centre_goes_on(adopted, service):
    url, _ = adopted("callcenter")

    service(
        url,
        "insert into public.messages (conversation_id, role, content)"
        " values ('room-def', 'assistant', 'Go on')",
        "update public.conversations set status = 'completed' where conversation_id = 'room-def'",
        "insert into public.users (name, phone) values ('New', '+6421999999')",
    )

    (row,) = service(url, "select * from public.conversations where conversation_id = 'room-def'")
    assert (row["status"], row["message_count"]) == ("completed", 1)
    (row,) = service(url, "select role from public.messages where content = 'Go on'")
    assert row == {"role": "assistant"}


@pytest.mark.full
@pytest.mark.parametrize("system", ["livekit", "callcenter"])
def test_the_old_names_outlast_what_comes_later(legacy, service, system):
    """Also after the end of the adoption, when the old tables are gone."""
    url = legacy(system)
    table = {"livekit": "sessions", "callcenter": "conversations"}[system]
    before = rows(url, f"select * from public.{table} order by started_at")

    adopt.apply(url)
    for finish in (lambda: None, lambda: adopt.confirm(url, force=True)):
        finish()
        deploy.apply(url, redefine=True)
        assert [f for f in deploy.doctor(url) if f.level == "error" or table in f.object] == []
        after = service(url, f"select * from public.{table} order by started_at")
        assert [list(row)[: len(before[0])] for row in after] == [list(row) for row in before]
        assert [row["id"] for row in after] == [row["id"] for row in before]
    service(url, f"update public.{table} set user_name = 'Zoe' where status = 'active'")
    (row,) = service(url, f"select user_name from public.{table} where status = 'active'")
    assert row == {"user_name": "Zoe"}


def test_a_client_sees_its_own_rows_under_the_old_names(legacy, server):
    url = legacy("livekit", "alter table sessions add mood text default 'good'")
    adopt.apply(url, client="acme")
    rows(url, "insert into public.client_subscriptions (client_id) values ('globex')")

    seen = {}
    for client in ("acme", "globex"):
        with psycopg.connect(conninfo.make_conninfo(url, user=server.user)) as db:
            claims = json.dumps({"app_metadata": {"client_id": client}})
            db.execute("select set_config('request.jwt.claims', %s, true)", [claims])
            db.execute("set local role authenticated")
            seen[client] = [
                db.execute(query).fetchall()
                for query in (
                    "select distinct mood from public.sessions",
                    "select count(*) from public.conversations",
                )
            ]
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                db.execute("update public.sessions set mood = 'bad'")
    assert seen == {"acme": [[("good",)], [(3,)]], "globex": [[], [(0,)]]}


@pytest.mark.full
def test_calls_that_are_going_on_are_there_from_the_first_moment(legacy, monkeypatch):
    url = legacy("tracker_before")
    seen = []
    monkeypatch.setattr(
        taking, "_copy", lambda *_: seen.extend(rows(url, "select id from public.user_sessions"))
    )

    with pytest.raises(PgcallsError, match="old and new differ"):
        adopt.apply(url)

    assert [str(row["id"]) for row in seen] == [OPEN_CALL]


def test_nobody_reaches_the_old_tables(adopted, server):
    url, _ = adopted("tracker_before", "grant all on conversation_messages to public")

    for role in ("anon", "authenticated", "service_role"):
        with psycopg.connect(conninfo.make_conninfo(url, user=server.user)) as db:
            db.execute(f"set role {role}".encode())
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                db.execute("select * from pgcalls_adopted.conversation_messages")


# -- interruptions --------------------------------------------------------------------

CALLS = times(400, 100)
MANY = (
    "insert into conversation_sessions (id, user_id, session_start, session_end)"
    " select gen_random_uuid(), gen_random_uuid(), '2025-01-01', '2025-01-02'"
    f" from generate_series(1, {CALLS});"
    "insert into conversation_messages (session_id, user_id, role, content)"
    " select s.id, s.user_id, 'user', 'turn ' || n from conversation_sessions as s"
    " cross join generate_series(1, 10) as n where s.topics_discussed is null"
)


@pytest.mark.full
@pytest.mark.parametrize("moment", ["copying", "installed", "anywhere", "anywhere"])
def test_sigkill(legacy, command, moment):
    url = legacy("tracker_before", MANY)
    (expected,) = rows(url, "select count(*) as n from conversation_messages")
    process = command("adopt", "--apply", "--database-url", url)
    if moment == "anywhere":
        time.sleep(random.uniform(0.2, 2))
    else:
        wait_for_turns(url, more_than={"installed": 0, "copying": 100}[moment])
    process.send_signal(signal.SIGKILL)
    process.communicate()
    phase = adopt.plan(url).phase

    done = adopt.apply(url, wait=20)

    if moment != "anywhere":
        assert phase in ("open", "calls")
    assert done.phase == "done"
    assert rows(url, "select count(*) as n from public.conversation_messages") == [expected]
    assert sum(count for (_, reason), count in reasons(done).items() if reason) == 0
    assert rows(url, "select * from pgcalls.reconcile_usage()") == []


def wait_for_turns(url: str, more_than: int) -> None:
    """Wait until that many turns are in the new table."""
    with psycopg.connect(url, autocommit=True) as db:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            there = db.execute("select to_regclass('pgcalls_adopted.calls')").fetchone()
            if there and there[0]:
                count = db.execute("select count(*) from public.conversation_messages").fetchone()
                if count and count[0] > more_than:
                    return
            time.sleep(0.005)
    raise AssertionError("nothing was copied")


@pytest.mark.full
def test_a_run_that_stops_in_the_middle_is_continued(legacy, monkeypatch):
    url = legacy("tracker_before", MANY)

    def stop(done, total):
        if 500 < done < total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        adopt.apply(url, progress=stop)
    (half,) = rows(url, "select count(*) as n from public.conversation_messages")
    plan = adopt.plan(url)
    done = adopt.apply(url)
    (whole,) = rows(url, "select count(*) as n from public.conversation_messages")

    assert 0 < half["n"] < whole["n"] == CALLS * 10 + 14
    assert (plan.phase, plan.pending, done.phase) == ("calls", True, "done")


@pytest.mark.full
def test_two_runs_at_once(legacy):
    url = legacy("tracker_before", MANY)
    results = []
    threads = [
        threading.Thread(target=lambda: results.append(adopt.apply(url, wait=60))) for _ in "ab"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [result.phase for result in results] == ["done", "done"]
    assert rows(url, "select count(*) as n from public.conversation_messages") == [
        {"n": CALLS * 10 + 14}
    ]


def test_a_table_in_use_is_left_alone(legacy):
    url = legacy("tracker_before")
    before = schema(url)
    with psycopg.connect(url) as holder:
        holder.execute("select count(*) from public.conversation_messages")
        with pytest.raises(PgcallsError, match="in use; nothing was changed"):
            adopt.apply(url, lock_timeout=0.3)

    assert schema(url) == before


def test_verification_notices_a_difference(legacy, monkeypatch):
    url = legacy("tracker_before")
    verify = taking._verify

    def tamper(backend):
        rows(url, "update public.conversation_messages set content = content || '!' where seq = 2")
        return verify(backend)

    monkeypatch.setattr(taking, "_verify", tamper)
    with pytest.raises(PgcallsError, match="conversation_messages: 4 rows, .* 1 differ"):
        adopt.apply(url)

    assert adopt.plan(url).phase == "copied"


# -- undo and confirm -----------------------------------------------------------------


@pytest.mark.full
def test_undo_refuses_to_lose_what_was_written_since(adopted, service):
    url, _ = adopted("tracker_before")
    service(
        url,
        "select public.start_session('new')",
        f"select public.log_message('{OPEN_CALL}', 'user', 'since')",
        f"update public.user_sessions set user_name = 'Ada' where id = '{CALL}'",
    )

    with pytest.raises(PgcallsError, match="1 of conversation_messages, 2 of user_sessions"):
        adopt.undo(url)
    result = adopt.undo(url, force=True)

    kept = rows(url, "select * from pgcalls_adopted.written_since")
    assert sorted(row["table_name"] for row in kept) == [
        "conversation_messages", "user_sessions", "user_sessions",
    ]  # fmt: skip
    assert "3 rows are kept" in result.notes[0]
    assert len(rows(url, "select id from public.conversation_messages")) == 4
    # A second adoption and its end do not lose them either.
    adopt.apply(url)
    with pytest.raises(PgcallsError, match="3 rows"):
        adopt.confirm(url)


def test_confirm(adopted, service):
    url, _ = adopted("livekit")

    adopt.confirm(url)

    assert rows(url, "select from pg_namespace where nspname = 'pgcalls_adopted'") == []
    assert len(service(url, "select * from public.sessions")) == 3
    assert adopt.plan(url).pending is False
    for again in (adopt.confirm, adopt.undo):
        with pytest.raises(PgcallsError, match="there is no adoption"):
            again(url)


@pytest.mark.full
def test_confirm_keeps_the_quarantine(legacy):
    url = legacy("tracker_before")
    rows(url, "alter table conversation_messages drop constraint conversation_messages_role_check")
    rows(url, "update conversation_messages set role = 'narrator' where role = 'agent'")
    adopt.apply(url)

    with pytest.raises(PgcallsError, match="1 rows are in pgcalls_adopted.quarantine"):
        adopt.confirm(url)
    adopt.confirm(url, force=True)


@pytest.mark.full
def test_confirm_does_not_take_others_along(legacy):
    url = legacy("livekit")
    rows(url, "create view public.mine as select * from public.sessions")
    adopt.apply(url)

    with pytest.raises(PgcallsError, match=r"view public\.mine depends on .*nothing was dropped"):
        adopt.confirm(url)

    assert len(rows(url, "select * from pgcalls_adopted.sessions")) == 3


@pytest.mark.full
def test_confirm_waits_for_the_end(legacy, monkeypatch):
    url = legacy("tracker_before")
    monkeypatch.setattr(taking, "_copy", lambda *_: None)
    with pytest.raises(PgcallsError):
        adopt.apply(url)

    with pytest.raises(PgcallsError, match="not complete"):
        adopt.confirm(url)


# -- a database that has pgcalls already ------------------------------------------


@pytest.fixture
def installed_legacy(fresh_database):
    """pgcalls with a call of its own, beside the tables of a call centre."""
    with psycopg.connect(fresh_database) as db:
        db.execute("select public.start_session('mine')")
        db.execute("select public.log_message('mine', 'user', 'Hello')")
        db.execute((LEGACY / "callcenter.sql").read_text().encode())
    return fresh_database


def test_beside_calls_of_its_own(installed_legacy):
    url = installed_legacy
    before = rows(url, "select * from public.user_sessions")

    done = adopt.apply(url)
    assert done.phase == "done"
    assert len(rows(url, "select id from public.user_sessions")) == 3
    adopt.undo(url)

    assert rows(url, "select * from public.user_sessions") == before
    assert len(rows(url, "select * from public.messages")) == 2
    assert deploy.status(url).current
    assert rows(url, "select * from pgcalls.reconcile_usage()") == []


@pytest.mark.parametrize(
    ("clash", "reason"),
    [
        ("session_id = 'room-abc'", "the session id is another call's"),
        ("id = '66666666-0000-4000-8000-000000000001'", "the id is another call's"),
    ],
)
def test_an_id_that_is_taken(installed_legacy, clash, reason):
    url = installed_legacy
    column, value = clash.split(" = ")
    rows(url, f"insert into public.user_sessions ({column}) values ({value})")
    plan = adopt.plan(url)

    done = adopt.apply(url)

    assert reasons(plan)["conversations", reason] == 1
    assert reasons(done)["conversations", reason] == 1
    assert reasons(done)["messages", "its call is in quarantine"] == 2
    assert done.phase == "done"


def test_a_turn_whose_id_is_taken(installed_legacy):
    url = installed_legacy
    rows(
        url,
        "insert into public.conversation_messages (id, session_id, role, content)"
        " select '77777777-0000-4000-8000-000000000001', id, 'user', 'mine'"
        " from public.user_sessions",
    )

    done = adopt.apply(url)

    assert reasons(done)["messages", "the id is another row's"] == 1
    assert reasons(done)["messages", None] == 1


@pytest.mark.full
def test_beside_an_older_version(legacy):
    """Its tables take the names of the old ones: undo goes back to that version."""
    url = legacy("livekit")
    rows(url, "alter view public.session_summaries rename to hidden")
    rows(url, "alter table public.tool_calls rename to hidden_too")
    deploy.apply(url, to="v1.4.0")
    rows(url, "alter view public.hidden rename to session_summaries")
    rows(url, "alter table public.hidden_too rename to tool_calls")
    rows(
        url,
        "insert into public.user_sessions (session_id, assistant_id, started_at_utc)"
        " values ('mine', gen_random_uuid(), now())",
    )
    before = deploy.status(url).applied

    assert adopt.apply(url).phase == "done"
    assert deploy.status(url).current
    assert len(rows(url, "select id from public.user_sessions")) == 4
    rows(
        url,
        "insert into public.conversation_messages (session_id, role, content)"
        " select id, 'user', 'since' from public.user_sessions where session_id = 'mine'",
    )
    with pytest.raises(PgcallsError, match="since the adoption: 1 of conversation_messages;"):
        adopt.undo(url)
    adopt.undo(url, force=True)

    assert deploy.status(url).applied == before
    assert [r["session_id"] for r in rows(url, "select * from public.user_sessions")] == ["mine"]
    assert len(rows(url, "select * from public.session_summaries")) == 3


def test_the_client_has_a_name(legacy):
    url = legacy("tracker_before")
    with pytest.raises(PgcallsError, match="blanks around"):
        adopt.apply(url, client=" acme")

    assert "client_id acme" in adopt.plan(url, client="acme").notes[-1]


# -- who may, and what stands in the way ----------------------------------------------


def test_a_stranger_is_told_so(legacy, server):
    url = legacy("tracker_before")
    with psycopg.connect(conninfo.make_conninfo(url, user=server.user)) as db:
        db.execute("create table public.conversations (conversation_id text, status text)")

    with pytest.raises(PgcallsError, match=r"does not own public\.conversations"):
        adopt.apply(url, force=True)

    assert "does not own" in adopt.plan(url).notes[0]
    assert rows(url, "select count(*) as n from public.conversation_sessions") == [{"n": 3}]


def test_a_role_without_rights_gets_a_line(legacy, server):
    url = legacy("tracker_before")
    with psycopg.connect(conninfo.make_conninfo(url, user=server.user), autocommit=True) as db:
        if not db.execute("select from pg_roles where rolname = 'nobody_much'").fetchone():
            db.execute("create role nobody_much login")
    stranger = conninfo.make_conninfo(url, user="nobody_much")

    for options in ((), ("--apply",), ("--undo",), ("--confirm",)):
        result = CliRunner().invoke(main, ["adopt", *options, "--database-url", stranger])
        assert result.exit_code == 1, result.output
        assert result.output.startswith("error:")
        assert "Traceback" not in result.output


@pytest.mark.full
def test_references_from_elsewhere_stand_in_the_way(legacy):
    url = legacy(
        "livekit", "create table public.feedback (session uuid references public.sessions (id))"
    )
    assert any("feedback refers to public.sessions" in note for note in adopt.plan(url).notes)

    with pytest.raises(PgcallsError, match="feedback refers to public.sessions.*--force"):
        adopt.apply(url)

    assert adopt.apply(url, force=True).phase == "done"


def test_hidden_rows_stand_in_the_way(legacy):
    url = legacy(
        "tracker_before",
        "alter table conversation_messages enable row level security;"
        "alter table conversation_messages force row level security",
    )

    with pytest.raises(PgcallsError, match="FORCE ROW LEVEL SECURITY"):
        adopt.apply(url, force=True)
    assert adopt.plan(url).rows == []


@pytest.mark.full
def test_row_security_hides_nothing_from_the_owner(legacy):
    url = legacy("tracker_before", "alter table conversation_messages enable row level security")

    assert reasons(adopt.apply(url))["conversation_messages", None] == 4


def test_other_tables_of_the_same_names_are_left_alone(empty_database):
    rows(
        empty_database,
        "create table public.users (id int, phone text);"
        "create table public.sessions (id int, user_id int, token text, started_at timestamptz);"
        "create table public.messages (id int, body text);"
        "create table public.conversations (id int, title text)",
    )

    assert adopt.plan(empty_database).tables == []


# -- the command ----------------------------------------------------------------------


def test_the_command(legacy):
    url = legacy("livekit", "grant insert on sessions to public")
    with psycopg.connect(url) as db:
        db.execute("alter table conversations drop constraint conversations_session_id_fkey")
        db.execute(
            "insert into conversations (session_id, role, message) values ('x', 'user', 'x')"
        )

    def run(*options):
        return CliRunner().invoke(main, ["adopt", "--database-url", url, *options])

    plan = run()
    assert plan.exit_code == 0
    assert "use the schema livekit" in plan.output
    as_json = json.loads(run("--json").stdout)
    assert as_json["pending"] is True
    assert "its call is not there" in [row["reason"] for row in as_json["rows"]]
    first = run("--apply")
    assert (first.exit_code, "verified: sessions: 3 rows before, 3 copied" in first.output) == (
        0, True,
    )  # fmt: skip
    assert run().exit_code == 0
    assert "nothing to do" in run("--apply").output
    assert json.loads(run("--apply", "--json").stdout)["changed"] is False
    assert run("--confirm").exit_code == 1
    assert run("--undo").exit_code == 0
    assert run("--undo").exit_code == 1
