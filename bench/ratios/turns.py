"""Turns in 1, 8 and 64 connections, by pgbench, as service_role and with an agent's token."""

from __future__ import annotations

from contextlib import ExitStack

import psycopg
from psycopg import conninfo

from ratios.measure import Case, pgbench_case
from ratios.place import AGENT, Place
from ratios.ratio import Group, share

CALLS = 1000
CONTENT = "I would like to move my appointment to Thursday afternoon, if that is possible."
#: Each script has calls of its own, so that a turn finds nobody in its way but other turns like it.
SETUP = f"""
insert into public.client_subscriptions (client_id) values ('{AGENT["client_id"]}');
insert into public.user_sessions (client_id, session_id, started_at_utc)
select '{AGENT["client_id"]}', 'bench-' || n, now() from generate_series(1, {4 * CALLS}) as n;
insert into public.conversation_messages (client_id, session_id, role, content)
select client_id, id, 'user', '{CONTENT}' from public.user_sessions, generate_series(1, 10);
create table bench_calls as
select substr(s.session_id, 7)::integer as n, s.id from public.user_sessions as s;
create unique index on bench_calls (n);
create table bench_batch as
select jsonb_agg(jsonb_build_object('role', 'user', 'content', '{CONTENT}')) as turns
from generate_series(1, 50);
create table bench_plain (
  id uuid, client_id text, session_id uuid, seq integer, role text, content text,
  interrupted boolean, is_late boolean, created_at timestamptz
);
create sequence bench_seq start 1000;
grant select on bench_calls, bench_batch to service_role;
grant insert on bench_plain to service_role;
grant usage on bench_seq to service_role;
grant insert (is_late) on public.conversation_messages to service_role;
do $$
declare
  v_audit name;
begin
  -- A direct write leaves a line in the audit, which log_message does not.
  select t.tgname into v_audit from pg_trigger as t
  where t.tgrelid = 'conversation_messages'::regclass and t.tgname like '%audit_change';
  execute format('alter table conversation_messages disable trigger %I', v_audit);
end;
$$;
"""
COLUMNS = "(client_id, session_id, seq, role, content, interrupted, is_late)"


def _row(calls: int) -> str:
    return (
        f"'{AGENT['client_id']}', (select id from bench_calls where n = :n + {calls * CALLS}),"
        f" nextval('bench_seq')::integer, 'user', '{CONTENT}', false, false"
    )


PICK = f"\\set n random(1, {CALLS})\n"
TURN = f"{PICK}select * from public.log_message('bench-' || :n, 'user', '{CONTENT}');\n"
SCRIPTS = {
    "a row into a plain table": f"{PICK}insert into bench_plain"
    f" {COLUMNS[:-1]}, id, created_at) values ({_row(1)}, gen_random_uuid(), now());\n",
    "a whole row": f"{PICK}insert into public.conversation_messages {COLUMNS} values ({_row(1)});\n",
    "log_message": TURN,
    "log_message of an agent": TURN,
    "log_messages of 50": f"{PICK}select * from public.log_messages('bench-' || :n + {2 * CALLS},"
    " (select turns from bench_batch));\n",
    "50 whole rows": f"{PICK}insert into public.conversation_messages {COLUMNS}"
    f" select {_row(3)} from generate_series(1, 50);\n",
}
MOST = ("a whole row", "log_message", "log_message of an agent")
#: How many connections, whether commits wait for the disk, and what is run.
RUNS = (
    (1, True, tuple(SCRIPTS)),
    (1, False, tuple(SCRIPTS)),
    (8, True, MOST),
    (8, False, MOST),
    (64, True, MOST),
)


def _name(script: str, clients: int, durable: bool) -> str:
    return f"{script}, {clients} conn." + ("" if durable else ", not waiting")


def cases(place: Place, version: str, _: ExitStack) -> dict[str, Case]:
    """Return a case for each script, number of connections and kind of commit."""
    url = place.database(version, "turns")
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(SETUP.encode())
        db.execute("vacuum analyze")
    return {
        _name(script, clients, durable): pgbench_case(
            place.postmaster,
            conninfo.make_conninfo(url, user="bench_agent" if "agent" in script else "bench"),
            SCRIPTS[script],
            clients,
            seconds=4 if clients == 64 else 1,
            options="" if durable else "-c synchronous_commit=off",
            units=50 if "50" in script else 1,
        )
        for clients, durable, scripts in RUNS
        for script in scripts
    }


TURNS = Group(
    "Turns",
    "One turn after another into 1,000 calls in progress.",
    cases,
    tuple(
        ratio
        for clients, durable, _ in RUNS
        for ratio in (
            *(
                (
                    share(_name("log_message", clients, durable),
                          _name("a row into a plain table", clients, durable)),
                    share(_name("log_messages of 50", clients, durable),
                          _name("log_message", clients, durable), 10),
                    share(_name("log_messages of 50", clients, durable),
                          _name("50 whole rows", clients, durable), 0.9),
                )
                if clients == 1
                else ()
            ),
            share(_name("log_message", clients, durable),
                  _name("a whole row", clients, durable), 0.9),
            share(_name("log_message of an agent", clients, durable),
                  _name("a whole row", clients, durable), 0.9),
        )
    ),
    rounds=3,
)  # fmt: skip
