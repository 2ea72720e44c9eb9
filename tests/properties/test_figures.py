"""Zero where something was counted and there was none, null where nothing is known."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

STARTED = "2026-01-01T00:00:00Z"


def turn(role, second):
    return {"role": role, "content": "word", "spoken_at": f"2026-01-01T00:00:{second:02}Z"}


#: What was said in a call.
CALLS = {
    "nothing": [],
    "one turn of the user": [turn("user", 0)],
    "one turn of the agent": [turn("agent", 0)],
    "the user alone": [turn("user", 0), turn("user", 10)],
    "the agent alone": [turn("agent", 0), turn("agent", 10)],
    "the system alone": [turn("system", 0), turn("system", 10)],
    "both": [turn("user", 0), turn("agent", 10)],
}
#: Each figure of a call of a minute, for each of the above.
FIGURES = {
    "response_p50_seconds": [None, None, None, None, None, None, 10],
    "response_p95_seconds": [None, None, None, None, None, None, 10],
    "talk_ratio": [None, 0, 1, 0, 1, None, Decimal("0.5")],
    "interruption_count": [0, 0, 0, 0, 0, 0, 0],
    "longest_silence_seconds": [None, None, None, 10, 10, None, 10],
    "turns_per_minute": [0, 1, 1, 2, 2, 0, 2],
    "tool_seconds": [0, 0, 0, 0, 0, 0, 0],
    # A turn of the user gives a sentiment and an outcome as well.
    "lead_score": [0, 14, 0, 18, 4, 0, 22],
}
SUMMARIES = {
    "message_count": [0, 1, 1, 2, 2, 2, 2],
    "user_message_count": [0, 1, 0, 2, 0, 0, 1],
    "agent_message_count": [0, 0, 1, 0, 2, 0, 1],
    "tool_call_count": [0, 0, 0, 0, 0, 0, 0],
    "duration_seconds": [60, 60, 60, 60, 60, 60, 60],
    "cost_total": [None, None, None, None, None, None, None],
    "ringing_seconds": [None, None, None, None, None, None, None],
}


def numbers(db, relation):
    """The columns of a relation or composite type that hold a number."""
    return {
        r["attname"]
        for r in db.rows(
            "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0"
            " and atttypid::regtype::text in ('integer', 'bigint', 'numeric', 'double precision')",
            relation,
        )
    }


def call(db, turns, end=True):
    db.start(started_at=STARTED)
    if turns:
        db.call("log_messages", session_id="call-1", messages=json.dumps(turns))
    if end:
        db.call("end_session", session_id="call-1", ended_at="2026-01-01T00:01:00Z")


@pytest.mark.parametrize(("place", "said"), list(enumerate(CALLS)))
@pytest.mark.parametrize(
    ("view", "figures"), [("session_figures", FIGURES), ("session_summaries", SUMMARIES)]
)
def test_the_figures_of_a_call(db, place, said, view, figures):
    call(db, CALLS[said])

    assert numbers(db, view) == set(figures)
    row = db.row(f"select * from {view} where session_id = 'call-1'")
    assert {name: row[name] for name in figures} == {n: of[place] for n, of in figures.items()}


@pytest.mark.parametrize(("place", "said"), list(enumerate(CALLS)))
def test_the_counts_of_a_call_that_goes_on(db, place, said):
    call(db, CALLS[said], end=False)

    row = db.row("select * from session_summaries where session_id = 'call-1'")
    counts = [name for name in SUMMARIES if name.endswith("_count")]
    assert {n: row[n] for n in counts} == {n: SUMMARIES[n][place] for n in counts}
    assert (row["duration_seconds"], row["cost_total"]) == (None, None)


#: The answers over many calls: with none, and with one that has no price.
TOTALS = {
    "conversion_rate_result": (
        ("get_conversion_rate", {"client_id": "acme", "days": 3660}),
        {"total_sessions": (0, 1), "demos_scheduled": (0, 0), "conversion_rate": (None, 0)},
    ),
    "client_call_analytics_result": (
        ("get_client_call_analytics",
         {"client_id": "acme", "start_date": "2026-01-01", "end_date": "2026-01-31"}),
        {
            "total_calls": (0, 1), "unpriced_calls": (0, 1), "total_seconds": (0, 60),
            "total_minutes": (0, 1), "total_cost": (0, 0), "avg_duration_seconds": (None, 60),
            "avg_cost": (None, None), "answered_calls": (0, 1), "unanswered_calls": (0, 0),
            "demos": (0, 0), "conversion_rate": (None, 0), "response_p50_seconds": (None, None),
            "response_p95_seconds": (None, None), "interruptions": (0, 0),
            "talk_ratio": (None, None), "tool_calls": (0, 0), "tool_success_rate": (None, None),
            "active_calls": (0, 0),
        },
    ),
    "conversation_statistics_row": (
        ("get_conversation_statistics", {"client_id": "acme"}),
        {"count": (None, 1), "avg_duration": (None, 60), "avg_messages": (None, 0)},
    ),
    "cost_reconciliation_row": (
        ("cost_reconciliation", {"client_id": "acme", "month": "2026-01-01"}),
        {"calls": (None, 1), "lines": (None, 1), "unpriced": (None, 1),
         "own_cost": (None, 0), "vendor_cost": (None, None), "difference": (None, None)},
    ),
    "statement_row": (
        ("close_month", {"client_id": "acme", "month": "2026-01-01"}),
        dict.fromkeys(("included_seconds", "usage_cost", "adjustment_cost", "cost_total"), (0, 0))
        | {"call_count": (0, 1), "unpriced_count": (0, 1), "unanswered_count": (0, 0),
           "duration_seconds": (0, 60)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("count", [0, 1])
@pytest.mark.parametrize("result", TOTALS)
def test_the_figures_of_a_client(db, result, count):
    (function, arguments), figures = TOTALS[result]
    if count:
        call(db, [])

    answer = db.call(function, **arguments)

    assert numbers(db, result) == set(figures)
    rows = answer if isinstance(answer, list) else [answer]
    assert [{n: row[n] for n in figures} for row in rows] == (
        [{n: values[count] for n, values in figures.items()}]
        if rows or count else []
    )  # fmt: skip


def test_a_loss_is_none_where_nothing_has_a_price(db):
    """What was not priced was not given away."""
    call(db, [], end=False)
    db.call("end_session", session_id="call-1", ended_at="2026-01-01T00:01:00Z")
    db.rows("update user_sessions set reported_cost_total = 5")

    (row,) = db.call("cost_reconciliation", client_id="acme", month="2026-01-01")

    assert (row["own_cost"], row["vendor_cost"], row["difference"]) == (0, 5, None)
