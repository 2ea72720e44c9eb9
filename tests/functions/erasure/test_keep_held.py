"""A hold keeps what was said, who said it and every label of it; a live call goes on."""

from __future__ import annotations

import json

import pytest

from support import ACME_AGENT, ACME_OTHER_ASSISTANT, SERVICE, each

VALUES = {
    "uuid": "'99999999-0000-4000-8000-000000000000'", "boolean": "not {0}",
    "text[]": "'{{other}}'", "timestamp with time zone": "now() - interval '1 day'",
    "jsonb": "'{{\"other\": 1}}'",
}  # fmt: skip
SPECIAL = {
    "user_email": "'other@example.com'", "user_phone": "'+64219999999'",
    "customer_number": "'+64219999999'", "business_number": "'+64219999999'", "role": "'agent'",
    "language": "'fr'", "demo_timezone": "'UTC'", "assistant_id": f"'{ACME_OTHER_ASSISTANT}'",
    "sentiment": "'negative'",
}  # fmt: skip
#: Not for service_role to write: nobody can; and what a worker says of its attempts.
UNWRITABLE = {"extracted", "last_error"}


@pytest.fixture(params=["call", "client"])
def held(db, request):
    """A live call with everything in it, on hold."""
    db.rows(
        "insert into phone_numbers (client_id, id, number) values"
        " ('acme', '11111111-0000-4000-8000-000000000000', '+6491111111'),"
        " ('acme', '99999999-0000-4000-8000-000000000000', '+6492222222')"
    )
    db.start(
        call_id="12345678-0000-4000-8000-000000000000", customer_number="+64215550123",
        phone_number_id="11111111-0000-4000-8000-000000000000", business_number="+6491111111",
        type="webCall", source="web", user_id="u", room_name="r", participant_identity="p",
        language="en", metadata={"a": 1},
    )  # fmt: skip
    db.call("schedule_demo", session_id="call-1", demo_time="2030-01-01T10:00:00Z",
            demo_timezone="Pacific/Auckland")  # fmt: skip
    db.call(
        "update_session", session_id="call-1", user_name="Ada", user_email="ada@example.com",
        user_phone="+64215550123", summary="s", sentiment="positive", call_outcome="o",
        keywords=["k"], topics_discussed=["t"],
    )  # fmt: skip
    db.rows(
        "update user_sessions set server_messages = '{\"a\": 1}', call_transcript = 'user: x',"
        " ended_reason = 'bye', customer_address = 'sip:x@y' where true"
    )
    db.call("log_message", session_id="call-1", role="user", content="x", message_key="k",
            audio_url="https://a", metadata={"a": 1})  # fmt: skip
    db.rows("update conversation_messages set user_id = id where true")
    db.call("log_tool_call", session_id="call-1", tool_name="t", tool_call_id="tc",
            parameters={"a": 1}, result={"a": 1}, success=True, error_message="e",
            metadata={"a": 1})  # fmt: skip
    db.call("log_usage", session_id="call-1", component="llm", quantity=5, unit="tokens",
            usage_key="u", is_total=True, provider="p", model="m", metadata={"a": 1})  # fmt: skip
    db.rows("insert into webhook_events (client_id, provider, assistant_id, external_id, event, body,"
            " body_digest, session_id) select client_id, 'vapi', assistant_id, session_id, 'e',"
            " '{\"a\": 1}', repeat('d', 64), id from user_sessions")  # fmt: skip
    db.rows("insert into follow_up_rules (client_id, name, kind) values ('acme', 'r', 'email')")
    db.rows(
        "insert into follow_ups (client_id, session_id, rule_id, kind, payload, caller)"
        " select s.client_id, s.id, r.id, r.kind, '{\"a\": 1}', '+64215550123'"
        " from user_sessions as s join follow_up_rules as r on r.client_id = s.client_id"
    )
    table = "user_sessions" if request.param == "call" else "client_subscriptions"
    db.rows(f"update {table} set is_on_hold = true where client_id = 'acme'")
    return db


def protected(db):
    return db.rows(
        "select c.*, format_type(a.atttypid, null) as type"
        " from pgcalls.personal_columns() as c join pg_attribute as a"
        " on a.attrelid = c.table_name::regclass and a.attname = c.column_name"
        " where c.table_name <> 'contacts'"
    )


def test_every_column_of_every_table_is_kept(held):
    refused = 0
    for column in protected(held):
        name, table = column["column_name"], column["table_name"]
        if name in UNWRITABLE:
            continue
        for value in (
            SPECIAL.get(name, VALUES.get(column["type"], "'other'")).format(name),
            "null",
        ):
            if value == "null" and name in ("session_id", "content", "role", "tool_name",
                                            "usage_key", "assistant_id", "interrupted",
                                            "demo_scheduled"):  # fmt: skip
                continue
            # As the owner: nothing but the hold stands in the way.
            with held.refused("PT409", "session is on legal hold"):
                held.rows(f"update {table} set {name} = {value} where true")
            refused += 1
    assert refused > 80


def test_without_the_hold_every_column_changes(held):
    held.rows("update user_sessions set is_on_hold = false where true")
    held.rows("update client_subscriptions set is_on_hold = false where true")
    for column in protected(held):
        name, table = column["column_name"], column["table_name"]
        if name not in UNWRITABLE:
            value = SPECIAL.get(name, VALUES.get(column["type"], "'other'")).format(name)
            held.rows(f"update {table} set {name} = {value} where true")


@pytest.mark.parametrize(
    "table", ["user_sessions", "conversation_messages", "tool_calls", "usage_lines"]
)
def test_no_row_is_deleted(held, table):
    with held.refused("PT409", "session is on legal hold"):
        held.become(SERVICE)
        held.rows(f"delete from {table} where true")


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("log_tool_call", {"tool_name": "t", "tool_call_id": "tc", "result": {"a": 2}}),
        ("log_tool_call", {"tool_name": "t", "tool_call_id": "tc", "error_message": "other"}),
        ("update_session", {"user_name": "Eve"}),
        ("update_session", {"metadata": {"a": 2}}),
        ("update_session", {"call_outcome": "other"}),
        ("schedule_demo", {"demo_time": "2031-01-01T10:00:00Z"}),
    ],
)
@pytest.mark.parametrize("who", each(ACME_AGENT, SERVICE))
def test_no_function_changes_what_is_held(held, function, arguments, who):
    with held.refused("PT409", "session is on legal hold"):
        held.call(function, who, session_id="call-1", **arguments)


def test_a_live_call_goes_on_and_ends(held):
    held.call("log_message", ACME_AGENT, session_id="call-1", role="agent", content="more")
    held.call("log_tool_call", ACME_AGENT, session_id="call-1", tool_name="t")
    held.call("update_session", ACME_AGENT, session_id="call-1", metadata={"b": 2})
    usage = held.call("log_usage", ACME_AGENT, session_id="call-1", component="llm", quantity=9,
                      unit="tokens", usage_key="u", is_total=True, provider="p", model="m",
                      metadata={"a": 2})  # fmt: skip
    answer = held.call("end_session", ACME_AGENT, session_id="call-1", user_name="Eve",
                       ended_reason="other", summary="other", metadata={"a": 3})  # fmt: skip

    assert (answer["status"], answer["message_count"], usage["quantity"]) == ("completed", 2, 9)
    row = held.session()
    assert (row["user_name"], row["ended_reason"], row["call_summary"]) == ("Ada", "bye", "s")
    assert row["metadata"] == {"a": 1, "b": 2}
    assert held.value("select metadata from usage_lines") == {"a": 1}
    assert held.rows("select * from pgcalls.reconcile_usage()") == []


def test_a_held_call_that_was_given_up_goes_on(db):
    db.start()
    db.call("log_message", ACME_AGENT, session_id="call-1", role="user", content="call me Ada")
    db.age("call-1", "1 day")
    assert len(db.call("close_stale_sessions")) == 1
    db.rows("update user_sessions set is_on_hold = true where true")

    db.call("log_message", ACME_AGENT, session_id="call-1", role="user", content="still here")
    db.call("end_session", ACME_AGENT, session_id="call-1", ended_reason="bye")

    assert json.loads(json.dumps(db.session()["call_transcript"])).count("user:") == 2
    assert db.session()["ended_reason"] == "bye"
