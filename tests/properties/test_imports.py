"""An imported call is the call that start_session and end_session make, and comes once."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.json import Jsonb

from support import ACME_ASSISTANT, examples

SETTINGS = settings(
    max_examples=examples(40, 6),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TEXT = st.sampled_from(
    ["Hello, this is Layla Haddad.", "My number is oh two one, five five five, one two three four",
     "I am not happy with this at all", "layla dot haddad at example dot com", "Goodbye", " ", "x"]
)  # fmt: skip
AT = st.integers(0, 59).map("2026-03-31T23:30:{:02}Z".format)
# Each turn has its instant: without one, silences are measured by our clock.
TURN = st.fixed_dictionaries(
    {
        "role": st.sampled_from(["user", "agent", "system", "nobody"]),
        "content": TEXT,
        "spoken_at": AT,
    },
    optional={"message_key": st.sampled_from("abc"), "interrupted": st.booleans()},
)
TOOL = st.fixed_dictionaries(
    {"tool_name": st.sampled_from(["book", ""])},
    optional={"tool_call_id": st.sampled_from("ab"), "success": st.booleans(), "started_at": AT},
)
#: What belongs to the start of a call, to its end, and to both.
START = {"customer_number": st.sampled_from(["021 555 1234", "anonymous", "x"]),
         "language": st.sampled_from(["en", "ar", "no language"]), "type": st.just("inbound"),
         "metadata": st.just({"k": 1}), "answered_at": AT,
         "assistant_id": st.just(ACME_ASSISTANT)}  # fmt: skip
END = {"summary": TEXT, "sentiment": st.sampled_from(["positive", "so so"]),
       "status": st.sampled_from(["failed", "abandoned", "active"]),
       "ended_reason": st.sampled_from(["hangup", "no-answer"]), "user_name": TEXT,
       "duration_seconds": st.integers(0, 99), "cost_total": st.integers(0, 9),
       "keywords": st.just(["price"]), "is_answered": st.booleans(),
       "messages": st.lists(TURN, max_size=6), "tool_calls": st.lists(TOOL, max_size=2)}  # fmt: skip
CALL = st.fixed_dictionaries({"ended_at": AT}, optional=START | END)
#: What counting a call may depend on: nothing, or what was counted before it, or a closed month.
CLIENTS = st.sampled_from(
    ["", "update rate_plans set included_minutes = 1",
     "update client_subscriptions set soft_monthly_minutes = 1, soft_monthly_cost = 0.01",
     "select from close_month(month => '2026-03-01')"]
)  # fmt: skip
#: Tables, and their columns that say which row or when it was written.
TABLES = {
    "public.user_sessions": "id, rate_plan_id, created_at, updated_at",
    "public.conversation_messages": "id, session_id, created_at",
    "public.tool_calls": "id, session_id, created_at, updated_at",
    "public.call_rollups": "",
    "public.call_breakdowns": "",
    "public.client_monthly_usage": "updated_at",
    "public.contacts": "id, created_at, updated_at",
    "public.limit_notices": "id, created_at",
    "public.statement_adjustments": "id, session_id, created_at, updated_at",
}


@pytest.fixture
def example(example):
    """The same, with clients who pay by a plan."""

    def run(body, client=""):
        def prepared(db):
            db.rows("insert into rate_plans (name, price_per_minute) values ('p', 0.1)")
            db.rows("update client_subscriptions set rate_plan_id = (select id from rate_plans)")
            if client:
                db.rows(client)
            return body(db)

        return example(prepared)

    return run


def stored(db):
    db.become(None)
    return db.contents(TABLES) | {
        "words": db.rows("select content_tsv::text as row from pgcalls.session_texts order by 1"),
        "actions": db.rows(
            "select action, object_type, details, count(*) from audit_log group by 1, 2, 3 order by 1, 2, 3"
        ),
    }


def started(place):
    """Calls end in the order of their starts."""
    return f"2026-03-31T23:30:{place:02}Z"


def one_by_one(calls):
    def body(db):
        for place, call in enumerate(calls):
            given = {k: Jsonb(v) if isinstance(v, list) else v for k, v in call.items()}
            start = {k: v for k, v in given.items() if k in START} | {"started_at": started(place)}
            end = {k: v for k, v in given.items() if k in END or k == "ended_at"}
            db.call("start_session", session_id=f"call-{place}", client_id="acme", **start)
            db.call("end_session", session_id=f"call-{place}", **end)
        return stored(db)

    return body


def imported(calls, repeats=1):
    def body(db):
        given = [
            {"session_id": f"call-{n}", "started_at": started(n), **call}
            for n, call in enumerate(calls)
        ]
        answers = [
            db.call("import_calls", calls=Jsonb(given), client_id="acme") for _ in range(repeats)
        ]
        assert [(a["calls_saved"], a["calls_duplicate"]) for a in answers] == [
            (len(calls), 0), *([(0, len(calls))] * (repeats - 1))
        ]  # fmt: skip
        return stored(db)

    return body


@SETTINGS
@given(calls=st.lists(CALL, min_size=1, max_size=4), client=CLIENTS)
def test_an_import_is_the_start_and_the_end_of_each_call(example, calls, client):
    assert example(imported(calls), client) == example(one_by_one(calls), client)


@SETTINGS
@given(calls=st.lists(CALL, min_size=1, max_size=3))
def test_a_repeated_import_changes_nothing(example, calls):
    assert example(imported(calls, 3)) == example(imported(calls))
