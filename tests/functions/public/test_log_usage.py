"""What a call used: once per key, priced by the plan of its start, part of its cost."""

from __future__ import annotations

from decimal import Decimal

import pytest

from support import ACME, ACME_AGENT, ACME_OTHER_AGENT, ANON, NOBODY

TOKENS = {"component": "llm", "unit": "tokens", "usage_key": "1", "model": "large"}


@pytest.fixture(autouse=True)
def reconciled(db):
    yield
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


@pytest.fixture
def priced(db):
    """A call at 0.60 a minute, 0.00002 a token, 0.00001 of the large model."""
    db.rows(
        """
        insert into rate_plans (name, price_per_minute) values ('p', 0.6);
        update client_subscriptions set rate_plan_id = (select id from rate_plans);
        """
    )
    db.price(0.00002)
    db.price(0.00001, model="large")
    db.start()
    return db


def use(db, caller=ACME_AGENT, **arguments):
    return db.call("log_usage", caller, **{"session_id": "call-1", **TOKENS, **arguments})


def test_the_sum_is_the_cost_of_the_call(priced):
    use(priced, quantity=1000)
    use(priced, quantity=1000, model="small", usage_key="2")
    use(priced, quantity=60, component="stt", unit="seconds", usage_key="3")

    answer = priced.call("end_session", session_id="call-1", duration_seconds=60)

    prices = [r["price"] for r in priced.rows("select price from usage_lines order by usage_key")]
    assert prices == [Decimal("0.01"), Decimal("0.02"), None]
    assert answer["cost_total"] == Decimal("0.63")
    assert priced.session()["usage_cost"] == Decimal("0.03")


def test_twice_is_once(priced):
    first = use(priced, quantity=1000)
    again = use(priced, quantity=5)

    assert (first["created"], again["created"]) == (True, False)
    assert again == {"id": first["id"], "created": False, "quantity": 1000}
    assert priced.value("select sum(price) from usage_lines") == Decimal("0.01")


def test_of_a_running_total_the_largest_value_wins(priced):
    for quantity, kept in ((100, 100), (300, 300), (200, 300)):
        answer = use(
            priced, quantity=quantity, is_total=True, vendor_cost=quantity, vendor_currency="USD"
        )
        assert answer["quantity"] == kept

    row = priced.row("select price, vendor_cost from usage_lines")
    assert (row["price"], row["vendor_cost"]) == (Decimal("0.003"), 300)


def test_late_usage_corrects_the_bill(priced):
    priced.call("end_session", session_id="call-1", duration_seconds=60)

    use(priced, quantity=10_000)

    assert priced.session()["cost_total"] == Decimal("0.7")
    priced.rows("delete from usage_lines")
    assert priced.session()["cost_total"] == Decimal("0.6")


def test_a_given_cost_stays(priced):
    use(priced, quantity=1000)

    answer = priced.call("end_session", session_id="call-1", cost_total=9)

    assert answer["cost_total"] == 9


def test_the_vendors_cost_is_never_billed(priced):
    use(priced, quantity=0, vendor_cost=50, vendor_currency="USD")

    answer = priced.call("end_session", session_id="call-1", duration_seconds=60)

    assert answer["cost_total"] == Decimal("0.6")


def test_without_a_price_a_line_is_unpriced_not_free(db):
    db.start()
    use(db, quantity=1000)

    answer = db.call("end_session", session_id="call-1")

    assert db.value("select price from usage_lines") is None
    assert answer["cost_total"] is None


def test_a_key_is_one_line(priced):
    use(priced, quantity=1)

    with priced.refused("PT409", "usage_key belongs to another line"):
        use(priced, quantity=1, component="tts")


def test_a_line_that_would_cost_too_much_is_refused(priced):
    with priced.refused("22023", "quantity is out of range"):
        use(priced, quantity=1_000_000_000_000)
    use(priced, quantity=50_000_000_000, is_total=True)
    for more in ({"usage_key": "2", "quantity": 50_000_000_000}, {"quantity": 10**11}):
        with priced.refused("22023", "quantity is out of range"):
            use(priced, is_total=True, **more)

    answer = priced.call("end_session", session_id="call-1", duration_seconds=60)
    assert answer["cost_total"] == Decimal("500000.6")


def test_prices_that_calls_use_never_change(priced):
    for statement in (
        "update rate_plan_prices set price_per_unit = 1",
        "delete from rate_plan_prices",
        "insert into rate_plan_prices (rate_plan_id, component, unit, price_per_unit)"
        f" values ('{priced.value('select id from rate_plans')}', 'tts', 'characters', 1)",
    ):
        with priced.refused("PT409", "calls use this price"):
            priced.rows(statement)


def test_no_answer_tells_the_rate(priced):
    assert set(use(priced, quantity=1)) == {"id", "created", "quantity"}
    for caller in (ACME, ACME_AGENT):
        with priced.refused("42501"):
            priced.become(caller)
            priced.rows("select * from usage_lines")


@pytest.mark.parametrize("caller", [ANON, NOBODY, ACME])
def test_log_usage_refuses_who_may_not(priced, caller):
    with priced.refused("42501"):
        use(priced, caller, quantity=1)


def test_another_agents_call_is_not_there(priced):
    with priced.refused("PT404"):
        use(priced, ACME_OTHER_AGENT, quantity=1)


def test_what_a_line_takes_does_not_grow_with_the_lines(priced):
    """Functions that are called for each line that is there make a long call a slow one."""

    def digests():
        return priced.value(
            "select coalesce(sum(calls), 0) from pg_stat_xact_user_functions"
            " where funcname = 'erasure_digest'"
        )

    priced.rows("set local track_functions = 'all'")
    priced.rows(
        "insert into usage_lines (client_id, session_id, usage_key, component, quantity, unit)"
        " select client_id, id, n::text, 'llm', 1, 'tokens' from user_sessions,"
        " generate_series(1, 200) as n"
    )
    before = digests()
    use(priced, quantity=1, usage_key="new")

    assert 0 < digests() - before <= 4
