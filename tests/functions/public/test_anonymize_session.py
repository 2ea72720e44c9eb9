from __future__ import annotations

import pytest

from support import ACME_AGENT


@pytest.fixture
def ended(db):
    db.start(customer_number="+64215550123")
    db.call("log_message", ACME_AGENT, session_id="call-1", role="user", content="I am Ada")
    db.call("log_message", ACME_AGENT, session_id="call-1", role="agent", content="Hello Ada")
    db.call("end_session", ACME_AGENT, session_id="call-1", user_name="Ada")
    return db


def test_the_content_goes_and_the_counts_stay(ended):
    before = ended.session()
    answer = ended.call("anonymize_session", session_id="call-1")

    after = ended.session(str(before["id"]))
    assert (answer["messages"], answer["tool_calls"], answer["already_anonymized"]) == (2, 0, False)
    assert answer["session_id"] == after["session_id"] == str(before["id"])
    assert (after["user_name"], after["customer_number"], after["call_transcript"]) == (None,) * 3
    for kept in ("message_count", "duration_seconds", "cost_total", "started_at_utc", "status"):
        assert after[kept] == before[kept]
    turns = ended.rows("select role, content from conversation_messages order by seq")
    assert turns == [{"role": "user", "content": ""}, {"role": "agent", "content": ""}]


def test_a_second_time_changes_nothing_and_says_so(ended):
    first = ended.call("anonymize_session", session_id="call-1")
    again = ended.call("anonymize_session", session_id=str(first["id"]))

    assert again == {**first, "messages": 0, "already_anonymized": True}


def test_an_active_call_is_refused(db):
    db.start()
    with db.refused("PT409", "session has not ended"):
        db.call("anonymize_session", session_id="call-1")


@pytest.mark.parametrize("held", ["user_sessions", "client_subscriptions"])
def test_a_held_call_is_refused(ended, held):
    ended.rows(f"update {held} set is_on_hold = true where true")
    with ended.refused("PT409", "session is on legal hold"):
        ended.call("anonymize_session", session_id="call-1")


def test_the_audit_says_it(ended):
    ended.call("anonymize_session", session_id="call-1")
    assert ended.value("select count(*) from audit_log where action = 'anonymize'") == 1
