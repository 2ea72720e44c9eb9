"""Every argument of every function: a bad value is refused and nothing is written."""

from __future__ import annotations

import json
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.types.json import Jsonb

from support import ACME_AGENT, ACME_ASSISTANT, NOWHERE, SERVICE, each

LONG = "x" * 70000
BAD_TIMES = [
    "infinity", "-infinity", "1999-12-31T23:59:59Z", "2099-01-01T00:00:00Z", "4713-01-01 BC",
]  # fmt: skip
BIG_JSON = '{"x": "' + "y" * 17000 + '"}'
DEEP_JSON = '{"x":' * 9000 + "1" + "}" * 9000

TEXT_ID = [("", "22023"), (LONG, "22023")]
OBJECT = [("[]", "22023"), ('"x"', "22023"), ("5", "22023"), (BIG_JSON, "PT413"), ("{", "22P02"),
          (r'{"x": "\u0000"}', "22P05"), (r'{"x": "\ud800"}', "22P02"), (DEEP_JSON, "PT413")]  # fmt: skip
PAST = [(value, "22023") for value in BAD_TIMES] + [("yesterday-ish", "22007")]
SESSION = [(None, "22023"), ("", "PT404"), (LONG, "PT404"), ("nothing", "PT404"),
           ("99999999-0000-4000-8000-000000000000", "PT404")]  # fmt: skip
LABELS = [("{a,null}", "22023"), ("{{a},{b}}", "22023"), ("{" + "a," * 100 + "a}", "22023"),
          ('{""}', "22023"), ("{" + LONG + "}", "22023")]  # fmt: skip
AMOUNT = [("-1", "22023"), ("NaN", "22023"), ("Infinity", "22023"), ("1e400", "22023"),
          ("abc", "22P02")]  # fmt: skip
MONTH = [(None, "22023"), ("infinity", "22023"), ("-infinity", "22023"),
         ("1999-12-31", "22023"), ("soon", "22007")]  # fmt: skip
PHONE = [
    ("call me", "22023"),
    ("+64 21 (0)", "22023"),
    ("9" * 10000, "22023"),
    ("+0123456789", "22023"),
]
EMAIL = [("ada", "22023"), ("a b@example.com", "22023"), ("a@" + LONG, "22023"), ("", "22023")]
LANGUAGE = [("english; drop", "22023"), ("", "22023"), ("x", "22023")]
LEARNED = {
    "user_name": TEXT_ID,
    "user_email": EMAIL,
    "user_phone": PHONE,
    "summary": [(LONG, "PT413")],
    "sentiment": [("great", "22023"), ("", "22023")],
    "call_outcome": TEXT_ID,
    "keywords": LABELS,
    "metadata": OBJECT,
}

QUERY = [(None, "22023"), ("", "22023"), (" ", "22023"), ("x" * 1001, "22023")]
SEARCH = {
    "assistant_id": [("nobody", "22P02")],
    "status": [("over", "22023")],
    "sentiment": [("great", "22023")],
    "call_outcome": TEXT_ID,
    "language": LANGUAGE,
    "number": TEXT_ID,
    "since": [("soon", "22007")],
    "until": [("soon", "22007")],
    "page_size": [("0", "22023"), ("-1", "22023"), ("101", "22023"), ("x", "22P02")],
    "after_rank": [("high", "22P02")],
}

BAD: dict[str, dict[str, list[tuple[str | None, str]]]] = {
    "start_session": {
        "session_id": TEXT_ID,
        "assistant_id": [("abc", "22P02")],
        "client_id": [*TEXT_ID, ("nobody", "22023")],
        "call_id": [("abc", "22023")],
        "phone_number_id": [("abc", "22023"), ("99999999-0000-4000-8000-000000000000", "22023")],
        "business_number": PHONE,
        "customer_number": PHONE,
        "type": TEXT_ID,
        "source": TEXT_ID,
        "user_id": TEXT_ID,
        "room_name": TEXT_ID,
        "participant_identity": TEXT_ID,
        "language": LANGUAGE,
        "started_at": PAST,
        "metadata": OBJECT,
        "answered_at": PAST,
    },
    "log_message": {
        "session_id": SESSION,
        "role": [(None, "22023"), ("", "22023"), ("function", "22023"), ("user!", "22023")],
        "content": [(None, "22023"), ("", "22023"), (" \t\n", "22023"), (LONG, "PT413"),
                    ("ü" * 32769, "PT413")],
        "message_key": TEXT_ID,
        "seq": [("0", "22023"), ("-1", "22023"), ("1000001", "22023"), ("2147483648", "22003"),
                ("1.5", "22P02")],
        "audio_url": TEXT_ID,
        "created_at": PAST,
        "interrupted": [("maybe", "22P02")],
        "revision": [("-1", "22023"), ("2147483648", "22003"), ("x", "22P02")],
        "metadata": OBJECT,
        "spoken_at": PAST,
    },
    "log_messages": {
        "session_id": SESSION,
        "messages": [(None, "22023"), ("{}", "22023"), ('"x"', "22023"), ("[1]", "22023"),
                     ("[null]", "22023"), ("[", "22P02"), (r'[{"role":"user","content":"\u0000"}]', "22P05")],
    },
    "log_tool_call": {
        "session_id": SESSION,
        "tool_name": [(None, "22023"), *TEXT_ID],
        "parameters": [('"' + LONG + '"', "PT413"), ("{", "22P02")],
        "result": [('"' + LONG + '"', "PT413"), ("{", "22P02")],
        "success": [("maybe", "22P02")],
        "error_message": [(LONG, "PT413")],
        "tool_call_id": TEXT_ID,
        "started_at": PAST,
        "duration_ms": [("-1", "22023"), ("2147483648", "22003"), ("1.5", "22P02")],
        "metadata": OBJECT,
    },
    "schedule_demo": {
        "session_id": SESSION,
        "demo_time": [(None, "22023"), ("infinity", "22023"), ("1999-01-01", "22023"),
                      ("2101-01-01", "22023"), ("soon", "22023"), ("1764475200", "22023")],
        "demo_timezone": [("Mars/Olympus", "22023"), ("", "22023"), (LONG, "22023")],
    },
    "update_session": {
        "session_id": SESSION,
        **LEARNED,
        "user_id": TEXT_ID,
        "language": LANGUAGE,
        "room_name": TEXT_ID,
        "participant_identity": TEXT_ID,
        "topics_discussed": LABELS,
        "customer_number": TEXT_ID,
        "assistant_id": [("abc", "22P02"), ("99999999-0000-4000-8000-000000000000", "22023")],
        "answered_at": PAST,
    },
    "end_session": {
        "session_id": SESSION,
        **LEARNED,
        "ended_reason": TEXT_ID,
        "status": [("active", "22023"), ("", "22023"), ("over", "22023")],
        "cost_total": [*AMOUNT, ("1000000", "22023")],
        "duration_seconds": [*AMOUNT, ("10000000", "22023")],
        "ended_at": PAST,
        "messages": [("{}", "22023"), ('"x"', "22023"), ("[1]", "22023")],
        "tool_calls": [("{}", "22023"), ('"x"', "22023"), ("[1]", "22023"), ("[{}]", "22023"),
                       ('[{"tool_name": "t", "duration_ms": "x"}]', "22023")],
        "expected_message_count": [("-1", "22023"), ("1000001", "22023"), ("x", "22P02")],
        "answered_at": PAST,
        "is_answered": [("perhaps", "22P02")],
    },
    "get_conversation_list": {
        "page_size": [("0", "22023"), ("-1", "22023"), ("1001", "22023"),
                      ("1000000000000", "22003")],
        "before": [("soon", "22007")],
        "status": [("over", "22023")],
        "number": TEXT_ID,
        "before_id": [("abc", "22P02")],
    },
    "get_conversation_with_messages": {
        "conversation_id": [(None, "22023"), ("nothing", "PT404"), ("", "PT404")],
        "page_size": [("0", "22023"), ("-1", "22023"), ("10001", "22023")],
        "after_seq": [("-1", "22023")],
    },
    "get_client_call_analytics": {
        "start_date": [("infinity", "22023"), ("-infinity", "22023"), ("1990-01-01", "22023"),
                       ("2999-01-01", "22023"), ("soon", "22007")],
        "end_date": [("infinity", "22023"), ("-infinity", "22023"), ("1990-01-01", "22023"),
                     ("2999-01-01", "22023"), ("soon", "22007")],
        "assistant_id": [("nobody", "22P02")],
    },
    "log_usage": {
        "session_id": SESSION,
        "component": [(None, "22023"), ("", "22023"), ("video", "22023")],
        "quantity": [(None, "22023"), *AMOUNT, ("1000000000001", "22023")],
        "unit": [(None, "22023"), *TEXT_ID],
        "usage_key": [(None, "22023"), *TEXT_ID],
        "provider": TEXT_ID,
        "model": TEXT_ID,
        "vendor_cost": [*AMOUNT, ("1", "22023")],
        "vendor_currency": [("USD", "22023"), ("usd", "22023"), ("", "22023")],
        "is_total": [("maybe", "22P02")],
        "metadata": OBJECT,
    },
    "claim_follow_ups": {
        "kind": [(None, "22023"), ("", "22023"), ("x" * 101, "22023")],
        "batch": [(None, "22023"), ("0", "22023"), ("1001", "22023"), ("2147483648", "22003")],
        "lease": [(None, "22023"), ("0", "22023"), ("-1 hour", "22023"), ("25 hours", "22023"),
                  ("long", "22007")],
    },
    "finish_follow_up": {
        "id": [(None, "22023"), (NOWHERE, "PT404"), ("abc", "22P02")],
        "attempt": [(None, "22023"), ("x", "22P02")],
        "success": [(None, "22023"), ("maybe", "22P02")],
    },
    "cost_reconciliation": {"month": MONTH},
    "close_month": {"month": [*MONTH, ("2099-01-01", "22023")]},
    "replay_webhooks": {
        "since": [(None, "22023"), ("soon", "22007")],
        "until": [("soon", "22007")],
        "provider": [("acme", "22023"), ("", "22023")],
        "dry_run": [("maybe", "22P02")],
    },
    "missing_webhooks": {
        "since": [(None, "22023"), ("soon", "22007")],
        "idle": [("1 second", "22023"), (None, "22023"), ("soon", "22007")],
        "provider": [("acme", "22023"), ("", "22023")],
        "external_ids": [("{a}", "22023"), ("a", "22P02")],
    },
    "rerate": {
        "from": [(None, "22023"), ("infinity", "22023"), ("-infinity", "22023"),
                 ("1999-12-30", "22023"), ("2026-02-03", "22023"), ("soon", "22007")],
        "to": [(None, "22023"), ("infinity", "22023"), ("-infinity", "22023"),
               ("2100-01-02", "22023"), ("2025-12-30", "22023"), ("soon", "22007")],
        "dry_run": [("maybe", "22P02")],
    },
    "unusual_call_patterns": {
        "since": [("infinity", "22023"), ("-infinity", "22023"), ("1990-01-01", "22023"),
                  ("2999-01-01", "22023"), ("soon", "22007")],
        "until": [("infinity", "22023"), ("-infinity", "22023"), ("1990-01-01", "22023"),
                  ("2999-01-01", "22023"), ("soon", "22007")],
        "assistant_id": [("nobody", "22P02")],
    },
    "close_stale_sessions": {
        "idle": [(None, "22023"), ("0", "22023"), ("-1 hour", "22023"), ("59 s", "22023"),
                 ("11 years", "22023"), ("long", "22007")],
        "batch": [(None, "22023"), ("0", "22023"), ("10001", "22023")],
    },
    "analyse_pending": {"max_calls": [(None, "22023"), ("0", "22023"), ("10001", "22023")]},
    "import_calls": {"calls": [(None, "22023"), ("{}", "22023"), ("5", "22023"), ("[", "22P02")]},
    "get_conversation_statistics": {"since": [("soon", "22007")], "until": [("soon", "22007")]},
    "get_conversion_rate": {"days": [("0", "22023"), ("-1", "22023"), ("3661", "22023"), ("x", "22P02")]},
    "forget_caller": {
        "phone": PHONE,
        "email": EMAIL,
        "user_id": TEXT_ID,
        "client_id": [*TEXT_ID, ("nobody", "22023")],
    },
    "anonymize_session": {"session_id": SESSION},
    "purge_expired": {"batch": [("0", "22023"), ("-1", "22023"), ("10001", "22023"),
                                ("2147483648", "22003"), ("x", "22P02")]},
    "reapply_erasures": {"erasures": [("{}", "22023"), ('"x"', "22023"), ("5", "22023"),
                                      ("[", "22P02")]},
    "search_messages": {
        "query": QUERY,
        "session_id": TEXT_ID,
        "role": [("", "22023"), ("function", "22023")],
        **SEARCH,
        "after_id": [("abc", "22P02")],
    },
    "search_sessions": {"query": QUERY, **SEARCH, "after_id": [("abc", "22P02")]},
    "save_user": {
        "name": TEXT_ID,
        "phone": [*PHONE],
        "email": EMAIL,
        "client_id": [*TEXT_ID, ("nobody", "22023")],
    },
}  # fmt: skip

GOOD: dict[str, dict[str, Any]] = {
    "log_message": {"session_id": "call-1", "role": "user", "content": "x"},
    "log_messages": {"session_id": "call-1", "messages": "[]"},
    "log_tool_call": {"session_id": "call-1", "tool_name": "t"},
    "schedule_demo": {"session_id": "call-1", "demo_time": "2030-01-01T00:00:00Z"},
    "update_session": {"session_id": "call-1"},
    "end_session": {"session_id": "call-1"},
    "get_conversation_with_messages": {"conversation_id": "call-1"},
    "get_client_call_analytics": {"start_date": "2026-01-01", "end_date": "2026-01-31"},
    "claim_follow_ups": {"kind": "email"},
    "finish_follow_up": {"id": NOWHERE, "attempt": "1", "success": "true"},
    "log_usage": {
        "session_id": "call-1",
        "component": "llm",
        "quantity": "1",
        "unit": "tokens",
        "usage_key": "1",
    },
    "unusual_call_patterns": {
        "since": "2026-01-01T00:00:00Z",
        "until": "2026-01-02T00:00:00Z",
    },
    "replay_webhooks": {"since": "2026-01-01T00:00:00Z"},
    "missing_webhooks": {"since": "2026-01-01T00:00:00Z"},
    "rerate": {"from": "2026-01-01T00:00:00Z", "to": "2026-02-01T00:00:00Z"},
    "save_user": {"phone": "+64211234567"},
    "forget_caller": {"phone": "+64211234567"},
    "search_messages": {"query": "x"},
    "search_sessions": {"query": "x"},
}

#: They see other calls, or name a client, which an agent does not.
SERVICE_ONLY = {("start_session", "client_id"), ("save_user", "client_id")}
OPERATORS = {"anonymize_session", "forget_caller", "purge_expired", "reapply_erasures"}
#: Functions that only service_role may call at all.
SERVICE_FUNCTIONS = {
    "analyse_pending", "close_month", "close_stale_sessions", "cost_reconciliation", "import_calls",
    "missing_webhooks",
    "replay_webhooks", "rerate",
    "claim_follow_ups", "finish_follow_up",
}  # fmt: skip


#: What start_session and end_session cannot do without; the rest is a detail.
ESSENTIAL = {"session_id", "assistant_id", "client_id"}


def is_detail(function, argument):
    return function in ("start_session", "end_session") and argument not in ESSENTIAL


def cases(details=False):
    for function, arguments in BAD.items():
        for argument, values in arguments.items():
            if is_detail(function, argument) != details:
                continue
            for value, sqlstate in values:
                name = "null" if value is None else repr(value[:20])
                yield pytest.param(
                    function, argument, value, sqlstate, id=f"{function}-{argument}-{name}"
                )


@pytest.mark.parametrize(("function", "argument", "value", "sqlstate"), list(cases()))
def test_a_bad_value_is_refused(db, function, argument, value, sqlstate):
    db.start()
    before = (db.counts(), db.session())
    arguments = {**GOOD.get(function, {}), argument: value}
    named = ", ".join(f'"{name}" => %s' for name in arguments)
    is_service_only = (
        function in SERVICE_FUNCTIONS | OPERATORS or (function, argument) in SERVICE_ONLY
    )
    callers = [SERVICE] if is_service_only else [SERVICE, ACME_AGENT]

    for caller in callers:
        with db.refused(sqlstate):
            db.become(caller)
            # Literals, so that the server reads the value as PostgREST hands it over.
            literals = [sql.Literal(v) for v in arguments.values()]
            query = sql.SQL(f"select * from public.{function}({named.replace('%s', '{}')})")
            db.connection.execute(query.format(*literals))

    assert (db.counts(), db.session()) == before


@pytest.mark.parametrize(("function", "argument", "value", "sqlstate"), list(cases(details=True)))
@pytest.mark.parametrize("caller", each(ACME_AGENT, SERVICE), ids=["agent", "service"])
def test_a_detail_never_refuses_a_call(db, function, argument, value, sqlstate, caller):
    if sqlstate.startswith(("22P", "22007")) or "1e400" in value:
        pytest.skip("no JSON, or no number: Postgres itself refuses it")
    if function == "end_session":
        db.start()
    if argument == "keywords":
        value = json.dumps([value] * 101)
    db.become(caller)
    assistant = f", assistant_id => '{ACME_ASSISTANT}', client_id => 'acme'"
    scope = assistant if function == "start_session" and caller is SERVICE else ""
    query = f"select * from public.{function}('call-1', {argument} => {{}}{scope})"
    (answer,) = db.connection.execute(sql.SQL(query).format(sql.Literal(value))).fetchall()
    db.become(None)

    session = db.session()
    assert session["status"] == ("active" if function == "start_session" else "completed")
    told = [*answer["notices"], *(answer.get("refused") or [])]
    names = {t.get("argument", t.get("element", "").split("[")[0]) for t in told}
    assert bool(names) == bool(value.strip())
    if len(value) > 10:
        assert value[:200] not in json.dumps(told)


def test_every_argument_has_its_bad_values(db):
    told = {(f, a) for f, arguments in BAD.items() for a in arguments}
    there = {
        (row["proname"], row["name"])
        for row in db.rows(
            """
            select p.proname, name
            from pg_catalog.pg_proc as p
            cross join unnest(p.proargnames) as name
            where p.pronamespace = 'public'::regnamespace
              and p.prorettype <> 'trigger'::regtype
            """
        )
    }
    # The client of a reader is checked by the tests of who may see what.
    readers = {f for f, _ in there if f.startswith(("get_", "search_", "unusual_"))}
    readers |= SERVICE_FUNCTIONS
    # And whatever a worker says went wrong is kept, as far as there is room.
    assert there - told - {("finish_follow_up", "error")} == {
        (f, "client_id") for f in readers if (f, "client_id") in there
    }


@pytest.mark.parametrize("kinds", each([], ["email", "phone", "card"]), ids=["plain", "redacted"])
@pytest.mark.parametrize("depth", [*range(29, 37), 400])
@pytest.mark.parametrize("shape", each("object", "array"))
def test_no_depth_of_a_document_reaches_a_constraint(db, shape, depth, kinds):
    """What holds a document, as it came or one level further down, is refused by us or not at all."""
    ours = {None, "22023", "PT413"}
    deep = "[" * depth + "]" * depth if shape == "array" else '{"x":' * depth + "1" + "}" * depth
    db.rows("update client_subscriptions set redacted_kinds = %s where client_id = 'acme'", kinds)
    documents = db.rows(
        """
        select p.proname as function, p.proargnames[a.place] as argument
        from pg_catalog.pg_proc as p
        cross join unnest(p.proargtypes) with ordinality as a (type, place)
        where p.pronamespace = 'public'::regnamespace
          and a.type = 'jsonb'::regtype
          and p.proargnames is not null
        """
    )
    assert len(documents) > 10
    for document in documents:
        function, argument = document["function"], document["argument"]
        element = {
            "messages": {"role": "user", "content": "x"},
            "tool_calls": {"tool_name": "t"},
            "calls": {"session_id": "i", "started_at": "2026-01-01T00:00:00Z",
                      "ended_at": "2026-01-01T00:01:00Z"},
        }.get(argument)  # fmt: skip
        values = [deep, f'{{"y": {deep}}}']
        if element is not None:
            values = [
                json.dumps([{**element, key: 0}]).replace(": 0}", f": {deep}}}")
                for key in ("metadata", "content", "parameters", "keywords", "messages")
            ]
        for value in values:
            db.connection.execute("savepoint tried")
            if function != "start_session":
                db.start()
            arguments = {**GOOD.get(function, {}), argument: value}
            if function == "start_session":
                arguments |= {"client_id": "acme", "assistant_id": ACME_ASSISTANT}
            names = sql.SQL(", ").join(
                sql.SQL("{} => {}").format(sql.Identifier(n), sql.Literal(v))
                for n, v in arguments.items()
            )
            db.become(SERVICE)
            state = None
            try:
                db.connection.execute(
                    sql.SQL("select public.{}({})").format(sql.Identifier(function), names)
                )
            except psycopg.Error as error:
                state = error.sqlstate
            wanted = {None} if function in ("start_session", "end_session") else ours
            assert state in wanted, (function, argument, depth, state)
            db.connection.execute("rollback to savepoint tried")


#: What casts to a number or an instant trip over, each with an error of its own.
TRIPS = ["infinity", "-infinity", "NaN", "1e999999", "-1", "2147483647.6", "1e15", "x", "", "\x01",
         "4713-01-01 BC", "294276-12-31", "2026-02-31", True, [], {}, -1, 0.5, 10**30]  # fmt: skip
ELEMENTS = {
    "messages": {
        "role": "user", "content": "x", "message_key": "k", "seq": 9, "audio_url": "u",
        "created_at": "2026-01-01T00:00:00Z", "spoken_at": "2026-01-01T00:00:00Z",
        "interrupted": True, "metadata": {"a": 1}, "revision": 1,
    },
    "tool_calls": {
        "tool_name": "t", "parameters": {}, "result": {}, "success": True, "error_message": "e",
        "tool_call_id": "x", "started_at": "2026-01-01T00:00:00Z", "duration_ms": 5,
        "metadata": {"a": 1},
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("batch", "key"), [(batch, key) for batch, element in ELEMENTS.items() for key in element]
)
def test_nothing_in_an_element_hinders_the_end(db, batch, key):
    for trip in TRIPS:
        with db.connection.transaction(force_rollback=True):
            db.start()
            element = {**ELEMENTS[batch], key: trip}
            db.become(ACME_AGENT)
            answer = db.row(
                f"select * from public.end_session('call-1', {batch} => %s::jsonb)",
                json.dumps([element, ELEMENTS[batch]]),
            )
            db.become(None)

            assert answer["status"] == "completed", trip
            for told in answer["refused"]:
                assert told["sqlstate"] in ("22023", "PT413", "PT409"), trip


@pytest.mark.parametrize("letter", "abfnrtuvxZ059")
def test_no_letter_is_taken_for_a_blank(db, letter):
    """A server that does not know an escape such as that of the vertical tab reads a letter."""
    word = f"{letter}oicemai{letter}"
    db.start(type=word)
    for content in (letter, word):
        db.call("log_message", ACME_AGENT, session_id="call-1", role="user", content=content)
    batch = [
        {"role": "user", "content": letter, "seq": 7},
        {"role": "user", "content": word, "seq": 8},
    ]
    db.call("log_messages", ACME_AGENT, session_id="call-1", messages=Jsonb(batch))
    db.call(
        "end_session", ACME_AGENT, session_id="call-1", keywords=[word, f" {letter}\x0b"],
        user_name=word, ended_reason=word,
    )  # fmt: skip

    row = db.session()
    assert (row["type"], row["user_name"], row["ended_reason"]) == (word, word, word)
    assert row["keywords"] == [word, letter]
    said = db.rows("select content from conversation_messages order by seq")
    assert [r["content"] for r in said] == [letter, word, letter, word]


def test_a_nul_byte_never_arrives(db):
    db.start()

    with pytest.raises(psycopg.DataError, match="NUL"):
        db.call("log_message", session_id="call-1", role="user", content="a\x00b")


@pytest.mark.parametrize(
    "text", ["'; drop table public.user_sessions; --", "%s %I %", "\\", "👩‍👩‍👧‍👦", "é"]
)
def test_text_is_stored_as_it_is(db, text):
    db.start(user_id=text)
    db.call("log_message", session_id="call-1", role="user", content=text, message_key=text)

    row = db.row("select content, message_key from conversation_messages")
    assert (row["content"], row["message_key"]) == (text, text)
    assert db.session()["user_id"] == text


def test_the_largest_turn_fits(db):
    db.start(assistant_id=ACME_ASSISTANT)

    db.call("log_message", session_id="call-1", role="user", content="ü" * 32768)

    assert db.value("select octet_length(content) from conversation_messages") == 65536
