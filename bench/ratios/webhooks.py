"""A platform's call of 40 turns through ingest_*, against start_session and one end_session.

Both hand over the same turns and tool calls; only what a platform sends has a body to be kept, read
and searched for secrets, and usage.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import ExitStack
from typing import Any

import psycopg

from ratios.measure import Caller, Case
from ratios.place import ROOT, Place
from ratios.ratio import Group, share

sys.path.append(str(ROOT / "tests"))

from webhooks import EVENTS, IDS, LAST

TURNS, MINUTES = 40, 10
SAID = "I would like to move my appointment to Thursday afternoon, if that is possible."
SETUP = """
create sequence bench_calls;
create table bench_bodies (provider text, body text, messages jsonb, tools jsonb);
grant usage, select on bench_calls to service_role;
grant select on bench_bodies to service_role;
"""
BODY = """
insert into bench_bodies
select %(provider)s, %(body)s, to_jsonb(m.turns), to_jsonb(m.tools)
from pgcalls.map_event(%(provider)s, %(body)s) as m
"""
ID, THIS = "'bench-' || nextval('bench_calls')", "'bench-' || currval('bench_calls')"
OF = "(select {} from bench_bodies where provider = '{}')"


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


def cases(place: Place, version: str, opened: ExitStack) -> dict[str, Case]:
    """Return a case for each platform and way."""
    url, start = place.database(version, "webhooks"), int(time.time()) - 60 * MINUTES
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(SETUP.encode())
        for provider in EVENTS:
            db.execute(BODY.encode(), {"provider": provider, "body": body(provider, start)})
    caller = Caller(url)
    opened.callback(caller.db.close)
    made: dict[str, Case] = {}
    for provider in EVENTS:
        text, messages, tools = (OF.format(c, provider) for c in ("body", "messages", "tools"))
        made[f"ingest_{provider}"] = caller.case(
            f"select * from ingest_{provider}(replace({text}, '{IDS[provider]}', {ID})::json)"
        )
        made[f"start and end, {provider}"] = caller.case(
            f"do $$ begin perform start_session({ID}, type => 'inbound', started_at =>"
            f" to_timestamp({start})); perform end_session({THIS}, ended_reason => 'hangup',"
            f" messages => {messages}, tool_calls => {tools}); end $$"
        )
    return made


WEBHOOKS = Group(
    "Webhooks",
    "A platform's call of forty turns, beside start_session and an end_session with the same turns.",
    cases,
    tuple(share(f"ingest_{name}", f"start and end, {name}", 0.5) for name in EVENTS),
    rounds=3,
)
