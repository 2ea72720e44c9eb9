"""Nine weeks of calls of the demo's client, recorded through the functions agents call."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
from psycopg.types.json import Jsonb

CLIENT, ZONE = "tui", "Pacific/Auckland"
FRONT_DESK = "aaaaaaaa-0000-4000-8000-000000000001"
AFTER_HOURS = "aaaaaaaa-0000-4000-8000-000000000002"
ARABIC = "aaaaaaaa-0000-4000-8000-000000000003"
DAYS = 63
BATCH = 50

CLIENT_SQL = """
with plan as (
  insert into public.rate_plans (
    name, price_per_minute, connection_fee, billing_increment_seconds, currency
  )
  values ('Demo', 0.12, 0.05, 6, 'NZD')
  returning id
), client as (
  insert into public.client_subscriptions (
    client_id, name, rate_plan_id, default_country, timezone
  )
  select %s, 'Tui Booking', plan.id, 'NZ', %s from plan
  returning client_id
), follow_up as (
  insert into public.follow_up_rules (
    client_id, name, kind, call_outcome, delay, starts_at, template
  )
  select client_id, 'confirm the demo', 'email', 'demo_scheduled', '0', '2020-01-01T00:00:00Z',
    '{"to": "{{user_email}}", "text": "Kia ora {{user_name}}, your demo is booked."}'
  from client
)
insert into public.assistants (client_id, id, name)
select client.client_id, assistant.id::uuid, assistant.name
from client cross join unnest(%s::text[], %s::text[]) as assistant (id, name)
"""

FILL_SQL = (
    """
    select count(start_session(
      session_id => c.session_id, client_id => %(client)s, assistant_id => c.assistant_id,
      customer_number => c.customer_number, type => c.type, source => 'demo',
      language => c.language, started_at => c.started_at, answered_at => c.answered_at
    ))
    from jsonb_to_recordset(%(calls)s) as c (
      session_id text, assistant_id uuid, customer_number text, type text, language text,
      started_at timestamptz, answered_at timestamptz
    )
    """,
    # What schedule_demo does, for all calls at once.
    """
    update public.user_sessions as s
    set demo_scheduled = true, demo_timezone = %(zone)s,
      demo_time = c.demo_time at time zone %(zone)s
    from jsonb_to_recordset(%(calls)s) as c (session_id text, demo_time timestamp)
    where s.client_id = %(client)s and s.session_id = c.session_id and c.demo_time is not null
    """,
    """
    select count(end_session(
      session_id => c.session_id, ended_reason => c.ended_reason, user_name => c.user_name,
      user_email => c.user_email, summary => c.summary, sentiment => c.sentiment,
      call_outcome => c.call_outcome, ended_at => c.ended_at, messages => c.messages,
      tool_calls => c.tool_calls, is_answered => c.is_answered
    ))
    from jsonb_to_recordset(%(calls)s) as c (
      session_id text, ended_reason text, user_name text, user_email text, summary text,
      sentiment text, call_outcome text, ended_at timestamptz, messages jsonb,
      tool_calls jsonb, is_answered boolean
    )
    """,
    # What a worker does that sends the e-mails.
    """
    select count(finish_follow_up(id => f.id, attempt => f.attempt, success => true))
    from claim_follow_ups('email', 1000) as f
    """,
)


@dataclass(frozen=True)
class Script:
    """What is said in one kind of call: the agent begins, and they take turns."""

    weight: int
    outcome: str
    sentiments: str
    summary: str
    turns: tuple[str, ...]
    tool: tuple[str, dict[str, Any], dict[str, Any]] | None = None


ENGLISH = (
    Script(
        30, "demo_scheduled", "positive positive positive neutral",
        "{name} booked a demo of the booking system.",
        (
            "Kia ora, Tui Booking, how can I help?",
            "Hi, we are a clinic of {few} in {town} and our calendar is a mess. This is {name}.",
            "That is what we are for, {first}. How do your patients book today?",
            "By phone. We lose {few} a day because nobody in {town} picks up.",
            "Then a demo is worth half an hour. Would Thursday at ten suit you?",
            "Perfect, thank you.",
            "Booked. You will have an e-mail in a minute.",
            "Great, very helpful.",
        ),
        ("book_slot", {"day": "Thursday", "hour": 10}, {"booked": True}),
    ),
    Script(
        26, "information_provided", "neutral positive neutral",
        "{name} asked what it costs and whether it works with Xero.",
        (
            "Kia ora, Tui Booking, how can I help?",
            "What does it cost for a practice in {town} with {few} rooms?",
            "Ninety dollars a month, and the first month is free.",
            "Does it do Xero?",
            "Yes, invoices go over by themselves each evening.",
            "Good to know.",
        ),
        ("lookup_price", {"rooms": 3}, {"per_month": 90, "currency": "NZD"}),
    ),
    Script(
        16, "callback_requested", "neutral mixed",
        "{name} wants to be called back about moving data from another system.",
        (
            "Kia ora, Tui Booking, how can I help?",
            "Can you import {few} years of appointments from the old system in {town}?",
            "Usually yes. May an engineer call you back about the format?",
            "Please do. My name is {name}, in {town}.",
            "Noted. Talk to you tomorrow, {first}.",
        ),
        ("create_ticket", {"topic": "import"}, {"ticket": 4711}),
    ),
    Script(
        12, "issue_reported", "negative negative mixed",
        "{name} is unhappy: reminders went out twice.",
        (
            "Kia ora, Tui Booking, how can I help?",
            "Your reminders went out twice. {few} patients in {town} are angry.",
            "I am sorry. I can see the double run. It has been stopped.",
            "Again! Annoying.",
            "You are right. I have credited this month, and a person will write to you.",
            "Fine. Fix it.",
        ),
        ("credit_account", {"months": 1}, {"error": "approval needed"}),
    ),
    Script(
        8, "wrong_number", "neutral",
        "The caller was looking for a hairdresser.",
        (
            "Kia ora, Tui Booking, how can I help?",
            "Oh, I wanted the hairdresser in {town}. Sorry!",
            "No worries. Have a good day.",
        ),
    ),
)  # fmt: skip

NIGHT = (
    Script(
        1, "callback_requested", "neutral positive",
        "{name} called after hours and wants to be called back.",
        (
            "You have reached Tui Booking after hours. I can take a note or book a demo.",
            "Please have somebody call {name}, about clinic number {few} in {town}.",
            "Thank you, {first}. You will be called before ten.",
        ),
        ("create_ticket", {"topic": "second clinic"}, {"ticket": 4712}),
    ),
)  # fmt: skip

IN_ARABIC = (
    Script(
        3, "demo_scheduled", "positive",
        "حجزت {name} عرضاً توضيحياً لنظام المواعيد.",
        (
            "أهلاً بكم في توي، كيف أساعدك؟",
            "مرحباً، معك {name}. نريد نظام مواعيد لعيادتنا في {town}.",
            "بكل سرور. هل يناسبك يوم الخميس الساعة الثالثة؟",
            "نعم، وبالعربية؟",
            "نعم، بالعربية والإنجليزية. تم الحجز.",
            "شكراً، خدمة رائعة!",
        ),
        ("book_slot", {"day": "الخميس", "hour": 15}, {"booked": True}),
    ),
    Script(
        2, "information_provided", "neutral",
        "سألت {name} عن السعر وعن عدد المستخدمين.",
        (
            "أهلاً بكم في توي، كيف أساعدك؟",
            "كم السعر لعيادة في {town} فيها {few} أطباء؟",
            "مئة وعشرون دولاراً في الشهر، والشهر الأول مجاني.",
            "حسناً، سأفكر في الأمر.",
        ),
        ("lookup_price", {"rooms": 4}, {"per_month": 120, "currency": "NZD"}),
    ),
)  # fmt: skip

NAMES = (
    "Aroha Ngata", "Ben Fletcher", "Carmen Ortiz", "Dev Patel", "Emma Lindqvist", "Finn O'Leary",
    "Grace Kim", "Hemi Walker", "Isla McGregor", "Jonas Weber", "Kiri Tane", "Liam Chen",
    "Mere Parata", "Noah Williams", "Olivia Brown", "Priya Nair", "Quinn Harris", "Rosa Bianchi",
)  # fmt: skip
TOWNS = (
    "Nelson", "Napier", "Taupo", "Whanganui", "Timaru", "Gisborne", "Dunedin", "Picton", "Hastings",
    "Rotorua", "Oamaru", "Levin", "Masterton", "Kerikeri", "Thames", "Westport", "Wanaka", "Bluff",
)  # fmt: skip
ARABIC_NAMES = ("ليلى حداد", "سارة الخطيب", "نور منصور", "هدى العلي", "ريم شاهين")
#: Calls of a working day by the hour, and of one at the weekend.
WEEKDAY = (0, 0, 0, 0, 0, 0, 1, 3, 9, 16, 18, 14, 8, 11, 15, 13, 10, 6, 3, 2, 1, 1, 0, 0)
WEEKEND = (0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 4, 3, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0, 0)


def set_up_client(db: psycopg.Connection[Any]) -> None:
    """Make the client, its plan, its rule of follow-ups and its three assistants."""
    db.execute(
        CLIENT_SQL.encode(),
        [
            CLIENT,
            ZONE,
            [FRONT_DESK, AFTER_HOURS, ARABIC],
            ["Front desk", "After hours", "الاستقبال"],
        ],
    )


def fill(db: psycopg.Connection[Any], now: datetime | None = None) -> int:
    """Record the weeks before ``now``, in autocommit; returns how many calls they have."""
    calls = list(_calls(now or datetime.now(UTC), random.Random(7)))  # noqa: S311
    # A transaction for all of them would go through its own dead rows again and again.
    for batch in (calls[n : n + BATCH] for n in range(0, len(calls), BATCH)):
        for statement in FILL_SQL:
            db.execute(statement.encode(), {"client": CLIENT, "zone": ZONE, "calls": Jsonb(batch)})
    return len(calls)


def _calls(now: datetime, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Every call, in the order they started; the last one has ended an hour ago."""
    moments: list[tuple[datetime, str | None]] = []
    today = now.astimezone(ZoneInfo(ZONE)).replace(hour=0, minute=0, second=0, microsecond=0)
    for day in (today - timedelta(days=n) for n in range(DAYS, -1, -1)):
        growth = 0.07 + 0.05 * (DAYS - (today - day).days) / DAYS
        for hour, usual in enumerate(WEEKDAY if day.weekday() < 5 else WEEKEND):
            for _ in range(_some(usual * growth, chance)):
                minute = chance.uniform(0, 60)
                moments.append((day.replace(hour=hour) + timedelta(minutes=minute), None))
    # Somebody who calls again and again, three days ago.
    burst = today - timedelta(days=3, hours=-11)
    moments += [(burst + timedelta(minutes=4 * n), "+64215550199") for n in range(9)]

    for number, (started, caller) in enumerate(sorted(moments, key=lambda moment: moment[0])):
        if started < now - timedelta(hours=1):
            yield _call(f"demo-{number:04}", started, caller, chance)


def words(name: str, chance: random.Random) -> dict[str, str]:
    """Return what a script leaves open."""
    return {
        "name": name,
        "first": name.split(maxsplit=1)[0],
        "few": str(chance.randrange(3, 13)),
        "town": chance.choice(TOWNS),
    }


def _some(mean: float, chance: random.Random) -> int:
    whole = int(mean)
    return whole + (chance.random() < mean - whole)


def _call(
    session_id: str, started: datetime, caller: str | None, chance: random.Random
) -> dict[str, Any]:
    hour = started.hour
    assistant = (
        AFTER_HOURS if hour < 8 or hour >= 18 else chance.choice([FRONT_DESK] * 3 + [ARABIC])
    )
    scripts = {AFTER_HOURS: NIGHT, ARABIC: IN_ARABIC, FRONT_DESK: ENGLISH}[assistant]
    (script,) = chance.choices(scripts, [s.weight for s in scripts])
    name = chance.choice(ARABIC_NAMES if assistant == ARABIC else NAMES)
    call: dict[str, Any] = {
        "session_id": session_id,
        "assistant_id": assistant,
        "customer_number": caller or f"+6421{chance.randrange(5_550_200, 5_559_999)}",
        "type": "outbound" if chance.random() < 0.15 else "inbound",
        "language": "ar" if assistant == ARABIC else "en",
        "started_at": started.isoformat(),
    }
    if caller is None and chance.random() < 0.07:
        return call | {
            "ended_reason": "no-answer",
            "is_answered": False,
            "ended_at": (started + timedelta(seconds=25)).isoformat(),
        }

    clock = started + timedelta(seconds=chance.uniform(2, 6))
    call["answered_at"] = clock.isoformat()
    spoken = words(name, chance)
    messages = []
    for place, turn in enumerate(script.turns):
        role = "user" if place % 2 else "agent"
        messages.append(
            {
                "role": role,
                "content": turn.format(**spoken),
                "message_key": f"turn-{place}",
                "created_at": clock.isoformat(),
                "interrupted": role == "agent" and chance.random() < 0.04,
            }
        )
        # The agent answers within a second or so; people take their time.
        pause = chance.lognormvariate(0, 0.35) if role == "user" else chance.uniform(3, 12)
        clock += timedelta(seconds=pause + chance.uniform(0, 3) * (role == "agent"))
    tools = []
    if script.tool:
        tool, parameters, result = script.tool
        tools.append(
            {
                "tool_name": tool,
                "tool_call_id": "tool-1",
                "parameters": parameters,
                "result": result,
                "success": "error" not in result,
                "started_at": messages[-2]["created_at"],
                "duration_ms": chance.randrange(120, 900),
            }
        )
    # Some talk for much longer than the script.
    ended = clock + timedelta(seconds=chance.lognormvariate(3.6, 0.9))
    is_named = "{name}" in "".join((*script.turns, script.summary))
    return call | {
        "messages": messages,
        "tool_calls": tools,
        "ended_at": ended.isoformat(),
        "ended_reason": chance.choice(["customer-ended-call"] * 4 + ["assistant-ended-call"]),
        "user_name": name if is_named else None,
        "user_email": (
            f"{name.split()[0].lower()}@example.com" if is_named and name.isascii() else None
        ),
        "summary": script.summary.format(**spoken),
        "sentiment": chance.choice(script.sentiments.split()),
        "call_outcome": script.outcome,
        "demo_time": (
            f"{started + timedelta(days=chance.randrange(2, 9)):%Y-%m-%d} 10:00"
            if script.outcome == "demo_scheduled"
            else None
        ),
    }
