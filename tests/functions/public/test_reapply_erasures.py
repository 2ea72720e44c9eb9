"""What is told of a restore is in test_forget_caller; here is what it refuses and ignores."""

from __future__ import annotations

import json

import pytest

NUMBER = "+64215550123"


def reapply(db, erasures):
    return db.row("select * from reapply_erasures(%s::jsonb)", json.dumps(erasures))


@pytest.fixture
def call(db):
    db.start(customer_number=NUMBER)
    db.call("end_session", session_id="call-1")
    return db


def test_a_digest_of_somebody_else_does_nothing(call):
    row = {"id": "99999999-0000-4000-8000-000000000000", "client_id": "acme",
           "erased_at": "2030-01-01T00:00:00Z", "phone_digest": "0" * 64}  # fmt: skip
    answer = reapply(call, [row])
    assert (answer["erasures"], answer["calls"], answer["contacts"]) == (1, 0, 0)
    assert reapply(call, [row])["erasures"] == 0


@pytest.mark.parametrize(
    "row",
    [{}, {"id": "99999999-0000-4000-8000-000000000000"}, {"client_id": "acme"}],
)
def test_a_row_that_is_none_is_left_out(call, row):
    assert reapply(call, [row])["erasures"] == 0


def test_a_call_after_the_erasure_stays(call):
    call.rows(
        "insert into erasures (client_id, phone_digest, erased_at)"
        " values ('', pgcalls.erasure_digest('phone', %s), now() - interval '1 hour')",
        NUMBER,
    )
    assert reapply(call, [])["calls"] == 0
    call.rows("update erasures set erased_at = now() + interval '1 hour' where true")
    assert reapply(call, [])["calls"] == 1
