"""What was erased stays erased, on every way that leads to a row."""

from __future__ import annotations

import json

import pytest

from support import ACME_AGENT, SERVICE, each

MARK = "zzyzx"
CALL_ID = "12345678-0000-4000-8000-000000000000"


@pytest.fixture(params=["ended", "given up"])
def erased(db, request):
    """An anonymized call that was known as call-1; that was given up, it could be reopened."""
    db.start(call_id=CALL_ID, customer_number="+64215550123")
    db.call(
        "log_message", ACME_AGENT, session_id="call-1", role="user", content="hi", message_key="k"
    )
    db.call("log_tool_call", ACME_AGENT, session_id="call-1", tool_name="t", tool_call_id="tc")
    db.call(
        "log_usage", ACME_AGENT, session_id="call-1", component="llm", quantity=5, unit="tokens",
        usage_key="u", is_total=True, metadata={"who": "Ada"},
    )  # fmt: skip
    if request.param == "ended":
        db.call("end_session", ACME_AGENT, session_id="call-1", ended_reason="bye")
    else:
        db.age("call-1", "1 day")
        assert len(db.call("close_stale_sessions")) == 1
    db.id = db.call("anonymize_session", session_id="call-1")["id"]
    return db


def stored(db):
    tables = ("user_sessions", "conversation_messages", "tool_calls", "usage_lines", "contacts")
    return json.dumps({t: db.rows(f"select * from {t}") for t in tables}, default=str)


def calls(session_id):
    """Every function that stores something of a call."""
    return [
        ("update_session", {"session_id": session_id, "user_name": MARK}),
        ("update_session", {"session_id": session_id, "metadata": {"a": MARK}}),
        ("update_session", {"session_id": session_id, "keywords": [MARK]}),
        ("schedule_demo", {"session_id": session_id, "demo_time": "2030-01-01T10:00:00Z"}),
        ("log_message", {"session_id": session_id, "role": "user", "content": MARK}),
        ("log_message",
         {"session_id": session_id, "role": "user", "content": MARK, "message_key": "k"}),
        ("log_message", {"session_id": session_id, "role": "user", "content": "hi", "seq": 1}),
        ("log_messages", {"session_id": session_id, "messages": [{"role": "user", "content": MARK}]}),
        ("log_tool_call", {"session_id": session_id, "tool_name": "t", "parameters": {"a": MARK}}),
        ("log_tool_call",
         {"session_id": session_id, "tool_name": "t", "tool_call_id": "tc", "result": {"a": MARK}}),
        ("log_usage",
         {"session_id": session_id, "component": "llm", "quantity": 6, "unit": "tokens",
          "usage_key": "u", "is_total": True, "metadata": {"a": MARK}}),
        ("log_usage",
         {"session_id": session_id, "component": "llm", "quantity": 6, "unit": "tokens",
          "usage_key": "other", "metadata": {"a": MARK}}),
        ("end_session", {"session_id": session_id, "summary": MARK}),
        ("end_session",
         {"session_id": session_id, "messages": [{"role": "user", "content": MARK}]}),
    ]  # fmt: skip


@pytest.mark.parametrize("who", each(ACME_AGENT, SERVICE))
@pytest.mark.parametrize("n", range(len(calls(""))))
def test_no_function_stores_content(erased, n, who):
    before = stored(erased)
    for session_id in ("call-1", str(erased.id)):
        function, arguments = calls(session_id)[n]
        arguments = {k: json.dumps(v) if k in ("messages",) else v for k, v in arguments.items()}
        with erased.refused("PT409", "session is anonymized"):
            erased.call(function, who, **arguments)
    assert stored(erased) == before


DIRECT = [
    "update user_sessions set user_name = 'zzyzx' where true",
    "update user_sessions set metadata = '{\"a\": 1}' where true",
    "update user_sessions set ended_reason = 'zzyzx' where true",
    "update user_sessions set status = 'active' where true",
    "update user_sessions set ended_at_utc = null where true",
    "update user_sessions set session_id = 'call-1' where true",
    "update conversation_messages set content = 'zzyzx' where true",
    "update conversation_messages set audio_url = 'zzyzx' where true",
    "update tool_calls set result = '\"zzyzx\"' where true",
    "insert into conversation_messages (client_id, session_id, role, content) select client_id, id, 'user', 'zzyzx'"
    " from user_sessions",
    "insert into tool_calls (client_id, session_id, tool_name, result) select client_id, id, 't', '\"zzyzx\"'"
    " from user_sessions",
    "insert into user_sessions (client_id, session_id, user_name) values ('acme', 'call-1', 'zzyzx')",
    "insert into user_sessions (client_id, call_id, session_id)"
    " values ('acme', '12345678-0000-4000-8000-000000000000', 'another')",
    "update livekit.sessions set user_name = 'zzyzx' where true",
    "insert into livekit.sessions (client_id, session_id) values ('acme', 'call-1')",
    "insert into livekit.conversations (client_id, session_id, role, message)"
    " values ('acme', 'call-1', 'user', 'zzyzx')",
    "insert into livekit.tool_calls (client_id, session_id, tool_name) values ('acme', 'call-1', 'zz')",
    "update callcenter.conversations set user_name = 'zzyzx' where true",
    "insert into callcenter.conversations (client_id, conversation_id) values ('acme', 'call-1')",
    "update conversation_sessions set metadata = '{\"a\": 1}' where true",
]  # fmt: skip


@pytest.mark.parametrize("statement", DIRECT)
def test_no_statement_stores_content(erased, statement):
    before = stored(erased)
    with erased.refused("PT409", "session is anonymized"):
        erased.become(SERVICE)
        erased.rows(statement)
    assert stored(erased) == before


def test_the_statements_are_statements(db):
    """What is refused above is accepted for a call that was not erased."""
    for statement in DIRECT:
        if (
            "'call-1'" in statement
            and statement.startswith("insert into")
            and "role" not in statement
        ):
            continue
        with db.connection.transaction(force_rollback=True):
            db.start("call-1" if "insert into livekit" in statement else "call-2")
            db.call("log_message", session_id=db.row("select id::text from user_sessions")["id"],
                    role="user", content="x")  # fmt: skip
            db.become(SERVICE)
            db.rows(statement)
            db.become(None)


def test_a_recorder_that_delivers_again_stores_nothing(db):
    def deliver():
        db.start(call_id=CALL_ID, customer_number="+64215550123")
        db.call("log_message", session_id="call-1", role="user", content=MARK, message_key="k")
        db.call("end_session", session_id="call-1", user_name=MARK)

    deliver()
    db.call("forget_caller", phone="+64215550123")
    before = stored(db)

    with db.refused("PT409", "session is anonymized"):
        deliver()
    with db.refused("PT409", "session is anonymized"):
        db.start("call-new", call_id=CALL_ID)
    assert stored(db) == before
    # Another client's call of the same session_id is another one.
    assert db.start(client_id="globex", assistant_id=None)


def test_also_when_the_row_itself_is_gone(erased):
    erased.rows("delete from user_sessions where true")
    with erased.refused("PT409", "session is anonymized"):
        erased.start()
    with erased.refused("PT404"):
        erased.call("log_message", session_id="call-1", role="user", content=MARK)
    # Nor in its own place.
    with erased.refused("PT409", "session is anonymized"):
        erased.rows(
            "insert into user_sessions (client_id, id, session_id) values ('acme', %s, 'call-1')",
            erased.id,
        )


def test_the_bill_goes_on(erased):
    line = {"session_id": "call-1", "component": "llm", "unit": "tokens", "usage_key": "u"}
    answer = erased.call("log_usage", ACME_AGENT, **line, quantity=9, is_total=True)

    assert (answer["created"], answer["quantity"]) == (False, 9)
    assert erased.value("select count(*) from usage_lines") == 1
    assert erased.call("log_usage", ACME_AGENT, **{**line, "usage_key": "v"}, quantity=1)["created"]


def test_the_bill_tells_nobody(erased):
    """What comes late has a key too, and what only looks erased is."""
    erased.start("call-2")
    key = {"component": "llm", "unit": "tokens", "quantity": 1}
    erased.call("log_usage", session_id="call-2", usage_key=f"erased:{MARK}", **key)
    erased.call("end_session", session_id="call-2")
    erased.call("anonymize_session", session_id="call-2")

    late = [
        erased.call("log_usage", ACME_AGENT, session_id="call-1", usage_key=MARK, **key)
        for _ in range(2)
    ]
    erased.become(None)
    erased.rows(
        "insert into usage_lines (client_id, session_id, usage_key, component, quantity, unit)"
        " select client_id, id, %s || session_id, 'llm', 1, 'tokens' from user_sessions",
        MARK,
    )

    assert [line["created"] for line in late] == [True, False]
    assert MARK not in stored(erased)
    assert erased.value("select count(*) from usage_lines") == 5


def test_what_reducing_took_stays_away(erased):
    erased.rows("update user_sessions set reduced_at = now() where true")
    erased.become(SERVICE)
    with erased.refused("PT409", "session is anonymized"):
        erased.rows("update user_sessions set business_number = '+6491234567' where true")


def test_facts_may_be_corrected(erased):
    erased.become(SERVICE)
    erased.rows("update user_sessions set cost_total = 1, sentiment = 'neutral' where true")
