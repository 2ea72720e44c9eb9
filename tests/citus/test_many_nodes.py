"""What is written on several nodes is written as on one, and told as it was."""

from __future__ import annotations

import json
import time

from cluster import ask, on_a_cluster

from support import SERVICE

pytestmark = on_a_cluster
#: On both nodes: the shards of these are not all on one.
CLIENTS = [f"many-{number}" for number in range(6)]


def serve(url, query):
    return ask(url, SERVICE, query)


def test_turns_come_through_the_dialects_without_a_client(spread):
    serve(spread, "select start_session('said', client_id => 'acme')")
    for statement in (
        "insert into livekit.conversations (session_id, role, message)"
        " values ('said', 'user', 'one') returning client_id",
        "insert into callcenter.messages (conversation_id, role, content)"
        " values ('said', 'assistant', 'two') returning client_id",
        "insert into livekit.tool_calls (session_id, tool_name)"
        " values ('said', 'book') returning client_id",
    ):
        assert serve(spread, statement) == [("acme",)]

    ((told,),) = serve(spread, "select get_conversation_with_messages('said')::text")
    assert [word for word in ("one", "two", "book") if word not in told] == []


def test_what_was_said_is_indexed_where_it_lies(spread):
    for client in ("acme", "globex"):
        ((key,),) = serve(spread, f"select id from start_session('heard', client_id => '{client}')")
        serve(spread, f"select log_message('{key}', 'user', 'a pelican')")
    # A mark waits for whatever writes on its node.
    deadline = time.monotonic() + 90
    indexed = []
    while len(indexed) < 2 and time.monotonic() < deadline:
        time.sleep(1.1)
        assert serve(spread, "select * from analyse_pending()") == []
        indexed = ask(
            spread,
            None,
            "select client_id from pgcalls.message_texts where content_tsv @@ 'pelican'::tsquery"
            " order by 1",
        )

    assert indexed == [("acme",), ("globex",)]


def test_a_month_is_closed_once_and_an_erasure_counted_once(spread):
    closing = "select client_id, created from close_month('2026-01-01') order by 1"
    assert {created for _, created in serve(spread, closing)} == {True}
    assert {created for _, created in serve(spread, closing)} == {False}

    row = {"id": "99999999-0000-4000-8000-000000000000", "client_id": "acme",
           "erased_at": "2030-01-01T00:00:00Z", "phone_digest": "0" * 64}  # fmt: skip
    again = f"select erasures from reapply_erasures('{json.dumps([row])}')"
    assert serve(spread, again) == [(1,)]
    assert serve(spread, again) == [(0,)]


def test_what_follows_the_calls_of_clients_on_several_nodes_is_committed(spread):
    for client in CLIENTS:
        ask(spread, None, f"insert into client_subscriptions (client_id) values ('{client}')")
        ask(
            spread,
            None,
            "insert into follow_up_rules (client_id, name, kind)"
            f" values ('{client}', 'r', 'email')",
        )
        serve(
            spread,
            f"select start_session('old', client_id => '{client}',"
            " started_at => now() - interval '3 days')",
        )
    nodes = ask(
        spread,
        None,
        "select distinct nodeport from pg_dist_shard_placement where shardid in (select"
        " get_shard_id_for_distribution_column('user_sessions', c.client_id)"
        " from client_subscriptions as c)",
    )
    assert len(nodes) > 1

    serve(spread, "update user_sessions set ended_at_utc = now() where session_id = 'old'")

    made = ask(spread, None, "select client_id from follow_ups where client_id ~ 'many' order by 1")
    assert made == [(client,) for client in CLIENTS]
