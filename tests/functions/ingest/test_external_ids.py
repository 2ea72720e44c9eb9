"""A platform's ids of assistants and numbers are ours where external_ids says so, else they wait."""

from __future__ import annotations

import random
import time

import pytest

from support import ACME_AGENT, ACME_ASSISTANT, ACME_OTHER_ASSISTANT, UNASSIGNED, each
from webhooks import EVENTS, deliver, elevenlabs_events, endpoint, retell_events, send, vapi_events

#: What the events of each platform call their assistant.
NAMED = {"vapi": "asst_9", "retell": "agent_9", "elevenlabs": "agent_tui", "livekit": "kauri"}


def name(db, provider, external_id, assistant_id=ACME_OTHER_ASSISTANT):
    db.rows(
        "insert into external_ids (client_id, provider, kind, external_id, assistant_id)"
        " values ('acme', %s, 'assistant', %s, %s)"
        " on conflict (client_id, provider, kind, external_id)"
        " do update set assistant_id = excluded.assistant_id",
        provider, external_id, assistant_id,
    )  # fmt: skip


def assistants(db):
    return [str(r["assistant_id"]) for r in db.rows("select assistant_id from user_sessions")]


@pytest.mark.parametrize("provider", each(*EVENTS))
def test_a_call_for_no_assistant_is_of_the_one_that_is_named(db, provider):
    name(db, provider, NAMED[provider])
    to = endpoint(db, provider, assistant_id=UNASSIGNED)
    for event in EVENTS[provider](time.time() - 300):
        deliver(db, provider, to, event)
    assert assistants(db) == [ACME_OTHER_ASSISTANT]


@pytest.mark.parametrize("provider", each(*EVENTS))
def test_it_may_be_named_at_any_moment_and_in_any_order(db, provider):
    to = endpoint(db, provider, assistant_id=UNASSIGNED)
    events = EVENTS[provider](time.time() - 300)
    chance = random.Random(provider)
    for _ in range(6):
        db.connection.execute("savepoint named")
        chance.shuffle(events)
        moment = chance.randrange(len(events))
        for n, event in enumerate(events):
            if n == moment:
                name(db, provider, NAMED[provider])
            assert deliver(db, provider, to, event)["verdict"] != "failed"
        db.call("replay_webhooks", since="2020-01-01", dry_run=False)
        assert assistants(db) == [ACME_OTHER_ASSISTANT]
        db.connection.execute("rollback to savepoint named")


def test_an_unknown_id_is_kept_and_said_until_somebody_says_whose_it_is(db):
    to = endpoint(db, "elevenlabs", assistant_id=UNASSIGNED)
    event = elevenlabs_events(time.time() - 300)[0]
    event["data"]["metadata"]["phone_call"]["phone_number_id"] = "phnum_7"
    answer = deliver(db, "elevenlabs", to, event)
    assert [(n["code"], n["argument"]) for n in answer["notices"]] == [
        ("unknown_id", "assistant_id"), ("unknown_id", "phone_number_id"),
    ]  # fmt: skip
    rows = db.rows("select kind, external_id from external_ids order by kind")
    assert [tuple(r.values()) for r in rows] == [
        ("assistant", "agent_tui"), ("phone_number", "phnum_7"),
    ]  # fmt: skip
    assert assistants(db) == [UNASSIGNED]

    name(db, "elevenlabs", "agent_tui")
    number = db.value("insert into phone_numbers (client_id, number) values ('acme', '+6493000100')"
                      " returning id")  # fmt: skip
    db.rows("update external_ids set phone_number_id = %s where kind = 'phone_number'", number)
    (row,) = db.call("replay_webhooks", since="2020-01-01", dry_run=False)
    assert row["changed"] == ["assistant_id", "phone_number_id"]
    assert assistants(db) == [ACME_OTHER_ASSISTANT]
    assert db.value("select phone_number_id from user_sessions") == number
    assert db.value("select count(*) from external_ids") == 2


def test_who_sends_for_an_assistant_sends_for_no_other(db):
    """Neither an endpoint of an assistant nor an agent reaches another one by naming it."""
    name(db, "retell", "agent_9")
    name(db, "vapi", "asst_9")
    deliver(db, "retell", endpoint(db, "retell"), retell_events(time.time() - 300)[2])
    send(db, "vapi", vapi_events(time.time() - 300)[3], caller=ACME_AGENT)
    assert assistants(db) == [ACME_ASSISTANT] * 2


def test_of_an_assistant_that_is_not_active_the_call_waits(db):
    name(db, "retell", "agent_9")
    db.rows("update assistants set active = false where id = %s", ACME_OTHER_ASSISTANT)
    to = endpoint(db, "retell", assistant_id=UNASSIGNED)
    assert deliver(db, "retell", to, retell_events(time.time() - 300)[2])["verdict"] == "failed"
    assert db.counts()["user_sessions"] == 0


def test_another_client_s_ids_are_not_ours(db):
    db.rows("insert into external_ids (client_id, provider, kind, external_id, assistant_id)"
            " select 'globex', 'retell', 'assistant', 'agent_9', id from assistants"
            " where client_id = 'globex' and id <> %s", UNASSIGNED)  # fmt: skip
    to = endpoint(db, "retell", assistant_id=UNASSIGNED)
    deliver(db, "retell", to, retell_events(time.time() - 300)[2])
    assert assistants(db) == [UNASSIGNED]
