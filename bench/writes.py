"""log_message and log_messages against a bare INSERT of the same row.

    python bench/writes.py

8 connections, medians of three, one embedded Postgres with its default settings.
Absolute numbers depend on the machine; the ratios are what counts.
"""

from __future__ import annotations

import psycopg

from pgcalls import deploy, embedded

from _pgbench import medians

SESSIONS = 1000
CONTENT = "I would like to move my appointment to Thursday afternoon, if that is possible."
PICK = f"\\set n random(1, {SESSIONS})\n"
SESSION = "(select id from bench_sessions where n = :n + {})"
BATCH = (
    "(select jsonb_agg(jsonb_build_object('role', 'user', 'content', "
    f"'{CONTENT}')) from generate_series(1, 50))"
)

SCRIPTS = {
    "log_message": PICK
    + f"select * from public.log_message('bench-' || :n, 'user', '{CONTENT}');\n",
    "bare insert, numbered by trigger": PICK
    + "insert into public.conversation_messages (client_id, session_id, role, content)\n"
    f"values ('default', {SESSION.format(SESSIONS)}, 'user', '{CONTENT}');\n",
    "bare insert, complete row": PICK + "insert into public.conversation_messages"
    " (client_id, session_id, seq, role, content, is_late)\n"
    f"values ('default', {SESSION.format(2 * SESSIONS)}, nextval('bench_seq'),"
    f" 'user', '{CONTENT}', false);\n",
    "log_messages of 50": PICK + "select * from public.log_messages('bench-' || :n,"
    " (select turns from bench_batch));\n",
}


def main() -> None:
    """Print the ratios."""
    with embedded.server() as url:
        deploy.apply(url)
        with psycopg.connect(url) as db:
            db.execute(
                f"""
                select public.start_session('bench-' || n)
                from generate_series(1, {3 * SESSIONS}) as n;
                create table bench_sessions as
                select n, s.id from generate_series(1, {3 * SESSIONS}) as n
                join public.user_sessions as s on s.session_id = 'bench-' || n;
                create unique index on bench_sessions (n);
                create table bench_batch as select {BATCH} as turns;
                create sequence bench_seq;
                grant select on bench_sessions, bench_batch to service_role;
                grant usage on bench_seq to service_role;
                -- A direct write leaves a line in the audit, which log_message does not.
                alter table public.conversation_messages disable trigger _500_audit_change;
                grant insert (is_late) on public.conversation_messages to service_role;
                create role bench login in role service_role;
                alter role bench set role = 'service_role';
                """
            )
        seen = medians(url.replace("postgres:@", "bench@"), SCRIPTS)
    for name, tps in seen.items():
        print(f"{name:34} {tps:9.0f} transactions/s")
    one = seen["log_message"]
    for name in ("bare insert, numbered by trigger", "bare insert, complete row"):
        print(f"log_message / {name}: {one / seen[name]:.2f} (goal 0.75)")
    print(
        f"log_messages of 50, turns/s: {50 * seen['log_messages of 50'] / one:.1f} times (goal 8)"
    )


if __name__ == "__main__":
    main()
