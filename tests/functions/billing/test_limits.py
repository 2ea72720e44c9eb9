"""Hard limits refuse exactly, soft ones are noted once; plans hold when they were chosen."""

from __future__ import annotations

from datetime import UTC, timedelta

import psycopg
import pytest

from support import ACME, ACME_AGENT


def limit(db, **limits):
    changes = ", ".join(f"{name} = %s" for name in limits)
    db.rows(f"update client_subscriptions set {changes} where client_id = 'acme'", *limits.values())


def used(db, session_id, seconds, cost=None):
    db.start(session_id)
    db.call("end_session", session_id=session_id, duration_seconds=seconds, cost_total=cost)


def test_minutes_up_to_the_last_one(db):
    limit(db, max_monthly_minutes=2)
    used(db, "one", 119)
    used(db, "two", 1)

    with db.refused("PT402", "client has used up the minutes of its month"):
        db.start("three")
    assert db.call("start_session", ACME_AGENT, session_id="two")["created"] is False


def test_cost_up_to_the_last_cent(db):
    limit(db, max_monthly_cost=2)
    used(db, "one", 1, "1.9999")
    used(db, "two", 1, "0.0001")

    with db.refused("PT402", "client has used up the cost of its month"):
        db.start("three")


def test_calls_in_progress_count(db):
    """To the month in which they began, which may have been the last one."""
    limit(db, max_monthly_minutes=10)
    now = db.value("select now()").astimezone(UTC)
    began = now - timedelta(minutes=11)
    db.start("running", started_at=str(began))

    if began.month == now.month:
        with db.refused("PT402"):
            db.start("next")
    else:
        db.start("next")


def test_what_running_calls_reserve_is_not_given_twice(db):
    limit(db, max_monthly_minutes=10, reserved_seconds=180)
    for n in range(3):
        db.start(f"call-{n}")

    with db.refused("PT402"):
        db.start("one too many")


def test_reserved_cost_is_that_of_the_plan(db):
    db.rows(
        "insert into rate_plans (name, price_per_minute, connection_fee, included_minutes)"
        " values ('p', 1, 0.5, 1)"
    )
    db.rows("update client_subscriptions set rate_plan_id = (select id from rate_plans)")
    # Three calls of one minute: 1.5 of fees, one minute included, two paid.
    limit(db, max_monthly_cost="3.5", reserved_seconds=60)
    for n in range(3):
        db.start(f"call-{n}")

    with db.refused("PT402"):
        db.start("one too many")


def test_a_soft_limit_is_a_row_and_a_notification_once(fresh_database):
    with psycopg.connect(fresh_database, autocommit=True) as db:
        db.execute("listen pgcalls_limits")
        db.execute(
            "update client_subscriptions set soft_monthly_minutes = 1, soft_monthly_cost = 2,"
            " soft_concurrent_calls = 2"
        )
        for n in range(3):
            db.execute("select start_session(%s)", [f"s{n}"])
        for n in range(3):
            db.execute("select end_session(%s, duration_seconds => 30, cost_total => 1)", [f"s{n}"])
        heard = [n.payload for n in db.notifies(timeout=0.5)]
        rows = db.execute("select id::text, limit_name, limit_value, value from limit_notices")
        notices = {id_: notice for id_, *notice in rows}

    assert [notices[id_] for id_ in heard] == [
        ["soft_concurrent_calls", 2, 2],
        ["soft_monthly_minutes", 1, 1],
        ["soft_monthly_cost", 2, 2],
    ]
    assert len(notices) == 3


def test_a_refused_start_leaves_no_notice(db):
    limit(db, soft_concurrent_calls=1, max_monthly_minutes=0)

    with db.refused("PT402"):
        db.start()

    assert db.rows("select * from limit_notices") == []


@pytest.fixture
def plans(db):
    db.rows("insert into rate_plans (name, price_per_minute) values ('a', 1), ('b', 2)")
    return {r["name"]: r["id"] for r in db.rows("select * from rate_plans")}


def cost(db, session_id, started_at):
    db.start(session_id, started_at=started_at)
    return db.call("end_session", session_id=session_id, duration_seconds=60)["cost_total"]


def test_a_late_call_has_the_plan_of_its_day(db, plans):
    limit(db, rate_plan_id=plans["a"])
    assert cost(db, "long ago", "2025-01-01T00:00:00Z") == 1

    db.rows("update client_rate_plans set created_at = created_at - interval '1 day'")
    limit(db, rate_plan_id=plans["b"])

    assert cost(db, "late", "2026-06-01T00:00:00Z") == 1
    assert cost(db, "now", str(db.value("select now()"))) == 2
    limit(db, rate_plan_id=None)
    assert cost(db, "unpriced", str(db.value("select now()"))) is None
    row = db.row("select * from client_monthly_usage where unpriced_count > 0")
    assert (row["call_count"], row["unpriced_count"], row["cost_total"]) == (2, 1, 2)
    assert db.call("get_client_call_analytics", ACME)["unpriced_calls"] == 1


def test_a_plan_can_be_chosen_ahead(db, plans):
    limit(db, rate_plan_id=plans["a"])
    db.rows(
        "insert into client_rate_plans (client_id, valid_from, rate_plan_id)"
        " values ('acme', '2026-03-01T00:00:00Z', %s)",
        plans["b"],
    )

    assert cost(db, "february", "2026-02-28T23:59:59Z") == 1
    assert cost(db, "march", "2026-03-01T00:00:00Z") == 2


def test_a_bill_has_one_currency(db, plans):
    limit(db, rate_plan_id=plans["a"])
    db.rows("update rate_plans set valid_to = '2099-01-01' where name = 'a'")
    with db.refused("22023", "the plan has prices in another currency"):
        db.rows(
            "insert into rate_plans (name, price_per_minute, currency, valid_from)"
            " values ('a', 1, 'NZD', '2099-01-01')"
        )
    db.rows("insert into rate_plans (name, price_per_minute, currency) values ('c', 1, 'NZD')")
    with db.refused("22023", "the plan has another currency than the client's other plans"):
        limit(db, rate_plan_id=db.value("select id from rate_plans where name = 'c'"))
    assert db.call("get_client_call_analytics", ACME)["currency"] == "USD"
