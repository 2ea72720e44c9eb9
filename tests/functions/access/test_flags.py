"""What functions tell triggers by a setting, nobody else can tell them."""

from __future__ import annotations

import re

import pytest

from support import ACME_AGENT, SERVICE

#: Settings that only the owner's own session is asked for, which may do anything anyhow.
OWN = {"adopting", "drift"}
#: Whose answer a trigger has written itself, for the row that asks.
ANSWERED = {"unindexed_id"}
FLAGS = ("counting", "erasing", "indexing", "signed_by")


def forge(db, value):
    """Set every flag, as whoever has SQL may."""
    for name in FLAGS:
        db.rows("select set_config(%s, %s, true)", f"pgcalls.{name}", value)


@pytest.fixture(params=["on", "later", "true", "00000000-0000-0000-0000-000000000000"])
def value(request):
    return request.param


@pytest.mark.parametrize("caller", [ACME_AGENT, SERVICE])
def test_an_end_is_counted_and_indexed(db, caller, value):
    db.start("call-1")
    db.call("log_message", session_id="call-1", role="user", content="A pelican")
    db.become(caller)
    forge(db, value)

    db.call("end_session", caller, session_id="call-1")

    db.become(None)
    assert db.value("select call_count from client_monthly_usage where client_id = 'acme'") == 1
    assert db.value("select count(*) from pgcalls.message_texts") == 1


def test_a_held_turn_stays_as_it_was_said(db, value):
    db.start("call-1")
    turn = {"session_id": "call-1", "role": "user", "message_key": "k"}
    db.call("log_message", ACME_AGENT, **turn, content="A pelican")
    db.become(None)
    db.rows("update user_sessions set is_on_hold = true where session_id = 'call-1'")
    db.become(ACME_AGENT)
    forge(db, value)

    with db.refused("PT409"):
        db.call("log_message", ACME_AGENT, **turn, content="A pelican, and more")

    assert db.value("select content from conversation_messages") == "A pelican"


def test_an_agent_is_no_platform(db, value):
    db.start("call-1")
    db.age("call-1", "1 hour")
    started_at = db.session("call-1")["started_at_utc"]
    db.call("log_message", ACME_AGENT, session_id="call-1", role="user", content="Late")
    db.become(ACME_AGENT)
    forge(db, value)

    ended = db.call("end_session", ACME_AGENT, session_id="call-1", ended_at=started_at)

    assert ended["duration_seconds"] >= 3600


def test_a_turn_of_long_ago_is_indexed_at_once(db, value):
    id_ = db.start("call-1")
    db.become(SERVICE)
    db.rows("select set_config('pgcalls.unindexed_id', %s, true)", value)

    for turn in ("01900000-0000-7000-8000-000000000000", None):
        db.rows(
            "insert into conversation_messages (id, session_id, role, content)"
            " values (coalesce(%s::uuid, pgcalls.uuid_v7()), %s, 'user', 'A pelican')",
            turn,
            id_,
        )

    db.become(None)
    assert db.rows("select id::text from pgcalls.message_texts") == [
        {"id": "01900000-0000-7000-8000-000000000000"}
    ]


def test_no_other_setting_is_believed(db):
    asked, believed = set(), set()
    for row in db.rows(
        "select prosrc as text from pg_proc where pronamespace = 'pgcalls'::regnamespace"
        " union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal"
    ):
        asked |= set(re.findall(r"current_setting\(\s*'pgcalls\.(\w+)'", row["text"]))
        believed |= set(re.findall(r"has_flag\(\s*'(\w+)'", row["text"]))

    assert (asked - OWN - ANSWERED, believed) == (set(FLAGS), set(FLAGS))
