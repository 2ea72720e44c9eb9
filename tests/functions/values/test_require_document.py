"""JSON that is too much is refused on the way in, before anything works on it."""

from __future__ import annotations

import json

import psycopg
import pytest

DEEP = '{"a":' * 1500 + "1" + "}" * 1500
TURN = f'{{"role": "user", "content": "x", "metadata": {DEEP}}}'
TOOL = f'{{"tool_name": "t", "parameters": {DEEP}}}'
#: The same as the text of a document, and deeper than the server can read.
TEXT = json.dumps("[" * 100_000)
#: Each parameter of type jsonb that an RPC function has, and a call that hands it over.
PARAMETERS = {
    ("start_session", "metadata"): ("select start_session('other', metadata => %s::jsonb)", DEEP),
    ("update_session", "metadata"): ("select update_session('call-1', metadata => %s::jsonb)", DEEP),
    ("end_session", "metadata"): ("select end_session('call-1', metadata => %s::jsonb)", DEEP),
    ("end_session", "messages"): ("select end_session('call-1', messages => %s::jsonb)", f"[{TURN}]"),
    ("end_session", "tool_calls"): (
        "select end_session('call-1', tool_calls => %s::jsonb)", f"[{TOOL}]"),
    ("log_message", "metadata"): (
        "select log_message('call-1', 'user', 'x', metadata => %s::jsonb)", DEEP),
    ("log_messages", "messages"): ("select log_messages('call-1', %s::jsonb)", f"[{TURN}]"),
    **{
        ("log_tool_call", name): (f"select log_tool_call('call-1', 't', {name} => %s::jsonb)", DEEP)
        for name in ("parameters", "result", "metadata")
    },
    ("import_calls", "calls"): (
        "select import_calls(%s::jsonb)",
        '[{"session_id": "other", "started_at": "2026-01-01T00:00:00Z", "ended_at":'
        f' "2026-01-01T00:01:00Z", "metadata": {DEEP}, "messages": [{TURN}]}}]'),
    ("end_session", "keywords"): ("select end_session('call-1', keywords => %s::jsonb)", DEEP),
    ("log_usage", "metadata"): (
        "select log_usage('call-1', component => 'llm', quantity => 1, unit => 'token',"
        " usage_key => '1', metadata => %s::jsonb)", DEEP),
}  # fmt: skip
#: Takes a list of digests that the package wrote itself, from service_role.
OTHERS = {("reapply_erasures", "erasures")}
#: Each column of type jsonb of a table, and a direct write.
COLUMNS = {
    ("user_sessions", "metadata"): "update user_sessions set metadata = %s where true",
    (
        "user_sessions",
        "server_messages",
    ): "update user_sessions set server_messages = %s where true",
    ("conversation_messages", "metadata"): (
        "insert into conversation_messages (client_id, session_id, role, content, metadata)"
        " select client_id, id, 'user', 'x', %s from user_sessions"
    ),
    **{
        ("tool_calls", name): (
            f"insert into tool_calls (client_id, session_id, tool_name, {name})"
            " select client_id, id, 't', %s from user_sessions"
        )
        for name in ("parameters", "result", "metadata")
    },
    ("contacts", "metadata"): (
        "insert into contacts (client_id, phone, metadata) values ('acme', '+64211234567', %s)"
    ),
    ("follow_up_rules", "template"): (
        "insert into follow_up_rules (client_id, name, kind, template)"
        " values ('acme', 'r', 'email', %s)"
    ),
}
#: Nobody writes these directly, or they have bounds that leave no room for depth.
NOT_WRITTEN = {
    ("usage_lines", "metadata"), ("user_sessions", "extracted"), ("audit_log", "details"),
    ("client_subscriptions", "lead_score_weights"), ("user_sessions", "figures"),
    ("webhook_events", "body"), ("webhook_events", "notices"),
    ("follow_ups", "payload"),
}  # fmt: skip
DIALECTS = {
    "livekit.sessions": "update livekit.sessions set metadata = %s where true",
    "livekit.conversations": (
        "insert into livekit.conversations (session_id, role, message, metadata)"
        " values ('call-1', 'user', 'x', %s)"
    ),
    "livekit.tool_calls": (
        "insert into livekit.tool_calls (session_id, tool_name, parameters)"
        " values ('call-1', 't', %s)"
    ),
    "callcenter.conversations": "update callcenter.conversations set metadata = %s where true",
    "callcenter.messages": (
        "insert into callcenter.messages (conversation_id, role, content, metadata)"
        " values ('call-1', 'user', 'x', %s)"
    ),
    "callcenter.users": (
        "insert into callcenter.users (client_id, phone, metadata)"
        " values ('acme', '+64211234567', %s)"
    ),
    "conversation_sessions": "update conversation_sessions set metadata = %s where true",
}


@pytest.fixture(params=["{}", "{email,phone,card}"])
def call(db, request):
    db.rows(
        "update client_subscriptions set redacted_kinds = %s where client_id = 'acme'",
        request.param,
    )
    db.start()
    return db


def refusal(db, statement, value):
    with pytest.raises(psycopg.Error) as error, db.connection.transaction():
        db.connection.execute(statement, [value])
    return error.value


def test_every_parameter_and_column_has_a_case(db):
    parameters = db.rows(
        """
        select
          p.proname as function,
          a.name
        from pg_proc as p
        cross join lateral unnest(p.proargnames, p.proargtypes::oid[]) as a (name, type)
        where p.pronamespace = 'public'::regnamespace and a.type = 'jsonb'::regtype
        """
    )
    assert {(r["function"], r["name"]) for r in parameters} == PARAMETERS.keys() | OTHERS
    columns = db.rows(
        """
        select
          c.relname as "table",
          a.attname as name
        from pg_attribute as a
        join pg_class as c on c.oid = a.attrelid
        where
          c.relnamespace = 'public'::regnamespace
          and c.relkind = 'r'
          and a.atttypid = 'jsonb'::regtype
          and not a.attisdropped
        """
    )
    assert {(r["table"], r["name"]) for r in columns} == COLUMNS.keys() | NOT_WRITTEN


DEPTHS = """
    select
      c.relname,
      a.attname
    from pg_attribute as a
    join pg_class as c on c.oid = a.attrelid
    where
      c.relnamespace = 'public'::regnamespace
      and c.relkind = 'r'
      and a.atttypid = 'jsonb'::regtype
      and not a.attisdropped
"""


def is_too_deep(db):
    """Whether anything that is stored is too deep."""
    db.become(None)
    return any(
        db.value(
            f"select count(*) > 0 from {r['relname']} where"
            f" jsonb_path_exists({r['attname']}, '$.**{{33}}')"
        )
        for r in db.rows(DEPTHS)
    )


@pytest.mark.parametrize("value", ["as it is", "as text"])
@pytest.mark.parametrize("case", PARAMETERS, ids=".".join)
def test_a_parameter(call, case, value):
    """What a call is worth recording without is noticed; the rest is refused."""
    statement, given = PARAMETERS[case]
    given = given if value == "as it is" else given.replace(DEEP, TEXT)
    try:
        with call.connection.transaction():
            call.connection.execute(statement, [given])
    except psycopg.Error as error:
        assert error.sqlstate in {"PT413", "22023"}, error
    assert not is_too_deep(call)


@pytest.mark.parametrize("case", [*COLUMNS, *DIALECTS], ids=str)
def test_a_direct_write(call, case):
    error = refusal(call, COLUMNS.get(case) or DIALECTS[case], DEEP)
    assert error.sqlstate in {"PT413", "23514"}


def test_what_people_nest_is_kept(call):
    value = json.loads('{"a":' * 32 + "1" + "}" * 32)
    call.call("update_session", session_id="call-1", metadata=value)
    assert call.session()["metadata"] == value
