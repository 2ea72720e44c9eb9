"""What a client's calls were and cost, by days of its own zone, equal to its rows."""

from __future__ import annotations

import itertools
import json
import math
import random
from collections import Counter
from datetime import timedelta
from decimal import Decimal

import pytest

from support import (
    ACME,
    ACME_AGENT,
    ACME_ASSISTANT,
    ACME_OTHER_AGENT,
    ACME_OTHER_ASSISTANT,
    ANON,
    GLOBEX,
    NOBODY,
    SERVICE,
)

#: What a day answers on which there was nothing of it.
NOBODY_SPOKE = {
    "answered_calls": 0, "unanswered_calls": 0, "demos": 0, "conversion_rate": None,
    "response_p50_seconds": None, "response_p95_seconds": None, "interruptions": 0,
    "talk_ratio": None, "tool_calls": 0, "tool_success_rate": None, "by_sentiment": [],
    "by_lead_score": [],
}  # fmt: skip
NOVEMBER = {"client_id": "acme", "start_date": "2025-11-01", "end_date": "2025-11-30"}


def call(db, session_id, started_at, seconds=60, cost=1, assistant_id=None, **learned):
    given = {"assistant_id": assistant_id} if assistant_id else {}
    db.start(session_id, started_at=started_at, type="inbound", **given)
    db.call(
        "end_session", session_id=session_id, duration_seconds=seconds, cost_total=cost, **learned
    )


@pytest.fixture(autouse=True)
def reconciled(db):
    yield
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


def test_as_the_document_calls_it(db):
    call(db, "1", "2025-11-01T00:00:00Z", 90, 2, call_outcome="booked", sentiment="positive")
    call(db, "2", "2025-11-30T23:59:59Z", 30, 1, call_outcome="booked", ended_reason="bye")
    call(db, "3", "2025-11-30T23:00:00Z", 60, None, call_outcome="lost")
    call(db, "before", "2025-10-31T23:59:59Z")
    call(db, "after", "2025-12-01T00:00:00Z")
    db.start("active", started_at="2025-11-02T00:00:00Z")

    answer = db.call("get_client_call_analytics", SERVICE, **NOVEMBER)

    days = answer.pop("by_day")
    assert len(days) == 30
    assert days[0] == {
        "day": "2025-11-01", "calls": 1, "unpriced_calls": 0, "minutes": 1.5, "cost": 2,
    } | NOBODY_SPOKE | {
        "answered_calls": 1, "conversion_rate": 0,
        "by_sentiment": [{"sentiment": "positive", "calls": 1}],
        "by_lead_score": [{"lead_score": 0, "calls": 1}],
    }  # fmt: skip
    assert days[1] == {
        "day": "2025-11-02", "calls": 0, "unpriced_calls": 0, "minutes": 0, "cost": 0,
    } | NOBODY_SPOKE  # fmt: skip
    assert (days[29]["calls"], days[29]["unpriced_calls"], days[29]["cost"]) == (2, 1, 1)
    assert answer.pop("start_date").isoformat() == "2025-11-01"
    assert answer.pop("end_date").isoformat() == "2025-11-30"
    hours = answer.pop("by_hour")
    assert [hour["hour"] for hour in hours] == list(range(24))
    assert (hours[0], hours[1], hours[23]) == (
        {"hour": 0, "calls": 1, "minutes": 1.5, "cost": 2},
        {"hour": 1, "calls": 0, "minutes": 0, "cost": 0},
        {"hour": 23, "calls": 2, "minutes": 1.5, "cost": 1},
    )
    (assistant,) = answer.pop("by_assistant")
    whole = {
        "answered_calls": 3, "unanswered_calls": 0, "demos": 0, "conversion_rate": 0,
        "response_p50_seconds": None, "response_p95_seconds": None, "interruptions": 0,
        "talk_ratio": None, "tool_calls": 0, "tool_success_rate": None,
    }  # fmt: skip
    assert assistant == whole | {
        "assistant_id": ACME_ASSISTANT, "calls": 3, "unpriced_calls": 1, "minutes": 3.0, "cost": 3,
    }  # fmt: skip
    assert answer == whole | {
        "client_id": "acme", "timezone": "UTC", "currency": None,
        "total_calls": 3, "unpriced_calls": 1, "total_seconds": 180, "total_minutes": 3,
        "total_cost": 3, "avg_duration_seconds": 60, "avg_cost": Decimal("1.5"),
        "by_outcome": [
            {"outcome": "booked", "calls": 2, "minutes": 2.0, "cost": 3},
            {"outcome": "lost", "calls": 1, "minutes": 1.0, "cost": 0},
        ],
        "by_sentiment": [
            {"sentiment": None, "calls": 2, "minutes": 1.5, "cost": 1},
            {"sentiment": "positive", "calls": 1, "minutes": 1.5, "cost": 2},
        ],
        "by_type": [{"type": "inbound", "calls": 3, "minutes": 3.0, "cost": 3}],
        "by_ended_reason": [
            {"ended_reason": None, "calls": 2, "minutes": 2.5, "cost": 2},
            {"ended_reason": "bye", "calls": 1, "minutes": 0.5, "cost": 1},
        ],
        "busiest_hours": [
            {"hour": 23, "calls": 2, "minutes": 1.5, "cost": 1},
            {"hour": 0, "calls": 1, "minutes": 1.5, "cost": 2},
        ],
        "active_calls": 1,
        "by_lead_score": [{"lead_score": 0, "calls": 3, "minutes": 3.0, "cost": 3}],
    }  # fmt: skip


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York"])
def test_a_month_a_dst_change_and_a_25_hour_day_in_auckland(db, zone):
    """Worked out by hand.

    New Zealand left summer time (UTC+13) on Sunday 5 April 2026 at 03:00, which became
    02:00 (UTC+12): that day began at 2026-04-04T11:00Z and ended at 2026-04-05T12:00Z,
    25 hours. 02:30 came twice, at 13:30Z and 14:30Z. It begins again on 27 September at
    02:00, which becomes 03:00: from 2026-09-26T12:00Z to 2026-09-27T11:00Z, 23 hours.
    The UTC month April begins at local noon or so of 1 April, 13:00 in summer time.
    """
    db.rows("update client_subscriptions set timezone = 'Pacific/Auckland'")
    db.rows(f"set local timezone = '{zone}'")
    call(db, "3 April, 23:59:59.999", "2026-04-04T10:59:59.999Z")
    call(db, "5 April, 00:00", "2026-04-04T11:00:00Z")
    call(db, "5 April, first 02:30", "2026-04-04T13:30:00Z")
    call(db, "5 April, second 02:30", "2026-04-04T14:30:00Z")
    call(db, "5 April, 23:59:59.999", "2026-04-05T11:59:59.999Z")
    call(db, "6 April, 00:00", "2026-04-05T12:00:00Z")
    call(db, "1 April 12:59, UTC March", "2026-03-31T23:59:59Z")
    call(db, "1 April 13:00, UTC April", "2026-04-01T00:00:00Z")
    # From 23:30 of the 4th to 00:30 of the 6th: 26 hours of clock, 26 of time.
    db.start("long", started_at="2026-04-04T10:30:00Z")
    db.call("end_session", session_id="long", ended_at="2026-04-05T12:30:00Z")
    # Over the spring change: 01:30 to 03:30 by the clock is one hour of time.
    db.start("spring", started_at="2026-09-26T13:30:00Z")
    db.call("end_session", session_id="spring", ended_at="2026-09-26T14:30:00Z")

    def days(start, end):
        answer = db.call(
            "get_client_call_analytics", client_id="acme", start_date=start, end_date=end
        )
        return {d["day"]: d["calls"] for d in answer["by_day"] if d["calls"]}

    assert days("2026-04-01", "2026-04-07") == {
        "2026-04-01": 2, "2026-04-04": 2, "2026-04-05": 4, "2026-04-06": 1,
    }  # fmt: skip
    assert db.session("long")["duration_seconds"] == 26 * 3600
    assert db.session("spring")["duration_seconds"] == 3600
    answer = db.call(
        "get_client_call_analytics", client_id="acme",
        start_date="2026-04-05", end_date="2026-04-05",
    )  # fmt: skip
    assert {h["hour"]: h["calls"] for h in answer["busiest_hours"]} == {2: 2, 0: 1, 23: 1}
    months = db.rows("select month::text, call_count from client_monthly_usage order by month")
    assert [tuple(m.values()) for m in months] == [
        ("2026-03-01", 1), ("2026-04-01", 8), ("2026-09-01", 1),
    ]  # fmt: skip


def test_whose_calls(db):
    call(db, "1", "2025-11-03T00:00:00Z")
    call(db, "2", "2025-11-03T00:00:00Z", assistant_id=ACME_OTHER_ASSISTANT)

    def total(caller, **arguments):
        given = {"start_date": "2025-11-01", "end_date": "2025-11-30", **arguments}
        return db.call("get_client_call_analytics", caller, **given)["total_calls"]

    assert total(ACME) == total(ACME, client_id="acme") == total(SERVICE, client_id="acme") == 2
    assert total(ACME_AGENT) == total(ACME_OTHER_AGENT) == 1
    assert total(GLOBEX) == total(SERVICE) == 0
    for caller in (GLOBEX, ACME_AGENT):
        with db.refused("42501", "client_id is not that of the token"):
            total(caller, client_id="default")
    with db.refused("22023", "client_id is unknown"):
        total(SERVICE, client_id="nobody")
    for caller in (ANON, NOBODY):
        with db.refused("42501"):
            total(caller)


def test_the_last_30_days_are_the_default(db):
    db.rows("update client_subscriptions set timezone = 'Pacific/Auckland'")
    db.start()
    db.call("end_session", session_id="call-1")

    answer = db.call("get_client_call_analytics", ACME)

    today = db.value("select (now() at time zone 'Pacific/Auckland')::date")
    assert (answer["start_date"], answer["end_date"]) == (today - timedelta(days=29), today)
    assert len(answer["by_day"]) == 30
    assert answer["by_day"][-1]["calls"] == answer["total_calls"] == 1


def turns(*said):
    """Role, second and whether it was cut off, of each."""
    return json.dumps([
        {
            "role": role, "content": "x" * letters, "interrupted": cut,
            "created_at": f"2025-11-03T00:00:{second:02}Z",
        }
        for role, second, letters, cut in said
    ])  # fmt: skip


def test_a_day_of_a_dashboard(db):
    """Response times 1, 2 and 10 seconds; 30 of 50 letters; 2 of 3 tools; a demo of two calls."""
    db.start("1", started_at="2025-11-03T00:00:00Z", answered_at="2025-11-03T00:00:00Z")
    db.call("schedule_demo", session_id="1", demo_time="2030-01-01T00:00:00Z")
    for key, success in (("a", True), ("b", False), ("c", None), ("d", True)):
        db.call("log_tool_call", session_id="1", tool_name="t", tool_call_id=key, success=success)
    db.call(
        "end_session", session_id="1", ended_at="2025-11-03T00:01:00Z",
        messages=turns(
            ("system", 0, 500, False), ("user", 0, 10, False), ("agent", 1, 10, True),
            ("user", 5, 5, False), ("agent", 7, 10, False), ("agent", 20, 5, True),
            ("user", 30, 5, False), ("agent", 40, 5, False),
        ),
    )  # fmt: skip
    db.start("2", started_at="2025-11-03T00:30:00Z", assistant_id=ACME_OTHER_ASSISTANT)
    db.call(
        "end_session", session_id="2", ended_at="2025-11-03T00:31:00Z", ended_reason="no-answer"
    )

    answer = db.call("get_client_call_analytics", SERVICE, **NOVEMBER)

    day = answer["by_day"][2]
    for figures in (day, answer):
        assert (figures["answered_calls"], figures["unanswered_calls"]) == (1, 1)
        assert (figures["demos"], figures["conversion_rate"]) == (1, 50)
        assert (figures["interruptions"], float(figures["talk_ratio"])) == (2, 0.6)
        assert (figures["tool_calls"], float(figures["tool_success_rate"])) == (4, 66.67)
        assert abs(figures["response_p50_seconds"] - 2) <= 0.1
        assert abs(figures["response_p95_seconds"] - 10) <= 0.5
    # The first answers in a second, half of the second's share is nobody's.
    assert answer["avg_duration_seconds"] == 60
    assert {part["assistant_id"]: part["demos"] for part in answer["by_assistant"]} == {
        ACME_ASSISTANT: 1, ACME_OTHER_ASSISTANT: 0,
    }  # fmt: skip
    one = db.call("get_client_call_analytics", SERVICE, **NOVEMBER, assistant_id=ACME_ASSISTANT)
    assert (one["total_calls"], one["demos"], one["unanswered_calls"]) == (1, 1, 0)


def test_one_turn_is_no_silence(db):
    """The band is that of lead_score, also where a part of it is not known."""
    db.start("1", started_at="2025-11-03T00:00:00Z")
    db.call(
        "end_session", session_id="1", user_name="Layla", ended_at="2025-11-03T00:01:00Z",
        messages=turns(("user", 0, 2, False)),
    )  # fmt: skip

    (part,) = db.call("get_client_call_analytics", SERVICE, **NOVEMBER)["by_lead_score"]

    score = db.value("select lead_score from session_figures")
    assert (part["lead_score"], db.session("1")["figures"]["longest_silence_seconds"]) == (
        score // 20 * 20, None,
    )  # fmt: skip


def test_an_agent_sees_no_figure_of_another(db):
    call(db, "1", "2025-11-03T00:00:00Z", assistant_id=ACME_OTHER_ASSISTANT)
    db.start("2", assistant_id=ACME_OTHER_ASSISTANT)
    asked = {"start_date": "2025-11-01", "end_date": "2025-11-30"}

    for wanted in ({}, {"assistant_id": ACME_OTHER_ASSISTANT}, {"assistant_id": ACME_ASSISTANT}):
        answer = db.call("get_client_call_analytics", ACME_AGENT, **asked, **wanted)
        assert (answer["total_calls"], answer["active_calls"]) == (0, 0)
        assert answer["by_assistant"] == []
    answer = db.call("get_client_call_analytics", ACME, **asked, assistant_id=ACME_OTHER_ASSISTANT)
    assert (answer["total_calls"], answer["active_calls"]) == (1, 1)


def test_a_quantile_is_within_5_per_cent(db):
    """From 50 ms to ten minutes, of any times: each is as near to what its bucket stands for."""
    seconds = [0.0, 0.001, 0.05, 0.0501, 689.0, *(0.05 * 1.001**n for n in range(9500))]

    rows = db.rows(
        "select t.seconds, pgcalls.response_seconds(pgcalls.response_bucket(t.seconds)) as told"
        " from unnest(%s::numeric[]) as t (seconds)",
        seconds,
    )

    assert len(rows) == len(seconds)
    for row in rows:
        true = max(float(row["seconds"]), 0.05)
        assert abs(float(row["told"]) - true) <= 0.05 * true + 0.001


def test_quantiles_of_added_histograms_are_those_of_all_answers(db):
    """Of histograms taken back again too, and for shares that fall on a border."""
    draw = random.Random(1)
    for _ in range(100):
        histograms = [
            Counter(draw.choices(range(101), k=draw.choice([0, 1, 2, 20, 1000])))
            for _ in range(draw.randint(1, 4))
        ]
        gone = histograms[0] if len(histograms) > 1 else Counter()
        answers = sorted((sum(histograms, Counter()) - gone).elements())
        shares = [Decimal(share) for share in ("0.01", "0.5", "0.95", "0.99", "1")]

        told = db.value(
            "select pgcalls.response_quantiles("
            " (select sum(pgcalls.pack_responses(h)) from unnest(%s::jsonb[]) as h)"
            " - pgcalls.pack_responses(%s::jsonb), %s::numeric[])",
            [json.dumps(histogram) for histogram in histograms],
            json.dumps(gone),
            shares,
        )

        ranks = [math.ceil(share * len(answers)) - 1 for share in shares]
        assert told == (
            db.value(
                "select array_agg(pgcalls.response_seconds(b) order by n)"
                " from unnest(%s::integer[]) with ordinality as t (b, n)",
                [answers[rank] for rank in ranks],
            )
            if answers
            else None
        )


def test_parts_of_months_and_whole_ones_add_up(db):
    """By month where a month is asked for, by day at both ends: each range is that of its days."""
    days = [
        "2024-01-30", "2024-01-31", "2024-02-01", "2024-02-02", "2024-02-28", "2024-02-29",
        "2024-03-01", "2024-03-30", "2024-03-31", "2024-04-01",
    ]  # fmt: skip
    for day in days:
        call(db, day, f"{day}T12:00:00Z", call_outcome="x", sentiment="positive")

    for start, end in itertools.combinations_with_replacement(days, 2):
        answer = db.call("get_client_call_analytics", ACME, start_date=start, end_date=end)
        calls = sum(start <= day <= end for day in days)
        assert answer["total_calls"] == sum(day["calls"] for day in answer["by_day"]) == calls
        for name in ("outcome", "sentiment", "type", "ended_reason", "lead_score", "hour"):
            (part,) = answer["busiest_hours" if name == "hour" else f"by_{name}"]
            assert (part["calls"], part["minutes"], part["cost"]) == (calls, calls, calls)


def test_another_zone_moves_the_days(db):
    call(db, "1", "2025-11-02T23:00:00Z")

    db.rows("update client_subscriptions set timezone = 'Pacific/Auckland'")

    days = db.call("get_client_call_analytics", ACME, **NOVEMBER)["by_day"]
    assert [d["day"] for d in days if d["calls"]] == ["2025-11-03"]


def test_a_zone_that_is_none_is_refused(db):
    with db.refused("22023", "timezone is not a time zone"):
        db.rows("update client_subscriptions set timezone = 'Mars'")
    with db.refused("22023", "timezone is not a time zone"):
        db.rows("insert into client_subscriptions (client_id, timezone) values ('n', 'Mars')")


@pytest.mark.parametrize(
    "change",
    [
        "assistant_id = '00000000-0000-0000-0000-000000000000'",
        "started_at_utc = started_at_utc - interval '40 days'",
        "call_outcome = 'z'",
        "sentiment = null",
        "type = 'web'",
        "ended_reason = repeat('é', 4000)",
        "cost_total = null",
        "duration_seconds = 1",
        "ended_at_utc = null",
        "is_answered = false",
        "demo_scheduled = true",
        "user_name = 'Layla'",
    ],
)
def test_whatever_changes_the_rollups_follow(db, change):
    call(db, "1", "2025-11-02T23:00:00Z", call_outcome="x", sentiment="positive")
    call(db, "2", "2025-11-02T22:00:00Z", call_outcome="x", sentiment="negative")

    db.rows(f"update user_sessions set {change} where session_id = '1'")
    assert db.rows("select * from pgcalls.reconcile_usage()") == []
    db.rows("delete from user_sessions where session_id = '1'")


@pytest.mark.parametrize(
    "column",
    ["unanswered_count", "demo_count", "interruption_count", "agent_letters", "user_letters",
     "tool_count", "tool_success_count", "tool_failure_count", "responses"],
)  # fmt: skip
def test_reconcile_usage_sees_a_wrong_figure(db, column):
    call(db, "1", "2025-11-02T23:00:00Z")
    db.rows(f"update call_rollups set {column} = 9")

    assert len(db.rows("select * from pgcalls.reconcile_usage()")) == 1
    db.rows("select pgcalls.rebuild_usage('acme')")


@pytest.mark.parametrize("period", ["day", "month"])
def test_reconcile_usage_sees_a_wrong_breakdown(db, period):
    call(db, "1", "2025-11-02T23:00:00Z")
    db.rows(
        "update call_breakdowns set cost_total = 9 where dimension = 'outcome' and period = %s",
        period,
    )

    (row,) = db.rows("select * from pgcalls.reconcile_usage()")

    assert (row["source"], row["counted_cost"], row["actual_cost"]) == ("call_breakdowns", 9, 1)
    db.become(SERVICE)
    assert db.value("select pgcalls.rebuild_usage('acme')") == 1 + 6 * 2
    db.become(None)
