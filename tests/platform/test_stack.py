"""The stand-in answers as the platform does."""

from __future__ import annotations

import json
import urllib.error
import urllib.request

import jwt
import pytest

from pgcalls.schema_docs import POSTGREST

from stack import SECRET
from support import each


def status(stack, path="/rest/v1/rpc/get_conversation_list", body=None, **headers):
    request = urllib.request.Request(
        stack.url + path,
        data=json.dumps(body or {}).encode(),
        headers={"Content-Type": "application/json", **headers},
    )
    try:
        return urllib.request.urlopen(request, timeout=10).status
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("mode", each("closed", "open"))
def test_keys(stack):
    assert status(stack) == 401
    assert status(stack, apikey="sb_secret_somebody") == 401
    assert status(stack, apikey=stack.anon_key) == 401
    assert status(stack, apikey=stack.publishable_key) == 401
    assert status(stack, apikey=stack.service_key) == 200
    assert status(stack, apikey=stack.secret_key) == 200
    token = f"Bearer {stack.token(client_id='default')}"
    assert status(stack, apikey=stack.publishable_key, Authorization=token) == 200
    assert status(stack, path="/auth/v1/token", apikey=stack.secret_key) == 404


def test_supabase_py(stack):
    service = stack.client()
    tenant = stack.client(stack.token(client_id="default"))

    started = service.rpc("start_session", {"session_id": "call-1"}).execute().data

    listed = tenant.rpc("get_conversation_list").execute().data
    assert [row["conversation_id"] for row in listed] == [started["session_id"]]


def test_what_postgrest_refuses_by_itself(stack):
    def code(function="start_session", body=b"{}", token=None):
        token = token or stack.service_key
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        request = urllib.request.Request(
            f"{stack.rest_url}/rpc/{function}", data=body, headers=headers
        )
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(request, timeout=10)
        with caught.value as answer:
            return f"`{json.load(answer)['code']}`", str(answer.code)

    told = {(error, status) for error, status, _ in POSTGREST}

    assert {
        code(body=b'{"sessionid": "call-1"}'),
        code(body=b"{"),
        code(token=jwt.encode({"role": "service_role"}, "x" * 40, algorithm="HS256")),
        code(token=jwt.encode({"role": "service_role", "exp": 1}, SECRET, algorithm="HS256")),
    } == told
    assert code("log_message", b'{"session_id": "call-1"}') == ("`PGRST202`", "404")


@pytest.mark.parametrize(
    ("function", "arguments"),
    [("get_conversation_list", {}), ("search_messages", {"query": "hello"}),
     ("search_sessions", {"query": "greeting"})],
)  # fmt: skip
def test_a_page_is_as_long_over_get_as_over_post(stack, function, arguments):
    service = stack.client()
    for n in range(3):
        call = {"session_id": f"call-{n}"}
        service.rpc("start_session", call).execute()
        service.rpc("log_message", {**call, "role": "user", "content": "hello"}).execute()
        service.rpc("end_session", {**call, "summary": "a greeting"}).execute()
    asked = {**arguments, "page_size": 2}

    posted = service.rpc(function, asked).execute().data
    got = service.rpc(function, asked, get=True).execute().data

    assert len(posted) == 2
    assert got == posted


def test_away_and_back(stack):
    stack.stop_postgrest()
    assert status(stack, apikey=stack.secret_key) == 503

    stack.start_postgrest()
    assert status(stack, apikey=stack.secret_key) == 200
