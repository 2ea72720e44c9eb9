"""Ending calls of one client against ending those of 64, and what it costs at all.

    python bench/ends.py [seconds]

64 connections, one embedded Postgres with its default settings: every commit is
flushed. Each transaction ends another call. Afterwards every call that was answered is
counted once, and nothing was a deadlock.
"""

from __future__ import annotations

import sys

import psycopg
from psycopg import conninfo

from pgcalls import deploy, embedded

import _pgbench

CLIENTS, CALLS = 64, 120_000

FILL = """
insert into public.rate_plans (name, price_per_minute) values ('bench', 0.1);
insert into public.client_subscriptions (client_id, rate_plan_id)
select 'client-' || n, p.id
from generate_series(0, {clients}) as n, public.rate_plans as p;
create sequence bench_one;
create sequence bench_many;
grant usage on bench_one, bench_many to service_role;
insert into public.user_sessions (client_id, session_id, started_at_utc)
select 'client-0', 'one-' || n, now() - interval '3 minutes'
from generate_series(1, {calls}) as n;
insert into public.user_sessions (client_id, session_id, started_at_utc)
select 'client-' || n % {clients} + 1, 'many-' || n, now() - interval '3 minutes'
from generate_series(1, {calls}) as n;
create role bench login in role service_role;
alter role bench set role = 'service_role';
"""
COUNT = """
select count(*) as ended,
  (select sum(call_count) from public.client_monthly_usage) as counted,
  (select count(*) from pgcalls.reconcile_usage()) as wrong
from public.user_sessions where ended_at_utc is not null
"""


def main() -> None:
    """Print throughputs and their ratio."""
    if len(sys.argv) > 1:
        _pgbench.SECONDS = int(sys.argv[1])
    with embedded.server() as url:
        deploy.apply(url)
        with psycopg.connect(url, autocommit=True) as db:
            db.execute(FILL.format(clients=CLIENTS, calls=CALLS).encode())
            db.execute("vacuum analyze")
        bench = conninfo.make_conninfo(url, user="bench")
        seen = {
            name: _pgbench.tps(
                bench,
                f"select * from public.end_session('{name}-' || nextval('bench_{name}'));\n",
                64,
            )
            for name in ("many", "one")
        }
        with psycopg.connect(url, autocommit=True) as db:
            deadlocks = db.execute(
                "select deadlocks from pg_stat_database where datname = current_database()"
            ).fetchone()
            ended, counted, wrong = db.execute(COUNT).fetchone() or (0, 0, 0)
    print(f"one client  {seen['one']:7.0f} ends/s")
    print(f"64 clients  {seen['many']:7.0f} ends/s")
    print(f"one / 64: {seen['one'] / seen['many']:.2f}")
    print(
        f"{ended} ended, {counted} counted, {wrong} wrong, {deadlocks and deadlocks[0]} deadlocks"
    )


if __name__ == "__main__":
    main()
