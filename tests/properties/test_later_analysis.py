"""Whenever a call is analysed, all that is stored of it is what its end would have found."""

from __future__ import annotations

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.json import Jsonb

from support import examples

SETTINGS = settings(
    max_examples=examples(60, 8),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
CALLS = ("one", "two")
STARTED, ENDED = "2026-03-31T23:30:00Z", "2026-03-31T23:40:00Z"
TEXT = st.sampled_from(
    ["Hello, this is Layla Haddad.", "My number is 021 555 1234.", "I am not happy with this at all",
     "It is wonderful, thank you", "layla dot haddad at example dot com", "Goodbye"]
)  # fmt: skip
ROLE = st.sampled_from(["user", "agent"])
END = st.fixed_dictionaries(
    {"ended_at": st.just(ENDED)},
    optional={
        "summary": TEXT, "user_name": TEXT, "sentiment": st.just("mixed"),
        "status": st.sampled_from(["completed", "failed"]), "ended_reason": st.just("no-answer"),
        "messages": st.lists(
            st.fixed_dictionaries({"role": ROLE, "content": TEXT}), max_size=3
        ).map(Jsonb),
    },
)  # fmt: skip
TOLD = st.fixed_dictionaries(
    {}, optional={"user_name": TEXT, "sentiment": st.just("mixed"), "call_outcome": st.just("x")}
).filter(bool)
OF_CALL = "session_id in (select id from user_sessions where session_id = %s)"
DIRECT = {
    "turns deleted": f"delete from conversation_messages where seq > 1 and {OF_CALL}",
    "turns changed": f"update conversation_messages set content = 'Great!' where {OF_CALL}",
    "name cleared": "update user_sessions set user_name = null where session_id = %s",
    "opened again": "update user_sessions set status = 'active' where session_id = %s",
    "given up": "update user_sessions set status = 'abandoned', ended_reason = 'stale'"
    f" , ended_at_utc = '{ENDED}' where session_id = %s and ended_at_utc is null",
}
CALL = st.sampled_from(CALLS)
STEP = st.one_of(
    st.tuples(st.just("log_message"), CALL, st.fixed_dictionaries({"role": ROLE, "content": TEXT})),
    st.tuples(st.just("end_session"), CALL, END),
    st.tuples(st.just("update_session"), CALL, TOLD),
    st.tuples(st.just("anonymize_session"), CALL, st.just({})),
    st.tuples(st.sampled_from(sorted(DIRECT)), CALL, st.just({})),
)
#: Tables, and their columns that say which row, when it was written, or how it was analysed.
TABLES = {
    "public.user_sessions": "id, session_id, rate_plan_id, created_at, updated_at, anonymized_at",
    "public.client_subscriptions": "rate_plan_id, created_at, updated_at, is_analysed_later",
    "public.call_rollups": "",
    "public.call_breakdowns": "",
    "public.client_monthly_usage": "updated_at",
    "pgcalls.session_texts": "session_id",
}


@pytest.fixture
def example(example):
    """The same, with clients who pay by a plan and take late turns for a week."""

    def run(body):
        def prepared(db):
            db.rows("insert into rate_plans (name, price_per_minute) values ('p', 0.1)")
            db.rows(
                "update client_subscriptions set late_seconds = 604800,"
                " rate_plan_id = (select id from rate_plans)"
            )
            return body(db)

        return example(prepared)

    return run


def stored(db):
    found = db.contents(TABLES)
    for call in found["public.user_sessions"]:
        call["row"]["derived_columns"].sort()
    # A cell that counts no call any more says nothing.
    for table in ("public.call_rollups", "public.call_breakdowns"):
        found[table] = [cell for cell in found[table] if cell["row"]["call_count"]]
    return found | {"turns": db.rows("select content_tsv from pgcalls.message_texts order by 1")}


def take(db, step, call, what):
    """One step, whose refusal is the same whoever analyses when."""
    try:
        with db.connection.transaction():
            if step in DIRECT:
                db.rows(DIRECT[step], call)
            else:
                db.call(step, session_id=call, **what)
    except psycopg.Error as error:
        assert error.sqlstate in {"PT404", "PT409", "22023"}, error
        return error.sqlstate
    finally:
        db.become(None)
    return None


def live(steps, later):
    def body(db):
        if later:
            db.rows("update client_subscriptions set is_analysed_later = true")
        for call in CALLS:
            db.start(call, started_at=STARTED)
        answers = []
        for step, call, what, analyses in steps:
            answers.append(take(db, step, call, what))
            if later and analyses:
                db.call("analyse_pending", max_calls=1)
        # A call that was opened again has what was found before until it ends again.
        for call in CALLS:
            take(db, "end_session", call, {"ended_at": ENDED})
        while db.call("analyse_pending", max_calls=1):
            pass
        return answers, stored(db)

    return body


@SETTINGS
@given(steps=st.lists(st.tuples(STEP, st.booleans()).map(lambda s: (*s[0], s[1])), max_size=10))
def test_a_later_analysis_finds_what_an_immediate_one_finds(example, steps):
    assert example(live(steps, later=True)) == example(live(steps, later=False))
