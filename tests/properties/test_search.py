"""Whatever happens to calls and turns, search_messages finds what the turns say, no more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import psycopg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.json import Jsonb

from support import ACME, SERVICE, Caller, Store, examples

SETTINGS = settings(
    max_examples=examples(50, 10),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
CALLS = ("one", "two")
CALL = st.sampled_from(CALLS)
WORDS = ("cat", "dogs", "ada@example.com", "قطة", "Layla", "dying", "٠٩٩")
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
KEY = st.sampled_from(["k1", "k2", "k3"])
TURN = st.fixed_dictionaries(
    {"role": st.sampled_from(["user", "agent", "system"]), "content": TEXT},
    optional={"message_key": KEY},
)
TURNS = st.lists(TURN, min_size=1, max_size=3)
STEP = st.one_of(
    st.tuples(st.just("log_message"), CALL, TURN),
    st.tuples(st.just("log_messages"), CALL, TURNS),
    st.tuples(st.just("end"), CALL, TURNS),
    st.tuples(st.just("insert"), CALL, TEXT),
    st.tuples(st.just("copy"), CALL, TEXT),
    st.tuples(st.just("upsert"), CALL, TEXT),
    st.tuples(st.just("change"), CALL, TEXT),
    st.tuples(st.just("insert by an id"), CALL, TEXT),
    st.tuples(st.just("insert by an old id"), CALL, TEXT),
    *(
        st.tuples(st.just(name), CALL, st.none())
        for name in (
            "stale", "end directly", "open again", "delete a turn", "delete a call", "redact",
            "erase", "forget", "purge", "import", "index", "index", "index", "change the role",
            "date back",
        )
    ),
)  # fmt: skip
OF_CALL = "session_id in (select id from user_sessions where session_id = %s)"
ONE = f"id = (select id from conversation_messages where {OF_CALL} order by seq limit 1)"
DIRECT = {
    "insert": (
        "insert into conversation_messages (session_id, role, content)"
        " select id, 'user', %s from user_sessions where session_id = %s"
    ),
    "insert by an id": (
        "insert into conversation_messages (id, session_id, role, content)"
        " select gen_random_uuid(), id, 'user', %s from user_sessions where session_id = %s"
    ),
    "insert by an old id": (
        "insert into conversation_messages (id, session_id, role, content)"
        " select pgcalls.uuid_v7(now() - interval '1 day'), id, 'user', %s from user_sessions"
        " where session_id = %s"
    ),
    "upsert": (
        "insert into conversation_messages (id, session_id, role, content)"
        " select m.id, m.session_id, 'user', %s from conversation_messages as m"
        f" where {ONE} on conflict (id) do update set content = excluded.content"
    ),
    "change": f"update conversation_messages set content = %s where {ONE}",
}
SILENT = {
    "end directly": "update user_sessions set status = 'completed' where session_id = %s"
    " and ended_at_utc is null",
    "open again": "update user_sessions set status = 'active' where session_id = %s",
    "change the role": "update conversation_messages set"
    f" role = case role when 'agent' then 'system' else 'agent' end where {ONE}",
    "date back": "update conversation_messages set created_at = created_at - interval '1 week'"
    f" where {ONE}",
    "delete a turn": f"delete from conversation_messages where {ONE}",
    "delete a call": "delete from user_sessions where session_id = %s",
    "stale": "update user_sessions set status = 'abandoned', ended_reason = 'stale'"
    " where session_id = %s and ended_at_utc is null",
    "import": "insert into user_sessions (client_id, session_id, status, started_at_utc,"
    " ended_at_utc) values ('acme', %s, 'completed', now(), now())",
}
QUERIES = (
    "cat",
    "dog -cat",
    '"cat dogs"',
    "email",
    "القطة",
    "layla or ada@example.com",
    "die",
    "099",
)


def take(db: Store, step: str, call: str, what: object) -> None:
    """Do one thing; a refusal leaves everything as it was."""
    if step in ("log_message", "log_messages", "end"):
        function = "end_session" if step == "end" else step
        given = what if isinstance(what, dict) else {"messages": Jsonb(what)}
        db.call(function, session_id=call, **given)
    elif step == "redact":
        db.rows("update client_subscriptions set redacted_kinds = '{email}' where true")
    elif step == "erase":
        db.call("anonymize_session", session_id=call)
    elif step == "forget":
        db.call("forget_caller", email="ada@example.com")
    elif step == "purge":
        db.age(call, "40 days")
        db.rows("update client_subscriptions set retention_days = 30 where true")
        db.call("purge_expired")
    elif step == "index":
        db.index_recent()
    elif step == "copy":
        found = db.rows("select id from user_sessions where session_id = %s", call)
        query = "copy conversation_messages (session_id, role, content) from stdin"
        with db.connection.cursor().copy(query) as copy:
            for session in found:
                copy.write_row((session["id"], "agent", what))
    else:
        db.become(SERVICE)
        query = DIRECT.get(step) or SILENT[step]
        db.rows(query, *([what] if step in DIRECT else []), call)


def compare(db: Store, caller: Caller) -> None:
    """Search, and read every turn."""
    yesterday = datetime.now(UTC) - timedelta(days=1)
    for query, condition, filters in (
        *((query, "role <> 'system'", {}) for query in QUERIES),
        ("cat", "role = 'agent'", {"role": "agent"}),
        ("cat", f"role <> 'system' and created_at >= '{yesterday}'", {"since": yesterday}),
    ):
        said = db.rows(
            f"select id from conversation_messages where {condition} and"
            " to_tsvector('pgcalls.multilingual', content)"
            " @@ websearch_to_tsquery('pgcalls.multilingual', %s)",
            query,
        )
        found = db.call("search_messages", caller, query=query, page_size=100, **filters)
        wanted = {row["id"] for row in said}
        assert {row["message_id"] for row in found} == wanted, (query, condition)


@SETTINGS
@given(steps=st.lists(STEP, min_size=1, max_size=12))
def test_search_equals_the_turns(example, steps):
    def body(db):
        for call in CALLS:
            db.start(call)
        for step, call, what in steps:
            try:
                with db.connection.transaction():
                    take(db, step, call, what)
            except psycopg.Error as error:
                assert error.sqlstate in {"PT404", "PT409", "23505", "22023"}, error
            db.become(None)
            compare(db, SERVICE)
        compare(db, ACME)

    example(body)
