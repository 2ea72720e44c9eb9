"""A text never means two calls: it is refused, wherever one takes an id or a session_id."""

from __future__ import annotations

import pytest
from attacks.world import WRITERS

from support import ACME, ACME_AGENT, ACME_OTHER_AGENT, GLOBEX_AGENT, SERVICE

#: Whatever takes the id or the session_id of a call, with what it needs besides.
TAKES_A_CALL = {
    name: {k: v for k, v in arguments.items() if k != "session_id"}
    for name, arguments in WRITERS.items()
    if "session_id" in arguments
} | {"log_messages": {"messages": '[{"role": "user", "content": "x"}]'}, "anonymize_session": {}}
READERS = {"get_conversation_with_messages": "conversation_id", "search_messages": "session_id"}
#: The tables of the documents, whose rows name their call by either.
DIALECTS = [
    "insert into livekit.conversations (session_id, role, content) values (%s, 'user', 'x')",
    "insert into livekit.tool_calls (session_id, tool_name) values (%s, 't')",
    "insert into callcenter.messages (conversation_id, role, content) values (%s, 'user', 'x')",
]


def test_every_function_that_takes_a_call_is_here(db):
    takers = db.rows(
        "select proname from pg_proc where pronamespace = 'public'::regnamespace"
        " and proargnames && array['session_id', 'conversation_id'] and proname <> 'start_session'"
    )

    assert {t["proname"] for t in takers} == {*TAKES_A_CALL, *READERS}


@pytest.fixture
def two(db):
    """A text that is the id of acme's call and the session_id of globex's."""
    text = db.start("call-1")
    db.call("start_session", GLOBEX_AGENT, session_id=text)
    db.become(None)
    db.rows("update user_sessions set ended_at_utc = now() where true")
    return text


@pytest.mark.parametrize("function", TAKES_A_CALL)
def test_who_sees_both_is_refused(db, two, function):
    with db.refused("PT409", "several sessions have this id or session_id"):
        db.call(function, SERVICE, session_id=two, **TAKES_A_CALL[function])


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("spelling", [str.lower, str.upper])
def test_a_reader_who_sees_both_is_refused(db, two, spelling, reader):
    more = {"query": "x"} if reader == "search_messages" else {}
    if spelling is str.upper:
        db.rows(
            "update user_sessions set session_id = upper(session_id) where client_id = 'globex'"
        )
    with db.refused("PT409", "several sessions have this id or session_id"):
        db.call(reader, SERVICE, **{READERS[reader]: spelling(two)}, **more)


@pytest.mark.parametrize("statement", DIALECTS)
def test_a_write_to_a_dialect_that_means_both_is_refused(db, two, statement):
    db.become(SERVICE)
    with db.refused("PT409", "several sessions have this id or session_id"):
        db.rows(statement, two)


def test_who_sees_one_means_it(db, two):
    own = db.call("get_conversation_with_messages", ACME, conversation_id=two)
    other = db.call("update_session", GLOBEX_AGENT, session_id=two, user_name="Ada")

    assert str(own["id"]) == two
    assert str(other["id"]) != two


def test_no_call_starts_under_the_id_of_a_colleagues(db):
    text = db.start("call-1")

    with db.refused("PT409", "session_id or call_id belongs to another session"):
        db.call("start_session", ACME_OTHER_AGENT, session_id=text)
    with db.refused("PT409", "session_id or call_id belongs to another session"):
        db.call("start_session", ACME_OTHER_AGENT, session_id=text.upper())
    assert str(db.call("start_session", ACME_AGENT, session_id=text)["id"]) == text


@pytest.mark.parametrize(
    "write",
    [
        "insert into user_sessions (client_id, session_id) values ('acme', %s)",
        "update user_sessions set session_id = %s where session_id = 'call-2'",
        "insert into livekit.sessions (client_id, session_id) values ('acme', %s)",
    ],
)
def test_no_direct_write_takes_the_id_of_another_call(db, write):
    text = db.start("call-1")
    db.start("call-2")

    with db.refused("PT409"):
        db.rows(write, text)


def test_no_id_is_the_session_id_of_another_call(db):
    text = "0c4be1a0-0000-4000-8000-000000000001"
    db.start(text)

    with db.refused("PT409"):
        db.rows("insert into user_sessions (client_id, id) values ('acme', %s)", text)


def test_so_the_colleagues_call_can_be_erased(db):
    db.start("call-1")
    db.call("end_session", session_id="call-1")

    assert db.call("anonymize_session", session_id="call-1")["already_anonymized"] is False


@pytest.mark.parametrize("is_live", [False, True])
@pytest.mark.parametrize("function", TAKES_A_CALL)
def test_what_was_erased_is_still_one_of_the_two(db, function, is_live):
    """Else what is said late in acme's erased call would be stored in globex's."""
    db.start("call-1")
    db.call("start_session", GLOBEX_AGENT, session_id="call-1")
    for call in db.rows("select id, client_id from user_sessions"):
        if not is_live or call["client_id"] == "acme":
            db.call("end_session", session_id=str(call["id"]))
            db.call("anonymize_session", session_id=str(call["id"]))
    assert db.value("select count(*) from user_sessions where session_id = 'call-1'") == is_live

    with db.refused("PT409", "several sessions have this id or session_id"):
        db.call(function, SERVICE, session_id="call-1", **TAKES_A_CALL[function])


@pytest.mark.parametrize("statement", DIALECTS)
def test_a_write_to_a_dialect_that_may_mean_what_was_erased_is_refused(db, statement):
    db.start("call-1")
    db.call("end_session", session_id="call-1")
    db.call("anonymize_session", session_id="call-1")
    db.call("start_session", GLOBEX_AGENT, session_id="call-1")

    db.become(SERVICE)
    with db.refused("PT409", "several sessions have this id or session_id"):
        db.rows(statement, "call-1")


def test_who_sees_one_client_means_its_call_whatever_others_erased(db):
    db.start("call-1")
    db.call("end_session", session_id="call-1")
    db.call("anonymize_session", session_id="call-1")
    live = db.call("start_session", GLOBEX_AGENT, session_id="call-1")["id"]

    assert db.call("update_session", GLOBEX_AGENT, session_id="call-1")["id"] == live
    assert db.call("update_session", SERVICE, session_id=str(live))["id"] == live
