from __future__ import annotations

import pytest

from support import ACME, ACME_AGENT, ACME_OTHER_AGENT, ANON, GLOBEX, GLOBEX_AGENT, NOWHERE, SERVICE


@pytest.fixture
def call(db):
    db.start()
    for n in range(3):
        db.call("log_message", session_id="call-1", role="user", content=f"{n}", metadata={"n": n})
    db.call("log_tool_call", session_id="call-1", tool_name="t", parameters={"a": 1})
    return db


def get(db, caller=SERVICE, conversation_id="call-1", **arguments):
    return db.call(
        "get_conversation_with_messages", caller, conversation_id=conversation_id, **arguments
    )


@pytest.mark.parametrize("caller", [ACME, ACME_AGENT, SERVICE])
def test_one_document_has_everything(call, caller):
    document = get(call, caller)

    listed = call.call("get_conversation_list", ACME)[0]
    assert set(listed) <= set(document)
    assert [m["content"] for m in document["messages"]] == ["0", "1", "2"]
    assert set(document["messages"][0]) >= {
        "seq", "role", "content", "audio_url", "metadata", "created_at",
    }  # fmt: skip
    assert document["tool_calls"][0]["parameters"] == {"a": 1}
    assert (document["message_count"], document["has_more"]) == (3, False)


def test_the_id_works_too(call):
    assert get(call, ACME, str(call.session()["id"]))["conversation_id"] == "call-1"


def test_turns_come_in_pages(call):
    first = get(call, page_size=2)
    second = get(call, page_size=2, after_seq=2)
    third = get(call, after_seq=3)

    assert ([m["seq"] for m in first["messages"]], first["has_more"]) == ([1, 2], True)
    assert ([m["seq"] for m in second["messages"]], second["has_more"]) == ([3], False)
    assert (third["messages"], third["has_more"]) == ([], False)


@pytest.mark.parametrize("caller", [GLOBEX, GLOBEX_AGENT, ACME_OTHER_AGENT])
def test_a_foreign_call_and_a_missing_one_are_the_same(call, caller):
    for conversation_id in ("call-1", str(call.session()["id"]), "nothing", NOWHERE):
        with call.refused("PT404", "session not found"):
            get(call, caller, conversation_id)


def test_anon_is_refused(call):
    with call.refused("42501"):
        get(call, ANON)


def test_service_role_must_say_whose_session_id_it_means(call):
    call.call("start_session", session_id="call-1", client_id="globex")

    with call.refused("PT409"):
        get(call)
    assert get(call, ACME)["conversation_id"] == "call-1"
