from __future__ import annotations

import pytest
from psycopg.types.json import Jsonb

from support import ACME, ACME_AGENT, ACME_ASSISTANT, ACME_OTHER_ASSISTANT, ANON

TIMES = {"started_at": "2026-03-31T23:30:00Z", "ended_at": "2026-03-31T23:31:00Z"}
GOOD = {"session_id": "good", **TIMES, "assistant_id": ACME_ASSISTANT, "status": "failed"}


def calls(*given):
    return {"calls": Jsonb(list(given)), "client_id": "acme"}


def refused(answer):
    return {r["element"]: (r["sqlstate"], r["reason"]) for r in answer["refused"]}


def test_a_call_that_is_refused_keeps_no_other_from_being_stored(db):
    missing = "session_id, started_at or ended_at is missing"
    answer = db.call(
        "import_calls",
        **calls(
            {**GOOD, "session_id": "started", "ended_at": None},
            {**GOOD, "assistant_id": "x", "session_id": "typed"},
            {**GOOD, "colour": "red", "session_id": "keyed"},
            GOOD,
            7,
            TIMES,
        ),
    )

    assert (answer["calls_saved"], answer["calls_duplicate"]) == (1, 0)
    assert refused(answer) == {
        "calls[0]": ("22023", missing),
        "calls[1]": ("22023", "a value has the wrong type"),
        "calls[2]": ("22023", "colour is not a key that is read"),
        "calls[4]": ("22023", "an element is not an object"),
        "calls[5]": ("22023", missing),
    }
    assert [r["session_id"] for r in db.rows("select session_id from user_sessions")] == ["good"]
    assert db.session("good")["status"] == "failed"


def test_the_call_of_a_retired_assistant_keeps_no_other_from_being_stored(db):
    db.rows("update assistants set active = false where id = %s", ACME_OTHER_ASSISTANT)
    answer = db.call(
        "import_calls",
        **calls({**GOOD, "session_id": "old", "assistant_id": ACME_OTHER_ASSISTANT}, GOOD),
    )

    assert answer["calls_saved"] == 1
    assert refused(answer) == {"calls[0]": ("42501", "assistant is not active")}
    db.rows("update client_subscriptions set status = 'suspended' where client_id = 'acme'")
    with db.refused("42501", "client is not active"):
        db.call("import_calls", **calls({**GOOD, "session_id": "later"}))


@pytest.mark.parametrize(
    ("table", "event", "bad"),
    [
        ("user_sessions", "insert", "new.session_id = 'bad'"),
        ("conversation_messages", "insert", "new.content = 'bad'"),
        ("tool_calls", "insert", "new.tool_name = 'bad'"),
        ("user_sessions", "update", "new.session_id = 'bad' and new.ended_at_utc is not null"),
        ("call_rollups", "insert", "new.day = '2026-02-01'"),
    ],
)  # fmt: skip
def test_a_call_that_fails_keeps_no_other_from_being_stored(db, table, event, bad):
    db.rows(
        "create function public.spoil() returns trigger language plpgsql as $$"
        " begin raise exception 'secret' using errcode = 'XX123'; end $$;"
        f" create trigger zz_spoil before {event} on public.{table} for each row"
        f" when ({bad}) execute function public.spoil()"
    )
    failing = {**GOOD, "session_id": "bad", "started_at": "2026-02-01T00:00:00Z",
               "ended_at": "2026-02-01T00:01:00Z", "messages": [{"role": "user", "content": "bad"}],
               "tool_calls": [{"tool_name": "bad"}]}  # fmt: skip
    answer = db.call(
        "import_calls",
        **calls(GOOD, failing, {**GOOD, "session_id": "odd", "messages": [{"role": "user"}]}),
    )

    assert answer["calls_saved"] == 2
    assert refused(answer)["calls[1]"] == ("XX123", "it cannot be stored")
    assert set(refused(answer)) == {"calls[1]", "calls[2].messages[0]"}
    stored = db.rows("select session_id from user_sessions order by session_id")
    assert [s["session_id"] for s in stored] == ["good", "odd"]
    assert db.rows("select * from pgcalls.reconcile_usage()") == []


def test_a_call_that_its_row_refuses_keeps_no_other_from_being_stored(db):
    same = {"call_id": "aaaaaaaa-0000-4000-8000-00000000000a"}
    db.call("import_calls", **calls({**GOOD, "session_id": "erased"}))
    db.call("anonymize_session", session_id="erased")
    answer = db.call(
        "import_calls",
        **calls(
            {**GOOD, **same, "session_id": "1"},
            {**GOOD, **same, "session_id": "2"},
            {**GOOD, "session_id": "erased"},
            {**GOOD, "session_id": "4", "messages": [{"role": "user", "content": "x"}]},
        ),
    )

    assert {r["element"]: r["sqlstate"] for r in answer["refused"]} == {
        "calls[1]": "PT409", "calls[2]": "PT409",
    }  # fmt: skip
    assert answer["calls_saved"] == 2
    assert db.session("4")["message_count"] == 1


def test_what_cannot_be_stored_of_a_call_is_named_with_its_place(db):
    answer = db.call(
        "import_calls",
        **calls(
            GOOD,
            {
                **GOOD,
                "session_id": "other",
                "language": "no language",
                "messages": [{"role": "user", "content": "x"}, {"role": "nobody", "content": "y"}],
            },
        ),
    )

    assert list(refused(answer)) == ["calls[1].messages[1]"]
    assert [(n["element"], n["argument"]) for n in answer["notices"]] == [("calls[1]", "language")]
    assert db.session("other")["message_count"] == 1


def test_a_call_twice_in_one_batch_is_stored_once(db):
    answer = db.call("import_calls", **calls(GOOD, GOOD))

    assert (answer["calls_saved"], answer["calls_duplicate"]) == (1, 1)


def test_a_call_that_is_over_is_counted_and_refused_by_no_limit(db):
    db.rows("update client_subscriptions set max_concurrent_calls = 1, soft_concurrent_calls = 1,"
            " max_monthly_minutes = 1 where client_id = 'acme'")  # fmt: skip
    answer = db.call("import_calls", **calls(*({**GOOD, "session_id": f"old-{n}"} for n in "123")))

    assert (answer["calls_saved"], answer["refused"]) == (3, [])
    assert db.value("select sum(call_count) from client_monthly_usage") == 3
    assert db.rows("select from limit_notices where limit_name = 'soft_concurrent_calls'") == []


def test_an_import_into_empty_tables_leaves_no_plan_for_empty_tables(db):
    known = "select reltuples::integer from pg_class where oid = 'user_sessions'::regclass"
    # What another test has left there stays when it is rolled back.
    db.rows("analyze user_sessions")
    many = [{**GOOD, "session_id": f"old-{n}"} for n in range(max(db.value(known), 0) + 1)]

    assert db.call("import_calls", **calls(*many))["calls_saved"] == len(many)
    assert db.value(known) >= len(many)


def test_too_much_at_once_is_refused(db):
    for what, sqlstate in (({}, "22023"), ([7] * 1001, "PT413"), (["x" * 33_554_432], "PT413")):
        with db.refused(sqlstate):
            db.call("import_calls", calls=Jsonb(what))


def test_only_service_role_imports(db):
    for caller in (ANON, ACME, ACME_AGENT):
        with db.refused("42501"):
            db.call("import_calls", caller, **calls(GOOD))


def test_an_answer_that_the_turns_deny_is_told(db):
    said = [{"role": "user", "content": "Hello?"}]
    answer = db.call(
        "import_calls",
        **calls(
            {**GOOD, "is_answered": False, "messages": said},
            {**GOOD, "session_id": "other", "is_answered": False},
        ),
    )

    assert [(n["element"], n["argument"]) for n in answer["notices"]] == [
        ("calls[0]", "is_answered")
    ]
    assert [db.session(s)["is_answered"] for s in ("good", "other")] == [True, False]
