"""One call, from start to bill, through the same functions an agent calls."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from pgcalls import connection
from pgcalls.output import cell, out, print_table, table

CLIENT = "demo-clinic"

TURNS = [
    ("agent", "Hello, this is the Tui Clinic. How can I help?"),
    ("user", "Hi! I'd like to see your booking system. My name is Layla Haddad."),
    ("agent", "Of course, Layla. Would you rather go on in Arabic?"),
    ("user", "نعم من فضلك، أريد موعداً يوم الخميس بعد الظهر."),
    ("assistant", "بكل سرور. ما هو بريدك الإلكتروني؟"),
    ("user", "It's layla dot haddad at example dot com."),
    ("agent", "Thank you. Thursday at three is free, I have booked it."),
    ("user", "شكراً جزيلاً!"),
]


def play(database_url: str) -> dict[str, Any]:
    """Record one call as ``service_role`` and return everything that is kept of it."""
    with psycopg.connect(connection.resolve(database_url), row_factory=dict_row) as db:
        _set_up_client(db)
        db.execute("set local role service_role")
        call = _record_call(db)
        return {
            "call": call,
            "summary": _one(db, "select * from session_summaries where id = %s", call["id"]),
            "conversation": _one(
                db, "select get_conversation_with_messages('demo-call') as document"
            )["document"],
            "usage": _one(db, "select * from client_monthly_usage where client_id = %s", CLIENT),
            "plan": _one(
                db,
                "select p.* from rate_plans as p"
                " join user_sessions as s on s.rate_plan_id = p.id where s.id = %s",
                call["id"],
            ),
        }


def _set_up_client(db: psycopg.Connection[dict[str, Any]]) -> None:
    db.execute(
        """
        with plan as (
          insert into public.rate_plans (
            name, price_per_minute, connection_fee, billing_increment_seconds, currency
          )
          values ('Demo', 0.12, 0.05, 6, 'NZD')
          returning id
        )
        insert into public.client_subscriptions (client_id, name, rate_plan_id, default_country)
        select %s, 'Tui Clinic', plan.id, 'NZ' from plan
        """,
        [CLIENT],
    )


def _record_call(db: psycopg.Connection[dict[str, Any]]) -> dict[str, Any]:
    call = _one(
        db,
        """
        select * from start_session(
          session_id => 'demo-call', client_id => %s, customer_number => '021 123 4567',
          type => 'inbound', source => 'demo', language => 'en',
          started_at => now() - interval '94 seconds'
        )
        """,
        CLIENT,
    )
    for number, (role, content) in enumerate(TURNS):
        _one(
            db,
            """
            select * from log_message(
              session_id => 'demo-call', role => %s, content => %s, message_key => %s,
              created_at => now() - interval '90 seconds' + %s * interval '11 seconds'
            )
            """,
            role,
            content,
            f"turn-{number}",
            number,
        )
    _one(
        db,
        """
        select * from log_tool_call(
          session_id => 'demo-call', tool_name => 'book_slot', parameters => %s,
          result => %s, success => true, tool_call_id => 'tool-1', duration_ms => 412,
          started_at => now() - interval '30 seconds'
        )
        """,
        Jsonb({"day": "Thursday", "hour": 15}),
        Jsonb({"booked": True}),
    )
    _one(
        db,
        """
        select * from schedule_demo(
          'demo-call', to_char(now() + interval '2 days', 'YYYY-MM-DD 15:00'),
          'Pacific/Auckland'
        )
        """,
    )
    _one(
        db,
        """
        select * from update_session(
          'demo-call', user_name => 'Layla Haddad', user_email => 'layla.haddad@example.com'
        )
        """,
    )
    ended = _one(
        db,
        """
        select * from end_session(
          'demo-call', ended_reason => 'customer-ended-call',
          summary => 'Layla booked a demo of the booking system for Thursday.',
          sentiment => 'positive', call_outcome => 'demo_scheduled',
          expected_message_count => %s, ended_at => now()
        )
        """,
        len(TURNS),
    )
    return {**call, **ended}


def _one(db: psycopg.Connection[dict[str, Any]], query: str, *args: Any) -> dict[str, Any]:
    row = db.execute(query.encode(), args or None).fetchone()
    if row is None:
        raise LookupError(query)
    return row


def show(kept: dict[str, Any]) -> None:
    """Print the summary, the transcript and the bill of a recorded call."""
    call, plan, usage = kept["summary"], kept["plan"], kept["usage"]

    summary = table("name", "value", header=False)
    for name in (
        "session_id", "status", "started_at", "duration_seconds", "user_name", "user_email",
        "message_count", "tool_call_count", "demo_time", "call_outcome", "sentiment", "summary",
    ):  # fmt: skip
        value = call[name]
        shown = value.isoformat(" ", "seconds") if hasattr(value, "isoformat") else str(value)
        summary.add_row(name, cell(shown))
    print_table(summary, "session_summaries")

    transcript = table("seq", "role", "content", numbers=("seq",))
    for turn in kept["conversation"]["messages"]:
        transcript.add_row(*(cell(turn[name]) for name in ("seq", "role", "content")))
    print_table(transcript, "conversation_messages")

    for tool in kept["conversation"]["tool_calls"]:
        out.print(
            f"tool_calls: {tool['tool_name']}({tool['parameters']}) -> {tool['result']}"
            f" in {tool['duration_ms']} ms"
        )

    bill = table("name", "value", header=False)
    bill.add_row("plan", f"{plan['name']}: {plan['price_per_minute']:.2f} {plan['currency']}/min")
    bill.add_row("connection", f"{plan['connection_fee']:.2f} {plan['currency']}")
    bill.add_row(
        "length",
        f"{call['duration_seconds']} s, billed in steps of {plan['billing_increment_seconds']} s",
    )
    bill.add_row("this call", f"{call['cost_total']} {plan['currency']}")
    bill.add_row("this month", f"{usage['call_count']} call, {usage['cost_total']}")
    out.print()
    print_table(bill, "the bill")

    out.print("\nwhat next")
    out.print("  pgcalls dev                          a database to play with")
    out.print("  pgcalls apply --database-url URL     install it in yours")
