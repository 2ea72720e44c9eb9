"""The inbox keeps what came: nothing is lost for being strange, and nothing outlives its call."""

from __future__ import annotations

import json
import re
import time

import pytest

from support import ACME, ACME_AGENT, ACME_OTHER_AGENT, SERVICE, each, times
from webhooks import EVENTS, deliver, elevenlabs_events, endpoint, retell_events, send, vapi_events

TEXTS = ["user_sessions", "conversation_messages", "tool_calls", "usage_lines", "webhook_events"]


def ended(start=None):
    return retell_events(start or time.time() - 300)[2]


def event_of(db):
    return db.row("select * from webhook_events")


@pytest.mark.parametrize("provider", each(*EVENTS))
def test_the_same_event_again_is_a_duplicate_and_no_second_row(db, provider):
    to = endpoint(db, provider)
    for event in EVENTS[provider](time.time() - 300):
        first = deliver(db, provider, to, event)
        again = deliver(db, provider, to, event)
        assert (again["verdict"], again["id"]) == ("duplicate", first["id"])
        assert again["session_id"] == first["session_id"]
    assert {r["deliveries"] for r in db.rows("select deliveries from webhook_events")} == {2}


@pytest.mark.parametrize(
    ("body", "sqlstate", "reason", "is_kept"),
    [
        ({"event": "call_ended", "call": {}}, "22023", "the event names no call", True),
        ({"event": "call_ended", "call": {"call_id": "c" * 201}}, "22023", None, True),
        ({"event": "call_ended", "call": {"call_id": "c", "transcript_with_tool_calls": {"a": 1}}},
         "22023", None, True),
        ({"event": "call_ended", "call": {"call_id": "c", "call_cost": {"product_costs": 7, "total_duration_seconds": 1}}},
         "22023", None, True),
        ("[]", "22023", "the body is not an object", False),
        ('"x"', "22023", "the body is not an object", False),
        ('{"call": "\\ud800"}', "22P02", "the body cannot be read", False),
        ('{"call": ' + "[" * 40 + "]" * 40 + "}", "PT413", None, False),
        ('{"call": "' + "x" * 17_000_000 + '"}', "PT413", None, False),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_what_cannot_be_mapped_has_failed_and_says_nothing_of_what_came(
    db, body, sqlstate, reason, is_kept
):
    answer = deliver(db, "retell", endpoint(db, "retell"), body)

    event = event_of(db)
    assert (answer["verdict"], event["verdict"], event["sqlstate"]) == (
        "failed",
        "failed",
        sqlstate,
    )
    assert reason in (None, event["reason"])
    assert "cccc" not in event["reason"]
    assert (event["body"] is not None) == is_kept
    assert db.counts()["user_sessions"] == 0


def test_what_failed_leaves_nothing_half_done(db):
    db.rows("create function pg_temp.break() returns trigger language plpgsql as"
            " $$ begin raise 'x' using errcode = 'XX001'; end $$")  # fmt: skip
    db.rows(
        "create trigger z before insert on tool_calls for each row execute function pg_temp.break()"
    )
    answer = deliver(db, "retell", endpoint(db, "retell"), ended())
    assert answer["verdict"] == "failed"
    assert (event_of(db)["sqlstate"], event_of(db)["reason"]) == (
        "XX001",
        "the mapper cannot read it",
    )
    assert sum(db.counts().values()) == 0


@pytest.mark.parametrize("sqlstate", ["40P01", "55P03"])
def test_what_only_had_to_wait_is_for_the_platform_to_repeat(db, sqlstate):
    db.rows("create function pg_temp.break() returns trigger language plpgsql as"
            f" $$ begin raise 'x' using errcode = '{sqlstate}'; end $$")  # fmt: skip
    db.rows(
        "create trigger z before insert on tool_calls for each row execute function pg_temp.break()"
    )
    to = endpoint(db, "retell")
    with db.refused(sqlstate):
        deliver(db, "retell", to, ended())
    assert db.value("select count(*) from webhook_events") == 0


def test_what_failed_is_tried_again_when_it_comes_again(db):
    to = endpoint(db, "retell")
    body = json.dumps(ended())
    db.rows("update assistants set active = false where true")
    assert deliver(db, "retell", to, body)["verdict"] == "failed"
    assert event_of(db)["reason"] == "assistant is not active"
    db.rows("update assistants set active = true where true")
    assert deliver(db, "retell", to, body)["verdict"] == "stored"
    assert (event_of(db)["sqlstate"], event_of(db)["deliveries"]) == (None, 2)


def test_a_nul_costs_a_letter_and_not_a_call(db):
    body = json.dumps(ended()).replace("Rimu Dental", "Rimu\\u0000 Den\\\\u0000tal")
    assert deliver(db, "retell", endpoint(db, "retell"), body)["verdict"] == "stored"
    said = db.value("select content from conversation_messages order by seq limit 1")
    assert said == "Hello, Rimu Den\\u0000tal."


def test_a_long_call_and_long_words_are_taken(db):
    event = ended()
    del event["call"]["access_token"]
    count = times(full=3000, fast=300)
    event["call"]["transcript_with_tool_calls"] = [
        {"role": ("agent", "user")[n % 2], "content": f"turn {n}",
         "words": [{"word": "turn", "start": n / 60, "end": n / 60}] * (1 if n else 800)}
        for n in range(count)
    ]  # fmt: skip
    answer = deliver(db, "retell", endpoint(db, "retell"), event)
    assert (answer["verdict"], answer["notices"]) == ("stored", [])
    assert db.session("rt_42")["message_count"] == count
    first = db.value("select metadata from conversation_messages order by seq limit 1")
    assert first == {"left_out": ["words"]}


def test_details_that_have_no_room_are_told(db):
    event = ended()
    event["call"]["custom"] = {"x": "y" * 13_000}
    answer = deliver(db, "retell", endpoint(db, "retell"), event)
    assert answer["verdict"] == "stored"
    assert [n["argument"] for n in answer["notices"] if n["code"] == "left_out"][-1] == "custom"
    assert db.session("rt_42")["metadata"]["retell"]["agent_id"] == "agent_9"


def test_a_client_reads_its_events_and_an_agent_none(db):
    deliver(db, "retell", endpoint(db, "retell"), ended())
    for caller, count in ((ACME, 1), (ACME_AGENT, 0), (SERVICE, 1)):
        db.become(caller)
        assert db.value("select count(*) from webhook_events") == count
    db.become(None)


@pytest.mark.parametrize("provider", each(*EVENTS))
def test_an_agent_is_told_no_id_of_another_agents_call(db, provider):
    for event in EVENTS[provider](time.time() - 300):
        told = send(db, provider, event, caller=ACME_AGENT)
    assert told["session_id"] == db.value("select id from user_sessions")
    for said in (event, {**event, "again": True}):
        assert send(db, provider, said, caller=ACME_OTHER_AGENT)["session_id"] is None


def test_who_wants_it_redacted_has_it_redacted_here_too(db):
    db.rows("update client_subscriptions set redacted_kinds = '{email,phone}' where true")
    event = ended()
    event["call"]["transcript_with_tool_calls"][1]["content"] = "I am ann@example.com"
    deliver(db, "retell", endpoint(db, "retell"), event)
    kept = json.dumps([db.rows(f"select * from {t}") for t in TEXTS[1:]], default=str)
    assert "ann@example.com" not in kept
    assert "64225550147" not in json.dumps(event_of(db)["body"])
    assert db.session("rt_42")["customer_number"] == "+64225550147"


def stored(db):
    return json.dumps([db.rows(f"select * from {t}") for t in TEXTS], default=str)


def test_a_forgotten_caller_is_forgotten_here_too_and_stays_so(db):
    # Not as little as is part of an id now and then.
    number = re.compile(r"555 ?0147")
    to = endpoint(db, "retell")
    events = retell_events(time.time() - 300)
    for event in events[:3]:
        deliver(db, "retell", to, event)
    # What became no call, of the same caller, and of somebody who speaks of them.
    deliver(db, "retell", to, {"event": "strange", "call": {"to_number": "+64 22 555 0147"}})
    other = json.loads(
        json.dumps(events[2]).replace("rt_42", "rt_77").replace("+64225550147", "+64211")
    )
    other["call"]["note"] = "ring 022 555 0147"
    deliver(db, "retell", to, other)
    assert number.search(stored(db))

    db.call("forget_caller", phone="+64225550147")

    assert not number.search(stored(db))
    assert [r["body"] is None for r in db.rows("select body from webhook_events order by id")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    # The analysis comes after that, and the end once more.
    late = deliver(db, "retell", to, events[3])
    again = deliver(db, "retell", to, events[2])
    assert (late["verdict"], again["verdict"]) == ("failed", "duplicate")
    assert not number.search(stored(db))
    assert "rt_42" not in stored(db)
    db.call("replay_webhooks", since="2020-01-01", dry_run=False)
    assert not number.search(stored(db))


def test_bodies_go_with_the_content_of_their_call_and_rows_with_its_record(db):
    db.rows(
        "update client_subscriptions set retention_days = 30, record_retention_days = 60 where true"
    )
    to = endpoint(db, "retell")
    for event in retell_events(time.time() - 300):
        deliver(db, "retell", to, event)
    deliver(db, "retell", to, {"event": "strange", "call": {"call_id": "x"}})
    fresh = db.rows("select body from webhook_events")
    db.call("purge_expired")
    assert db.rows("select body from webhook_events") == fresh

    for days, left, bodies in ((31, 4, 0), (61, 0, 0)):
        db.age(db.value("select session_id from user_sessions"), f"{days} days")
        db.rows("update webhook_events set received_at = now() - interval '31 days' where true")
        while db.call("purge_expired")["has_more"]:
            pass
        events = db.rows("select body from webhook_events")
        assert (len(events), sum(e["body"] is not None for e in events)) == (left, bodies)


def test_a_hold_keeps_them(db):
    db.rows("update client_subscriptions set retention_days = 30, is_on_hold = true where true")
    to = endpoint(db, "retell")
    deliver(db, "retell", to, ended())
    deliver(db, "retell", to, {"event": "strange", "call": {"call_id": "x"}})
    db.age("rt_42", "40 days")
    db.rows("update webhook_events set received_at = now() - interval '40 days' where true")
    db.call("purge_expired")
    db.call("forget_caller", phone="+64225550147")
    assert db.value("select count(body) from webhook_events") == 2


def test_what_a_hold_refuses_waits_here_until_it_is_over(db):
    to = endpoint(db, "retell")
    events = retell_events(time.time() - 300)
    deliver(db, "retell", to, events[2])
    db.rows("update user_sessions set is_on_hold = true where true")
    assert deliver(db, "retell", to, events[3])["verdict"] == "failed"
    last = "select reason, body is not null as kept from webhook_events order by id desc limit 1"
    assert tuple(db.row(last).values()) == ("session is on legal hold", True)

    db.rows("update user_sessions set is_on_hold = false where true")
    db.call("replay_webhooks", since="2020-01-01", dry_run=False)
    assert db.session("rt_42")["call_summary"] == "Took 16:20."


def test_numbers_of_any_unit_are_instants(db):
    for given, seconds in {
        "1771300800": 1771300800, "1771300800.25": 1771300800.25, "1771300800500": 1771300800.5,
        "2026-02-17T04:00:00Z": 1771300800, "2026-02-17T17:00:00+13:00": 1771300800,
        "yesterday-ish": None, "12": None, "": None, "9" * 30: None,
    }.items():  # fmt: skip
        read = db.value("select extract(epoch from pgcalls.read_time(%s))", given)
        assert (given, read if read is None else float(read)) == (given, seconds)


def test_no_answer_of_a_webhook_outlives_its_transaction_as_somebody(db):
    """Who sends two bodies in one transaction is nobody again after the first."""
    to = endpoint(db, "retell")
    deliver(db, "retell", to, ended())
    with db.refused("42501"):
        send(db, "vapi", vapi_events(time.time())[3])
    assert db.value("select current_setting('pgcalls.signed_by', true)") == ""
    send(db, "elevenlabs", elevenlabs_events(time.time() - 90)[0], caller=ACME_AGENT)
    assert db.session("conv_42")["client_id"] == "acme"


def test_a_signed_event_that_comes_days_later_is_the_call_of_that_day(db):
    start = int(time.time()) - 10 * 86400
    answer = deliver(db, "retell", endpoint(db, "retell"), ended(start))
    call = db.session("rt_42")
    assert [n for n in answer["notices"] if n["argument"] != "access_token"] == []
    assert (call["started_at_utc"].timestamp(), float(call["duration_seconds"])) == (start, 60.75)


def test_an_agent_of_its_own_word_starts_no_call_so_long_ago(db):
    answer = send(db, "retell", ended(time.time() - 10 * 86400), caller=ACME_AGENT)
    assert "started_at" in {n["argument"] for n in answer["notices"]}
    assert db.session("rt_42")["started_at_utc"].timestamp() > time.time() - 3600


def test_names_of_any_length_break_nothing(db):
    event = ended()
    event["call"].update({"k" * 30_000 + str(n): "x" * 100 for n in range(200)})
    event["call"]["presigned" + "x" * 30_000 + "url"] = "https://x"
    answer = deliver(db, "retell", endpoint(db, "retell"), event)
    assert answer["verdict"] == "stored"
    assert event_of(db)["verdict"] == "stored"
