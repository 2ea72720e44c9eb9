"""Whatever stands in the optional arguments: the call is started, ended, billed, analysed."""

from __future__ import annotations

import json

import psycopg
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from psycopg.types.json import Jsonb

from support import ACME_AGENT, ACME_ASSISTANT, SERVICE, examples

SETTINGS = settings(
    max_examples=examples(60, 15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
#: What platforms send, and what nobody would.
JUNK = st.one_of(
    TEXT,
    st.sampled_from([
        "", " ", "55555", "911", "client:alice", "<sip:+16505550123@host>", "Private Number",
        "multi", "auto", " Positive ", "COMPLETED", "1764475200", "infinity", "2099-01-01",
        "20/11/2026, 3:04:05 pm", "call_abc", "x" * 9000, "[1]", "null",
    ]),
)  # fmt: skip
#: Postgres itself refuses what is no instant.
INSTANT = st.sampled_from([
    "infinity", "-infinity", "1970-01-01", "1999-12-31", "2099-01-01", "2026-01-01", "now", "epoch",
])  # fmt: skip
DOCUMENT = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**40), 2**40), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXT, inner, max_size=4)),
    max_leaves=8,
)
NUMBER = st.one_of(st.integers(-(2**40), 2**40), st.sampled_from([1e30, -1.5, 0.001]))
START = dict.fromkeys(("call_id", "phone_number_id", "business_number", "customer_number", "type", "source", "user_id", "room_name", "participant_identity", "language", "started_at"), JUNK)  # fmt: skip
END = {
    **dict.fromkeys(("ended_reason", "status", "user_name", "user_phone", "user_email", "summary", "sentiment", "call_outcome", "ended_at"), JUNK),
    "cost_total": NUMBER, "duration_seconds": NUMBER, "keywords": DOCUMENT,
    "messages": DOCUMENT, "tool_calls": DOCUMENT, "expected_message_count": st.integers(-9, 2**31 - 1),
}  # fmt: skip


@pytest.fixture
def example(example):
    def run(body):
        def prepared(store):
            store.rows(
                "with p as (insert into rate_plans (name, price_per_minute, connection_fee,"
                " currency) values ('p', 0.1, 0.5, 'USD') returning id) update"
                " client_subscriptions set rate_plan_id = p.id from p where client_id = 'acme'"
            )
            body(store)

        example(prepared)

    return run


def documents(arguments):
    json_arguments = ("keywords", "messages", "tool_calls", "metadata")
    return {k: Jsonb(v) if k in json_arguments else v for k, v in arguments.items()}


@SETTINGS
@given(
    start=st.fixed_dictionaries(
        {}, optional={**START, "started_at": INSTANT, "metadata": DOCUMENT}
    ),
    end=st.fixed_dictionaries({}, optional={**END, "ended_at": INSTANT, "metadata": DOCUMENT}),
    is_agent=st.booleans(),
)
def test_a_call_is_recorded_whatever_its_details_are(example, start, end, is_agent):
    caller = ACME_AGENT if is_agent else SERVICE
    scope = {} if is_agent else {"client_id": "acme", "assistant_id": ACME_ASSISTANT}

    def body(db):
        started = db.call("start_session", caller, session_id="s", **scope, **documents(start))
        db.call("log_message", caller, session_id="s", role="user", content="I like it", seq=7)
        ended = db.call("end_session", caller, session_id="s", **documents(end))

        row = db.session("s")
        assert row["ended_at_utc"] is not None and row["status"] != "active"
        assert (row["cost_total"] is None) == (row["duration_seconds"] is None)
        assert "I like it" in row["call_transcript"]
        # Junk may be a language, such as AA, and a mood is not told in every one.
        is_read = (row["language"] or "en")[:2].lower() in ("en", "ar")
        assert row["sentiment"] is not None or not is_read
        assert db.rows("select * from pgcalls.reconcile_usage()") == []
        for told in [*started["notices"], *ended["notices"], *ended["refused"]]:
            assert set(told) <= {"code", "argument", "element", "reason", "sqlstate", "hint"}
        given_arrays = [end[k] for k in ("messages", "tool_calls") if isinstance(end.get(k), list)]
        assert len(ended["refused"]) <= sum(map(len, given_arrays)) + 2
        noticed = {n["argument"] for n in [*started["notices"], *ended["notices"]]}
        for name in ("user_id", "room_name", "type"):
            if start.get(name, "").strip() and name not in noticed:
                assert row[name] == start[name]

    example(body)


COUNT = st.integers(-(2**31), 2**31 - 1)
MESSAGE = {
    "role": st.one_of(st.sampled_from(["user", "Assistant ", "tool", "transfer_target"]), JUNK),
    # PostgREST hands anything that is no string over as its text.
    "content": st.one_of(JUNK, DOCUMENT.map(json.dumps), st.just("x" * 70_000)),
    "message_key": JUNK, "seq": COUNT, "audio_url": JUNK, "created_at": INSTANT,
    "spoken_at": INSTANT, "revision": COUNT, "interrupted": st.booleans(), "metadata": DOCUMENT,
}  # fmt: skip
TOOL_CALL = {
    "tool_name": JUNK, "parameters": DOCUMENT, "result": st.one_of(DOCUMENT, st.just("x" * 70_000)),
    "success": st.booleans(), "error_message": JUNK, "tool_call_id": JUNK, "started_at": INSTANT,
    "duration_ms": COUNT, "metadata": DOCUMENT,
}  # fmt: skip
LOGGED = {
    "log_message": ("conversation_messages", {"role": "user", "content": "x"}, MESSAGE),
    "log_tool_call": ("tool_calls", {"tool_name": "t"}, TOOL_CALL),
}


@SETTINGS
@given(data=st.data(), function=st.sampled_from(sorted(LOGGED)), is_agent=st.booleans())
def test_one_turn_or_tool_call_is_stored_or_refused_by_the_name_of_what_is_wrong(
    example, data, function, is_agent
):
    table, essence, junk = LOGGED[function]
    names = data.draw(st.lists(st.sampled_from(sorted(junk)), max_size=3, unique=True))
    given_arguments = {name: data.draw(junk[name]) for name in names}
    caller = ACME_AGENT if is_agent else SERVICE

    def body(db):
        db.start("s")
        arguments = {
            k: Jsonb(v) if k in ("parameters", "result", "metadata") else v
            for k, v in given_arguments.items()
        }
        try:
            with db.connection.transaction():
                db.call(function, caller, session_id="s", **{**essence, **arguments})
        except psycopg.Error as error:
            db.become(None)
            assert error.sqlstate in ("22023", "PT413")
            assert error.diag.message_primary.split()[0] in {*essence, *given_arguments}
            assert error.diag.message_hint
            stored = 0
        else:
            stored = 1
            row = db.row(f"select * from {table}")
            for name in ("message_key", "tool_call_id", "error_message"):
                assert row.get(name) == (given_arguments.get(name) if name in row else None)

        event(f"{function}: {stored} stored")
        ended = db.call("end_session", caller, session_id="s")
        assert db.value(f"select count(*) from {table}") == stored
        assert ended["status"] == "completed"
        assert db.rows("select * from pgcalls.reconcile_usage()") == []

    example(body)
