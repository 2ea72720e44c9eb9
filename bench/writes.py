"""log_message and log_messages against bare INSERTs, as the issues and the docs quote it.

    python bench/writes.py [seconds]

One and eight connections, medians of three, all cases in turn; one embedded Postgres with
its default settings, and again with commits that do not wait for the disk. A plain table
has the columns of a turn and nothing else. Absolute numbers depend on the machine; the
ratios are what counts, those of CPU time where the machine is not ours alone.
"""

from __future__ import annotations

import json
import sys

import psycopg

from pgcalls import deploy, embedded

import _pgbench

SESSIONS = 1000
CONTENT = "I would like to move my appointment to Thursday afternoon, if that is possible."
ASSISTANT = "aaaaaaaa-0000-4000-8000-000000000001"
CLAIMS = {"app_metadata": {"client_id": "default", "assistant_id": ASSISTANT}}
PICK = f"\\set n random(1, {SESSIONS})\n"
#: A call of its own each, so that a turn finds nobody in its way but other turns like it.
SESSION = f"(select id from bench_sessions where n = :n + {SESSIONS})"
BATCH_SESSION = f"(select id from bench_sessions where n = :n + {2 * SESSIONS})"
COLUMNS = "(client_id, session_id, seq, role, content, interrupted, is_late)"
ROW = f"'default', {SESSION}, nextval('bench_seq'), 'user', '{CONTENT}', false, false"
TURN = f"select * from public.log_message('bench-' || :n, 'user', '{CONTENT}');\n"
BATCH = (
    "(select jsonb_agg(jsonb_build_object('role', 'user', 'content', "
    f"'{CONTENT}')) from generate_series(1, 50))"
)

ONE = {
    "a row into a plain table": PICK
    + "insert into bench_plain (id, created_at, client_id, session_id, seq, role, content,"
    f" interrupted, is_late) values (gen_random_uuid(), now(), {ROW});\n",
    "log_message": PICK + TURN,
    "log_messages of 50": PICK + "select * from public.log_messages('bench-' || :n,"
    " (select turns from bench_batch));\n",
    "50 whole rows": PICK + f"insert into public.conversation_messages {COLUMNS}"
    f" select 'default', s.id, nextval('bench_seq'), 'user', '{CONTENT}', false, false"
    f" from generate_series(1, 50), {BATCH_SESSION} as s (id);\n",
}
EIGHT = {
    "a whole row": PICK + f"insert into public.conversation_messages {COLUMNS} values ({ROW});\n",
    "log_message": PICK + TURN,
    "log_message of an agent": PICK + TURN,
}
#: What of what, times how many, and the goal.
ROWS_ONE = (
    ("log_message", "a row into a plain table", 1, "0.80; not waiting 0.45"),
    ("log_messages of 50", "log_message", 50, "10"),
    ("log_messages of 50", "50 whole rows", 1, "0.9"),
)
ROWS_EIGHT = (
    ("log_message", "a whole row", 1, "0.90"),
    ("log_message of an agent", "a whole row", 1, "0.90"),
)


def prepare(db: psycopg.Connection) -> None:
    """Make calls, a batch, a plain table, and those who write."""
    db.execute(
        f"""
        insert into public.assistants (client_id, id, name)
        values ('default', '{ASSISTANT}', 'bench');
        insert into public.user_sessions
        (client_id, assistant_id, session_id, started_at_utc)
        select 'default', '{ASSISTANT}', 'bench-' || n, now()
        from generate_series(1, {3 * SESSIONS}) as n;
        insert into public.conversation_messages (client_id, session_id, role, content)
        select client_id, id, 'user', '{CONTENT}'
        from public.user_sessions, generate_series(1, 10);
        create table bench_sessions as
        select substr(s.session_id, 7)::integer as n, s.id from public.user_sessions as s;
        create unique index on bench_sessions (n);
        create table bench_batch as select {BATCH} as turns;
        create table bench_plain as select * from public.conversation_messages limit 0;
        create sequence bench_seq start 1000;
        grant select on bench_sessions, bench_batch to service_role;
        grant insert on bench_plain to service_role;
        grant usage on bench_seq to service_role;
        -- A direct write leaves a line in the audit, which log_message does not.
        alter table public.conversation_messages disable trigger _500_audit_change;
        grant insert (is_late) on public.conversation_messages to service_role;
        create role bench login in role service_role;
        alter role bench set role = 'service_role';
        create role bench_agent login in role authenticated;
        alter role bench_agent set role = 'authenticated';
        alter role bench_agent set request.jwt.claims = '{json.dumps(CLAIMS)}';
        """.encode()
    )


def main() -> None:
    """Print the ratios."""
    if len(sys.argv) > 1:
        _pgbench.SECONDS = int(sys.argv[1])
    with embedded.server() as url:
        deploy.apply(url)
        with psycopg.connect(url) as db:
            prepare(db)
        with psycopg.connect(url, autocommit=True) as db:
            db.execute("vacuum analyze")
            for waiting in ("on", "off"):
                db.execute(f"alter system set synchronous_commit = {waiting}".encode())
                db.execute("select pg_reload_conf()")
                print("durable" if waiting == "on" else "not waiting for the disk")
                users = {"log_message of an agent": "bench_agent"}
                for clients, scripts, rows in ((1, ONE, ROWS_ONE), (8, EIGHT, ROWS_EIGHT)):
                    seen = _pgbench.costs(
                        url.replace("postgres:@", "bench@"), scripts, clients, users
                    )
                    for name, (tps, cpu) in seen.items():
                        print(
                            f"  {clients} x {name:26} {tps:9.0f} transactions/s, {cpu:6.0f} us CPU"
                        )
                    for name, other, times, goal in rows:
                        ratio = times * seen[name][0] / seen[other][0]
                        cpu = times * seen[other][1] / seen[name][1]
                        print(f"  {name} / {other}: {ratio:.2f}, by CPU {cpu:.2f} (goal {goal})")


if __name__ == "__main__":
    main()
