"""pgcalls.deliver_follow_ups: signed requests through pg_net, which here is a stand-in of its form."""

from __future__ import annotations

import hashlib
import hmac
import json

import psycopg
import pytest

#: The functions and the table of pg_net 0.14 that are used, without its background worker.
PG_NET = """
create schema net;
create sequence net.requests;
create table net.http_request_queue (
  id bigint default nextval('net.requests'), url text, body bytea, headers jsonb,
  timeout_milliseconds integer
);
create table net._http_response (
  id bigint, status_code integer, content_type text, headers jsonb, content text,
  timed_out boolean, error_msg text, created timestamptz not null default now()
);
create function net.http_post(
  url text, body jsonb default '{}', params jsonb default '{}',
  headers jsonb default '{"Content-Type": "application/json"}',
  timeout_milliseconds integer default 5000
) returns bigint language sql as $$
  insert into net.http_request_queue (url, body, headers, timeout_milliseconds)
  values (url, convert_to(body::text, 'UTF8'), headers, timeout_milliseconds) returning id
$$;
"""
PG_CRON = """
create schema cron;
create function cron.schedule(text, text, text) returns bigint language sql as
$$ select 7::bigint where $3 = 'select pgcalls.deliver_follow_ups(100)' $$;
"""
SECRET = "shared-with-the-receiver-0123"


@pytest.fixture
def hooked(db):
    db.connection.execute(PG_NET)
    db.rows("insert into follow_up_rules (client_id, name, kind, template, max_attempts) values"
            " ('acme', 'r', 'hook', '{\"call\": \"{{session_id}}\", \"said\": \"é 🌿\"}', 2)")  # fmt: skip
    db.rows("insert into follow_up_endpoints (client_id, kind, url, secret)"
            " values ('acme', 'hook', 'https://crm.example/hook', %s)", SECRET)  # fmt: skip
    db.start()
    db.call("end_session", session_id="call-1")
    return db


def deliver(db):
    return db.value("select pgcalls.deliver_follow_ups(100)")


def requests(db):
    return db.rows("select * from net.http_request_queue order by id")


def answer(db, status=None, error=None):
    db.rows("insert into net._http_response (id, status_code, error_msg)"
            " select max(id), %s, %s from net.http_request_queue", status, error)  # fmt: skip


def state(db):
    return tuple(db.row("select state, attempts, last_error from follow_ups").values())


def test_a_request_is_signed_over_the_bytes_that_are_sent(hooked):
    assert deliver(hooked) == 1
    (request,) = requests(hooked)
    body = bytes(request["body"])
    stamp, signature = (
        part.split("=")[1] for part in request["headers"]["x-pgcalls-signature"].split(",")
    )
    expected = hmac.new(SECRET.encode(), f"{stamp}.".encode() + body, hashlib.sha256)
    assert signature == expected.hexdigest()
    sent = json.loads(body)
    follow_up = hooked.row("select * from follow_ups")
    assert request["url"] == "https://crm.example/hook"
    assert sent["payload"] == {"call": "call-1", "said": "é 🌿"}
    assert (sent["id"], sent["attempt"]) == (str(follow_up["id"]), 1)
    assert (follow_up["state"], follow_up["request_id"]) == ("claimed", request["id"])


@pytest.mark.parametrize("status", [200, 204])
def test_what_was_taken_is_done_and_not_sent_again(hooked, status):
    deliver(hooked)
    answer(hooked, status)
    assert [deliver(hooked), deliver(hooked)] == [0, 0]
    assert state(hooked) == ("done", 1, None)


@pytest.mark.parametrize(
    ("status", "error", "expected"),
    [(500, None, "HTTP 500"), (302, None, "HTTP 302"), (None, "Timeout was reached", "Timeout was reached"),
     (None, None, "no answer")],
)  # fmt: skip
def test_what_was_not_is_tried_again_until_it_is_dead(hooked, status, error, expected):
    for attempt, result in ((1, "pending"), (2, "dead")):
        assert deliver(hooked) == 1
        answer(hooked, status, error)
        assert deliver(hooked) == 0
        assert state(hooked) == (result, attempt, expected)
        hooked.rows(
            "update follow_ups set due_at = now() - interval '1 second' where state = 'pending'"
        )
    assert len(requests(hooked)) == 2


def test_one_that_cannot_be_sent_stops_no_other(hooked):
    hooked.rows("update follow_up_endpoints set url = 'https://broken' where true")
    hooked.rows("insert into follow_up_rules (client_id, name, kind) values ('acme', 'z', 'mail')")
    hooked.rows("insert into follow_up_endpoints (client_id, kind, url, secret)"
                " values ('acme', 'mail', 'https://crm.example/mail', %s)", SECRET)  # fmt: skip
    hooked.rows("alter table net.http_request_queue add check (url <> 'https://broken')")
    hooked.start("call-2")
    hooked.call("end_session", session_id="call-2")
    assert deliver(hooked) == 1
    seen = hooked.rows("select kind, state, last_error from follow_ups order by kind, session_id")
    assert [tuple(r.values()) for r in seen] == [
        ("hook", "pending", "not sent: 23514"), ("hook", "pending", "not sent: 23514"),
        ("mail", "claimed", None),
    ]  # fmt: skip


def test_one_that_is_never_answered_is_sent_again_when_its_lease_is_over(hooked):
    deliver(hooked)
    assert deliver(hooked) == 0
    hooked.rows("update follow_ups set due_at = now() - interval '1 second' where true")
    assert deliver(hooked) == 1
    # The answer of the first comes after all: the second is the one that counts.
    hooked.rows("insert into net._http_response (id, status_code) select min(id), 200"
                " from net.http_request_queue")  # fmt: skip
    deliver(hooked)
    assert state(hooked)[:2] == ("claimed", 2)


def test_of_two_requests_with_one_number_the_later_is_answered(hooked):
    """A crash empties the tables of pg_net, which are unlogged, and its sequence begins anew."""
    deliver(hooked)
    hooked.rows("delete from net.http_request_queue")
    hooked.rows("alter sequence net.requests restart")
    hooked.rows("update follow_ups set due_at = due_at - interval '1 minute'")
    hooked.start("call-2")
    hooked.call("end_session", session_id="call-2")
    assert deliver(hooked) == 1
    answer(hooked, 200)
    deliver(hooked)
    seen = hooked.rows(
        "select s.session_id, f.state from follow_ups as f join user_sessions as s"
        " on s.id = f.session_id order by 1"
    )
    assert [tuple(r.values()) for r in seen] == [("call-1", "claimed"), ("call-2", "done")]


def test_a_late_answer_finishes_no_attempt_of_a_worker(hooked):
    deliver(hooked)
    hooked.rows("update follow_ups set due_at = now() - interval '1 second' where true")
    hooked.call("claim_follow_ups", kind="hook")
    answer(hooked, 200)
    deliver(hooked)
    assert state(hooked)[0] == "claimed"


def test_what_has_no_endpoint_waits_for_a_worker(hooked):
    hooked.rows("update follow_up_endpoints set is_active = false where true")
    assert deliver(hooked) == 0
    assert len(hooked.call("claim_follow_ups", kind="hook")) == 1


def test_an_address_without_tls_is_refused(db):
    for url in ("http://crm.example/", "ftp://x", "https://a b", "https://"):
        with pytest.raises(psycopg.errors.CheckViolation), db.connection.transaction():
            db.rows(
                "insert into follow_up_endpoints (client_id, kind, url, secret)"
                " values ('acme', 'k', %s, %s)", url, SECRET,
            )  # fmt: skip


def test_pg_cron_is_asked_where_both_are(db):
    with db.refused("22023", "there is no pg_cron or no pg_net in this database"):
        db.rows("select pgcalls.schedule_follow_ups()")
    db.connection.execute(PG_CRON)
    with db.refused("22023"):
        db.rows("select pgcalls.schedule_follow_ups()")
    db.connection.execute(PG_NET)
    assert db.value("select pgcalls.schedule_follow_ups()") == 7


def test_apply_schedules_it_where_both_are():
    from pgcalls.files import Definition
    from pgcalls.releases import _after

    wanted = {("functions", "pgcalls", "schedule_follow_ups"): Definition("x", "")}
    (statement,) = _after(wanted, pre_request=False)
    assert statement.startswith("select pgcalls.schedule_follow_ups() where")
