"""search_messages and search_sessions at 1,000,000 turns, as a client and as service_role.

QUALITY_DATA=... python bench/quality/search.py [turns]
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from typing import Any

import psycopg
from _measure import DATA, database

TURNS = int(sys.argv[1]) if sys.argv[1:] else 1_000_000
CLIENTS, TURNS_PER_CALL, QUERIES = 10, 50, 200


def utterances() -> list[str]:
    """What people say in the schema-guided dialogues."""
    texts = []
    for file in sorted((DATA / "dstc8-schema-guided-dialogue").glob("*/dialogues_*.json")):
        for dialogue in json.loads(file.read_text("utf-8")):
            texts += [turn["utterance"] for turn in dialogue["turns"]]
    return texts


def load(db: psycopg.Connection[Any], texts: list[str]) -> None:
    """Fill the calls; the first client has as many calls as each of the others."""
    db.execute("create temp table texts (n serial, t text)")
    with db.cursor().copy("copy texts (t) from stdin") as copy:
        for text in texts:
            copy.write_row([text])
    db.execute("create index on texts (n); analyze texts")
    db.execute(
        "insert into public.client_subscriptions (client_id)"
        f" select 'client-' || n from generate_series(1, {CLIENTS}) n"
    )
    db.execute(
        f"""
        insert into public.user_sessions (client_id, session_id, started_at_utc)
        select 'client-' || 1 + n % {CLIENTS}, 'call-' || n,
               now() - n * interval '10 minutes'
        from generate_series(1, {TURNS // TURNS_PER_CALL}) n
        """
    )
    db.execute(
        f"""
        insert into public.conversation_messages
          (client_id, session_id, seq, role, content, is_late, created_at)
        select s.client_id, s.id, g, case g % 2 when 0 then 'user' else 'agent' end, x.t, false,
               s.started_at_utc + g * interval '10 seconds'
        from (select s.*, row_number() over (order by s.started_at_utc) as r
              from public.user_sessions s) s
        cross join generate_series(1, {TURNS_PER_CALL}) g
        join texts x on x.n = 1 + (s.r * 7919 + g * 104729) % {len(texts)}
        """
    )
    db.execute("vacuum analyze public.conversation_messages")
    db.execute(
        f"""
        update public.user_sessions set status = 'completed'
        where session_id not in (
          select 'call-' || n from generate_series(1, {TURNS // TURNS_PER_CALL}, 100) n)
        """
    )
    db.execute("vacuum analyze")


def queries(texts: list[str]) -> list[str]:
    """Two or three words of what somebody said; some phrases, some exclusions."""
    rng = random.Random(1)
    found = []
    while len(found) < QUERIES:
        words = [w for w in rng.choice(texts).split() if len(w) > 3 and w.isalpha()]
        if len(words) < 4:
            continue
        start = rng.randrange(len(words) - 2)
        way = rng.random()
        some = rng.sample(words, rng.choice([1, 2, 2, 3]))
        found.append(
            f'"{words[start]} {words[start + 1]}"' if way < 0.15
            else f"{some[0]} -{words[-1]}" if way < 0.2
            else " ".join(some)
        )  # fmt: skip
    return found


def timed(db: psycopg.Connection[Any], query: str, values: list[str]) -> tuple[float, float]:
    """Return median and 95th percentile in milliseconds."""
    seconds = []
    for value in values:
        started = time.perf_counter()
        db.execute(query.encode(), [value]).fetchall()
        seconds.append((time.perf_counter() - started) * 1000)
    return statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]


def main() -> None:
    """Print milliseconds."""
    texts = utterances()
    asked = queries(texts)
    with database() as db:
        if not db.execute("select 1 from public.conversation_messages limit 1").fetchone():
            load(db, texts)
        claims = '{"role": "authenticated", "app_metadata": {"client_id": "client-1"}}'
        for name in ("service_role", "authenticated"):
            db.execute("select set_config('request.jwt.claims', %s, false)", [claims])
            db.execute(f"set role {name}".encode())
            for function in ("search_messages", "search_sessions"):
                query = f"select * from public.{function}(%s)"
                timed(db, query, asked[:20])
                p50, p95 = timed(db, query, asked)
                print(
                    f"{function}, ranked with snippets, {name}: p50 {p50:.1f} p95 {p95:.1f} ms"
                    " (goal p95 30)"
                )
            db.execute("reset role")
        filter_query = (
            "select seq from pgcalls.message_texts"
            " where content_tsv @@ websearch_to_tsquery('pgcalls.multilingual', %s) limit 20"
        )
        p50, p95 = timed(db, filter_query, asked)
        db.execute("set enable_bitmapscan = off")
        s50, _ = timed(
            db,
            "select count(*) from public.conversation_messages"
            " where to_tsvector('english', content) @@ websearch_to_tsquery('english', %s)",
            asked[:3],
        )
        print(
            f"filter: p50 {p50:.2f} p95 {p95:.2f} ms; sequential scan p50 {s50:.0f} ms,"
            f" {s50 / p95:.0f} times the p95 (goal 200)"
        )


if __name__ == "__main__":
    main()
