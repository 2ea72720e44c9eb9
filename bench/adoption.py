"""Adopt generated tables of the tracker: time, counts before and after, a run that is killed.

    python bench/adoption.py [turns]

One turn in a hundred is broken. One embedded Postgres with its default settings.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

import psycopg

from pgcalls import embedded

PER_CALL = 20
GENERATE = """
create table public.conversation_sessions (
  id uuid primary key, session_id uuid unique, user_id uuid, session_start timestamptz not null,
  session_end timestamptz, started_at timestamptz, ended_at timestamptz, is_active boolean,
  duration_seconds double precision, topics_discussed text[], metadata jsonb
);
create table public.conversation_messages (
  id uuid primary key, session_id uuid, user_id uuid, role text, content text, audio_url text,
  metadata jsonb, created_at timestamptz default now()
);
insert into public.conversation_sessions
select
  i.id, i.id, gen_random_uuid(), at, at + interval '5 minutes', at, at + interval '5 minutes',
  false, 300, array['prices'], jsonb_build_object('browser', 'x', 'call', n)
from generate_series(1, {calls}) as n
cross join lateral (select md5('call' || n)::uuid as id) as i
cross join lateral (
  select timestamptz '2025-01-01T00:00:00Z' + n * interval '3 minutes' as at
) as t;
insert into public.conversation_messages
select
  md5('turn' || n)::uuid,
  case when n % 400 = 2 then md5('nowhere' || n)::uuid else md5('call' || c)::uuid end,
  null,
  case when n % 400 = 1 then 'narrator' when n % 2 = 0 then 'agent' else 'user' end,
  case
    when n % 400 = 4 then null
    else 'Turn ' || n || ' of this call, about as long as what people say in one breath.'
  end,
  null,
  jsonb_build_object('lang', 'en', 'n', n),
  case
    when n % 400 = 3 then 'infinity'
    else timestamptz '2025-01-01T00:00:00Z' + c * interval '3 minutes' + n * interval '1 ms'
  end
from generate_series(1, {turns}) as n
cross join lateral (select 1 + (n - 1) % {calls} as c) as call;
analyze;
"""


def adopt(url: str, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "pgcalls", "adopt", "--json", "--database-url", url, *options],
        stdout=subprocess.PIPE,
        text=True,
    )


def result(process: subprocess.Popen[str]) -> dict:
    output, _ = process.communicate()
    return json.loads(output)


def copied(db: psycopg.Connection) -> int:
    try:
        ((count,),) = db.execute("select count(*) from public.conversation_messages").fetchall()
        ((aside,),) = db.execute(
            "select count(*) from pg_namespace where nspname = 'pgcalls_adopted'"
        ).fetchall()
    except psycopg.errors.UndefinedTable:
        return 0
    return count if aside else 0


def main() -> None:
    """Print the figures."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with embedded.server() as url, psycopg.connect(url, autocommit=True) as db:
        for statement in GENERATE.format(turns=turns, calls=turns // PER_CALL).split(";\n"):
            if statement.strip():
                db.execute(statement)
        before = {
            table: db.execute(f"select count(*) from public.{table}".encode()).fetchall()[0][0]
            for table in ("conversation_sessions", "conversation_messages")
        }
        print("before:", before)
        plan = result(adopt(url))
        print(f"plan: {plan['seconds']} s")
        for row in plan["rows"]:
            print(f"  {row['table_name']:24} {row['row_count']:9} {row['reason'] or 'copied'}")

        process, started = adopt(url, "--apply"), time.monotonic()
        while copied(db) < turns * 0.4:
            time.sleep(0.05)
        process.kill()
        process.communicate()
        first = time.monotonic() - started
        print(f"killed after {first:.1f} s with {copied(db)} turns copied")

        adopted = result(adopt(url, "--apply"))
        again = result(adopt(url, "--apply"))
        print(f"repeated: {adopted['seconds']} s; both runs {first + adopted['seconds']:.1f} s")
        print(f"a third run: {again['seconds']} s, changed: {again['changed']}")
        for row in adopted["verified"]:
            print("  " + ", ".join(f"{key} {value}" for key, value in row.items()))
        for row in adopted["rows"]:
            print(f"  {row['table_name']:24} {row['row_count']:9} {row['reason'] or 'copied'}")
        ((bad,),) = db.execute(
            "select count(*) from (select 1 from public.conversation_messages"
            " group by session_id having max(seq) <> count(*)) as gaps"
        ).fetchall()
        ((usage,),) = db.execute("select count(*) from pgcalls.reconcile_usage()").fetchall()
        print(f"calls with a gap in seq: {bad}; months that do not add up: {usage}")


if __name__ == "__main__":
    main()
