"""Over PostgREST the signature is checked over the bytes that were sent."""

from __future__ import annotations

import json
import os
import subprocess
import time

import httpx
import psycopg
import pytest

from pgcalls.files import root

from support import ACME_ASSISTANT, times
from webhooks import SECRET, SIGN, livekit_events

#: JSON that every reader would write in another way.
BODIES = [
    '{"event":  "call_ended" , "call": {"call_id": "http-%d"}}',
    '{"event": "x", "event": "call_ended", "call": {"call_id": "a", "call_id": "http-%d"}}',
    '{"call": {"call_id": "http-%d", "end_timestamp": 1.7713008612500E12}, "event": "call_ended"}\n',
    '\n\t{"event": "call_ended", "call": {"call_id": "http-%d", "note": "tēnā koe \\u00e9 \\/ 🌿"}}\r\n',
    '{"event": "call_ended", "call": {"call_id": "http-%d", "z": 1, "a": 0.10, "b": -0}}\n\n',
    '{"event": "call_ended", "call": {"call_id": "http-%d", "note": "a\\u0000b"}}',
]


@pytest.fixture
def project(stack):
    with psycopg.connect(stack.dsn, autocommit=True) as admin:
        admin.execute("insert into client_subscriptions (client_id) values ('acme')")
        admin.execute(
            "insert into assistants (client_id, id) values ('acme', %s)", [ACME_ASSISTANT]
        )
        row = admin.execute(
            "insert into webhook_endpoints (client_id, provider, assistant_id, secrets)"
            " values ('acme', 'retell', %s, %s) returning id::text",
            [ACME_ASSISTANT, [SECRET]],
        ).fetchone()
        assert row is not None
        yield stack, {"x-pgcalls-endpoint": row[0], "content-type": "application/json"}, admin


def post(project, body, headers, name="retell"):
    stack, named, _ = project
    return httpx.post(
        f"{stack.rest_url}/rpc/ingest_{name}", content=body.encode(), headers={**named, **headers}
    )


def test_bytes_are_what_is_signed(project):
    for n, body in enumerate(BODIES * times(full=3, fast=1)):
        text = body % n
        response = post(project, text, SIGN["retell"](text))
        assert (response.status_code, response.json()["verdict"]) == (200, "stored"), text
    found = project[2].execute("select count(*) from user_sessions where client_id = 'acme'")
    assert found.fetchone() == (n + 1,)


def test_who_has_not_signed_these_bytes_gets_one_answer(project):
    answers = set()
    for body in BODIES:
        text = body % 1
        for changed in (
            text.replace(" ", "", 1),
            text + "\n",
            text.replace("call_ended", "call_endet"),
        ):
            response = post(project, changed, SIGN["retell"](text))
            answers.add((response.status_code, response.text))
        for headers in ({}, SIGN["retell"](text, "whsec_of_somebody_else"),
                        {**SIGN["retell"](text), "x-pgcalls-endpoint": ACME_ASSISTANT}):  # fmt: skip
            response = post(project, text, headers)
            answers.add((response.status_code, response.text))
    ((status, answer),) = answers
    assert status == 401
    assert '"42501"' in answer
    assert project[2].execute("select count(*) from webhook_events").fetchone() == (0,)


def test_a_token_of_an_agent_needs_no_signature(project):
    stack, _, admin = project
    token = stack.token(client_id="acme", assistant_id=ACME_ASSISTANT)
    response = httpx.post(
        f"{stack.rest_url}/rpc/ingest_elevenlabs",
        json={"type": "post_call_transcription", "data": {"conversation_id": "by-token"}},
        headers={"authorization": f"Bearer {token}"},
    )
    assert (response.status_code, response.json()["verdict"]) == (200, "stored")
    found = admin.execute("select client_id from user_sessions where session_id = 'by-token'")
    assert found.fetchone() == ("acme",)


@pytest.fixture
def of_livekit(project):
    """The headers of an endpoint of LiveKit, and the body of an event."""
    _, named, admin = project
    (to,) = admin.execute(
        "insert into webhook_endpoints (client_id, provider, assistant_id, secrets)"
        " values ('acme', 'livekit', %s, %s) returning id::text", [ACME_ASSISTANT, [SECRET]],
    ).fetchone()  # fmt: skip
    return {**named, "x-pgcalls-endpoint": to}, json.dumps(
        livekit_events(time.time() - 60)[2]
    ) + "\n"


def test_the_token_that_livekit_signs_with_is_none_for_postgrest(project, of_livekit):
    """It has no Bearer in front: who sends it is anon, and the body is what is asked."""
    stack, *_ = project
    headers, text = of_livekit
    answers = [
        httpx.post(
            f"{stack.rest_url}/rpc/ingest_livekit", content=sent.encode(),
            headers={**headers, **SIGN["livekit"](text)},
        )
        for sent in (text, text.strip())
    ]  # fmt: skip
    assert [a.status_code for a in answers] == [200, 401]
    assert answers[0].json()["verdict"] == "stored"


#: Deno's part of the edge function, for one request: the body comes on stdin.
DENO = """
import { readFileSync } from "node:fs";
const [url, headers] = process.argv.slice(2);
globalThis.Deno = {
  env: { get: (name) => process.env[name] },
  serve: async (handle) => {
    const sent = { method: "POST", headers: JSON.parse(headers), body: readFileSync(0) };
    const answer = await handle(new Request(url, sent));
    console.log(answer.status, await answer.text());
  },
};
"""


def test_the_edge_function_adds_headers_and_leaves_the_bytes(project, tmp_path):
    stack, named, _ = project
    script = tmp_path / "edge.mjs"
    script.write_text(DENO + (root() / "examples/webhook_edge_function.ts").read_text())
    text = BODIES[3] % 7
    url = f"http://edge/?provider=retell&endpoint={named['x-pgcalls-endpoint']}"
    answers = [
        subprocess.run(
            ["node", script, url, json.dumps(SIGN["retell"](signed))],
            input=text.encode(), capture_output=True, check=True,
            env={**os.environ, "SUPABASE_URL": stack.url, "SUPABASE_ANON_KEY": stack.publishable_key},
        ).stdout.decode()
        for signed in (text, text.strip())
    ]  # fmt: skip
    assert [a.split()[0] for a in answers] == ["200", "401"]
    assert json.loads(answers[0][4:])["verdict"] == "stored"


def test_the_edge_function_moves_the_token_of_livekit(project, of_livekit, tmp_path):
    stack, *_ = project
    headers, text = of_livekit
    script = tmp_path / "edge.mjs"
    script.write_text(DENO + (root() / "examples/webhook_edge_function.ts").read_text())
    done = subprocess.run(
        ["node", script, f"http://edge/?provider=livekit&endpoint={headers['x-pgcalls-endpoint']}",
         json.dumps({**SIGN["livekit"](text), "content-type": "application/webhook+json"})],
        input=text.encode(), capture_output=True, check=True,
        env={**os.environ, "SUPABASE_URL": stack.url, "SUPABASE_ANON_KEY": stack.publishable_key},
    )  # fmt: skip
    assert json.loads(done.stdout.decode()[4:])["verdict"] == "stored"
