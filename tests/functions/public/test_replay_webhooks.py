"""public.replay_webhooks: what came is recorded again with the mappers of today."""

from __future__ import annotations

import json
import time

import pytest

from support import ACME_AGENT
from webhooks import deliver, elevenlabs_events, endpoint, retell_events

SINCE = "2020-01-01T00:00:00Z"


@pytest.fixture
def broken(db):
    """Two calls, one of which came while nothing could be recorded."""
    deliver(db, "elevenlabs", endpoint(db, "elevenlabs"), elevenlabs_events(time.time() - 300)[0])
    db.rows("update assistants set active = false where true")
    deliver(db, "retell", endpoint(db, "retell"), retell_events(time.time() - 300)[2])
    db.rows("update assistants set active = true where true")
    return db


def test_a_dry_run_says_what_it_would_do_and_does_nothing(broken):
    before = broken.rows("select * from webhook_events")
    rows = broken.call("replay_webhooks", since=SINCE)
    assert [(r["event"], r["old_verdict"], r["new_verdict"], r["changed"]) for r in rows] == [
        ("post_call_transcription", "stored", "stored", []),
        ("call_ended", "failed", "stored", ["call", "messages"]),
    ]
    assert broken.rows("select * from webhook_events") == before
    assert broken.counts()["user_sessions"] == 1


def test_what_failed_becomes_a_call_and_once(broken):
    for expected in (["call", "messages"], []):
        rows = broken.call("replay_webhooks", since=SINCE, provider="retell", dry_run=False)
        assert [(r["new_verdict"], r["changed"]) for r in rows] == [("stored", expected)]
    assert broken.session("rt_42")["client_id"] == "acme"
    assert broken.session("rt_42")["message_count"] == 5
    assert broken.rows("select * from pgcalls.reconcile_usage()") == []


def test_only_what_was_asked_for(broken):
    broken.rows("update webhook_events set received_at = '2026-03-01' where provider = 'retell'")
    for arguments, count in (
        ({"since": SINCE}, 2), ({"since": "2026-03-01", "until": "2026-03-02"}, 1),
        ({"since": SINCE, "until": "2026-03-01"}, 0), ({"since": SINCE, "provider": "vapi"}, 0),
    ):  # fmt: skip
        assert len(broken.call("replay_webhooks", **arguments)) == count


def test_bad_arguments_and_others_are_refused(broken):
    with broken.refused("22023", "since is missing"):
        broken.call("replay_webhooks", since=None)
    with broken.refused("22023"):
        broken.call("replay_webhooks", since=SINCE, provider="acme")
    with broken.refused("42501"):
        broken.call("replay_webhooks", ACME_AGENT, since=SINCE)


def test_a_reason_holds_nothing_of_what_came(broken):
    deliver(broken, "retell", str(broken.value("select id from webhook_endpoints where provider = 'retell'")),
            {"event": "call_ended", "call": {"call_id": "c", "transcript_with_tool_calls": "secret"}})  # fmt: skip
    rows = broken.call("replay_webhooks", since=SINCE)
    assert rows[-1]["new_verdict"] == "failed"
    assert "secret" not in json.dumps(rows, default=str)
