"""Where the microseconds of a turn, an end and an import are: by step, by function.

    python bench/profile.py [rounds]

On an embedded Postgres, or on an empty database of this machine that DATABASE_URL names; what
pg_stat_statements says of the statements in functions is printed where the server has loaded it.

One connection, the settings of the server but commits that do not
wait for the disk, as service_role. Steps are CPU time of the backend, without that of a
`select 1`, all of them in turn in every round: other programs on the machine count little.
Functions and triggers are by the clock of the server; compare them with each other.
"""

from __future__ import annotations

import collections
import contextlib
import json
import os
import statistics
import sys
from pathlib import Path
from typing import Any

import psycopg

from pgcalls import deploy, embedded

ROUNDS = int(sys.argv[1]) if sys.argv[1:] else 15
CALLS, REPEATS = 2000, 200
CONTENT = "I would like to move my appointment to Thursday afternoon, if that is possible."
TURNS = f"select * from public.log_message('profile-' || %s, 'user', '{CONTENT}')"
ENDS = "select * from public.end_session('profile-' || %s)"
#: A call of 1,000 words.
WORDS = f"""
select public.log_messages('profile-' || n, (
  select jsonb_agg(jsonb_build_object(
    'role', case when t & 1 = 0 then 'user' else 'agent' end, 'content', '{CONTENT}'))
  from generate_series(1, 1000 / 14) as t))
from generate_series(%s::integer, %s::integer) as n
"""
SETUP = """
set synchronous_commit = off;
insert into public.assistants (client_id, id, name)
values ('default', 'aaaaaaaa-0000-4000-8000-000000000001', 'bench');
select set_config('request.jwt.claims', '{{"app_metadata": {{"client_id": "default",
  "assistant_id": "aaaaaaaa-0000-4000-8000-000000000001"}}}}', false);
insert into public.user_sessions (client_id, assistant_id, session_id, started_at_utc)
select 'default', 'aaaaaaaa-0000-4000-8000-000000000001', 'profile-' || n,
  now() - interval '3 minutes'
from generate_series(1, {calls}) as n;
insert into public.conversation_messages (client_id, session_id, role, content)
select client_id, id, 'user', '{content}'
from public.user_sessions, generate_series(1, 20)
where substr(session_id, 9)::integer not between 1001 and 1200;
create table profile_calls as
select row_number() over () as n, id from public.user_sessions;
create unique index on profile_calls (n);
create table profile_plain as select * from public.conversation_messages limit 0;
create table profile_copy (like public.conversation_messages including defaults);
create table profile_checked (
  like public.conversation_messages including defaults including constraints
);
create table profile_whole (like public.conversation_messages including all);
create sequence profile_seq start 100000;
create table profile_batch as select jsonb_agg(
  jsonb_build_object('role', 'user', 'content', '{content}')) as turns
from generate_series(1, 50);
grant select on profile_batch to service_role;
grant select on profile_calls to service_role;
grant usage on profile_seq to service_role;
grant insert on profile_plain, profile_copy, profile_checked, profile_whole to service_role;
grant insert (is_late) on public.conversation_messages to service_role;
grant execute on all functions in schema pgcalls to service_role;
-- A direct write leaves a line in the audit, which log_message does not.
alter table public.conversation_messages disable trigger _500_audit_change;
set track_functions = 'none';
vacuum analyze;
"""
CALL = "(select id from profile_calls where n = %s)"


def row(table: str) -> str:
    """Return the INSERT of a whole turn."""
    return (
        f"insert into {table} (id, client_id, session_id, seq, role, content, interrupted,"
        f" is_late, created_at) values (gen_random_uuid(), 'default', {CALL},"
        f" nextval('profile_seq'), 'user', '{CONTENT}', false, false, now())"
    )


STEPS = {
    "nothing": "select %s::integer",
    "log_message": TURNS,
    "log_message of an agent": TURNS,
    "log_messages of 50, a turn": "select * from public.log_messages('profile-' || %s,"
    " (select turns from profile_batch))",
    "  find and lock its call": "select pgcalls.lock_session('profile-' || %s)",
    "  last_seq": f"select pgcalls.last_seq('default', {CALL})",
    "  uuid_v7": "select pgcalls.uuid_v7() from (select %s::integer) as x",
    "  to_tsvector": "select to_tsvector('pgcalls.multilingual',"
    f" '{CONTENT}' || (%s::integer)::text)",
    "its row into a plain table": row("profile_plain"),
    "  with defaults": row("profile_copy").replace("(id, ", "(").replace("gen_random_uuid(), ", ""),
    "  with the constraints": row("profile_checked"),
    "  and the indexes": row("profile_whole"),
    "  into the table, with triggers and keys": row("public.conversation_messages"),
}

ROLES = {"log_message of an agent": "authenticated"}


def cpu(pid: int) -> int:
    """Return the nanoseconds a process has run."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])


def steps(db: psycopg.Connection[Any]) -> None:
    """Print the CPU time of each step of a turn."""
    seen = collections.defaultdict(list)
    for number in range(ROUNDS):
        for name, query in STEPS.items():
            db.execute(f"set role {ROLES.get(name, 'service_role')}".encode())
            turns = 50 if "50" in name else 1
            before = cpu(db.info.backend_pid)
            for n in range(REPEATS // turns):
                db.execute(query.encode(), [1 + (number * REPEATS + n) % 1000], prepare=True)
            seen[name].append((cpu(db.info.backend_pid) - before) / REPEATS / 1000)
    db.execute("set role service_role")
    nothing = statistics.median(seen.pop("nothing"))
    print("CPU microseconds, medians")
    for name, values in seen.items():
        own = nothing / (50 if "50" in name else 1)
        print(f"  {name:42} {statistics.median(values) - own:7.1f}")


def ends(db: psycopg.Connection[Any], name: str, calls: range) -> None:
    """Print the CPU time of the ends of calls."""
    seen = []
    for n in calls:
        before = cpu(db.info.backend_pid)
        db.execute(ENDS.encode(), [n], prepare=True)
        seen.append((cpu(db.info.backend_pid) - before) / 1000)
    print(f"  {'end_session ' + name:42} {statistics.median(seen):7.1f}")


def analyse_later(db: psycopg.Connection[Any], later: bool) -> None:
    """Say whether calls are analysed after their end."""
    db.execute("update public.client_subscriptions set is_analysed_later = %s", [later])


#: What callers and agents say, so that a call is not one sentence.
SAID = (
    "Hello, this is Layla Haddad, I would like to move my appointment to Thursday.",
    "Of course, one moment please. Thursday afternoon at three, would that suit you?",
    "That would be wonderful, thank you. My number is 021 555 1234, if something changes.",
    "I have noted that. Is there anything else that I can do for you today?",
    "What does the annual inspection cost, and do you have a car that I could borrow?",
    "The inspection is ninety dollars, and a courtesy car is free while yours is with us.",
    "Great, then please book that as well, but I am not happy about the last invoice.",
    "I am sorry to hear that. I will ask my colleague to call you back about it.",
)


def imports(db: psycopg.Connection[Any], name: str) -> None:
    """Print the CPU time of a call of 20 turns in a batch of 100."""
    seen = []
    for batch in range(12):
        calls = [
            {
                "session_id": f"{name}-{batch}-{n}",
                "started_at": f"2026-{1 + n % 6:02}-01T09:00:00Z",
                "ended_at": f"2026-{1 + n % 6:02}-01T09:04:00Z",
                "messages": [
                    {"role": ("user", "agent")[t & 1], "content": SAID[(n * 7 + t * 3) % 8]}
                    for t in range(20)
                ],
            }
            for n in range(100)
        ]
        before = cpu(db.info.backend_pid)
        db.execute("select public.import_calls(%s)", [json.dumps(calls)])
        seen.append((cpu(db.info.backend_pid) - before) / 100_000)
    print(f"  {'import_calls ' + name + ', a call':42} {statistics.median(seen):7.1f}")


def functions(db: psycopg.Connection[Any], query: str, calls: range) -> None:
    """Print the time each function took itself."""
    db.execute("reset role")
    db.execute("select pg_stat_reset()")
    db.execute("set track_functions = 'all'")
    db.execute("set role service_role")
    for n in calls:
        db.execute(query.encode(), [n], prepare=True)
    db.execute("reset role")
    db.execute("set track_functions = 'none'")
    db.execute("select pg_stat_force_next_flush()")
    found = db.execute(
        "select format('%%I.%%I', schemaname, funcname), calls / %s::float,"
        " 1000 * self_time / %s from pg_stat_user_functions where calls > 0"
        " order by self_time desc limit 20",
        [len(calls), len(calls)],
    ).fetchall()
    db.execute("set role service_role")
    for name, count, microseconds in found:
        print(f"  {name:54} {count:7.2f} x {microseconds:9.1f}")


STATEMENTS = """
select
  s.toplevel, s.calls / %s::float, 1000 * s.total_exec_time / %s,
  left(regexp_replace(s.query, '\\s+', ' ', 'g'), 100)
from pg_stat_statements as s
where s.dbid = (select d.oid from pg_database as d where d.datname = current_database())
order by s.total_exec_time desc limit 20
"""


def statements(db: psycopg.Connection[Any], query: str, calls: range) -> None:
    """Print the time of each statement, those within functions and triggers among them."""
    db.execute("reset role")
    db.execute("create extension if not exists pg_stat_statements")
    db.execute("set pg_stat_statements.track = 'all'")
    db.execute("select pg_stat_statements_reset()")
    db.execute("set role service_role")
    for n in calls:
        db.execute(query.encode(), [n], prepare=True)
    db.execute("reset role")
    db.execute("set pg_stat_statements.track = 'none'")
    for is_top, count, microseconds, text in db.execute(STATEMENTS, [len(calls)] * 2).fetchall():
        print(f"  {count:7.2f} x {microseconds:9.1f}  {'' if is_top else '. '}{text}")
    db.execute("set role service_role")


def main() -> None:
    """Print all of it."""
    named = os.environ.get("DATABASE_URL")
    with contextlib.nullcontext(named) if named else embedded.server() as url:
        deploy.apply(url)
        with psycopg.connect(url, autocommit=True) as db:
            for statement in SETUP.format(calls=CALLS, content=CONTENT).split(";\n"):
                if statement.strip():
                    db.execute(statement.encode())
            ((loaded,),) = db.execute("show shared_preload_libraries").fetchall()
            db.execute("set role service_role")
            steps(db)
            db.execute(WORDS.encode(), [1001, 1200])
            ends(db, "of 1,000 words", range(1001, 1051))
            ends(db, "of 20 turns", range(1201, 1251))
            imports(db, "of 20 turns")
            analyse_later(db, True)
            ends(db, "of 1,000 words, later", range(1051, 1101))
            ends(db, "of 20 turns, later", range(1251, 1301))
            imports(db, "of 20 turns, later")
            analyse_later(db, False)
            for name, query, first in (
                ("log_message", TURNS, 1301), ("end_session of 1,000 words", ENDS, 1101),
            ):  # fmt: skip
                print(f"{name}: functions, calls and microseconds of their own")
                functions(db, query, range(first, first + 50))
                if "pg_stat_statements" in loaded:
                    print(f"{name}: statements, calls and microseconds with all within")
                    statements(db, query, range(first + 50, first + 100))


if __name__ == "__main__":
    main()
