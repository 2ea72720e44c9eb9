"""What a call weighs, and how its updates find room: bytes of each table and index.

    python bench/sizes.py [calls]           # 2000

Calls of twenty turns, two tools and one price, fifty at a time, as an agent records them:
turn by turn. As the schema is, and with room for updates in every hot table. Prints bytes per call, and
the share of updates that touched no index.
"""

from __future__ import annotations

import sys

import psycopg
from psycopg import conninfo

from pgcalls import deploy, embedded

AT_ONCE, TURNS = 50, 20
TEXT = "I would like to book a table for four people on Friday evening, if there is one left."
TABLES = """
select c.relname, pg_table_size(c.oid), pg_indexes_size(c.oid),
  s.n_tup_upd, s.n_tup_hot_upd, s.n_dead_tup, coalesce(array_to_string(c.reloptions, ' '), '')
from pg_class as c join pg_stat_user_tables as s on s.relid = c.oid
where c.relnamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and (s.n_tup_ins > 100 or s.n_tup_upd > 100)
  and c.relname not in ('name_words', 'top_level_domains', 'sentiment_words', 'stop_words')
order by pg_total_relation_size(c.oid) desc
"""
INDEXES = """
select i.indexrelid::regclass::text, pg_relation_size(i.indexrelid)
from pg_index as i
where i.indrelid in ('public.user_sessions'::regclass, 'public.conversation_messages'::regclass)
order by 2 desc
"""


def fill(db: psycopg.Connection, calls: int) -> None:
    """Record calls, many at the same time."""
    for begin in range(0, calls, AT_ONCE):
        names = [f"call-{n}" for n in range(begin, begin + AT_ONCE)]
        for name in names:
            db.execute(
                "select start_session(%s, customer_number => %s)",
                [name, f"+6421{abs(hash(name)) % 10_000_000:07}"],
            )
        for turn in range(TURNS):
            role = "user" if turn % 2 else "assistant"
            for name in names:
                db.execute("select log_message(%s, %s, %s)", [name, role, TEXT])
                if turn in (5, 15):
                    db.execute(
                        "select log_tool_call(%s, 'lookup', '{\"day\": \"Friday\"}')", [name]
                    )
        for name in names:
            db.execute("select end_session(%s, summary => %s)", [name, TEXT * 3])


def measure(url: str, name: str, calls: int, settings: list[str]) -> None:
    """Fill a database and print what it weighs per call."""
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f"create database {name}".encode())
    database = conninfo.make_conninfo(url, dbname=name)
    deploy.apply(database)
    with psycopg.connect(database, autocommit=True, options="-c synchronous_commit=off") as db:
        for setting in settings:
            db.execute(setting.encode())
        # As PostgREST does it: the turns of who owns the tables are audited one by one.
        db.execute("grant service_role to authenticator")
        db.execute("set session authorization authenticator")
        db.execute("set role service_role")
        fill(db, calls)
        db.execute("reset session authorization")
        db.execute("select pg_stat_force_next_flush()")
        tables = db.execute(TABLES).fetchall()
        indexes = db.execute(INDEXES).fetchall()
    total = sum(heap + index for _, heap, index, *_ in tables)
    print(f"\n{name}: {total / calls:,.0f} bytes per call of {TURNS} turns")
    for table, heap, index, updates, hot, dead, options in tables:
        share = f"{hot / updates:5.0%} of {updates:,} updates in place" if updates else ""
        print(
            f"  {table:24} {heap / calls:8,.0f} + {index / calls:8,.0f}  {share} {dead:,} dead {options}"
        )
    if not settings:
        for index, size in indexes:
            print(f"    {index:60} {size / calls:8,.0f}")


def main() -> None:
    """Print sizes per call, with fillfactors as they are and others."""
    calls = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with embedded.server() as url:
        with psycopg.connect(url, autocommit=True) as admin:
            admin.execute("create role authenticator noinherit")
        measure(url, "as_it_is", calls, [])
        hot = ("user_sessions", "client_monthly_usage", "client_subscriptions")
        roomy = [f"alter table public.{table} set (fillfactor = 70)" for table in hot]
        measure(url, "with_room", calls, roomy)


if __name__ == "__main__":
    main()
