"""One call, turn by turn as an agent records it, and what the database made of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb
from rich.text import Text

from pgcalls import connection
from pgcalls.demo import weeks
from pgcalls.output import cell, out

#: Seconds from the start to the end of the call, and from one turn to the next.
LENGTH, PACE = 94, 11
TURNS = [
    ("agent", "Kia ora, this is Tui Booking. How can I help?"),
    ("user", "Hi! I'd love to see your booking system. My name is Layla Haddad."),
    ("agent", "Of course, Layla. Would you rather go on in Arabic?"),
    ("user", "نعم من فضلك، أريد موعداً يوم الخميس بعد الظهر."),
    ("agent", "بكل سرور. ما هو بريدك الإلكتروني؟"),
    ("user", "It's layla dot haddad at example dot com."),
    ("tool", "book_slot(Thursday, 15:00) → booked, in 412 ms"),
    ("agent", "Thank you. Thursday at three is free, I have booked it."),
    ("user", "Wonderful, what a great help! Shukran!"),
]

Heard = Callable[[str, str], None]


def play(database_url: str, heard: Heard = lambda _role, _content: None) -> dict[str, Any]:
    """Record one call as ``service_role`` and return everything that is kept of it.

    ``heard`` is told of every turn once it is stored.
    """
    with psycopg.connect(connection.resolve(database_url), row_factory=dict_row) as db:
        weeks.set_up_client(db)
        db.execute("set local role service_role")
        call = _record_call(db, heard)
        return {
            "call": call,
            "summary": _one(db, "select * from session_summaries where id = %s", call["id"]),
            "conversation": _one(
                db, "select get_conversation_with_messages('demo-call') as document"
            )["document"],
            "found": _one(db, "select * from search_messages('موعد الخميس')"),
            "follow_up": _one(
                db,
                "select kind, due_at, payload from follow_ups where session_id = %s",
                call["id"],
            ),
            "usage": _one(
                db, "select * from client_monthly_usage where client_id = %s", weeks.CLIENT
            ),
            "plan": _one(
                db,
                "select p.* from rate_plans as p"
                " join user_sessions as s on s.rate_plan_id = p.id where s.id = %s",
                call["id"],
            ),
        }


def _record_call(db: psycopg.Connection[dict[str, Any]], heard: Heard) -> dict[str, Any]:
    call = _one(
        db,
        """
        select * from start_session(
          session_id => 'demo-call', client_id => %s, assistant_id => %s,
          customer_number => '021 123 4567', type => 'inbound', source => 'demo',
          language => 'en', started_at => now() - %s * interval '1 second'
        )
        """,
        weeks.CLIENT,
        weeks.FRONT_DESK,
        LENGTH,
    )
    for number, (role, content) in enumerate(TURNS):
        ago = LENGTH - 2 - PACE * number
        if role == "tool":
            _call_tool(db, ago)
        else:
            _one(
                db,
                """
                select * from log_message(
                  session_id => 'demo-call', role => %s, content => %s, message_key => %s,
                  created_at => now() - %s * interval '1 second'
                )
                """,
                role,
                content,
                f"turn-{number}",
                ago,
            )
        heard(role, content)
    ended = _one(
        db,
        """
        select * from end_session(
          'demo-call', ended_reason => 'customer-ended-call', expected_message_count => 8,
          ended_at => now()
        )
        """,
    )
    return {**call, **ended}


def _call_tool(db: psycopg.Connection[dict[str, Any]], ago: int) -> None:
    _one(
        db,
        """
        select * from log_tool_call(
          session_id => 'demo-call', tool_name => 'book_slot', parameters => %s, result => %s,
          success => true, tool_call_id => 'tool-1', duration_ms => 412,
          started_at => now() - %s * interval '1 second'
        )
        """,
        Jsonb({"day": "Thursday", "hour": 15}),
        Jsonb({"booked": True}),
        ago,
    )
    _one(
        db,
        """
        select * from schedule_demo(
          'demo-call', %s, %s
        )
        """,
        f"{_next_thursday():%Y-%m-%d} 15:00",
        weeks.ZONE,
    )


def _next_thursday() -> date:
    today = datetime.now(ZoneInfo(weeks.ZONE)).date()
    return today + timedelta(days=7 - (today.weekday() - 3) % 7)


def _one(db: psycopg.Connection[dict[str, Any]], query: str, *args: Any) -> dict[str, Any]:
    row = db.execute(query.encode(), args or None).fetchone()
    if row is None:
        raise LookupError(query)
    return row


def tell(database_url: str) -> None:
    """Print a call while it is recorded, then what is kept of it."""
    out.print("A caller rings +64 21 123 4567 → Tui Booking, front desk\n")

    def heard(role: str, content: str) -> None:
        if out.file.isatty():
            time.sleep(0.25)
        _line(role, content, {"agent": "cyan", "user": "green"}.get(role, "magenta"))

    _made_of(play(database_url, heard))
    out.print("\nTry\n")
    for command, does in (
        ("pgcalls demo --dashboard", "nine weeks of such calls, on a page that follows"),
        ("pgcalls dev", "a database and an API to play with"),
        ("pgcalls apply --database-url URL", "install it in yours"),
    ):
        out.print(f"  {command:34}{does}")


def _made_of(kept: dict[str, Any]) -> None:
    call, plan, found = kept["summary"], kept["plan"], kept["found"]
    currency, follow_up = plan["currency"], kept["follow_up"]
    demo_at = call["demo_time"].astimezone(ZoneInfo(call["demo_timezone"]))
    minutes, seconds = divmod(int(call["duration_seconds"]), 60)
    out.print("\nThe call ends, and the database makes of it\n")
    for name, value in (
        ("who", f"{call['user_name']}, {call['user_email']}, {call['customer_number']}"),
        ("mood", call["sentiment"]),
        ("outcome", f"{call['call_outcome']}, {demo_at:%A %d %B at %H:%M}"
                    f" in {call['demo_timezone']}"),
        ("length", f"{minutes}:{seconds:02}, {call['message_count']} turns,"
                   f" {call['tool_call_count']} tool call"),
        ("bill", f"{call['cost_total']} {currency}: {plan['connection_fee']:.2f} to connect,"
                 f" {plan['price_per_minute']:.2f} a minute,"
                 f" in steps of {plan['billing_increment_seconds']} s"),
        ("follow-up", f"{follow_up['kind']} to {follow_up['payload']['to']},"
                      f" due {follow_up['due_at']:%Y-%m-%d}"),
        ("search", f"موعد الخميس finds turn {found['seq']}: {found['snippet']}"),
    ):  # fmt: skip
        _line(name, value, "bold")


def _line(name: str, value: object, style: str) -> None:
    out.print(Text.assemble((f"  {name:11}", style), cell(value)))
