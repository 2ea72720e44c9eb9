"""Where a line of the audit goes, and who it says did it."""

from __future__ import annotations

from support import ACME_AGENT, ACME_ASSISTANT, SERVICE, Caller


def actor(db, caller):
    db.start()
    db.call("end_session", caller, session_id="call-1")
    return db.row(
        "select actor_role, actor_subject, details ->> 'assistant_id' as assistant"
        " from audit_log where action = 'end'"
    )


def test_an_agent_without_a_subject_is_named_by_its_assistant(db):
    assert actor(db, ACME_AGENT) == {
        "actor_role": "authenticated", "actor_subject": None, "assistant": ACME_ASSISTANT,
    }  # fmt: skip


def test_a_long_subject_is_cut(db):
    caller = Caller("service_role", {"sub": "x" * 5000})
    assert len(actor(db, caller)["actor_subject"]) == 200


def test_service_role_without_a_token_is_service_role(db):
    assert actor(db, SERVICE)["actor_role"] == "service_role"
