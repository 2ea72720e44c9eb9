"""Redaction: what a client does not want to keep is gone before the row exists."""

from __future__ import annotations

import json

import pytest

from support import ACME_AGENT, SERVICE

SAID = [
    ("mail ada@example.com, please", "mail [email], please"),
    ("It's A.B+c@Mail.Example.co.nz.", "It's [email]."),
    ("layla dot haddad at example dot com", "[email]"),
    ("call +64 21 555 0123 now", "call [phone] now"),
    ("(021) 555-0123", "[phone]"),
    ("021.555.0123", "[phone]"),
    ("555-867-5309", "[phone]"),
    ("رقمي ٠٢١٥٥٥٠١٢٣", "رقمي [phone]"),
    ("oh two one five five five oh one two three", "[phone]"),
    ("card 4111 1111 1111 1111, exp 04/29", "card [card], exp 04/29"),
    ("4111-1111-1111-1111", "[card]"),
    ("+64215550123 4111111111111111", "[phone] [card]"),
    ("0215550123 or 0215550123", "[phone] or [phone]"),
    ("378282246310005", "[card]"),
    ("four one one one one one one one one one one one one one one one", "[card]"),
    ("a@b.co and c@d.co", "[email] and [email]"),
]
KEPT = [
    "Thursday at three is free", "on 2026-11-20 at 15:30", "20/11/2026", "it costs 1250.50",
    "order 12345", "meet me at the station", "two or three of them", "room 1204, floor 12",
    "2026-11-20 15:30", "1 2 3",  # naive on purpose
]  # fmt: skip


@pytest.fixture
def redacting(db):
    db.rows(
        "update client_subscriptions set redacted_kinds = '{email,phone,card}'"
        " where client_id = 'acme'"
    )
    db.start()
    return db


def stored(db):
    return [r["content"] for r in db.rows("select content from conversation_messages order by seq")]


@pytest.mark.parametrize(("said", "kept"), [*SAID, *((k, k) for k in KEPT)])
def test_a_turn(redacting, said, kept):
    redacting.call("log_message", ACME_AGENT, session_id="call-1", role="user", content=said)
    assert stored(redacting) == [kept]


def test_another_client_keeps_every_word(redacting):
    redacting.start("theirs", client_id="globex", assistant_id=None)
    redacting.call("log_message", session_id="theirs", role="user", content=SAID[0][0])
    assert stored(redacting) == [SAID[0][0]]


@pytest.mark.parametrize("kind", ["email", "phone", "card"])
def test_only_the_kinds_that_are_asked_for(redacting, kind):
    redacting.rows(
        "update client_subscriptions set redacted_kinds = array[%s] where client_id = 'acme'", kind
    )
    redacting.call(
        "log_message", session_id="call-1", role="user",
        content="a@b.co +64215550123 4111111111111111",
    )  # fmt: skip
    (content,) = stored(redacting)
    assert [p for p in ("[email]", "[phone]", "[card]") if p in content] == [f"[{kind}]"]


SECRET = {"mail": "ada@example.com", "card": 4111111111111111, "list": [{"+64215550123": None}],
          "n": 12, "price": 12.5, "ok": True, "none": None}  # fmt: skip
#: Longer than what an id has by chance.
TRACES = ("ada@", "41111111", "5550123")
TURN = {"role": "user", "content": "ada@example.com", "metadata": SECRET}
TOOL = {
    "tool_name": "t",
    "parameters": SECRET,
    "result": SECRET,
    "error_message": "ada@example.com",
}
SESSION_ID = "(select id from user_sessions where session_id = 'call-1')"


def text(value):
    return json.dumps(value)


#: Every way in which something said gets into a row.
PATHS = {
    "log_message": lambda db: db.call("log_message", session_id="call-1", **TURN),
    "log_messages": lambda db: db.rows(
        "select log_messages('call-1', %s::jsonb)", text([TURN, TURN])
    ),
    "log_tool_call": lambda db: db.call("log_tool_call", session_id="call-1", **TOOL),
    "start_session": lambda db: db.start("call-2", metadata=SECRET),
    "update_session": lambda db: db.call(
        "update_session", session_id="call-1", summary="ada@example.com", metadata=SECRET,
        keywords=["ada@example.com"], topics_discussed=["ada@example.com"],
        call_outcome="+64215550123",
    ),
    "end_session": lambda db: db.rows(
        "select end_session('call-1', messages => %s::jsonb, tool_calls => %s::jsonb,"
        " summary => 'ada@example.com', metadata => %s::jsonb, ended_reason => 'ada@example.com')",
        text([TURN]), text([TOOL]), text(SECRET),
    ),
    "direct turn": lambda db: db.rows(
        "insert into conversation_messages (session_id, role, content, metadata)"
        f" values ({SESSION_ID}, 'user', 'ada@example.com', %s)", text(SECRET),
    ),
    "direct change": lambda db: db.rows(
        f"insert into conversation_messages (session_id, role, content) values ({SESSION_ID},"
        " 'user', 'x'); update conversation_messages set content = 'ada@example.com' where true"
    ),
    "direct tool call": lambda db: db.rows(
        "insert into tool_calls (session_id, tool_name, parameters, result, error_message)"
        f" values ({SESSION_ID}, 't', %s, %s, 'ada@example.com')", text(SECRET), text(SECRET),
    ),
    "direct call": lambda db: db.rows(
        "insert into user_sessions (client_id, call_transcript, call_summary, server_messages,"
        " keywords) values ('acme', 'user: ada@example.com', 'ada@example.com', %s,"
        " '{ada@example.com}')", text([SECRET]),
    ),
    "direct ended call": lambda db: db.rows(
        "insert into user_sessions (client_id, ended_at_utc, call_transcript, call_summary,"
        " ended_reason) values ('acme', now(), %s, 'ask for ada@example.com', 'ada@example.com')",
        "user: my mail is ada@example.com and my number is +64 21 555 0123",
    ),
    "log_usage": lambda db: db.call(
        "log_usage", session_id="call-1", component="llm", quantity=1, unit="token",
        usage_key="1", metadata=SECRET,
    ),
    "livekit": lambda db: db.rows(
        "insert into livekit.conversations (session_id, role, message)"
        " values ('call-1', 'user', 'ada@example.com')"
    ),
    "livekit tool call": lambda db: db.rows(
        "insert into livekit.tool_calls (session_id, tool_name, parameters)"
        " values ('call-1', 't', %s)", text(SECRET),
    ),
    "callcenter": lambda db: db.rows(
        "insert into callcenter.messages (conversation_id, role, content)"
        " values ('call-1', 'user', 'ada@example.com')"
    ),
    "callcenter call": lambda db: db.rows(
        "update callcenter.conversations set summary = 'ada@example.com', metadata = %s"
        " where conversation_id = 'call-1'", text(SECRET),
    ),
    "conversation_sessions": lambda db: db.rows(
        "update conversation_sessions set topics_discussed = '{ada@example.com}', metadata = %s"
        " where true", text(SECRET),
    ),
}  # fmt: skip


def seen_after(db, path):
    """Everything that is stored after something was said on a path and the call ended."""
    db.become(SERVICE)
    PATHS[path](db)
    db.become(None)
    db.rows("update user_sessions set ended_at_utc = now() where ended_at_utc is null")
    tables = db.rows(
        "select oid::regclass::text as name from pg_class where relkind = 'r' and"
        " (relnamespace = 'public'::regnamespace or oid in"
        " ('pgcalls.session_texts'::regclass, 'pgcalls.message_texts'::regclass))"
    )
    return json.dumps([db.rows(f"select * from {t['name']}") for t in tables], default=str)


@pytest.mark.parametrize("order", ["as deployed", "backwards"])
@pytest.mark.parametrize("path", PATHS)
def test_no_way_around(redacting, path, order):
    if order == "backwards":
        redacting.reverse_triggers()

    seen = seen_after(redacting, path)

    assert not [trace for trace in TRACES if trace in seen]
    assert "[email]" in seen


@pytest.mark.parametrize(
    ("path", "function", "what", "instead"),
    [
        ("direct ended call", "process_call_analytics", "v_client.redacted_kinds", "'{}'::text[]"),
        ("direct turn", "redact_message", "new.session_id", "null"),
        ("direct tool call", "redact_tool_call", "new.session_id", "null"),
    ],
)
def test_the_test_above_sees_what_hangs_on_an_order(redacting, path, function, what, instead):
    redacting.reverse_triggers()
    source = redacting.value("select pg_get_functiondef(%s::regproc)", f"pgcalls.{function}")
    assert what in source
    redacting.rows(source.replace(what, instead))

    seen = seen_after(redacting, path)

    assert [trace for trace in TRACES if trace in seen]


def test_a_document_keeps_its_shape(redacting):
    redacting.call("log_message", session_id="call-1", role="user", content="x", metadata=SECRET)
    assert redacting.value("select metadata from conversation_messages") == {
        "mail": "[email]", "card": "[card]", "list": [{"[phone]": None}],
        "n": 12, "price": 12.5, "ok": True, "none": None,
    }  # fmt: skip


def test_fields_for_a_number_keep_it(redacting):
    redacting.call("end_session", session_id="call-1", user_email="ada@example.com")
    assert redacting.session()["user_email"] == "ada@example.com"


def test_a_repeated_turn_is_known_again(redacting):
    turn = {"role": "user", "content": "ada@example.com", "seq": 1}
    call = {"session_id": "call-1", **turn}
    assert redacting.call("log_message", **call)["created"]
    assert not redacting.call("log_message", **call)["created"]
    batch = text([turn])
    assert redacting.value("select (log_messages('call-1', %s::jsonb)).messages_duplicate", batch)
    with redacting.refused("PT409"):
        redacting.call("log_message", **{**call, "content": "something else"})


def test_a_placeholder_never_overflows(redacting):
    content = ("a@b.c " * 10923)[:65535]
    redacting.call(
        "log_message", session_id="call-1", role="user", content=content,
        metadata={"x": "a@b.c " * 2700},
    )  # fmt: skip
    row = redacting.row("select content, metadata from conversation_messages")
    assert row["content"] == content.replace("a@b.c", "*")
    assert row["metadata"] == {"x": "* " * 2700}


@pytest.mark.parametrize(
    "character",
    [
        "a",
        "a@",
        "1-",
        "(",
        "a dot ",
        "one ",
        "1" * 50 + " ",
        "0215510001 and ",
        "5558675309 ",
        "12 ",
    ],
)
def test_a_long_turn_takes_little_time(redacting, character):
    redacting.rows("set local statement_timeout = '5s'")
    redacting.call(
        "log_message", session_id="call-1", role="user",
        content=(character * 65536)[:65536],
    )  # fmt: skip


def test_an_unknown_kind_is_refused(db):
    with pytest.raises(Exception, match="redacted_kinds_check"):
        db.rows("update client_subscriptions set redacted_kinds = '{name}' where true")
