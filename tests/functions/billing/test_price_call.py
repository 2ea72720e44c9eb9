"""What a call costs: increments, minimum, fee, included minutes, a price that is fixed."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest


@pytest.fixture
def plan(db):
    def make(client="acme", name="Plan", **columns):
        given = {"name": name, "price_per_minute": Decimal("0.60"), **columns}
        names = ", ".join(given)
        marks = ", ".join(["%s"] * len(given))
        id_ = db.value(
            f"insert into rate_plans ({names}) values ({marks}) returning id", *given.values()
        )
        if client:
            db.rows(
                "update client_subscriptions set rate_plan_id = %s where client_id = %s",
                id_,
                client,
            )
        return id_

    return make


def cost(db, seconds, session_id="call-1", **arguments):
    db.start(session_id, started_at="2026-03-01T10:00:00Z")
    return db.call("end_session", session_id=session_id, duration_seconds=seconds, **arguments)[
        "cost_total"
    ]


@pytest.mark.parametrize(
    ("columns", "seconds", "expected"),
    [
        ({}, 60, "0.6000"),
        ({}, 1, "0.0100"),
        ({}, 0, "0.0000"),
        ({"connection_fee": Decimal("0.05")}, 0, "0.0500"),
        ({"billing_increment_seconds": 6}, 61, "0.6600"),
        ({"billing_increment_seconds": 60}, 61, "1.2000"),
        ({"minimum_seconds": 30}, 1, "0.3000"),
        ({"minimum_seconds": 30, "billing_increment_seconds": 6}, 31, "0.3600"),
        ({"included_minutes": 1}, 90, "0.3000"),
        ({"included_minutes": 2}, 90, "0.0000"),
        ({"price_per_minute": Decimal("0.00005")}, 60, "0.0001"),
    ],
    ids=str,
)
def test_the_price_of_a_call(db, plan, columns, seconds, expected):
    plan(**columns)

    assert cost(db, seconds) == Decimal(expected)


def test_a_call_without_a_plan_is_unpriced_not_free(db):
    assert cost(db, 60) is None


def test_what_the_caller_bills_stays(db, plan):
    plan()

    assert cost(db, 60, cost_total=9) == 9


def test_included_minutes_are_used_up_by_the_month(db, plan):
    plan(included_minutes=2)

    assert cost(db, 90, "one") == 0
    assert cost(db, 90, "two") == Decimal("0.6000")
    assert cost(db, 60, "three") == Decimal("0.6000")
    assert db.value("select included_seconds from client_monthly_usage") == 120
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


def test_a_correction_gives_included_seconds_back(db, plan):
    plan(included_minutes=2)
    cost(db, 120, "one")

    db.rows("update user_sessions set duration_seconds = 60 where session_id = 'one'")

    assert db.session("one")["included_seconds"] == 60
    assert cost(db, 60, "two") == 0
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


def test_the_price_is_fixed_when_the_call_starts(db, plan):
    plan(valid_to="2026-03-01T12:00:00Z")
    plan(client=None, valid_from="2026-03-01T12:00:00Z", price_per_minute=Decimal(6))
    db.start("before", started_at="2026-03-01T11:59:59Z")
    db.start("after", started_at="2026-03-01T12:00:00Z")

    for session_id, price in (("before", "0.6000"), ("after", "6.0000")):
        answer = db.call("end_session", session_id=session_id, duration_seconds=60)
        assert answer["cost_total"] == Decimal(price)


def test_one_statement_gives_each_included_minute_away_once(db, plan):
    plan(included_minutes=10)
    for n in range(3):
        db.start(f"call-{n}", started_at="2026-03-01T10:00:00Z")

    db.rows("update user_sessions set ended_at_utc = '2026-03-01T10:08:00Z'")

    rows = db.rows("select included_seconds, cost_total from user_sessions order by session_id")
    assert sum(r["included_seconds"] for r in rows) == 600
    assert sum(r["cost_total"] for r in rows) == Decimal("8.4")
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


def test_one_statement_prices_calls_as_one_statement_each(db, plan):
    """Which comes first is Postgres' choice, so the outcome is that of one of the orders."""
    plan(included_minutes=10)
    names = [f"call-{n}" for n in range(3)]
    for name in names:
        db.start(name, started_at="2026-03-01T10:00:00Z")
        db.call("end_session", session_id=name, duration_seconds=420)
    correct = "update user_sessions set duration_seconds = 240"

    def prices(*statements):
        with db.connection.transaction(force_rollback=True):
            for statement, arguments in statements:
                db.rows(statement, *arguments)
            rows = db.rows(
                "select included_seconds, cost_total from user_sessions order by session_id"
            )
            assert db.rows("select * from pgcalls.reconcile_usage()") == []
        return [tuple(row.values()) for row in rows]

    possible = [
        prices(*((f"{correct} where session_id = %s", [name]) for name in order))
        for order in itertools.permutations(names)
    ]
    assert prices((correct, [])) in possible


def test_included_minutes_from_inside_a_trigger_of_theirs(db, plan):
    """A webhook table whose trigger ends and corrects calls is somebody else's trigger."""
    plan(included_minutes=10)
    for n in range(3):
        db.start(f"call-{n}", started_at="2026-03-01T10:00:00Z")
    db.rows(
        """
        create table hooks (seconds numeric);
        create function pg_temp.hook() returns trigger language plpgsql as $$
        declare
          v_id uuid;
        begin
          update public.user_sessions
          set status = 'completed', duration_seconds = new.seconds
          where client_id = 'acme' and status = 'active';
          -- In order: who held the minutes gives them back before the others are priced.
          for v_id in
            select id from public.user_sessions where client_id = 'acme' order by included_seconds desc
          loop
            update public.user_sessions set duration_seconds = new.seconds
            where client_id = 'acme' and id = v_id;
          end loop;
          return new;
        end $$;
        create trigger hook after insert on hooks for each row execute function pg_temp.hook();
        """
    )

    for seconds in (600, 360, 420):
        db.rows("insert into hooks values (%s)", seconds)
        assert db.value("select sum(included_seconds) from user_sessions") == 600
        assert (
            db.value("select sum(cost_total) from user_sessions")
            == Decimal(3 * seconds - 600) / 100
        )
        assert db.rows("select * from pgcalls.reconcile_usage()") == []


@pytest.mark.parametrize(
    "columns",
    [
        {"price_per_minute": 999999, "connection_fee": 999999},
        {"included_minutes": 2**31 - 1},
        {"included_minutes": 10**6, "billing_increment_seconds": 3600},
    ],
    ids=str,
)
def test_a_call_can_always_end_whatever_the_plan(db, plan, columns):
    plan(**columns)

    assert cost(db, Decimal("9999999.999")) in (None, 0)
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


def test_a_price_that_calls_use_never_changes(db, plan):
    id_ = plan()
    db.rows("update rate_plans set price_per_minute = 1")
    db.start()

    with db.refused("PT409", "calls use this price"):
        db.rows("update rate_plans set price_per_minute = 2")
    db.rows("update rate_plans set valid_to = '2099-01-01' where id = %s", id_)


def test_one_price_at_a_time(db, plan):
    plan()

    with db.refused("23P01"):
        plan(client=None, price_per_minute=1)
    plan(client=None, name="Other")


def test_a_changed_length_is_a_changed_cost(db, plan):
    plan()
    cost(db, 60)

    db.rows("update user_sessions set duration_seconds = 120")

    assert db.session()["cost_total"] == Decimal("1.2000")
