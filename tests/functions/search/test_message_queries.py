"""How far back a search looks first, by how often its words were said of late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support import times

#: A call an hour of each of two clients, for so many hours; two turns each.
CALLS = """
insert into user_sessions (client_id, session_id, status, started_at_utc, ended_at_utc)
select client_id, client_id || n, 'completed', x.at, x.at
from unnest(array['acme', 'globex']) as client_id, generate_series(1, %s) as n
cross join lateral (select now() - n * interval '1 hour' as at) as x
"""
TURNS = """
insert into conversation_messages (client_id, session_id, seq, role, content, created_at, is_late)
select s.client_id, s.id, seq, 'user', %s, s.started_at_utc, false
from user_sessions as s, generate_series(1, %s) as seq
where s.started_at_utc > now() - %s * interval '1 hour'
"""
ASKED = """
select array(select unnest(queries)::text) as queries, is_rare
from pgcalls.message_queries('pelican'::tsquery, %s, null)
"""
HOUR = "to_char(now() at time zone 'UTC' + interval '1 hour', 'YYYYMMDDHH24')"


def asked(db, client=None):
    row = db.row(ASKED, client)
    return row["queries"], row["is_rare"]


def said(db, calls, content="pelican", turns=2, hours=1000):
    db.rows("set local session_replication_role = replica")
    db.rows(CALLS, calls)
    db.rows(TURNS, content, turns, hours)
    db.rows("set local session_replication_role = origin")
    db.rows("select pgcalls.index_turns(client_id, id) from user_sessions")


@pytest.mark.parametrize("client", [None, "acme"])
def test_what_is_rare_is_asked_of_all_at_once(db, client):
    said(db, 100, "heron")
    (first, second), is_rare = asked(db, client)
    assert is_rare
    assert first == "'pelican'"
    assert second.startswith("'pelican' & ( '  2")


@pytest.mark.parametrize("client", [None, "acme"])
def test_what_is_common_is_asked_of_the_newest_first(db, client):
    said(db, 100, turns=20)
    queries, is_rare = asked(db, client)
    assert not is_rare
    assert all(("' acme'" in query) == (client is not None) for query in queries)
    assert queries[-1] == ("'pelican' & ' acme'" if client else "'pelican'")
    assert db.value(f"select %s like '%%' || left({HOUR}, 8) || '%%'", queries[0])
    days = [query.count("|") for query in queries[:-1]]
    assert days == sorted(days)
    assert len(days) >= 1


def test_what_is_said_more_seldom_is_asked_further_back(db):
    said(db, 200, turns=1)
    (seldom, *_), _ = asked(db)
    db.rows("update conversation_messages set content = 'a heron' where seq = 1")
    said_more = TURNS.replace("seq, 'user'", "seq + 1, 'user'")
    db.rows("set local session_replication_role = replica")
    db.rows(said_more, "pelican", 20, 1000)
    db.rows("set local session_replication_role = origin")
    db.rows("select pgcalls.index_turns(client_id, id) from user_sessions")
    (often, *_), _ = asked(db)
    assert often.count("|") < seldom.count("|")


def test_few_calls_are_asked_for_two_weeks(db):
    said(db, 3, turns=5)
    (first, second), is_rare = asked(db)
    assert not is_rare
    assert first.count("|") in (15, 16)
    assert second == "'pelican'"


@settings(
    max_examples=times(300, 30),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    until=st.datetimes(datetime(2001, 1, 1), datetime(2099, 1, 1)),
    back=st.timedeltas(timedelta(), timedelta(days=16)),
    part=st.floats(0, 1),
    zone=st.sampled_from(["UTC", "Pacific/Auckland", "America/New_York", "Asia/Kathmandu"]),
)
def test_every_instant_between_is_asked(db, until, back, part, zone):
    until = until.replace(tzinfo=UTC)
    db.rows(f"set local timezone = '{zone}'")
    since, at = until - back, until - back * part
    assert db.value(
        "select array_to_tsvector(array[pgcalls.search_hour(%s)])"
        " @@ pgcalls.time_query(%s, %s)",
        at, since, until,
    )  # fmt: skip
    for outside in (since - timedelta(hours=24), until + timedelta(hours=24)):
        assert not db.value(
            "select array_to_tsvector(array[pgcalls.search_hour(%s)])"
            " @@ pgcalls.time_query(%s, %s)",
            outside, since, until,
        )  # fmt: skip
