from __future__ import annotations

import json
from decimal import Decimal

import pytest

from support import ACME_AGENT, SERVICE, each

TURNS = [
    ("agent", "Hello, this is the Tui Clinic. How can I help?"),
    ("user", "Hi, I love your great booking system! My name is Layla Haddad. Wonderful!"),
    ("agent", "What is your phone number?"),
    ("user", "it's oh two one"),
    ("agent", "uh-huh"),
    ("user", "one two three four five six seven"),
    ("user", "my email is layla dot haddad at example dot com"),
    ("agent", "Thank you, your appointment has been booked for Thursday."),
    ("user", "That's wonderful, thank you so much! I love it!"),
    ("user", "Great, best service ever!"),
]


def say(db, turns, session_id="call-1"):
    messages = json.dumps([{"role": r, "content": c} for r, c in turns])
    db.call("log_messages", session_id=session_id, messages=messages)


def call(db, turns, **ending):
    db.start()
    say(db, turns)
    db.call("end_session", session_id="call-1", **ending)
    return db.session()


def test_an_ended_call_is_analysed(db):
    row = call(db, TURNS)

    assert (row["user_name"], row["user_email"], row["user_phone"]) == (
        "Layla Haddad",
        "layla.haddad@example.com",
        "+64211234567",
    )
    assert row["extracted"]["user_phone"] == {"values": ["+64211234567"], "seq": 6}
    assert row["sentiment"] == "positive"
    assert row["sentiment_score"] >= Decimal("0.3")
    assert row["call_outcome"] == "completed"
    assert "Layla Haddad" in row["keywords"]
    filled = {"sentiment", "keywords", "call_outcome", "user_name", "user_email", "user_phone"}
    assert filled <= set(row["derived_columns"])


def test_what_the_caller_gives_stays(db):
    given = {
        "sentiment": "negative",
        "call_outcome": "sold",
        "keywords": ["mine"],
        "user_name": "Leila",
        "user_email": "l@example.com",
        "user_phone": "+64219999999",
    }
    row = call(db, TURNS, **given)

    assert {name: row[name] for name in given} == given
    assert (row["sentiment_score"], row["extracted"]) == (None, None)
    db.rows("insert into conversation_messages (client_id, session_id, role, content)"
            " select client_id, id, 'user', 'I hate this' from user_sessions"
            " where session_id = 'call-1'")  # fmt: skip
    row = db.session()
    assert {name: row[name] for name in given} == given


def test_what_was_derived_follows_the_conversation_until_somebody_says_otherwise(db):
    call(db, [("agent", "Hello?"), ("user", "I love it, great!")])
    late = (
        "insert into conversation_messages (client_id, session_id, role, content)"
        " select client_id, id, 'user', 'This is horrible, I hate it!! Terrible.' from user_sessions"
        " where session_id = 'call-1'"
    )
    assert db.session()["sentiment"] == "positive"

    db.rows(late)
    db.rows(late)
    assert db.session()["sentiment"] == "negative"

    changed = db.call("update_session", session_id="call-1", sentiment="mixed")["changed"]
    assert changed == ["sentiment"]
    db.rows(late)
    assert (db.session()["sentiment"], db.session()["sentiment_score"]) == ("mixed", None)

    db.rows("update user_sessions set sentiment = null where session_id = 'call-1'")
    assert db.session()["sentiment"] == "negative"


def test_a_value_given_while_the_call_is_open_again_stays(db):
    call(db, TURNS)
    db.rows("update user_sessions set status = 'active' where session_id = 'call-1'")
    db.call("update_session", ACME_AGENT, session_id="call-1", user_name="Leila")
    db.call("end_session", session_id="call-1")

    assert db.session()["user_name"] == "Leila"


@pytest.mark.parametrize(
    ("turns", "sentiment"),
    [
        ([("user", "I am very angry. This is horrible!"), ("user", "worst service ever")], "negative"),
        ([("user", "Great"), ("user", "I love it, wonderful!")], "positive"),
        ([("user", "a table for two"), ("user", "at seven, please")], "neutral"),
        ([("agent", "wonderful, great, I love it")], None),
        ([("user", "هذا رائع جداً"), ("user", "شكراً")], None),
        ([], None),
    ],
)  # fmt: skip
def test_sentiment_is_the_users_and_later_turns_count_more(db, turns, sentiment):
    assert call(db, turns)["sentiment"] == sentiment


def test_the_end_of_a_call_weighs_more_than_its_beginning(db):
    good, bad = ("user", "I love it, wonderful!"), ("user", "I hate it, horrible!")
    first = call(db, [good, ("user", "ok"), bad])["sentiment_score"]
    db.start("call-2")
    say(db, [bad, ("user", "ok"), good], "call-2")
    db.call("end_session", session_id="call-2")

    assert first < db.session("call-2")["sentiment_score"]


def test_another_language_needs_the_clients_lexicon(db):
    db.rows(
        "insert into sentiment_terms (client_id, language, term, valence, is_negation) values"
        " ('acme', 'ar', 'رائع', 3.5, false), ('acme', 'ar', 'ليس', null, true)"
    )
    assert call(db, [("user", "هذا رائع، رائع")])["sentiment"] == "positive"

    db.start("call-2", language="ar")
    say(db, [("user", "هذا ليس رائع")], "call-2")
    db.call("end_session", session_id="call-2")
    assert db.session("call-2")["sentiment"] == "negative"

    db.start("call-3", language="fr")
    say(db, [("user", "this is horrible")], "call-3")
    db.call("end_session", session_id="call-3")
    assert db.session("call-3")["sentiment"] is None


@pytest.mark.parametrize(
    ("turns", "tool", "ending", "outcome"),
    [
        (TURNS, None, {}, "completed"),
        (TURNS, ("book_slot", False), {}, "failed"),
        ([("user", "hi")], ("book_slot", True), {}, "completed"),
        ([("user", "hi")], ("get_booking", False), {}, "information_provided"),
        ([("user", "hi")], ("transfer_call", True), {}, "transferred"),
        ([("agent", "leave a message")], None, {"ended_reason": "voicemail"}, "voicemail"),
        ([("agent", "hello?")], None, {"ended_reason": "customer-did-not-answer"}, "no_answer"),
        ([("agent", "hello?")], None, {}, "no_answer"),
        ([("user", "hi")], None, {"ended_reason": "pipeline-error"}, "failed"),
        ([("user", "hi")], None, {"status": "abandoned"}, "abandoned"),
        ([("user", "hi"), ("agent", "I was unable to book the table.")], None, {}, "failed"),
        ([("user", "when are you open?"), ("agent", "From nine to five.")], None, {},
         "information_provided"),
        ([], None, {}, None),
    ],
)  # fmt: skip
def test_the_outcome_comes_from_the_surest_sign(db, turns, tool, ending, outcome):
    db.start()
    say(db, turns)
    if tool:
        name, success = tool
        db.call("log_tool_call", session_id="call-1", tool_name=name, success=success)
    db.call("end_session", session_id="call-1", **ending)

    assert db.session()["call_outcome"] == outcome


def test_a_booked_demo_is_the_outcome(db):
    db.start()
    db.call("schedule_demo", session_id="call-1", demo_time="2030-01-01T00:00:00Z")
    db.call("end_session", session_id="call-1", ended_reason="error")

    assert db.session()["call_outcome"] == "demo_scheduled"


def test_a_transcript_without_turns_is_read(db):
    db.rows(
        "insert into user_sessions (client_id, session_id, ended_at_utc, started_at_utc,"
        " call_transcript) values ('acme', 'call-1', now(), now(),"
        " E'Agent: I hate mondays\nCustomer: I love it, wonderful!\nGreat! My name is Ada Lovelace.')"
    )
    row = db.session()

    assert (row["sentiment"], row["user_name"]) == ("positive", "Ada Lovelace")


@pytest.mark.parametrize(
    "transcript",
    ["", " ", "x", "😀" * 1000, "\u200f\u202eUser: اسمي hi ١٢٣", "9" * 1_000_000, "good " * 200_000,
     "User: x at y dot \n" * 60_000],
    ids=lambda t: ascii(t[:12]),
)  # fmt: skip
@pytest.mark.parametrize("language", each("ar", None, "xx"))
def test_no_transcript_makes_the_write_fail(db, transcript, language):
    db.rows(
        "insert into user_sessions (client_id, session_id, ended_at_utc, started_at_utc, language,"
        " call_transcript) values ('acme', 'call-1', now(), now(), %s, %s)",
        language,
        transcript,
    )

    assert db.session()["status"] == "completed"


def test_a_broken_analysis_is_a_warning(db):
    db.start()
    say(db, TURNS)
    db.rows("drop table pgcalls.sentiment_words")
    notices = []
    db.connection.add_notice_handler(handler := lambda n: notices.append(n.message_primary))
    db.call("end_session", session_id="call-1")
    db.connection.remove_notice_handler(handler)

    row = db.session()
    assert (row["status"], row["sentiment"], row["keywords"]) == ("completed", None, None)
    assert notices == ["call analysis failed with 42P01"]


def test_an_update_of_something_else_costs_nothing(db):
    call(db, TURNS)
    db.rows("drop table pgcalls.sentiment_words")
    db.call("update_session", SERVICE, session_id="call-1", room_name="r", metadata={"a": 1})

    assert db.session()["sentiment"] == "positive"
