"""What an end costs beside the turns of its call, and 64 connections that end calls of one client."""

from __future__ import annotations

from contextlib import ExitStack

import psycopg
from psycopg import conninfo

from ratios.measure import Caller, Case, pgbench_case
from ratios.place import Place
from ratios.ratio import Group, share, times

CLIENTS, CALLS, SECONDS = 64, 20_000, 5
SAID = "I would like to move my appointment to Thursday afternoon, if that is possible."
#: Turns of 14 words.
LENGTHS = {"20 turns": 20, "1,000 words": 1000 // 14}
SETUP = f"""
insert into public.rate_plans (name, price_per_minute) values ('bench', 0.1);
insert into public.client_subscriptions (client_id, rate_plan_id)
select 'client-' || n, p.id
from generate_series(0, {CLIENTS}) as n, public.rate_plans as p;
create sequence bench_one;
create sequence bench_many;
create sequence bench_calls;
grant usage, select on all sequences in schema public to service_role;
set session_replication_role = replica;
insert into public.user_sessions (client_id, session_id, started_at_utc, rate_plan_id)
select
  'client-' || case when whose = 'one' then 0 else n % {CLIENTS} + 1 end, whose || '-' || n,
  now() - interval '3 minutes', p.id
from unnest(array['one', 'many']) as whose, generate_series(1, {CALLS}) as n,
  public.rate_plans as p;
reset session_replication_role;
create table bench_turns as
select n, jsonb_agg(jsonb_build_object(
  'role', case when t % 2 = 0 then 'agent' else 'user' end, 'content', '{SAID}')) as turns
from unnest(array[{", ".join(map(str, LENGTHS.values()))}]) as n, generate_series(1, n) as t
group by n;
grant select on bench_turns to service_role;
"""
START = "select * from start_session('end-' || nextval('bench_calls'), client_id => '{}')"
#: A client whose calls are analysed after their end; an older package knows none.
LATER = "update client_subscriptions set is_analysed_later = true where client_id = 'client-1'"
TURNS = (
    "select * from log_messages('end-' || currval('bench_calls'),"
    " (select turns from bench_turns where n = {}))"
)
END = "select * from end_session('end-' || currval('bench_calls'))"


def cases(place: Place, version: str, opened: ExitStack) -> dict[str, Case]:
    """Return a case for each length of a call, and for one client and for 64."""
    url = place.database(version, "ends")
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(SETUP.encode())
        if version == "now":
            db.execute(LATER.encode())
        db.execute("vacuum analyze")
    caller = Caller(url)
    opened.callback(caller.db.close)
    made: dict[str, Case] = {}
    for name, count in LENGTHS.items():
        # An end indexes what calls of its client said that go on: these would never end.
        turns, start = TURNS.format(count), START.format("client-2")
        made[f"storing {name}"] = caller.case(turns, before=start)
        start = START.format("client-0")
        made[f"end of {name}"] = caller.case(END, before=f"{start};{turns}")
        if version == "now":
            start = START.format("client-1")
            made[f"end of {name}, analysed later"] = caller.case(END, before=f"{start};{turns}")
    for clients, name in (("one client", "one"), ("64 clients", "many")):
        made[f"ends of {clients}"] = pgbench_case(
            place.postmaster,
            conninfo.make_conninfo(url, user="bench"),
            f"select * from public.end_session('{name}-' || nextval('bench_{name}'));\n",
            CLIENTS,
            seconds=SECONDS,
        )
    return made


ENDS = Group(
    "Ends",
    "An end against storing the turns of its call with one log_messages; and from 64 connections.",
    cases,
    (
        times("end of 20 turns", "storing 20 turns"),
        times("end of 1,000 words", "storing 1,000 words"),
        times("end of 1,000 words, analysed later", "storing 1,000 words"),
        share("ends of one client", "ends of 64 clients", 0.5, by="wall"),
    ),
    rounds=3,
)
