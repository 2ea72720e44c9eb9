"""What a million turns cost as they come, stay and go: bytes, statements, vacuum, purge, erasure.

    python bench/scaling.py [turns ...]        # 200000 1000000

Each number in a database of its own: calls of twenty turns of fifteen words, two tool calls and
two lines of the audit, over two years, a quarter of one client's; stored with triggers off, the
words indexed as the end of a call does. CPU time of the server process, which a busy machine moves
little. It writes docs/scaling.json, and from that the tables of docs/scaling.md.
"""

from __future__ import annotations

import argparse
import json
import statistics
from typing import Any

import psycopg
import scaling_tables
from psycopg import conninfo
from ratios.measure import Caller

from pgcalls import deploy, embedded

TURNS, CLIENTS, STEP, PURGED = 20, 40, 20_000, 1_000
ROUNDS, REPEATS = 15, 20
#: Words of English by rank, the first ones often.
PREPARE = f"""
insert into public.client_subscriptions (client_id, default_country)
select 'client-' || n, 'NZ' from generate_series(0, {CLIENTS} - 1) as n;
insert into public.assistants (client_id, id)
select 'client-' || n, md5('assistant ' || n)::uuid from generate_series(0, {CLIENTS} - 1) as n;
create unlogged table public.sentences as
select n, array_to_string(
  array(
    select w.words[1 + floor(cardinality(w.words) * random() ^ 3)::integer]
    -- Others for every n.
    from generate_series(n, n + 14)
  ), ' '
) as text
from generate_series(1, 20000) as n
cross join (select array_agg(word order by md5(word)) as words from pgcalls.sentiment_words) as w;
alter table public.sentences add primary key (n);
create table public.bare (
  client_id text, session_id uuid, seq integer, role text, content text, created_at timestamptz,
  primary key (client_id, session_id, seq)
);
"""
#: Calls from one number to another; %(calls)s is how many there will be.
FILL = f"""
insert into public.user_sessions (
  id, client_id, assistant_id, session_id, customer_number, started_at_utc, created_at, updated_at,
  ended_at_utc, duration_seconds, status, message_count, user_message_count, agent_message_count,
  tool_call_count, call_outcome, sentiment, type, is_answered, call_summary, call_transcript
)
select
  pgcalls.uuid_v7(at), client_id, md5(replace(client_id, 'client-', 'assistant '))::uuid,
  'call-' || n, '+6421' || lpad((n %% 100000)::text, 7, '0'), at, at, at, at + interval '4 minutes',
  240, 'completed', {TURNS}, {TURNS / 2:.0f}, {TURNS / 2:.0f}, 2,
  (array['completed', 'failed', 'transferred', null])[n %% 4 + 1],
  (array['positive', 'neutral', 'negative'])[n %% 3 + 1], 'inbound', true,
  (select text from public.sentences as s where s.n = c.n %% 20000 + 1),
  (
    select string_agg('user: ' || s.text, e'\n')
    from generate_series(1, {TURNS}) as g
    join public.sentences as s on s.n = (c.n * 7919 + g * 104729) %% 20000 + 1
  )
from (
  select
    n,
    'client-' || case when n %% 4 = 0 then 0 else n %% {CLIENTS} end as client_id,
    date_trunc('second', now())
    - (%(calls)s - n) * (interval '730 days' / %(calls)s) - interval '1 day' as at
  from generate_series(%(first)s::integer, %(last)s::integer) as n
) as c;
create temporary table part as
select s.client_id, s.id, s.started_at_utc as at, ltrim(s.session_id, 'cal-')::integer as n
from public.user_sessions as s
where s.session_id in (
  select 'call-' || n from generate_series(%(first)s::integer, %(last)s::integer) as n
);
insert into public.conversation_messages
  (id, client_id, session_id, seq, role, content, is_late, created_at)
select
  pgcalls.uuid_v7(p.at + g * interval '10 seconds'), p.client_id, p.id, g,
  case when g %% 2 = 0 then 'agent' else 'user' end, s.text, false,
  p.at + g * interval '10 seconds'
from part as p
cross join generate_series(1, {TURNS}) as g
join public.sentences as s on s.n = (p.n * 7919 + g * 104729) %% 20000 + 1;
insert into public.tool_calls
  (id, client_id, session_id, tool_name, parameters, success, is_late, started_at, created_at)
select pgcalls.uuid_v7(p.at + g * interval '1 minute'), p.client_id, p.id, 'lookup',
  '{{"day": "Friday"}}', true, false, p.at, p.at
from part as p cross join generate_series(1, 2) as g;
insert into public.audit_log
  (id, client_id, occurred_at, actor_role, action, object_type, object_id, details)
select pgcalls.uuid_v7(p.at), p.client_id, p.at, 'authenticated', 'update', 'user_sessions',
  p.id::text, '{{"assistant_id": "aaaaaaaa-0000-4000-8000-000000000001"}}'
from part as p cross join generate_series(1, 2) as g;
select pgcalls.index_turns(client_id, id) from part;
insert into pgcalls.session_texts (client_id, session_id, content_tsv)
select s.client_id, s.id,
  setweight(to_tsvector('pgcalls.multilingual', s.call_summary), 'A')
  || to_tsvector('pgcalls.multilingual', s.call_transcript)
  || array_to_tsvector(array[' ' || s.client_id, pgcalls.search_week(s.started_at_utc)])
from public.user_sessions as s
join part as p on p.client_id = s.client_id and p.id = s.id;
drop table part;
"""
VACUUM = "vacuum (analyze, parallel 0)"
TABLES = ("public.conversation_messages", "pgcalls.message_texts", "public.user_sessions",
          "pgcalls.session_texts", "public.tool_calls", "public.audit_log")  # fmt: skip
SIZES = """
select c.oid::regclass::text, pg_table_size(c.oid), pg_indexes_size(c.oid), (
  select json_object_agg(i.indexrelid::regclass, pg_relation_size(i.indexrelid))
  from pg_index as i
  where i.indrelid = c.oid
)
from pg_class as c
where c.oid = any (%s::regclass[])
order by pg_total_relation_size(c.oid) desc
"""
SAID = "I would like to move my appointment to Thursday afternoon, if there is a place left."
CALL = json.dumps([{"role": ("agent", "user")[turn % 2], "content": SAID} for turn in range(TURNS)])
#: What is measured: the case, who asks, the statement.
CASES = [
    ("a bare INSERT of a turn", "owner",
     "insert into public.bare values ('client-0', gen_random_uuid(), 1, 'user',"
     f" '{SAID}', now())"),
    ("log_message", "agent", f"select log_message('live', 'user', '{SAID}')"),
    ("a call, its turns at the end", "agent",
     "select end_session((start_session(gen_random_uuid()::text)).session_id,"
     f" messages => '{CALL}')"),
    ("get_conversation_list", "client", "select get_conversation_list(20)"),
    ("get_conversation_with_messages", "client", "select get_conversation_with_messages('call-4')"),
    ("search_messages, a rare word", "client", "select search_messages('%(rare)s')"),
    ("search_messages, a word of every tenth turn", "client", "select search_messages('%(common)s')"),
    ("get_client_call_analytics, a month", "client",
     "select get_client_call_analytics('client-0', current_date - 30, current_date)"),
]  # fmt: skip


def fill(db: psycopg.Connection, calls: int) -> None:
    """Store calls as they would be, oldest first."""
    for statement in PREPARE.split(";\n"):
        db.execute(statement.encode())
    db.execute("set session_replication_role = replica")
    for first in range(1, calls + 1, STEP):
        given = {"calls": calls, "first": first, "last": min(first + STEP - 1, calls)}
        with psycopg.ClientCursor(db) as cursor:
            cursor.execute(FILL.encode(), given)
    db.execute("reset session_replication_role")
    db.execute("select pgcalls.rebuild_usage(client_id) from public.client_subscriptions")


def spend(caller: Caller, *statements: str) -> float:
    """Return the CPU seconds of the server that statements take."""
    before = caller.spent()
    for statement in statements:
        caller.db.execute(statement.encode())
    return (caller.spent() - before) / 1e6


def until_done(caller: Caller, function: str) -> tuple[list[dict[str, Any]], float]:
    """Repeat a function until it has no more to do: its answers, and CPU seconds."""
    answers: list[dict[str, Any]] = [{"has_more": True}]
    before = caller.spent()
    while answers[-1]["has_more"]:
        row = caller.db.execute(f"select row_to_json(a) from {function} as a".encode()).fetchone()
        answers.append(row[0] if row else {"has_more": False})
    return answers[1:], (caller.spent() - before) / 1e6


def times(cases: dict[str, tuple[Caller, str]]) -> dict[str, tuple[float, float]]:
    """Return microseconds of each statement, all taken in turns: the median, and its spread."""
    seen: dict[str, list[float]] = {case: [] for case in cases}
    for number in range(ROUNDS + 1):
        for case, (caller, statement) in cases.items():
            spent = 1e6 * spend(caller, *[statement] * REPEATS) / REPEATS
            if number:
                seen[case].append(spent)
    found = {case: statistics.quantiles(values, n=4) for case, values in seen.items()}
    return {case: (middle, (high - low) / 2) for case, (low, middle, high) in found.items()}


def words(db: psycopg.Connection) -> dict[str, str]:
    """Return a word of about every tenth turn, and one of about every ten-thousandth."""
    found = db.execute(
        """
        select w.word, count(*) from public.sentences as s
        cross join lateral (select distinct unnest(string_to_array(s.text, ' ')) as word) as w
        where w.word ~ '^[a-z]{5,}$' group by 1 order by 2
        """
    ).fetchall()
    return {
        name: min(found, key=lambda row, n=often: abs(row[1] - n))[0]
        for name, often in (("common", 2000), ("rare", 2))
    }


def grown(url: str, turns: int) -> dict[str, Any]:
    """Fill a database with so many turns, and measure."""
    calls, name = turns // TURNS, f"turns_{turns}"
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f"create database {name}".encode())
    database = conninfo.make_conninfo(url, dbname=name)
    deploy.apply(database)
    with psycopg.connect(database, autocommit=True) as db:
        db.execute("grant authenticated, service_role to authenticator")
        fill(db, calls)
        owner = Caller(database, "postgres")
        cleaned = {table: spend(owner, f"{VACUUM} {table}") for table in TABLES}
        sizes = db.execute(SIZES, [list(TABLES)]).fetchall()
        found = words(db)
        assistant = str(db.execute("select md5('assistant 0')::uuid").fetchone()[0])  # type: ignore[index]

        # As PostgREST does it: the turns of who owns the tables are audited one by one.
        api = conninfo.make_conninfo(database, user="authenticator")
        client = {"client_id": "client-0"}
        callers = {
            "owner": owner,
            "client": Caller(api, "authenticated", **client),
            "agent": Caller(api, "authenticated", **client, assistant_id=assistant),
        }
        callers["agent"].db.execute("select start_session('live')")
        seen = times({case: (callers[who], query % found) for case, who, query in CASES})

        service = Caller(api, "service_role")
        forgotten, forgetting = until_done(
            service, "forget_caller('+64210000004', client_id => 'client-0')"
        )
        days = max(1, 731 - 730 * PURGED // (calls // 4))
        purges = {}
        for column in ("retention_days", "record_retention_days"):
            db.execute(
                f"update client_subscriptions set {column} = %s where client_id = 'client-0'"
                .encode(), [days],
            )  # fmt: skip
            answers, seconds = until_done(service, "purge_expired()")
            done = sum(a["calls_anonymized"] + a["calls_reduced"] for a in answers)
            purges[column] = {"calls": done, "steps": len(answers), "cpu_seconds": seconds}
        after = {table: spend(owner, f"{VACUUM} {table}") for table in TABLES}
        wrong = db.execute("select count(*) from pgcalls.reconcile_usage()").fetchone()
        assert wrong == (0,), wrong
    with psycopg.connect(url, autocommit=True) as admin:
        for caller in (service, *callers.values()):
            caller.db.close()
        admin.execute(f"drop database {name}".encode())
    return {
        "turns": turns,
        "calls": calls,
        "tables": {
            table: {"rows": rows, "indexes": indexes, "each": each}
            for table, rows, indexes, each in sizes
        },
        "microseconds": seen,
        "vacuum_after_fill": cleaned,
        "vacuum_after_purge": after,
        "purge": purges,
        "forget": {
            "turns_of_client": turns // 4,
            "steps": len(forgotten),
            "cpu_seconds": forgetting,
            "answer": {k: forgotten[-1][k] for k in ("calls", "messages", "mentions")},
        },
    }


def show(result: dict[str, Any]) -> None:
    """Print what was measured of one size."""
    turns = result["turns"]
    total = sum(t["rows"] + t["indexes"] for t in result["tables"].values())
    print(f"\n{turns:,} turns: {total / 1e9:.1f} GB, {total / turns:,.0f} bytes a turn")
    for table, size in result["tables"].items():
        print(f"  {table:24} {size['rows'] / turns:8,.1f} + {size['indexes'] / turns:8,.1f} a turn")
        for index, each in sorted(size["each"].items(), key=lambda item: -item[1]):
            print(f"      {index:58} {each / turns:8,.1f}")
    for case, (middle, spread) in result["microseconds"].items():
        print(f"  {case:44} {middle:9,.0f} us +- {spread:,.0f}")
    for kind in ("vacuum_after_fill", "vacuum_after_purge"):
        each = ", ".join(f"{table} {s:.2f}" for table, s in result[kind].items())
        print(f"  {kind}: {sum(result[kind].values()):.1f} s: {each}")
    for column, done in result["purge"].items():
        print(f"  purge by {column}: {done['calls']} calls in {done['steps']} steps,"
              f" {1e3 * done['cpu_seconds'] / done['calls']:.2f} ms a call")  # fmt: skip
    forget = result["forget"]
    print(f"  forget a caller among {forget['turns_of_client']:,} turns: {forget['steps']} steps,"
          f" {forget['cpu_seconds']:.1f} s, {forget['answer']}", flush=True)  # fmt: skip


def main() -> None:
    """Print, and write, what was measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("turns", type=int, nargs="*", default=[200_000, 1_000_000])
    given = parser.parse_args()
    results = []
    with embedded.server() as url:
        with psycopg.connect(url, autocommit=True) as admin:
            admin.execute("create role authenticator noinherit login")
        for turns in given.turns:
            results.append(grown(url, turns))
            show(results[-1])
            scaling_tables.FIGURES.write_text(json.dumps(results, indent=1) + "\n")
    scaling_tables.main()


if __name__ == "__main__":
    main()
