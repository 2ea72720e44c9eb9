"""Who a token is: app_metadata before the top level, and only a client that exists."""

from __future__ import annotations

import pytest

from support import ACME_ASSISTANT, Caller, token

BROKEN = ["", " ", "ACME", "acme ", ["acme"], 5, True, {}, None]


def read(db, claims):
    db.become(Caller("authenticated", {"role": "authenticated", **claims}))
    return db.row(
        "select pgcalls.current_client_id() as client,"
        " pgcalls.current_assistant_id()::text as assistant,"
        " (select c.client_id from public.client_subscriptions as c) as whole"
    )


@pytest.mark.parametrize(
    ("claims", "client"),
    [
        pytest.param({"client_id": "acme"}, "acme", id="top level"),
        pytest.param({"app_metadata": {"client_id": "acme"}}, "acme", id="app_metadata"),
        pytest.param(
            {"client_id": "globex", "app_metadata": {"client_id": "acme"}}, "acme", id="both"
        ),
        pytest.param(
            {"client_id": "globex", "app_metadata": {"client_id": "nobody"}}, None, id="no union"
        ),
        pytest.param({"user_metadata": {"client_id": "acme"}}, None, id="user_metadata"),
        pytest.param({"client_id": "0b5c9c1e-9a3f-4a55-8e2b-1d5f0f7a6b11"}, None, id="OAuth app"),
        pytest.param({"app_metadata": "acme"}, None, id="app_metadata is text"),
        pytest.param({}, None, id="nothing"),
        *(pytest.param({"client_id": bad}, None, id=f"broken {bad!r}") for bad in BROKEN),
    ],
)
def test_the_client_of_a_token(db, claims, client):
    assert read(db, claims) == {"client": client, "assistant": None, "whole": client}


def test_the_agent_of_a_token(db):
    claims = {"app_metadata": {"client_id": "acme", "assistant_id": ACME_ASSISTANT}}

    assert read(db, claims) == {"client": "acme", "assistant": ACME_ASSISTANT, "whole": None}


@pytest.mark.parametrize("broken", ["x", "", 5, ["a"], {}, ACME_ASSISTANT + "0"], ids=str)
def test_a_broken_assistant_never_widens_a_token(db, broken):
    claims = {"client_id": "acme", "assistant_id": broken}

    assert read(db, claims) == {"client": None, "assistant": None, "whole": None}


@pytest.mark.parametrize("function", ["start_session", "get_conversation_list"])
@pytest.mark.parametrize(
    ("claims", "message"),
    [
        ({"client_id": "acme", "assistant_id": "x"}, "assistant_id of the token is not a uuid"),
        ({"client_id": "acme", "assistant_id": 5}, "assistant_id of the token is not a uuid"),
        ({"client_id": "nobody"}, "the token names no client"),
        ({"assistant_id": ACME_ASSISTANT}, "the token names no client"),
    ],
    ids=str,
)
def test_a_refused_token_is_told_what_is_wrong_with_it(db, function, claims, message):
    with db.refused("42501", message):
        db.call(function, token(**claims))


def test_without_a_request_there_is_nobody(db):
    db.become(None)

    assert db.value("select pgcalls.current_client_id()") is None
