"""Calls that are over, of 20 turns: with import_calls, as an agent records them, and as plain rows."""

from __future__ import annotations

from contextlib import ExitStack

import psycopg

from ratios.measure import Caller, Case
from ratios.place import Place
from ratios.ratio import Group, share

TURNS, AT_ONCE = 20, 50
SAID = "I would like to move my appointment to Thursday afternoon, if that is possible."
SETUP = f"""
insert into public.client_subscriptions (client_id) values ('client-0'), ('client-1');
create sequence bench_calls;
grant usage, select on sequence bench_calls to service_role;
create table bench_turns as
select
  'agent' as role, '{SAID}' as content, t,
  (now() - interval '10 minutes' + t * interval '5 seconds') as spoken_at
from generate_series(1, {TURNS}) as t;
grant select on bench_turns to service_role;
create table bench_plain (call text, seq integer, role text, content text, spoken_at timestamptz);
grant insert on bench_plain to service_role;
"""
LATER = "update client_subscriptions set is_analysed_later = true where client_id = 'client-1'"
CALL = "'import-' || nextval('bench_calls')"
THIS = "'import-' || currval('bench_calls')"
MESSAGES = (
    "(select jsonb_agg(jsonb_build_object('role', role, 'content', content, 'spoken_at', spoken_at))"
    " from bench_turns)"
)
IMPORT = f"""
    select * from import_calls(client_id => '{{}}', calls => (
      select jsonb_agg(jsonb_build_object('session_id', {CALL},
        'started_at', now() - interval '11 minutes', 'ended_at', now() - interval '1 minute',
        'messages', {MESSAGES}))
      from generate_series(1, {AT_ONCE})))
"""
STATEMENTS = {
    "rows of a plain table": f"insert into bench_plain select {CALL}, t, role, content, spoken_at"
    " from bench_turns",
    "import_calls": IMPORT.format("client-0"),
    "import_calls, analysed later": IMPORT.format("client-1"),
    "start, turns and end": f"""
        do $$ begin
        perform start_session({CALL});
        perform log_messages({THIS}, {MESSAGES});
        perform end_session({THIS});
        end $$""",
    "plain INSERT of ended calls": f"""
        do $$ begin
        insert into user_sessions (client_id, session_id, started_at_utc, ended_at_utc)
        values ('client-0', {CALL}, now() - interval '11 minutes', now() - interval '1 minute');
        insert into conversation_messages (client_id, session_id, role, content, spoken_at)
        select s.client_id, s.id, t.role, t.content, t.spoken_at
        from user_sessions as s, bench_turns as t
        where s.client_id = 'client-0' and s.session_id = {THIS};
        end $$""",
}


def cases(place: Place, version: str, opened: ExitStack) -> dict[str, Case]:
    """Return a case for each way."""
    url = place.database(version, "imports")
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(SETUP.encode())
        if version == "now":
            db.execute(LATER.encode())
    caller = Caller(url)
    opened.callback(caller.db.close)
    return {
        name: caller.case(
            statement, units=AT_ONCE if name.startswith("import_calls") else 1, seconds=0.5, most=20
        )
        for name, statement in STATEMENTS.items()
    }


IMPORTS = Group(
    "Imports",
    "Ended calls of twenty turns, fifty at a time with import_calls, else one by one.",
    cases,
    (
        share("import_calls", "plain INSERT of ended calls"),
        share("import_calls", "start, turns and end"),
        share("import_calls", "rows of a plain table"),
        share("import_calls, analysed later", "rows of a plain table"),
    ),
    rounds=3,
)
