from __future__ import annotations

import pytest

from support import (
    ACME,
    ACME_AGENT,
    ACME_ASSISTANT,
    ACME_OTHER_AGENT,
    ANON,
    GLOBEX_AGENT,
    GLOBEX_ASSISTANT,
    NOBODY,
    NOWHERE,
    SERVICE,
    UNASSIGNED,
    token,
)


def test_start_session_opens_a_call(db):
    answer = db.call(
        "start_session",
        ACME_AGENT,
        session_id="room-1",
        customer_number="021 123 4567",
        type="inbound",
        language="ar",
        metadata={"a": 1},
    )

    row = db.session("room-1")
    assert answer == {
        "id": row["id"],
        "session_id": "room-1",
        "status": "active",
        "started_at": row["started_at_utc"],
        "created": True,
        "notices": [],
    }
    assert row["client_id"] == "acme"
    assert str(row["assistant_id"]) == ACME_ASSISTANT
    assert row["customer_number"] == "+64211234567"
    assert row["metadata"] == {"a": 1}


def test_start_session_without_arguments_is_a_single_tenant_call(db):
    answer = db.call("start_session")

    row = db.session(answer["session_id"])
    assert answer["session_id"] == str(row["id"])
    assert (row["client_id"], str(row["assistant_id"])) == ("default", UNASSIGNED)


def test_start_session_twice_is_one_call_and_fills_what_is_empty(db):
    first = db.call("start_session", session_id="s", type="inbound")
    again = db.call("start_session", session_id="s", type="outbound", metadata={"x": 1})
    by_id = db.call("start_session", session_id=str(first["id"]))

    assert (again["id"], again["created"]) == (first["id"], False)
    assert (by_id["id"], by_id["created"]) == (first["id"], False)
    row = db.session("s")
    assert (row["type"], row["metadata"]) == ("inbound", {"x": 1})


def test_start_session_after_the_end_returns_the_ended_call(db):
    first = db.call("start_session", session_id="s")
    db.call("end_session", session_id="s")

    again = db.call("start_session", session_id="s")

    assert (again["id"], again["status"], again["created"]) == (first["id"], "completed", False)


def test_the_same_session_id_of_two_clients_is_two_calls(db):
    acme = db.call("start_session", ACME_AGENT, session_id="s")
    globex = db.call("start_session", GLOBEX_AGENT, session_id="s")

    assert acme["id"] != globex["id"]
    assert globex["created"]


def test_the_id_is_minted_from_the_start(db):
    early = db.call("start_session", started_at="2026-01-02T03:04:05Z")
    late = db.call("start_session", started_at="2026-01-03T03:04:05Z")

    assert str(early["id"]) < str(late["id"])
    assert early["id"].version == 7


@pytest.mark.parametrize(
    ("caller", "arguments"),
    [
        pytest.param(ANON, {}, id="anon"),
        pytest.param(NOBODY, {}, id="no client"),
        pytest.param(ACME, {}, id="client token, no assistant"),
        pytest.param(
            token(client_id="nobody", assistant_id=ACME_ASSISTANT), {}, id="no such client"
        ),
        pytest.param(token(client_id="acme", assistant_id=NOWHERE), {}, id="no such assistant"),
        pytest.param(token(client_id="acme", assistant_id=GLOBEX_ASSISTANT), {}, id="foreign"),
        pytest.param(token(client_id="acme", assistant_id="x"), {}, id="assistant is no uuid"),
        pytest.param(ACME_AGENT, {"client_id": "globex"}, id="another client"),
        pytest.param(ACME_AGENT, {"assistant_id": GLOBEX_ASSISTANT}, id="another assistant"),
    ],
)
def test_start_session_refuses_who_may_not(db, caller, arguments):
    with db.refused("42501"):
        db.call("start_session", caller, session_id="s", **arguments)

    assert db.counts()["user_sessions"] == 0


@pytest.mark.parametrize(
    ("statement", "sqlstate"),
    [
        ("update client_subscriptions set status = 'suspended'", "42501"),
        ("update client_subscriptions set status = 'cancelled'", "42501"),
        ("update assistants set active = false", "42501"),
        ("update client_subscriptions set max_concurrent_calls = 0", "PT429"),
        ("update client_subscriptions set max_monthly_minutes = 0", "PT402"),
        ("update client_subscriptions set max_monthly_cost = 0", "PT402"),
    ],
)
def test_start_session_refuses_a_client_that_may_not_start(db, statement, sqlstate):
    db.rows(statement)

    for caller in (ACME_AGENT, SERVICE):
        with db.refused(sqlstate):
            db.call("start_session", caller, session_id="s")


def test_the_largest_limit_is_a_limit(db):
    db.rows("update client_subscriptions set max_monthly_minutes = 2147483647")

    assert db.call("start_session", ACME_AGENT, session_id="s")["created"]


def test_a_limit_counts_only_what_it_limits(db):
    db.rows("update client_subscriptions set max_concurrent_calls = 1")

    db.call("start_session", ACME_AGENT, session_id="one")
    assert not db.call("start_session", ACME_AGENT, session_id="one")["created"]
    with db.refused("PT429"):
        db.call("start_session", ACME_AGENT, session_id="two")
    db.call("end_session", ACME_AGENT, session_id="one")
    assert db.call("start_session", ACME_AGENT, session_id="two")["created"]


@pytest.mark.parametrize(
    "arguments",
    [{"client_id": "nobody"}, {"assistant_id": NOWHERE}],
    ids=str,
)
def test_start_session_refuses_what_it_does_not_know(db, arguments):
    with db.refused("22023"):
        db.call("start_session", **arguments)


def test_a_call_id_belongs_to_one_call(db):
    db.call("start_session", session_id="one", call_id=NOWHERE)

    with db.refused("PT409"):
        db.call("start_session", session_id="two", call_id=NOWHERE)


def test_another_assistant_does_not_get_the_call(db):
    db.call("start_session", ACME_AGENT, session_id="s")

    with db.refused("PT409"):
        db.call("start_session", ACME_OTHER_AGENT, session_id="s")


@pytest.mark.parametrize("withheld", ["anonymous", "Restricted", "", " "])
def test_a_withheld_number_is_null(db, withheld):
    db.call("start_session", session_id="s", customer_number=withheld)

    assert db.session("s")["customer_number"] is None


def test_a_sip_address_stays(db):
    db.call("start_session", session_id="s", customer_number="sip:ada@example.com")

    assert db.session("s")["customer_number"] == "sip:ada@example.com"
