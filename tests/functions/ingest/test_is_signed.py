"""What a platform signed is taken; what it did not is refused, with one answer for all."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
import time
from itertools import pairwise
from uuid import uuid4

import psycopg
import pytest

from support import ANON, GLOBEX_ASSISTANT, NOBODY, NOWHERE, times
from webhooks import SECRET, SIGNERS, endpoint, send

BODY = '{"message":  {"type": "speech-update", "call": {"id": "c-1"}},  "é": "\\u00e9"}\n'
OTHER = "whsec_of_somebody_else_0123"


@pytest.mark.parametrize(("provider", "sign", "_"), SIGNERS)
def test_a_signature_opens_the_door(db, provider, sign, _):
    to = endpoint(db, provider)
    answer = send(db, provider, BODY, {"x-pgcalls-endpoint": to, **sign(BODY)})
    assert answer["verdict"] == "ignored"
    (line,) = db.rows("select * from webhook_events")
    assert (line["client_id"], line["deliveries"]) == ("acme", 1)


@pytest.mark.parametrize(("provider", "sign", "_"), SIGNERS)
def test_every_one_of_its_secrets_does_while_they_change(db, provider, sign, _):
    to = endpoint(db, provider, OTHER, SECRET)
    for secret in (SECRET, OTHER):
        headers = {"x-pgcalls-endpoint": to, **sign(BODY, secret)}
        assert send(db, provider, BODY, headers)["verdict"] in ("ignored", "duplicate")
    db.rows("update webhook_endpoints set secrets = %s where true", [OTHER])
    with db.refused("42501"):
        send(db, provider, BODY, {"x-pgcalls-endpoint": to, **sign(BODY, SECRET)})


def test_vapi_signs_in_the_header_that_one_chose(db):
    to = endpoint(db, "vapi", header="x-kauri")
    named = {"x-pgcalls-endpoint": to}
    assert send(db, "vapi", BODY, {**named, "x-kauri": SECRET})["verdict"] == "ignored"
    with db.refused("42501"):
        send(db, "vapi", BODY, {**named, "x-vapi-secret": SECRET})


def forgeries(provider, sign, seconds, to, others, chance):
    """Headers and bodies that nobody with the secret of the endpoint has signed now."""
    good = sign(BODY)
    named = {"x-pgcalls-endpoint": to}
    signs_body = sign.__name__ != "vapi_secret"

    yield named, BODY
    yield good, BODY
    yield {}, BODY
    yield {**named, **sign(BODY, OTHER)}, BODY
    for other in (*others, NOWHERE, str(uuid4()), "x", "", to.replace("-", ""), f"{to} "):
        yield {"x-pgcalls-endpoint": other, **good}, BODY
    for name, value in good.items():
        if name == "x-timestamp":
            yield {**named, **{k: v for k, v in good.items() if k != name}}, BODY
        for wrong in ("", " ", "null", value[:-1], value + "0", value.swapcase(), value + ",",
                      "sha256=", "v=1,d=2", "t=1,v0=2", f"{value}\n"):  # fmt: skip
            if wrong != value:
                yield {**named, **good, name: wrong}, BODY
        for _ in range(times(full=40, fast=12)):
            place = chance.randrange(len(value))
            letter = chance.choice([c for c in "0123456789abcdef" if c != value[place]])
            yield {**named, **good, name: value[:place] + letter + value[place + 1 :]}, BODY
    if signs_body:
        for body in (
            BODY.replace("  ", " "), BODY.rstrip("\n"), BODY + "\n", BODY.replace("é", "e"),
            BODY.replace("\\u00e9", "é"), BODY.replace("c-1", "c-2"), "{}",
        ):  # fmt: skip
            yield {**named, **good}, body
    if seconds:
        for away in (seconds + 5, -seconds - 5, 86400, 3.2e8):
            yield {**named, **sign(BODY, at=time.time() - away)}, BODY


@pytest.mark.parametrize(("provider", "sign", "seconds"), SIGNERS)
@pytest.mark.parametrize("caller", [ANON, NOBODY], ids=["anon", "nobody"])
def test_a_forgery_is_refused_whatever_it_is(db, provider, sign, seconds, caller):
    to = endpoint(db, provider)
    others = [
        endpoint(db, provider, OTHER, client_id="globex", assistant_id=GLOBEX_ASSISTANT),
        endpoint(db, "retell" if provider == "vapi" else "vapi"),
        endpoint(db, provider),
    ]
    db.rows("update webhook_endpoints set active = false where id = %s", others[2])
    answers, count = set(), 0
    for headers, body in forgeries(provider, sign, seconds, to, others, random.Random(4)):
        db.connection.execute("savepoint forgery")
        with pytest.raises(psycopg.Error) as caught:
            send(db, provider, body, headers, caller)
        answers.add((caught.value.sqlstate, str(caught.value.diag.message_primary)))
        db.connection.execute("rollback to savepoint forgery")
        db.become(None)
        count += 1
    assert answers == {("42501", "the webhook is not signed for an endpoint")}
    assert count >= times(full=40, fast=30)
    assert db.value("select count(*) from webhook_events") == 0


@pytest.mark.parametrize(("provider", "sign", "seconds"), SIGNERS)
def test_a_signature_is_good_until_its_time_is_over(db, provider, sign, seconds):
    to = endpoint(db, provider)
    headers = {"x-pgcalls-endpoint": to, **sign(BODY, at=time.time() - (seconds or 9e8) + 5)}
    assert send(db, provider, BODY, headers)["verdict"] == "ignored"
    assert send(db, provider, BODY, headers)["verdict"] == "duplicate"


def test_the_digest_is_that_of_others(db):
    chance = random.Random(7)
    lengths = [0, 1, 55, 56, 63, 64, 65, 127, 128, 129, 1000]
    for key, message in [*pairwise(lengths), *((k, 300) for k in lengths)]:
        given = chance.randbytes(key), chance.randbytes(message)
        ours = db.value("select pgcalls.hmac_sha256(%s, %s)", *given)
        assert ours == hmac.new(*given, hashlib.sha256).digest()


def test_an_agent_sends_for_its_assistant_and_service_role_for_whom_it_names(db):
    from support import ACME, ACME_OTHER_AGENT, ACME_OTHER_ASSISTANT, SERVICE

    to = endpoint(db, "vapi", client_id="globex", assistant_id=GLOBEX_ASSISTANT)
    for n, (caller, headers, client) in enumerate([
        (ACME_OTHER_AGENT, {"x-pgcalls-endpoint": to}, "acme"),
        (SERVICE, {"x-pgcalls-endpoint": to}, "globex"),
        (SERVICE, {}, "default"),
    ]):  # fmt: skip
        body = json.dumps({"message": {"type": "hang", "call": {"id": f"c-{n}"}}})
        send(db, "vapi", body, headers, caller)
        line = db.row("select * from webhook_events where external_id = %s", f"c-{n}")
        assert line["client_id"] == client
        if client == "acme":
            assert str(line["assistant_id"]) == ACME_OTHER_ASSISTANT
    for caller in (ACME, NOBODY):
        with db.refused("42501", "the webhook is not signed for an endpoint"):
            send(db, "vapi", BODY, {"x-pgcalls-endpoint": to}, caller)
    with db.refused("42501"):
        send(db, "vapi", BODY, {"x-pgcalls-endpoint": NOWHERE}, SERVICE)
