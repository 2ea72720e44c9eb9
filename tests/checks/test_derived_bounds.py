"""What a trigger makes of a value fits into the bounds of its column, and no error of ours
shows a row: not to the caller, not to the log.
"""

from __future__ import annotations

import json
import re

import psycopg
import pytest

from support import SERVICE, UNASSIGNED

#: Grows by two characters each time it is redacted.
ADDRESS = "a@b.c "


def full(size, unit=ADDRESS):
    """A text of so many bytes that grows when it is redacted."""
    return (unit * (size // len(unit) + 1))[:size]


def document(size):
    """An object that takes so many bytes and grows when it is redacted."""
    return json.dumps({"x": full(size - len(json.dumps({"x": ""})))})


def listed(size):
    """The same as a list of events."""
    return json.dumps([full(size - len(json.dumps([""])))])


CALL = "(select id from user_sessions where session_id = 'call-1')"
#: The other texts of the call fill their common bound but for a byte or so.
CROWDED = (
    "update user_sessions set room_name = repeat('r', 8192 - octet_length(concat("
    "business_number, customer_number, customer_address, ended_reason, type, user_id, source,"
    " sentiment, call_outcome, participant_identity, user_name, user_email, demo_timezone,"
    " language)) - %d) where session_id = 'call-1'"
)
SAID = "My name is Jonathan Livingston, jonathan at example dot com, my number is 021 234 5678."


def turn(content):
    """Insert a turn of the user."""
    return (
        f"insert into conversation_messages (session_id, role, content) values ({CALL}, 'user', %s)",
        content,
    )


def set_(column, value, table="user_sessions", where="session_id = 'call-1'"):
    """Write one column directly."""
    return (f"update {table} set {column} = %s where {where}", value)


#: How to bring the derived value of each column to its bound.
CASES = {
    ("contacts", "email"): [
        ("insert into contacts (client_id, email) values ('acme', %s)", "İ" * 150 + "@example.com"),
    ],
    ("contacts", "phone"): [
        ("insert into contacts (client_id, phone) values ('acme', %s)", "anonymous"),
        ("insert into contacts (client_id, phone) values ('acme', %s)", "+49 84325594029941"),
        ("insert into contacts (client_id, phone) values ('acme', %s)", "+49 1643"),
    ],
    ("contacts", "metadata"): [
        ("insert into contacts (client_id, email, metadata) values ('acme', 'b@example.com',"
         " %s::jsonb)", document(16384)),
    ],
    ("conversation_messages", "content"): [turn(full(65536))],
    ("conversation_messages", "metadata"): [
        turn("x"), set_("metadata", document(16384), "conversation_messages", f"session_id = {CALL}"),
    ],
    ("conversation_messages", "seq"): [
        (f"insert into conversation_messages (session_id, role, content, seq) values ({CALL}, 'user',"
         " %s, 1000000)", "x"),
        turn("x"),
    ],
    **{
        ("tool_calls", column): [
            (f"insert into tool_calls (session_id, tool_name, {column}) values ({CALL}, 't', %s)",
             value),
        ]
        for column, value in {
            "error_message": full(65536), "metadata": document(16384),
            "parameters": document(65536), "result": document(65536),
        }.items()
    },
    ("webhook_events", "body"): [
        ("insert into webhook_events (client_id, provider, assistant_id, body_digest, body) values"
         f" ('acme', 'vapi', '{UNASSIGNED}', repeat('d', 64), %s::jsonb)", document(1048576)),
    ],
    ("usage_lines", "metadata"): [
        ("select log_usage('call-1', component => 'llm', quantity => 1, unit => 'token',"
         " usage_key => '1', metadata => %s::jsonb)", document(16300)),
    ],
    # Longer than what it replaces once the call is erased, and never too long.
    ("usage_lines", "usage_key"): [
        ("select start_session('call-2', client_id => 'acme')", None),
        ("select end_session('call-2')", None),
        ("select anonymize_session('call-2')", None),
        ("select log_usage('call-2', component => 'llm', quantity => 1, unit => 'token',"
         " usage_key => %s)", "x" * 200),
    ],
    ("usage_lines", "price"): [
        ("select log_usage('call-1', component => 'llm', quantity => 99999999999999, unit => 'token',"
         " usage_key => %s)", "1"),
    ],
    ("user_sessions", "business_number"): [(CROWDED % 2, None), set_("business_number", "09 234 5678")],
    ("user_sessions", "customer_number"): [(CROWDED % 2, None), set_("customer_number", "09 234 5678")],
    ("user_sessions", "customer_address"): [(CROWDED % 2, None), set_("customer_number", "x" * 600)],
    ("user_sessions", "user_phone"): [
        set_("user_phone", "+49 1643"), set_("user_phone", "+49 84325594029941"),
        turn("call me on +49 84325594029941 or +49 1643 please"),
    ],
    ("user_sessions", "user_name"): [(CROWDED % 1, None), turn(SAID)],
    ("user_sessions", "user_email"): [
        (CROWDED % 1, None), turn(SAID), turn(f"{'a' * 64}@{'b' * 63}.{'c' * 63}.{'d' * 63}.com"),
    ],
    ("user_sessions", "sentiment"): [(CROWDED % 0, None), turn("This is wonderful, I love it!")],
    ("user_sessions", "sentiment_score"): [turn("wonderful " * 6000)],
    ("user_sessions", "keywords"): [
        turn("w" * 65536), turn(" ".join(f"{'k' * 300}{n}" for n in range(200))),
        set_("keywords", [full(200)] * 322),
    ],
    ("user_sessions", "topics_discussed"): [set_("topics_discussed", [full(200)] * 322)],
    ("user_sessions", "call_outcome"): [
        set_("call_outcome", full(199)), (CROWDED % 0, None), set_("call_outcome", full(199, "b@c.d ")),
    ],
    ("user_sessions", "ended_reason"): [
        set_("ended_reason", full(199)), (CROWDED % 0, None), set_("ended_reason", full(199, "b@c.d ")),
    ],
    ("user_sessions", "call_summary"): [set_("call_summary", full(65536))],
    ("user_sessions", "metadata"): [set_("metadata", document(16384))],
    ("user_sessions", "server_messages"): [set_("server_messages", listed(1048576))],
    ("user_sessions", "cost_total"): [
        ("insert into rate_plans (name, price_per_minute) values (%s, 999999)", "dear"),
        set_("rate_plan_id", None), set_("started_at_utc", "2001-01-01T00:00:00Z"),
    ],
    ("user_sessions", "usage_cost"): [
        ("select log_usage('call-1', component => 'llm', quantity => 99999999999999, unit => 'token',"
         " usage_key => %s)", "1"),
    ],
    ("user_sessions", "included_seconds"): [set_("started_at_utc", "2001-01-01T00:00:00Z")],
    ("user_sessions", "duration_seconds"): [
        set_("started_at_utc", "2001-01-01T00:00:00Z"), set_("duration_minutes", "99999999"),
        set_("duration_minutes", "-5"),
    ],
    ("user_sessions", "answered_at"): [
        set_("answered_at", "2099-12-31T23:59:59Z"), set_("started_at_utc", "2099-12-31T23:59:59Z"),
    ],
    ("user_sessions", "ringing_seconds"): [
        set_("started_at_utc", "2001-01-01T00:00:00Z"), set_("ended_at_utc", None),
        set_("answered_at", "2099-12-31T23:59:59Z"),
    ],
    ("user_sessions", "duration_minutes"): [set_("duration_seconds", "9999999.999")],
    ("user_sessions", "ended_at_utc"): [
        set_("started_at_utc", "2099-12-31T23:59:59Z"), set_("status", "abandoned"),
    ],
    ("user_sessions", "started_at_utc"): [set_("started_at_utc", None)],
    ("user_sessions", "status"): [set_("status", "failed"), set_("ended_at_utc", None)],
}  # fmt: skip
DERIVED = """
    select
      t.tgrelid::regclass::text as "table",
      p.prosrc as source
    from pg_trigger as t
    join pg_proc as p on p.oid = t.tgfoid
    join pg_class as c on c.oid = t.tgrelid
    where
      not t.tgisinternal
      and t.tgtype & 3 = 3
      and c.relkind = 'r'
      and c.relnamespace = 'public'::regnamespace
"""
CHECKED = """
    select
      k.conrelid::regclass::text as "table",
      a.attname as name
    from pg_constraint as k
    join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
    where k.contype = 'c' and k.connamespace = 'public'::regnamespace
"""


def test_every_checked_column_that_a_trigger_derives_has_a_case(db):
    derived = set()
    for row in db.rows(DERIVED):
        into = " ".join(re.findall(r"\binto\b([^;]*?)\bfrom\b", row["source"], re.DOTALL))
        names = {
            *re.findall(r"\bnew\.(\w+)\s*:=", row["source"]),
            *re.findall(r"\bnew\.(\w+)", into),
        }
        derived |= {(row["table"], name) for name in names}
    checked = {(row["table"], row["name"]) for row in db.rows(CHECKED)}

    # What a clock or another column of instants gives is within the bounds of all.
    instants = {"updated_at", "started_at_nz", "ended_at_nz"}

    assert {c for c in derived & checked if c[1] not in instants} == set(CASES)
    assert len(derived) > len(CASES)


def shows_a_row(error):
    """Whether an error tells what is stored or was to be stored."""
    return error.sqlstate in {"23514", "23502", "23505"} or "Failing row" in str(error)


@pytest.fixture
def call(db):
    db.become(SERVICE)
    db.rows(
        "update client_subscriptions set redacted_kinds = '{email,phone,card}'"
        " where client_id = 'acme'"
    )
    db.start()
    return db


def outcome(db, statement, value):
    """Run a statement; returns the error if there is one."""
    try:
        with db.connection.transaction():
            db.connection.execute(statement, [value] if "%s" in statement else None, prepare=False)
    except psycopg.Error as error:
        return error
    return None


def bring_to_its_bound(call, case, redacts):
    """Run a case and end the call; asserts that no row is shown and that it ends."""
    if not redacts:
        call.rows("update client_subscriptions set redacted_kinds = '{}' where client_id = 'acme'")
    for statement, value in CASES[case]:
        error = outcome(call, statement, value)
        assert error is None or not shows_a_row(error), (statement, str(error))
        assert error is None or error.sqlstate in {
            "22023", "22003", "PT413", "PT429"
        }, (statement, str(error))  # fmt: skip
    if not redacts:
        call.rows(
            "update client_subscriptions set redacted_kinds = '{email,phone,card}'"
            " where client_id = 'acme'"
        )

    error = outcome(call, "select public.end_session('call-1', metadata => %s)", '{"b": 1}')
    assert error is None or error.sqlstate == "PT413", str(error)
    if error is not None:
        assert outcome(call, "select public.end_session('call-1')", None) is None
    call.become(None)
    assert call.session()["status"] != "active"


#: A column of each table.
FIRST = {table: (table, column) for table, column in reversed(CASES)}.values()


@pytest.mark.parametrize(
    ("case", "redacts"),
    [
        *(pytest.param(case, True, id=f"{'.'.join(case)}-redaction") for case in CASES),
        *(
            pytest.param(
                case,
                False,
                id=f"{'.'.join(case)}-redaction later",
                marks=[] if case in FIRST else pytest.mark.full,
            )
            for case in CASES
        ),
    ],
)
def test_a_derived_value_fits(call, case, redacts):
    bring_to_its_bound(call, case, redacts)


@pytest.mark.parametrize(
    ("case", "function", "what", "instead"),
    [
        (
            ("user_sessions", "metadata"),
            "redacted_json",
            "> redacted_json.bytes then",
            "> 999999 then",
        ),
        (("user_sessions", "user_name"), "process_call_analytics", "> 8192", "> 99999"),
        (("user_sessions", "user_phone"), "normalize_phone", "between 7 and 15", "> 0"),
        (("contacts", "phone"), "derive_contact", "new.phone is null and", "false and"),
    ],
)
def test_the_test_above_sees_a_value_that_does_not_fit(call, case, function, what, instead):
    call.become(None)
    source = call.value("select pg_get_functiondef(%s::regproc)", f"pgcalls.{function}")
    assert what in source
    call.rows(source.replace(what, instead))
    call.become(SERVICE)

    with pytest.raises(AssertionError):
        bring_to_its_bound(call, case, redacts=True)
