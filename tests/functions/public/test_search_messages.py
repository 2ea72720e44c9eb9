from __future__ import annotations

import pytest
from psycopg.types.json import Jsonb

from support import (
    ACME,
    ACME_AGENT,
    ACME_ASSISTANT,
    ACME_OTHER_AGENT,
    ACME_OTHER_ASSISTANT,
    ANON,
    GLOBEX,
    NOBODY,
    SERVICE,
    each,
)


@pytest.fixture
def calls(db):
    said = [
        ("user", "I need to reserve a table in <b>San Jose</b> ⟦now⟧"),
        ("agent", "Your reservations are confirmed."),
        ("user", "أريد حجز طاولة في المطعم"),
        ("user", "The dentist, please."),
    ]
    db.start(language="en-NZ")
    for role, content in said:
        db.call("log_message", session_id="call-1", role=role, content=content)
    db.call("end_session", session_id="call-1", user_phone="+64211234567", sentiment="positive")
    db.call("start_session", session_id="theirs", client_id="globex")
    db.call("log_message", session_id="theirs", role="user", content="reserve a dentist")
    return db


#: Turns that are looked at directly.
LEFT = """
select m.id from pgcalls.text_marks as t
join public.conversation_messages as m on m.client_id = t.client_id and m.id >= t.unindexed_from
limit 1
"""


def found(calls, query, caller=ACME, **filters):
    return [
        (row["conversation_id"], row["seq"])
        for row in calls.call("search_messages", caller, query=query, **filters)
    ]


@pytest.mark.parametrize(
    ("query", "seqs"),
    [
        ("reservation", {1, 2}),
        ("reserve -confirmed", {1}),
        ('"san jose"', {1}),
        ('"jose san"', set()),
        ("dentist or confirmed", {2, 4}),
        ("الطاولة", {3}),
        ("حجز المطعم", {3}),
        ("the", set()),
        ("-reserve", set()),
        ("' acme'", set()),
        ("acme", set()),
        ("'; drop table x; --", set()),
        ("& | ! ( <->", set()),
    ],
)
def test_web_search(calls, query, seqs):
    assert {seq for _, seq in found(calls, query)} == seqs


@pytest.mark.parametrize(
    ("filters", "hit"),
    [
        ({"role": "user"}, True),
        ({"role": "human"}, True),
        ({"role": "agent"}, False),
        ({"session_id": "call-1"}, True),
        ({"session_id": "call-2"}, False),
        ({"status": "completed"}, True),
        ({"status": "active"}, False),
        ({"sentiment": "positive"}, True),
        ({"sentiment": "negative"}, False),
        ({"call_outcome": "completed"}, True),
        ({"call_outcome": "failed"}, False),
        ({"language": "en"}, True),
        ({"language": "ar"}, False),
        ({"number": "+64211234567"}, True),
        ({"number": "+64211234568"}, False),
        ({"assistant_id": ACME_ASSISTANT}, True),
        ({"assistant_id": ACME_OTHER_ASSISTANT}, False),
        ({"since": "2020-01-01T00:00:00Z"}, True),
        ({"since": "2090-01-01T00:00:00Z"}, False),
        ({"until": "2020-01-01T00:00:00Z"}, False),
        ({"client_id": "acme"}, True),
    ],
)
def test_filters(calls, filters, hit):
    assert found(calls, '"san jose"', **filters) == ([("call-1", 1)] if hit else [])


def test_everybody_finds_their_own(calls):
    assert set(found(calls, "dentist", SERVICE)) == {("call-1", 4), ("theirs", 1)}
    assert found(calls, "dentist", SERVICE, client_id="globex") == [("theirs", 1)]
    assert found(calls, "dentist", GLOBEX) == [("theirs", 1)]
    assert found(calls, "dentist", ACME_AGENT) == [("call-1", 4)]
    assert found(calls, "dentist", ACME_OTHER_AGENT) == []
    assert found(calls, "dentist", ACME_OTHER_AGENT, assistant_id=ACME_ASSISTANT) == []
    for caller in (ANON, NOBODY):
        with calls.refused("42501"):
            found(calls, "dentist", caller)
    with calls.refused("42501"):
        found(calls, "dentist", client_id="globex")


def test_a_row_names_its_turn_and_its_call(calls):
    (row,) = calls.call("search_messages", ACME, query='"san jose"')

    turn = calls.row("select * from conversation_messages where id = %s", row["message_id"])
    assert row["id"] == turn["session_id"] == calls.session("call-1")["id"]
    assert (row["conversation_id"], row["seq"]) == ("call-1", turn["seq"])


def test_the_snippet_is_text_with_marks(calls):
    (row,) = calls.call("search_messages", ACME, query='"san jose"')

    assert "⟦San⟧ ⟦Jose⟧" in row["snippet"]
    assert "⟦now⟧" not in row["snippet"]


def test_page_by_page(calls):
    for n in range(25):
        calls.call("start_session", session_id=f"p{n}", client_id="acme")
        text = "pineapple " * (n % 3 + 1)
        calls.call("log_message", session_id=f"p{n}", role="user", content=text)
    seen, page = [], {}
    while rows := calls.call("search_messages", ACME, query="pineapple", page_size=7, **page):
        seen += [(row["rank"], row["message_id"]) for row in rows]
        page = {"after_rank": rows[-1]["rank"], "after_id": rows[-1]["message_id"]}

    assert len(seen) == len(set(seen)) == 25
    assert seen == sorted(seen, reverse=True)


@pytest.mark.parametrize(
    "caller", each(ACME, SERVICE, ACME_AGENT), ids=["client", "service", "agent"]
)
def test_the_index_answers(calls, caller):
    calls.rows("set local session_replication_role = replica")
    calls.rows(
        """
        insert into user_sessions (client_id, session_id, status, started_at_utc, ended_at_utc)
        select 'acme', 'old-' || n, s.status, now(), case s.status when 'completed' then now() end
        from generate_series(1, 1000) as n
        cross join lateral (
          select (array['completed', 'active'])[n % 2 + 1] as status
        ) as s
        """
    )
    calls.rows(
        """
        insert into conversation_messages (client_id, session_id, seq, role, content, is_late)
        select client_id, id, n, 'user', 'turn ' || md5(id::text || n), false
        from user_sessions, generate_series(1, 20) as n
        where session_id like 'old-%'
        """
    )
    calls.rows("set local session_replication_role = origin")
    calls.rows("analyze user_sessions, conversation_messages")
    calls.rows("select pgcalls.index_turns(client_id, id) from user_sessions")
    while calls.rows(LEFT):
        calls.index_recent()
    calls.rows("analyze pgcalls.message_texts")
    tables = ("conversation_messages", "message_texts", "user_sessions")
    use = (
        "select relname, seq_scan, idx_tup_fetch from pg_stat_xact_user_tables"
        " where relname = any (%s) order by relname"
    )
    before = calls.rows(use, list(tables))
    assert found(calls, "dentist", caller)
    after = calls.rows(use, list(tables))

    for now, then in zip(after, before, strict=True):
        # The newest sixty calls tell how far back to look.
        most = 75 if now["relname"] == "user_sessions" else 15
        assert now["seq_scan"] == then["seq_scan"], now["relname"]
        assert now["idx_tup_fetch"] - then["idx_tup_fetch"] < most, now["relname"]


def test_of_many_matches_the_newest_are_ranked(calls):
    calls.rows(
        """
        insert into conversation_messages
          (client_id, session_id, seq, role, content, is_late, created_at)
        select client_id, id, 100 + n, 'user', 'pineapple', false,
          now() - n * interval '1 day'
        from user_sessions, generate_series(1, 1500) as n
        where session_id = 'call-1'
        """
    )
    calls.rows("select pgcalls.index_turns(client_id, id) from user_sessions")
    newest = calls.row(
        "select id from conversation_messages where seq = 101 and content = 'pineapple'"
    )
    ids = set()
    page = {}
    while rows := calls.call("search_messages", ACME, query="pineapple", page_size=100, **page):
        ids |= {row["message_id"] for row in rows}
        page = {"after_rank": rows[-1]["rank"], "after_id": rows[-1]["message_id"]}

    assert newest["id"] in ids
    assert 1000 <= len(ids) < 1100


def all_found(calls, query, caller=ACME):
    """Search page by page."""
    ids, page = [], {}
    while rows := calls.call("search_messages", caller, query=query, page_size=100, **page):
        ids += [row["message_id"] for row in rows]
        page = {"after_rank": rows[-1]["rank"], "after_id": rows[-1]["message_id"]}
    return ids


@pytest.mark.parametrize("caller", each(ACME, SERVICE), ids=["client", "service"])
@pytest.mark.parametrize("indexed", [0, 3, 400], ids=["rare", "few", "many"])
def test_more_than_a_hundred_turns_of_late_are_all_found(calls, caller, indexed):
    calls.rows(
        """
        insert into conversation_messages (client_id, session_id, seq, role, content, is_late)
        select client_id, id, 100 + n, 'user', 'pineapple', false
        from user_sessions, generate_series(1, %s) as n where session_id = 'call-1'
        """,
        indexed,
    )
    calls.rows("select pgcalls.index_turns(client_id, id) from user_sessions")
    calls.call("start_session", session_id="live", client_id="acme")
    turns = Jsonb([{"role": "user", "content": "A pineapple"}] * 150)
    calls.call("log_messages", session_id="live", messages=turns)

    ids = all_found(calls, "pineapple", caller)
    assert len(ids) == len(set(ids)) == indexed + 150


def test_of_too_much_that_was_rare_of_late_the_newest_is_ranked(calls):
    calls.rows(
        """
        insert into conversation_messages
          (client_id, session_id, seq, role, content, is_late, created_at)
        select client_id, id, 100 + n, 'user', 'pineapple', false,
          now() - (1200 - n) * interval '5 days'
        from user_sessions, generate_series(1, 1200) as n where session_id = 'call-1'
        """
    )
    calls.rows("select pgcalls.index_turns(client_id, id) from user_sessions")
    newest = calls.value("select id from conversation_messages where seq = 1300")
    ids = all_found(calls, "pineapple")

    assert newest in ids
    assert 1000 <= len(ids) < 1100


@pytest.mark.parametrize("until", ["-infinity", "1999-01-01T00:00:00Z", "infinity"])
def test_any_instant_may_be_the_last(calls, until):
    assert len(found(calls, "dentist", until=until)) == (until == "infinity")
