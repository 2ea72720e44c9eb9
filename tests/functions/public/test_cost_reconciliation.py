"""Our figures beside the vendors', per client, assistant and component."""

from __future__ import annotations

from decimal import Decimal

import pytest

from support import ACME, ACME_AGENT, ACME_ASSISTANT, ANON, NOBODY


def test_own_and_vendor_cost_and_what_is_unpriced(db):
    db.rows(
        """
        insert into rate_plans (name, price_per_minute) values ('p', 1);
        update client_subscriptions set rate_plan_id = (select id from rate_plans)
        where client_id = 'acme';
        """
    )
    db.price(0.001)
    db.start(started_at="2026-03-31T23:59:59Z")
    for key, component, quantity, cost in (("1", "llm", 100, "0.04"), ("2", "tts", 9, "0.5")):
        db.call(
            "log_usage", session_id="call-1", component=component, quantity=quantity,
            unit="tokens", usage_key=key, vendor_cost=Decimal(cost), vendor_currency="USD",
        )  # fmt: skip
    db.call("end_session", ACME_AGENT, session_id="call-1", cost_total=Decimal("0.7"),
            ended_at="2026-04-01T00:00:59Z")  # fmt: skip
    db.start("april", started_at="2026-04-01T00:00:00Z")
    db.call("end_session", session_id="april")
    db.start("none", client_id="globex", assistant_id=None, started_at="2026-03-02T00:00:00Z")
    db.call("end_session", session_id="none")

    rows = db.call("cost_reconciliation", month="2026-03-15")

    assert [
        (r["client_id"], r["component"], r["calls"], r["lines"], r["unpriced"], r["own_cost"],
         r["vendor_cost"], r["difference"]) for r in rows
    ] == [
        ("acme", "call", 1, 1, 0, 1, Decimal("0.7"), Decimal("0.3")),
        ("acme", "llm", 1, 1, 0, Decimal("0.1"), Decimal("0.04"), Decimal("0.06")),
        ("acme", "tts", 1, 1, 1, 0, Decimal("0.5"), None),
        ("globex", "call", 1, 1, 1, 0, None, None),
    ]  # fmt: skip
    assert {str(r["assistant_id"]) for r in rows if r["client_id"] == "acme"} == {ACME_ASSISTANT}
    own = sum(r["own_cost"] for r in rows)
    assert own == db.value(
        "select sum(cost_total) from client_monthly_usage where month = '2026-03-01'"
    )
    assert db.call("cost_reconciliation", month="2026-03-15", client_id="globex") == rows[3:]


def test_amounts_of_two_currencies_have_no_difference(db):
    db.start(started_at="2026-03-01T00:00:00Z")
    db.call(
        "log_usage", session_id="call-1", component="llm", quantity=1, unit="tokens",
        usage_key="1", vendor_cost=1, vendor_currency="EUR",
    )  # fmt: skip
    db.call("end_session", session_id="call-1", cost_total=1)

    (_, row) = db.call("cost_reconciliation", month="2026-03-01")

    assert (row["vendor_currency"], row["difference"]) == ("EUR", None)


@pytest.mark.parametrize("caller", [ANON, NOBODY, ACME, ACME_AGENT])
def test_cost_reconciliation_refuses_who_may_not(db, caller):
    with db.refused("42501"):
        db.call("cost_reconciliation", caller, month="2026-03-01")
