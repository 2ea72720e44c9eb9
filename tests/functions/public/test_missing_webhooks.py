"""public.missing_webhooks: an hour without the database is named, and asked of the platform."""

from __future__ import annotations

import json
import time
from itertools import chain

import pytest

from support import ACME_AGENT, each, examples
from webhooks import EVENTS, IDS, LAST, answer, deliver, endpoint, send

SINCE = "2020-01-01T00:00:00Z"


def missing(db, **arguments):
    rows = db.call("missing_webhooks", since=SINCE, **arguments)
    return [
        (r["provider"], r["external_id"], r["event"], r["session_id"] is not None) for r in rows
    ]


def an_hour_passes(db):
    for table, column in (
        ("webhook_events", "received_at"), ("user_sessions", "started_at_utc"),
        ("user_sessions", "created_at"),
    ):  # fmt: skip
        db.shift(table, "2 hours", column)


def test_a_call_that_is_over_or_still_talks_is_not_missing(db):
    for provider, events in EVENTS.items():
        to = endpoint(db, provider)
        for event in events(time.time() - 300):
            deliver(db, provider, to, event)
    an_hour_passes(db)
    assert missing(db) == []
    deliver(db, "retell", str(db.value("select id from webhook_endpoints where provider = 'retell'")),
            {"event": "call_started", "call": {"call_id": "live", "start_timestamp": time.time() * 1000}})  # fmt: skip
    assert missing(db) == []


def test_what_was_heard_of_and_never_ended_is_missing(db):
    deliver(db, "vapi", endpoint(db, "vapi"), EVENTS["vapi"](time.time())[1])
    deliver(db, "vapi", str(db.value("select id from webhook_endpoints")),
            {"message": {"type": "speech-update", "call": {"id": "heard-only"}}})  # fmt: skip
    deliver(db, "retell", endpoint(db, "retell"), EVENTS["retell"](time.time())[0])
    deliver(db, "livekit", endpoint(db, "livekit"), EVENTS["livekit"](time.time())[2])
    deliver(db, "livekit", str(db.value("select id from webhook_endpoints where provider = 'livekit'")),
            {"event": "room_started", "room": {"sid": "RM_of_people"}})  # fmt: skip
    db.call("start_session", ACME_AGENT, session_id="by-recorder", source="elevenlabs")
    db.call("start_session", ACME_AGENT, session_id="of-no-platform", source="web")
    an_hour_passes(db)
    expected = {
        ("vapi", IDS["vapi"], "status-update", True), ("vapi", "heard-only", "speech-update", False),
        ("retell", "rt_42", "call_started", True), ("livekit", "RM_42", "participant_joined", True),
        ("elevenlabs", "by-recorder", None, True),
    }  # fmt: skip
    assert set(missing(db)) == expected
    assert len(missing(db, provider="vapi")) == 2
    assert missing(db, client_id="globex") == []
    # That somebody closed it is no end of the platform's.
    db.rows("select pgcalls.close_stale_session(client_id, id) from user_sessions")
    assert db.value("select count(*) from user_sessions where is_end_inferred") == 5
    assert set(missing(db, idle="1 minute")) == expected


def test_a_listed_call_that_came_another_way_is_known_without_its_client(db):
    for name in ("over", "open", "talks"):
        db.call("start_session", ACME_AGENT, session_id=name, source="vapi")
    db.call("end_session", ACME_AGENT, session_id="over")
    an_hour_passes(db)
    db.call("log_message", ACME_AGENT, session_id="talks", role="user", content="Hi.")
    listed = ["over", "open", "talks", "lost", "lost", None]
    for client_id in (None, "acme"):
        found = missing(db, provider="vapi", external_ids=listed, client_id=client_id)
        assert sorted(found) == [("vapi", "lost", None, False), ("vapi", "open", None, True)]


@pytest.mark.parametrize("retries", each(False, True), ids=["it does not", "it repeats"])
@pytest.mark.parametrize("provider", each(*(p for p in EVENTS if p != "livekit")))
def test_an_hour_without_the_database_is_named_and_repaired(db, provider, retries):
    """Calls a minute apart; the database is away for the second third of them."""
    third = examples(full=20, fast=5)
    start, to = time.time() - 7200, endpoint(db, provider)
    calls = []
    for n in range(3 * third):
        events = json.loads(
            json.dumps(EVENTS[provider](start + 60 * n)).replace(IDS[provider], f"call-{n}")
        )
        calls.append((f"call-{n}", events))
    lost = set()
    for n, event in chain.from_iterable(
        ((n, event) for event in events) for n, (_, events) in enumerate(calls)
    ):
        is_away = third <= n < 2 * third
        # Half of these calls had begun before it went away.
        is_heard = n % 2 == 0 and event is calls[n][1][1 if provider == "vapi" else 0]
        if is_away and not retries and not (is_heard and provider != "elevenlabs"):
            lost.add(f"call-{n}")
            continue
        deliver(db, provider, to, event)
        if is_away and retries:
            deliver(db, provider, to, event)
    an_hour_passes(db)

    listed = "{" + ",".join(name for name, _ in calls) + "}"
    named = {m[1] for m in missing(db, provider=provider, external_ids=listed)}
    assert named == lost
    assert len(lost) == (0 if retries else third)

    for name, events in calls:
        if name in named:
            answered = answer(provider, events[LAST[provider]])
            assert deliver(db, provider, to, answered)["verdict"] == "stored"
    an_hour_passes(db)
    assert missing(db, provider=provider, external_ids=listed) == []
    whole = db.rows(
        "select status, message_count, tool_call_count, call_summary, customer_number, count(*)"
        " from user_sessions group by 1, 2, 3, 4, 5"
    )
    assert [r["count"] for r in whole] == [3 * third], whole
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


def test_what_the_api_answers_of_a_call_that_goes_on_is_no_end(db):
    for provider, body in {
        "vapi": {"id": "v", "orgId": "o", "status": "in-progress", "startedAt": "2026-11-01T00:00:00Z"},
        "retell": {"call_id": "r", "call_status": "ongoing", "start_timestamp": 1793491201000},
        "elevenlabs": {"conversation_id": "e", "status": "in-progress", "transcript": []},
    }.items():  # fmt: skip
        send(db, provider, body, caller=ACME_AGENT)
    seen = db.rows("select external_id, event, verdict, is_over from webhook_events"
                   " order by provider desc")  # fmt: skip
    assert [tuple(r.values()) for r in seen] == [
        ("v", "call", "stored", False), ("r", "call", "stored", False),
        ("e", "conversation", "ignored", False),
    ]  # fmt: skip
    assert db.value("select count(*) from user_sessions where ended_at_utc is null") == 2
