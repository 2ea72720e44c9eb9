"""The newest ten calls: session_summaries against user_sessions by its index.

    python bench/reads.py

100,000 calls and 2,000,000 turns; eight of the newest ten calls are still active. Single
connection, medians of three.
"""

from __future__ import annotations

import psycopg

from pgcalls import deploy, embedded

from _pgbench import medians

CALLS, TURNS, ACTIVE = 100_000, 20, 8

FILL = """
insert into public.user_sessions (session_id, started_at_utc, ended_at_utc)
select
  'bench-' || n,
  now() - ({calls} - n) * interval '1 minute',
  case when n <= {calls} - {active} then now() - ({calls} - n) * interval '1 minute' end
from generate_series(1, {calls}) as n;

insert into public.conversation_messages
(client_id, session_id, seq, role, content, is_late)
select 'default', s.id, n, case n % 2 when 0 then 'user' else 'agent' end,
  'What was said in turn ' || n || ' of this call, at about the usual length.', false
from public.user_sessions as s, generate_series(1, {turns}) as n;

update public.user_sessions set message_count = null where ended_at_utc is not null;
"""

SCRIPTS = {
    "user_sessions": "select * from public.user_sessions order by started_at_utc desc limit 10;\n",
    "session_summaries": "select * from public.session_summaries"
    " order by started_at desc limit 10;\n",
    "get_conversation_list": "select * from public.get_conversation_list(10);\n",
}


def main() -> None:
    """Print the ratios."""
    with embedded.server() as url:
        deploy.apply(url)
        with psycopg.connect(url) as db:
            db.execute(FILL.format(calls=CALLS, turns=TURNS, active=ACTIVE).encode())
            db.execute("create role bench login in role service_role")
            db.execute("alter role bench set role = 'service_role'")
        with psycopg.connect(url, autocommit=True) as db:
            db.execute("vacuum analyze")
            count = db.execute("select count(*) from public.conversation_messages").fetchone()
        print(f"{CALLS} calls, {count and count[0]} turns, {ACTIVE} of the newest ten active")
        seen = medians(url.replace("postgres:@", "bench@"), SCRIPTS, clients=1)
    for name, tps in seen.items():
        print(f"{name:24} {1e6 / tps:7.0f} us")
    floor = seen["user_sessions"]
    print(
        f"session_summaries / user_sessions: {floor / seen['session_summaries']:.2f} times (goal 3)"
    )
    print(
        f"get_conversation_list / user_sessions: {floor / seen['get_conversation_list']:.2f} times"
    )


if __name__ == "__main__":
    main()
