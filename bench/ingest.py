"""A platform's call of 40 turns through ingest_*, against start_session and one end_session.

    python bench/ingest.py [seconds]

8 connections, medians of three, one embedded Postgres with its default settings. Both ways
hand over the same turns and tool calls; only what a platform sends has a body to be kept,
read and searched for secrets, and usage.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
from psycopg import conninfo

from pgcalls import deploy, embedded

import _pgbench

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from webhooks import EVENTS, IDS, LAST

GOAL = 0.5
TURNS = 40
SAID = "I would like to move my appointment to Thursday afternoon, if that is possible."
ID = "'bench-' || nextval('bench_calls')"


def turns(provider: str, start: float) -> list[dict[str, Any]]:
    """Forty turns as a platform writes them."""
    made = []
    for n in range(TURNS):
        at = start + n
        made.append(
            {
                "vapi": {"role": ("bot", "user")[n % 2], "message": SAID, "time": 1000 * at,
                         "endTime": 1000 * at + 900, "secondsFromStart": n},
                "retell": {"role": ("agent", "user")[n % 2], "content": SAID, "words": [
                    {"word": w, "start": n + k / 20, "end": n + k / 20}
                    for k, w in enumerate(SAID.split())]},
                "elevenlabs": {"role": ("agent", "user")[n % 2], "message": SAID,
                               "time_in_call_secs": n},
                "livekit": {"id": f"item_{n}", "type": "message", "interrupted": False,
                            "role": ("assistant", "user")[n % 2], "content": [SAID],
                            "created_at": at, "metrics": {"started_speaking_at": at}},
            }[provider]
        )  # fmt: skip
    return made


def body(provider: str, start: float) -> str:
    """The event that is a whole call, with forty turns and the tool calls that it has."""
    event = EVENTS[provider](start)[LAST[provider]]
    said = turns(provider, start)
    match provider:
        case "vapi":
            messages = event["message"]["artifact"]["messages"]
            event["message"]["artifact"]["messages"] = said + [
                m for m in messages if m["role"].startswith("tool")
            ]
        case "retell":
            call = event["call"]
            call["transcript_with_tool_calls"] = said + [
                e for e in call["transcript_with_tool_calls"] if "tool_call_id" in e
            ]
        case "elevenlabs":
            data = event["data"]
            data["transcript"] = said + [e for e in data["transcript"] if e.get("tool_calls")]
        case "livekit":
            history = event["chat_history"]
            history["items"] = said + [
                i for i in history["items"] if i["type"].startswith("function")
            ]
    return json.dumps(event)


def main() -> None:
    """Print the ratios."""
    if len(sys.argv) > 1:
        _pgbench.SECONDS = int(sys.argv[1])
    start = int(time.time()) - 600
    scripts = {
        f"ingest_{provider}": f"select * from public.ingest_{provider}(replace("
        f"(select body from bench_bodies where provider = '{provider}'), '{IDS[provider]}', {ID}"
        ")::json);\n"
        for provider in EVENTS
    }
    with embedded.server() as url:
        deploy.apply(url)
        with psycopg.connect(url, autocommit=True) as db:
            db.execute(
                "create sequence bench_calls;"
                "create table bench_bodies (provider text, body text, messages jsonb, tools jsonb);"
                "grant usage on bench_calls to service_role;"
                "grant select on bench_bodies to service_role;"
                "create role bench login in role service_role;"
                "alter role bench set role = 'service_role'"
            )
            for provider in EVENTS:
                text = body(provider, start)
                db.execute(
                    "insert into bench_bodies"
                    " select %s, %s, to_jsonb(m.turns), to_jsonb(m.tools)"
                    " from pgcalls.map_event(%s, %s) as m",
                    [provider, text, provider, text],
                )
            for provider in EVENTS:
                scripts[f"start_session and end_session, {provider}"] = (
                    "select nextval('bench_calls') as n \\gset\n"
                    f"select * from public.start_session('bench-' || :n, type => 'inbound', started_at =>"
                    f" to_timestamp({start}));\n"
                    "select * from public.end_session('bench-' || :n, ended_reason => 'hangup', messages =>"
                    f" (select messages from bench_bodies where provider = '{provider}'), tool_calls =>"
                    f" (select tools from bench_bodies where provider = '{provider}'));\n"
                )
        seen = _pgbench.medians(conninfo.make_conninfo(url, user="bench"), scripts)
        with psycopg.connect(url) as db:
            counts = db.execute(
                "select verdict, count(*) from public.webhook_events group by 1"
            ).fetchall()
    for name, tps in seen.items():
        print(f"{name:45} {tps:7.0f} calls/s")
    for provider in EVENTS:
        ratio = seen[f"ingest_{provider}"] / seen[f"start_session and end_session, {provider}"]
        print(f"ingest_{provider} / start_session and end_session: {ratio:.2f} (goal {GOAL})")
    print("events:", dict(counts))


if __name__ == "__main__":
    main()
