from __future__ import annotations

import psycopg
import pytest

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
)


@pytest.fixture
def calls(db):
    for n, (summary, turn) in enumerate(
        [
            ("Asked about pricing.", "How much is it?"),
            ("Wanted support.", "What about your pricing and support?"),
            (None, "أريد حجز طاولة في المطعم"),
        ],
        start=1,
    ):
        db.start(f"call-{n}")
        db.call("log_message", session_id=f"call-{n}", role="user", content=turn)
        db.call("end_session", session_id=f"call-{n}", summary=summary, user_name="Layla Haddad")
    db.call("start_session", session_id="theirs", client_id="globex")
    db.call("log_message", session_id="theirs", role="user", content="pricing")
    db.call("end_session", session_id="theirs")
    return db


def found(calls, query, caller=ACME, **filters):
    rows = calls.call("search_sessions", caller, query=query, **filters)
    return [row["conversation_id"] for row in rows]


def test_the_summary_counts_more_than_the_transcript(calls):
    assert found(calls, "prices") == ["call-1", "call-2"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("pricing support", {"call-2"}),
        ("الطاولة", {"call-3"}),
        ("haddad", {"call-1", "call-2", "call-3"}),
        ("pricing -support", {"call-1"}),
        ("the", set()),
    ],
)
def test_web_search(calls, query, expected):
    assert set(found(calls, query)) == expected


def test_filters_and_rows(calls):
    (row,) = calls.call("search_sessions", ACME, query="pricing", call_outcome="information_provided",
                        status="completed", since="2020-01-01T00:00:00Z", page_size=1)  # fmt: skip

    assert row["summary"] == "Asked about pricing."
    assert "⟦pricing⟧" in row["snippet"]
    assert found(calls, "pricing", status="active") == []
    assert found(calls, "pricing", until="2020-01-01T00:00:00Z") == []
    assert found(calls, "pricing", assistant_id=ACME_ASSISTANT) == ["call-1", "call-2"]
    assert found(calls, "pricing", assistant_id=ACME_OTHER_ASSISTANT) == []


def test_a_caller_is_found_by_either_number(calls):
    calls.call("update_session", session_id="call-1", customer_number="+64211234567")
    calls.call("update_session", session_id="call-2", user_phone="+64211234567")

    rows = calls.call("search_sessions", ACME, query="pricing", number="+64211234567")

    assert {(r["conversation_id"], r["customer_number"], r["user_phone"]) for r in rows} == {
        ("call-1", "+64211234567", None), ("call-2", None, "+64211234567"),
    }  # fmt: skip


@pytest.mark.parametrize("query", [None, "", " "])
def test_an_empty_query_asks_for_words(calls, query):
    with pytest.raises(psycopg.Error) as caught:
        found(calls, query)

    assert caught.value.diag.message_primary == "query is missing"
    assert caught.value.diag.message_hint == "Pass what to look for, as in a search engine."


def test_everybody_finds_their_own(calls):
    assert set(found(calls, "pricing", SERVICE)) == {"call-1", "call-2", "theirs"}
    assert found(calls, "pricing", GLOBEX) == ["theirs"]
    assert len(found(calls, "pricing", ACME_AGENT)) == 2
    assert found(calls, "pricing", ACME_OTHER_AGENT) == []
    assert found(calls, "pricing", ACME_OTHER_AGENT, assistant_id=ACME_ASSISTANT) == []
    for caller in (ANON, NOBODY):
        with calls.refused("42501"):
            found(calls, "pricing", caller)


def test_what_changes_is_found_anew(calls):
    calls.rows("update user_sessions set call_summary = 'Refund' where session_id = 'call-1'")
    assert found(calls, "pricing") == ["call-2"]
    assert found(calls, "refunds") == ["call-1"]

    calls.rows("delete from user_sessions where session_id = 'call-1'")
    assert found(calls, "refunds") == []


@pytest.mark.parametrize("caller", [ACME, SERVICE], ids=["client", "service"])
def test_the_index_answers(calls, caller):
    calls.rows("set local session_replication_role = replica")
    calls.rows(
        """
        insert into pgcalls.session_texts (client_id, session_id, content_tsv)
        select 'acme', gen_random_uuid(),
          to_tsvector('pgcalls.multilingual', md5(n::text) || ' ' || md5((-n)::text))
        from generate_series(1, 20000) as n
        """
    )
    calls.rows("analyze pgcalls.session_texts")
    use = (
        "select seq_scan, idx_tup_fetch from pg_stat_xact_user_tables"
        " where relname = 'session_texts'"
    )
    before = calls.row(use)
    assert found(calls, "pricing", caller)
    after = calls.row(use)

    assert after["seq_scan"] == before["seq_scan"]
    assert after["idx_tup_fetch"] - before["idx_tup_fetch"] < 10


def test_the_documented_text_search_uses_its_index(calls):
    # What PostgREST 13 makes of .textSearch("call_summary", "pricing support", websearch).
    calls.rows("set local enable_seqscan = off")
    plan = "\n".join(
        row["QUERY PLAN"]
        for row in calls.rows(
            "explain select * from user_sessions where to_tsvector('english', call_summary)"
            " @@ websearch_to_tsquery('english', 'pricing support')"
        )
    )

    assert "idx_user_sessions_summary_search" in plan
