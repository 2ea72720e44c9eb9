"""``pgcalls distribute`` on a cluster, with rows and with writers at work."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from types import SimpleNamespace

import cluster
import psycopg
import pytest
from cluster import ONE_SHARD, ask, on_a_cluster

from pgcalls import citus, deploy, distribute
from pgcalls.errors import PgcallsError
from pgcalls.sqltext import split

from support import ACME, ACME_AGENT, ACME_OTHER_AGENT, GLOBEX, SERVICE

#: A call from its start to its end, by its agent.
LIFE = (
    "start_session('{0}', customer_number => '+6421555123', metadata => '{{\"a\": 1}}')",
    "log_message('{0}', 'user', 'I am Ann Lee, ann@example.com', message_key => 'k')",
    "log_message('{0}', 'user', 'I am Ann Lee, ann@example.com. Hello', message_key => 'k')",
    'log_messages(\'{0}\', \'[{{"role": "agent", "content": "A demo?"}}]\')',
    "log_tool_call('{0}', 'book', '{{}}', tool_call_id => 't')",
    "log_tool_call('{0}', 'book', '{{}}', '{{\"ok\": true}}', tool_call_id => 't')",
    "schedule_demo('{0}', (now() + interval '2 days')::text, 'Pacific/Auckland')",
    "update_session('{0}', user_name => 'Ann Lee')",
    "log_usage('{0}', 'llm', 12, 'token', 'u')",
    "save_user('Ann Lee', '+6421555123')",
    'end_session(\'{0}\', messages => \'[{{"role": "user", "content": "Bye"}}]\')',
    "end_session('{0}')",
    "log_message('{0}', 'agent', 'What came late')",
)
#: What its client reads of it.
READS = (
    "get_conversation_list()",
    "get_conversation_list(status => 'completed')",
    "get_conversation_list(number => '+6421555123')",
    "get_conversation_with_messages('{0}')",
    "search_sessions('demo')",
    "search_messages('demo')",
    "get_client_call_analytics('acme')",
    "get_conversion_rate(30)",
    "unusual_call_patterns()",
)
VIEWS = (
    "session_summaries", "session_figures", "conversation_sessions", "livekit.sessions",
    "livekit.conversations", "livekit.tool_calls", "livekit.session_summaries",
    "callcenter.conversations", "callcenter.messages", "callcenter.users", "user_sessions",
    "conversation_messages", "tool_calls", "contacts",
)  # fmt: skip


@pytest.fixture(scope="module")
def moved() -> Iterator[SimpleNamespace]:
    """A database that was distributed with rows in it, while four agents wrote."""
    with cluster.empty_database() as url:
        deploy.apply(url)
        ask(url, None, cluster.STORE)
        for step in LIFE:
            ask(url, ACME_AGENT, f"select * from {step.format('before')}")
        left = distribute.plan(url)
        stop, said = threading.Event(), []

        def write(number: int) -> None:
            ask(url, ACME_AGENT, f"select start_session('w{number}')")
            turn = 0
            while not stop.is_set():
                key = f"w{number}-{turn}"
                try:
                    ask(
                        url,
                        ACME_AGENT,
                        f"select log_message('w{number}', 'user', 'x', message_key => '{key}')",
                    )
                except psycopg.Error:
                    continue
                said.append(key)
                turn += 1

        writers = [threading.Thread(target=write, args=[number]) for number in range(4)]
        for writer in writers:
            writer.start()
        try:
            result = distribute.apply(url)
        finally:
            stop.set()
            for writer in writers:
                writer.join()
        yield SimpleNamespace(url=url, left=left, result=result, said=said)


@on_a_cluster
def test_it_says_beforehand_what_it_does_and_then_that_nothing_is_left(moved):
    assert moved.left.state is None
    assert any("create_distributed_table" in step for step in moved.left.statements)
    assert moved.result.state is not None

    again = distribute.apply(moved.url)

    assert (again.statements, again.changed) == ([], False)
    assert distribute.plan(moved.url).statements == []
    assert deploy.status(moved.url).distributed == moved.result.state


@on_a_cluster
def test_every_turn_that_was_acknowledged_is_there_once(moved):
    rows = ask(
        moved.url,
        SERVICE,
        "select message_key from conversation_messages where session_id in"
        " (select id from user_sessions where client_id = 'acme' and session_id ~ '^w')"
        " and client_id = 'acme'",
    )
    stored = [key for (key,) in rows]

    assert len(moved.said) > 4
    assert len(stored) == len({*stored})
    assert {*moved.said} <= {*stored}
    assert moved.result.rows["public.user_sessions"] >= 1


@on_a_cluster
def test_one_shard_answers_an_agent_and_a_client(moved):
    ((key,),) = ask(moved.url, ACME_AGENT, f"select id from {LIFE[0].format('one')}", ONE_SHARD)
    for step in LIFE[1:]:
        ask(moved.url, ACME_AGENT, f"select * from {step.format('one')}", ONE_SHARD)
        ask(moved.url, ACME_AGENT, f"select * from {step.format(key)}", ONE_SHARD)
    for caller in (ACME_AGENT, ACME):
        for step in READS:
            if caller is ACME or not step.startswith(("get_client", "unusual", "get_conversion")):
                ask(moved.url, caller, f"select * from {step.format('one')}", ONE_SHARD)
    with pytest.raises(psycopg.Error, match="multi-task"):
        ask(moved.url, SERVICE, "select count(*) from user_sessions", ONE_SHARD)


@on_a_cluster
def test_a_call_is_what_it_is_on_one_server(moved):
    ((call,),) = ask(moved.url, ACME, "select get_conversation_with_messages('before')")
    for step in LIFE:
        ask(moved.url, ACME_AGENT, f"select * from {step.format('after')}")
    ((then,),) = ask(moved.url, ACME, "select get_conversation_with_messages('after')")

    def told(document):
        turns = [(m["seq"], m["role"], m["content"]) for m in document["messages"]]
        kept = ("user_name", "user_phone", "user_email", "status", "summary", "tool_call_count")
        return turns, {key: document[key] for key in kept}

    assert told(then) == told(call)
    lines = ask(
        moved.url,
        SERVICE,
        "select action, actor_role from audit_log where client_id = 'acme' and object_id"
        f" = '{then['id']}' and object_type = 'user_sessions' order by occurred_at, id",
    )
    assert [action for action, _ in lines][:2] == ["start", "update"]


@on_a_cluster
def test_service_role_names_no_client_and_works_for_all(moved):
    ask(moved.url, SERVICE, "select start_session('svc', client_id => 'globex')")
    for step in LIFE[1:-4]:
        ask(moved.url, SERVICE, f"select * from {step.format('svc')}")
    ask(moved.url, SERVICE, "select end_session('svc')")

    ((client, status),) = ask(
        moved.url, SERVICE, "select client_id, status from user_sessions where session_id = 'svc'"
    )
    assert (client, status) == ("globex", "completed")
    for step in READS[:1]:
        assert ask(moved.url, SERVICE, f"select * from {step}")


@on_a_cluster
def test_no_table_or_view_shows_rows_of_another_client(moved):
    for view in VIEWS:
        mine = ask(moved.url, ACME, f"select distinct client_id from {view}")
        assert {client for (client,) in mine} <= {"acme"}, view
        theirs = ask(moved.url, GLOBEX, f"select 1 from {view} where client_id = 'acme'")
        assert theirs == [], view
    assert ask(moved.url, ACME, "select 1 from conversation_messages")
    for table in ("user_sessions", "conversation_messages", "tool_calls"):
        assert ask(moved.url, ACME_AGENT, f"select 1 from {table}"), table
        assert ask(moved.url, ACME_OTHER_AGENT, f"select 1 from {table}") == [], table


@on_a_cluster
def test_an_agent_starts_no_call_far_back_and_writes_none_of_another(moved):
    ((notices,),) = ask(
        moved.url,
        ACME_AGENT,
        "select notices from start_session('back', started_at => now() - interval '40 days')",
    )
    assert [notice["reason"] for notice in notices] == ["started_at is too far back"]
    ask(moved.url, SERVICE, "select start_session('theirs', client_id => 'globex')")
    with pytest.raises(psycopg.Error, match="session not found"):
        ask(moved.url, ACME_AGENT, "select log_message('theirs', 'user', 'x')")


@on_a_cluster
def test_a_price_is_audited_once(moved):
    ask(moved.url, SERVICE, "insert into rate_plans (name, price_per_minute) values ('once', 1)")

    lines = ask(moved.url, SERVICE, "select 1 from audit_log where object_type = 'rate_plans'")
    nodes = ask(
        moved.url,
        None,
        "select distinct result from run_command_on_all_nodes('select count(*) from"
        " public.rate_plans where name = ''once''')",
    )
    assert (len(lines), nodes) == (1, [("1",)])


@on_a_cluster
def test_a_release_keeps_it_distributed(moved):
    deploy.apply(moved.url, redefine=True)
    with psycopg.connect(moved.url) as db:
        citus.settle(db)
        for step in citus.policies():
            ((name, table),) = citus.POLICY.findall(step.sql)
            db.execute(f"drop policy {name} on {table}".encode())
            db.execute(citus.fit([step])[0].sql.encode())

    assert distribute.plan(moved.url).statements == []
    assert deploy.status(moved.url).drifted == []
    assert [f for f in deploy.doctor(moved.url) if f.level != "notice"] == []


@on_a_cluster
def test_undo_brings_every_row_and_key_back():
    with cluster.empty_database() as url:
        deploy.apply(url)
        keys = (
            "select conrelid::regclass::text, conname, pg_get_constraintdef(oid)"
            " from pg_constraint where contype in ('p', 'u', 'f') and connamespace::regnamespace"
            "::text in ('public', 'pgcalls') order by 1, 2, 3"
        )
        before = ask(url, None, keys)
        ask(url, None, cluster.STORE)
        ask(url, None, "create policy mine on contacts as restrictive using (false)")
        with pytest.raises(PgcallsError, match="restrictive: mine on public.contacts"):
            distribute.apply(url)
        ask(url, None, "drop policy mine on contacts")
        distribute.apply(url)
        ask(url, ACME_AGENT, "select start_session('x')")
        assert ask(url, None, keys) != before

        distribute.undo(url)

        assert ask(url, None, keys) == before
        assert ask(url, SERVICE, "select session_id from user_sessions") == [("x",)]
        assert deploy.status(url).distributed is None
        assert [f for f in deploy.doctor(url) if f.level != "notice"] == []


def test_a_new_table_is_placed_before_it_gets_its_foreign_keys():
    made = """create table public.things (
  id uuid not null,
  client_id text not null,
  session_id uuid not null,
  constraint things_pkey primary key (id),
  constraint things_client_id_id_key unique (client_id, id),
  constraint things_session_id_fkey foreign key (client_id, session_id)
  references public.user_sessions (client_id, id) on delete cascade
)"""

    table, place, key = [step.sql for step in citus.fit([*split("", made)])]

    assert "primary key (client_id, id)" in table
    assert "foreign key" not in table
    assert "unique" not in table
    assert place.startswith("select create_distributed_table('public.things', 'client_id'")
    assert key == (
        "alter table public.things add constraint things_session_id_fkey foreign key"
        " (client_id, session_id)\n  references public.user_sessions (client_id, id)"
        " on delete cascade"
    )


def test_there_is_nothing_to_distribute_with_on_a_plain_server(empty_database):
    with pytest.raises(PgcallsError, match="there is no Citus here"):
        distribute.plan(empty_database)


def test_a_policy_asks_its_functions_and_no_table_and_none_restricts():
    # Citus forgets on its shards that a policy is restrictive, which then opens the table.
    both = [
        step.sql for step in citus.fit(citus.policies()) if "on public.user_sessions" in step.sql
    ]
    turns = [
        step.sql
        for step in citus.fit(citus.policies())
        if "on public.conversation_messages" in step.sql
    ]

    assert any("using (false)" in sql for sql in both)
    assert any(
        "client_id = pgcalls.named_client_id()" in sql and "assistant_id = pgcalls" in sql
        for sql in both
    )
    assert any(
        "client_id = pgcalls.named_client_id()" in sql
        and "pgcalls.is_of_assistant(client_id, session_id)" in sql
        for sql in turns
    )
    assert not any(
        re.search(r"\bselect\b(?! *\nto)", sql.partition("using")[2]) for sql in both + turns
    )
