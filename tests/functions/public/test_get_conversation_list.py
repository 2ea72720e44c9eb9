from __future__ import annotations

import pytest

from support import ACME, ACME_AGENT, ACME_OTHER_AGENT, ANON, GLOBEX, NOBODY, SERVICE


@pytest.fixture
def calls(db):
    for n in range(5):
        db.start(f"call-{n}", started_at=f"2026-01-0{n // 2 + 1}T00:00:00Z")
    db.call("update_session", session_id="call-1", user_phone="+64211234567")
    db.call("end_session", session_id="call-1", summary="s")
    db.call("start_session", session_id="theirs", client_id="globex")
    db.call("log_message", session_id="call-4", role="user", content="x")
    return db


def ids(rows):
    return [row["conversation_id"] for row in rows]


@pytest.mark.parametrize("caller", [ACME, ACME_AGENT, SERVICE])
def test_newest_first_page_by_page(calls, caller):
    scope = {"client_id": "acme"} if caller is SERVICE else {}
    seen, page = [], {}
    while rows := calls.call("get_conversation_list", caller, page_size=2, **scope, **page):
        seen += ids(rows)
        page = {"before": rows[-1]["started_at"], "before_id": rows[-1]["id"]}

    assert sorted(seen) == [f"call-{n}" for n in range(5)]
    assert seen[0] == "call-4"
    assert set(seen[1:3]) == {"call-2", "call-3"}


def test_a_row_has_what_a_list_shows(calls):
    (row,) = calls.call("get_conversation_list", ACME, status="completed")

    assert row["conversation_id"] == "call-1"
    assert (row["message_count"], row["summary"]) == (0, "s")
    (active, *_) = calls.call("get_conversation_list", ACME, status="active")
    assert (active["conversation_id"], active["message_count"]) == ("call-4", 1)


def test_filters(calls):
    assert len(calls.call("get_conversation_list", SERVICE)) == 6
    assert ids(calls.call("get_conversation_list", SERVICE, client_id="globex")) == ["theirs"]


def test_a_caller_is_found_by_either_number(calls):
    calls.call(
        "start_session", session_id="called", client_id="acme", customer_number="021 123 4567"
    )

    found = calls.call("get_conversation_list", ACME, number="+64211234567")

    assert {(row["conversation_id"], row["customer_number"], row["user_phone"]) for row in found} == {
        ("called", "+64211234567", None), ("call-1", None, "+64211234567"),
    }  # fmt: skip
    assert calls.call("get_conversation_list", ACME, number="+64211234568") == []


def test_everybody_sees_their_own(calls):
    assert ids(calls.call("get_conversation_list", GLOBEX)) == ["theirs"]
    assert ids(calls.call("get_conversation_list", ACME_OTHER_AGENT)) == []


def test_get_conversation_list_refuses_who_may_not(calls):
    for caller in (ANON, NOBODY):
        with calls.refused("42501"):
            calls.call("get_conversation_list", caller)
    with calls.refused("42501", "client_id is not that of the token"):
        calls.call("get_conversation_list", ACME, client_id="globex")
