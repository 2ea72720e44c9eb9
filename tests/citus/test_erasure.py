"""What is erased, purged and billed on a cluster, over all clients, one after the other."""

from __future__ import annotations

import json
import re

import cluster
import psycopg
import pytest
from cluster import ask, on_a_cluster

from support import SERVICE

pytestmark = on_a_cluster
NUMBER = "+64215550123"
TABLES = (
    "user_sessions", "conversation_messages", "tool_calls", "usage_lines", "contacts",
    "webhook_events", "follow_ups", "erasures", "call_breakdowns", "audit_log",
    "pgcalls.message_texts", "pgcalls.session_texts", "pgcalls.erasures_in_progress",
)  # fmt: skip


def serve(url, query):
    return ask(url, SERVICE, query)


def call(url, session_id, client, number=NUMBER, says="I am Layla Osei, +64215550123"):
    serve(
        url,
        f"select start_session('{session_id}', client_id => '{client}',"
        f" customer_number => '{number}')",
    )
    serve(url, f"select log_message('{session_id}', 'user', '{says}')")
    serve(url, f"select log_tool_call('{session_id}', 'book', '{{\"who\": \"Layla Osei\"}}')")
    serve(
        url,
        f"select log_usage('{session_id}', 'llm', 12, 'token', 'Layla Osei',"
        ' metadata => \'{"who": "Layla Osei"}\')',
    )
    serve(url, f"select end_session('{session_id}', user_name => 'Layla Osei')")


def mentions(url):
    """Tables that hold the caller on any node, with how many rows."""
    found = {}
    for table in TABLES:
        pattern = "layla|osei|15550123"
        ((rows,),) = ask(url, None, f"select count(*) from {table} t where t::text ~* '{pattern}'")
        if rows:
            found[table] = rows
    return found


@pytest.fixture
def store():
    """A distributed database with acme and globex, and no call."""
    with cluster.distributed_database() as url:
        ask(url, None, cluster.STORE)
        yield url


def test_a_caller_is_forgotten_in_every_client_and_again_after_a_restore(store):
    for client in ("acme", "globex"):
        call(store, f"{client}-1", client)
        call(store, f"{client}-2", client, "+6421999888", "Ask Layla Osei, +64 21 555 0123")
        serve(store, f"select save_user('Layla Osei', '{NUMBER}', client_id => '{client}')")
    assert {"user_sessions", "conversation_messages", "contacts"} <= {*mentions(store)}

    ((answer,),) = serve(store, f"select to_jsonb(forget_caller('{NUMBER}'))")

    assert (answer["calls"], answer["contacts"], answer["failed"]) == (2, 2, [])
    assert (answer["has_more"], len(answer["mentioned_in"])) == (False, 2)
    # The namesake of the other call says the own name, and its key is its own.
    left = ask(
        store,
        None,
        f"select count(*) from user_sessions where user_name = 'Layla Osei' and"
        f" customer_number = '{NUMBER}'",
    )
    assert left == [(0,)]
    ((spoken,),) = ask(store, None, "select array_agg(distinct content) from conversation_messages")
    assert not any(re.search("555.?0123", text) for text in spoken)

    # A restore brings the calls back, not what was erased since.
    ((erasures,),) = ask(store, None, "select jsonb_agg(to_jsonb(e)) from erasures as e")
    ask(store, None, "delete from erasures")
    call(store, "restored", "globex", says="It is me")
    later = [{**e, "erased_at": "2100-01-01T00:00:00Z"} for e in erasures]
    ((again,),) = serve(store, f"select to_jsonb(reapply_erasures('{json.dumps(later)}'))")
    assert (again["erasures"], again["calls"], again["has_more"]) == (1, 1, False)
    assert ask(store, None, f"select 1 from user_sessions where customer_number = '{NUMBER}'") == []


def test_retention_erases_and_reduces_in_every_client(store):
    for client in ("acme", "globex"):
        call(store, f"{client}-1", client)
        call(store, f"{client}-2", client)
        serve(
            store,
            "update client_subscriptions set retention_days = 1, record_retention_days = 30"
            f" where client_id = '{client}'",
        )
    serve(store, "update user_sessions set is_on_hold = true where session_id = 'acme-2'")
    usage = "select * from client_monthly_usage order by client_id, month"
    counted = ask(store, None, usage)
    with psycopg.connect(store) as db:
        db.execute("set local citus.propagate_set_commands = 'local'")
        db.execute("set local session_replication_role = replica")
        for column in ("started_at_utc", "ended_at_utc"):
            db.execute(f"update user_sessions set {column} = '2026-01-01' where true".encode())

    answers = [serve(store, "select to_jsonb(purge_expired())")[0][0] for _ in range(3)]

    assert [a["failed"] for a in answers] == [[], [], []]
    assert sum(a["calls_anonymized"] for a in answers) == 3
    assert sum(a["calls_reduced"] for a in answers) == 3
    assert answers[-1]["has_more"] is False
    rows = ask(
        store,
        None,
        "select s.session_id, count(m.id) from user_sessions as s left join"
        " conversation_messages as m on m.client_id = s.client_id and m.session_id = s.id"
        " where s.client_id in ('acme', 'globex') group by s.session_id order by 2",
    )
    assert [count for _, count in rows] == [0, 0, 0, 1]
    assert rows[-1][0] == "acme-2"
    assert ask(store, None, usage) == counted


def test_a_call_is_anonymized_with_its_usage(store):
    call(store, "one", "acme")
    ((cost,),) = ask(store, None, "select count(*) from usage_lines")

    ((answer,),) = serve(store, "select to_jsonb(anonymize_session('one'))")

    assert (answer["messages"], answer["tool_calls"], answer["has_more"]) == (1, 1, False)
    assert mentions(store) == {}
    assert ask(store, None, "select count(*) from usage_lines") == [(cost,)]


def test_jobs_over_all_clients_do_the_work_of_each(store):
    for client in ("acme", "globex"):
        serve(
            store,
            "insert into follow_up_rules (client_id, name, kind, template)"
            f" values ('{client}', 'mail', 'email', '{{}}')",
        )
        call(store, f"{client}-1", client)
    ((claimed,),) = serve(store, "select array_agg(client_id) from claim_follow_ups('email')")
    assert sorted(claimed) == ["acme", "globex"]
    assert serve(store, "select * from claim_follow_ups('email')") == []
    assert serve(store, "select * from rerate('2026-01-01', '2100-01-01')") == []

    closed = serve(store, "select client_id from close_month('2026-01-01') where created")
    assert {client for (client,) in closed} >= {"acme", "globex"}

    for client in ("acme", "globex"):
        serve(
            store, f"select start_session('v-{client}', client_id => '{client}', source => 'vapi')"
        )
    with psycopg.connect(store) as db:
        db.execute("set local citus.propagate_set_commands = 'local'")
        db.execute("set local session_replication_role = replica")
        for column in ("started_at_utc", "created_at", "updated_at"):
            db.execute(
                f"update user_sessions set {column} = '2026-01-01' where status = 'active'".encode()
            )
    lost = serve(
        store,
        "select client_id, external_id from missing_webhooks('2026-01-01', provider => 'vapi',"
        " external_ids => '{v-acme,nobodys}')",
    )
    assert lost == [("acme", "v-acme"), ("globex", "v-globex"), (None, "nobodys")]
    stale = serve(store, "select client_id from close_stale_sessions()")
    assert stale == [("acme",), ("globex",)]


def test_a_price_changes_on_every_node_until_a_call_uses_it(store):
    serve(store, "insert into rate_plans (name, price_per_minute) values ('p', 1)")
    serve(store, "update rate_plans set price_per_minute = 2 where name = 'p'")
    nodes = ask(
        store,
        None,
        "select distinct result from run_command_on_all_nodes('select price_per_minute from"
        " public.rate_plans where name = ''p''')",
    )
    assert nodes == [("2.000000",)]
    ((plan,),) = serve(store, "select id from rate_plans where name = 'p'")
    serve(
        store,
        f"update client_subscriptions set rate_plan_id = '{plan}' where client_id = 'globex'",
    )
    call(store, "priced", "globex")
    with pytest.raises(psycopg.Error, match="calls use this price"):
        serve(store, "update rate_plans set price_per_minute = 3 where name = 'p'")


def test_who_waits_for_an_analysis_is_forgotten_after_it(store):
    serve(
        store, "update client_subscriptions set is_analysed_later = true where client_id = 'acme'"
    )
    call(store, "waits", "acme", "+6421999888", "Call me back on +64 21 555 0123")

    forget = f"select to_jsonb(forget_caller('{NUMBER}', client_id => 'acme'))"
    answers = [serve(store, forget)[0][0] for _ in range(2)]

    assert [answer["has_more"] for answer in answers] == [True, False]
    assert answers[1]["calls"] + answers[1]["mentions"] > 0
    ((spoken,),) = ask(store, None, "select array_agg(content) from conversation_messages")
    assert not any("555" in text for text in spoken)
