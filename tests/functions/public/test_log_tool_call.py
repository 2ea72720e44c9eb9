from __future__ import annotations

import pytest
from psycopg.types.json import Jsonb

from support import ACME, ACME_AGENT, ANON, GLOBEX_AGENT, SERVICE


def log(db, caller=SERVICE, session_id="call-1", tool_name="book", **arguments):
    return db.call("log_tool_call", caller, session_id=session_id, tool_name=tool_name, **arguments)


def test_a_tool_call_is_kept_whole(db):
    id_ = db.start()

    answer = log(
        db,
        ACME_AGENT,
        parameters={"day": "Thursday"},
        result=Jsonb(["ok"]),
        success=False,
        error_message="busy",
        tool_call_id="t",
        started_at="2026-01-01T00:00:00Z",
        duration_ms=12,
        metadata={"model": "m"},
    )

    row = db.row("select * from tool_calls")
    assert answer == {"id": row["id"], "created": True}
    assert (str(row["session_id"]), row["client_id"]) == (id_, "acme")
    assert (row["parameters"], row["result"]) == ({"day": "Thursday"}, ["ok"])
    assert (row["success"], row["error_message"], row["duration_ms"]) == (False, "busy", 12)
    assert row["metadata"] == {"model": "m"}


def test_the_second_call_completes_the_first(db):
    db.start()
    first = log(db, tool_call_id="t", parameters={"a": 1})

    second = log(db, tool_call_id="t", result=Jsonb({"b": 2}), success=True, duration_ms=5)

    assert second == {"id": first["id"], "created": False}
    row = db.row("select * from tool_calls")
    assert (row["parameters"], row["result"], row["success"]) == ({"a": 1}, {"b": 2}, True)


@pytest.mark.parametrize(
    ("given", "stored"),
    [('{"hour": 15}', {"hour": 15}), ("[1]", [1]), ("free at 15", "free at 15"), ("{", "{"),
     ("15", "15"), ("", "")],
)  # fmt: skip
def test_json_that_comes_as_its_text_is_the_json_it_is(db, given, stored):
    db.start()

    log(db, ACME_AGENT, parameters=Jsonb(given), result=Jsonb(given))

    row = db.row("select parameters, result from tool_calls")
    assert (row["parameters"], row["result"]) == (stored, stored)


def test_an_answer_that_comes_first_is_completed_too(db):
    db.start()
    log(db, tool_call_id="t", result=Jsonb({"b": 2}), metadata={"x": 1})

    log(db, tool_call_id="t", parameters={"a": 1}, metadata={"y": 2})

    row = db.row("select * from tool_calls")
    assert (row["parameters"], row["result"]) == ({"a": 1}, {"b": 2})
    assert row["metadata"] == {"x": 1, "y": 2}


def test_without_an_id_each_call_is_its_own(db):
    db.start()

    assert log(db)["created"] and log(db)["created"]
    assert db.counts()["tool_calls"] == 2


def test_after_the_end_a_tool_call_can_be_completed_but_not_begun(db):
    db.start()
    log(db, tool_call_id="t")
    db.call("end_session", session_id="call-1")
    db.age("call-1", "6 minutes")

    assert not log(db, tool_call_id="t", success=True)["created"]
    with db.refused("PT409"):
        log(db, tool_call_id="other")


@pytest.mark.parametrize(
    ("caller", "sqlstate"), [(ANON, "42501"), (ACME, "42501"), (GLOBEX_AGENT, "PT404")]
)
def test_log_tool_call_refuses_who_may_not(db, caller, sqlstate):
    db.start()

    with db.refused(sqlstate):
        log(db, caller)
