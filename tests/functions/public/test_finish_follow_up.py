"""A follow-up is done once, tried again later, or dead with its reason."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support import ACME, ACME_AGENT, ANON, NOBODY


@pytest.fixture
def claimed(db):
    """A follow-up that is claimed; returns the store and its id."""
    db.rows(
        "insert into follow_up_rules (client_id, name, kind, max_attempts)"
        " values ('acme', 'thanks', 'email', 3)"
    )
    db.start()
    db.call("end_session", session_id="call-1")
    (row,) = db.call("claim_follow_ups", kind="email")
    return db, row["id"]


def finish(claimed, attempt=1, success=True, **arguments):
    db, id_ = claimed
    return db.call("finish_follow_up", id=id_, attempt=attempt, success=success, **arguments)


def claim_later(claimed):
    db, _ = claimed
    db.rows("update follow_ups set due_at = now() - interval '1 second' where true")
    (row,) = db.call("claim_follow_ups", kind="email")
    return row["attempt"]


def test_done_once_and_the_same_again_says_so(claimed):
    assert finish(claimed)["changed"]
    for success in (True, False):
        answer = finish(claimed, success=success)
        assert (answer["state"], answer["attempts"], answer["changed"]) == ("done", 1, False)


def test_it_is_tried_again_later_and_later_and_then_dead(claimed):
    db, _ = claimed
    for attempt, (state, wait) in enumerate([("pending", 1), ("pending", 2), ("dead", 0)], start=1):
        answer = finish(claimed, attempt, success=False, error=f"error {attempt}")
        left = answer["due_at"] - db.value("select clock_timestamp()")
        assert (answer["state"], answer["attempts"]) == (state, attempt)
        assert timedelta(minutes=wait - 0.5) < left <= timedelta(minutes=wait)
        if state == "pending":
            assert claim_later(claimed) == attempt + 1

    assert db.value("select last_error from follow_ups") == "error 3"
    assert db.call("claim_follow_ups", kind="email") == []


def test_it_never_waits_longer_than_a_day(claimed):
    db, _ = claimed
    db.rows("update follow_up_rules set max_attempts = 100 where true")
    db.rows("update follow_ups set attempts = 99 where true")
    finish(claimed, 99, success=False)

    assert db.value("select due_at - clock_timestamp() <= interval '1 day' from follow_ups")


def test_a_lost_lease_finishes_nothing(claimed):
    db, _ = claimed
    assert claim_later(claimed) == 2
    for attempt in (1, 3):
        with db.refused("PT409", "the lease is lost"):
            finish(claimed, attempt)

    assert finish(claimed, 2)["state"] == "done"


def test_a_late_finish_counts_as_long_as_nobody_else_has_it(claimed):
    db, _ = claimed
    db.rows("update follow_ups set due_at = now() - interval '1 hour' where true")

    assert finish(claimed)["state"] == "done"


def test_an_erased_call_stays_cancelled(claimed):
    db, _ = claimed
    db.call("anonymize_session", session_id="call-1")

    answer = finish(claimed, success=False, error="ada@example.com is gone")
    assert (answer["state"], answer["changed"]) == ("cancelled", False)
    assert db.value("select last_error from follow_ups") is None


def test_an_error_is_cut_and_redacted(claimed):
    db, _ = claimed
    db.rows("update client_subscriptions set redacted_kinds = '{email}' where true")
    finish(claimed, success=False, error="ada@example.com " + "ü" * 9000)

    kept = db.value("select last_error from follow_ups")
    assert kept.startswith("[email] ü")
    assert len(kept) == 500 - len("ada@example.com") + len("[email]")


@pytest.mark.parametrize("caller", [ANON, NOBODY, ACME, ACME_AGENT])
def test_only_service_role_finishes(claimed, caller):
    db, id_ = claimed
    with db.refused("42501"):
        db.call("finish_follow_up", caller, id=id_, attempt=1, success=True)
