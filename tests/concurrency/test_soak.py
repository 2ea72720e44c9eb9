"""Everything at once: eight connections, all public functions, the direct writes between.

PGCALLS_SOAK_SECONDS=120 for the long one. Whoever takes locks in two orders is found
here: no deadlock, no error but those that an operation is refused with, exact books.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from psycopg.types.json import Jsonb

from support import SERVER, examples

SECONDS = float(os.environ.get("PGCALLS_SOAK_SECONDS", examples(12)))
CONNECTIONS = 8
CLIENTS = [f"client-{n}" for n in range(4)]
CALLS = 60
#: What an operation on a call that somebody else has just ended, erased or taken the
#: place of may be refused with.
REFUSALS = {"PT402", "PT404", "PT409", "PT429", "22023", "23503", "23505"}
Operation = tuple[str, list[object]]


def call(name: str, /, **arguments: object) -> Operation:
    named = ", ".join(f'"{key}" => %s' for key in arguments)
    values = [Jsonb(v) if isinstance(v, dict | list) else v for v in arguments.values()]
    return f"select * from public.{name}({named})", values


def turns(pick: random.Random, count: int) -> list[dict[str, object]]:
    return [
        {"role": pick.choice(["user", "agent"]), "content": f"turn of {pick.random()} 0211234567"}
        for _ in range(count)
    ]


#: A statement of one's own that changes several calls: locked first, by id.
ABANDON = """
with locked as materialized (
  select s.id
  from public.user_sessions as s
  where s.client_id = %s and s.ended_at_utc is null and s.session_id like %s
  order by s.id
  for no key update
)
update public.user_sessions as s
set status = 'abandoned'
from locked
where s.id = locked.id and s.client_id = %s
"""


def operations(pick: random.Random) -> Iterator[Operation]:
    """One of each operation in random order, each with a call of the few that there are."""
    client = pick.choice(CLIENTS)
    session = f"{client}-call-{pick.randrange(CALLS)}"
    # Of the hundred one is forgotten now and then, and refused from then on.
    phone = f"+64211234{pick.randrange(100):03}"
    one = "(select id from public.user_sessions where session_id = %s)"
    every = [
        *[call("start_session", session_id=session, client_id=client, customer_number=phone,
               started_at=pick.choice([None, "2026-01-31T23:50:00Z"]))] * 6,
        *[call("log_message", session_id=session, role="user", content="my number is " + phone,
               message_key=f"k{pick.randrange(5)}")] * 4,
        call("log_messages", session_id=session, messages=turns(pick, 5)),
        *[call("log_tool_call", session_id=session, tool_name="t",
               tool_call_id=f"t{pick.randrange(3)}")] * 2,
        *[call("log_usage", session_id=session, component="llm", quantity=pick.randrange(100),
               unit="token", usage_key=f"u{pick.randrange(3)}", is_total=True)] * 2,
        call("update_session", session_id=session, user_phone=phone, user_name="Ada Lovelace"),
        call("schedule_demo", session_id=session, demo_time="2030-01-01T00:00:00Z"),
        *[call("end_session", session_id=session, messages=turns(pick, 2))] * 5,
        *[call("save_user", name="Ada", phone=phone, client_id=client)] * 2,
        call("anonymize_session", session_id=session),
        call("forget_caller", phone=phone, client_id=pick.choice([client, None])),
        call("reapply_erasures"),
        call("claim_follow_ups", kind="email"),
        *[("select finish_follow_up(f.id, f.attempts, %s) from (select id, attempts"
           " from public.follow_ups where state = 'claimed' limit 1) as f", [pick.random() < 0.7])] * 3,
        ("update public.follow_up_rules set is_active = not is_active where name = %s",
         [pick.choice(["all", "some"])]),
        ("delete from public.follow_up_rules where name = 'brief' and client_id = %s", [client]),
        ("insert into public.follow_up_rules (client_id, name, kind) values (%s, 'brief', 'email')"
         " on conflict do nothing", [client]),
        call("purge_expired", batch=pick.choice([1, 50])),
        call("close_stale_sessions", idle="1 minute", batch=pick.choice([3, 1000])),
        *[call("analyse_pending", max_calls=pick.choice([1, 100]))] * 2,
        ("update public.client_subscriptions set is_analysed_later = %s where client_id = %s",
         [pick.random() < 0.7, client]),
        call("close_month", month="2026-01-01"),
        call("rerate", **{"from": "2026-01-01T00:00:00Z", "to": "2100-01-01T00:00:00Z",
                          "dry_run": pick.random() < 0.5, "client_id": pick.choice([client, None])}),
        call("cost_reconciliation", month="2026-01-01"),
        call("unusual_call_patterns", client_id=client),
        call("get_client_call_analytics", client_id=client),
        call("get_conversation_list", client_id=client),
        call("get_conversation_statistics", client_id=client),
        call("get_conversation_with_messages", conversation_id=session),
        call("get_conversion_rate", client_id=client),
        call("search_messages", query="number"),
        call("search_sessions", query="number"),
        ("insert into public.user_sessions (client_id, session_id, started_at_utc, ended_at_utc)"
         " values (%s, %s, '2026-01-15T00:00:00Z', '2026-01-15T00:01:00Z')", [client, session]),
        ("insert into public.user_sessions (client_id, session_id, started_at_utc, created_at,"
         " updated_at) select %s, %s, t, t, t from (values (now() - interval '2 days')) as x (t)",
         [client, session]),
        *[("insert into public.conversation_messages (session_id, role, content)"
           f" values ({one}, 'user', 'x')", [session])] * 2,
        ("insert into public.tool_calls (session_id, tool_name)"
         " select id, 't' from public.user_sessions where session_id = %s", [session]),
        ("update public.conversation_messages set content = 'changed' where id = (select id"
         f" from public.conversation_messages where session_id = {one} limit 1)", [session]),
        ("delete from public.conversation_messages where id = (select id"
         f" from public.conversation_messages where session_id = {one} limit 1)", [session]),
        ("delete from public.tool_calls where id = (select id"
         f" from public.tool_calls where session_id = {one} limit 1)", [session]),
        ("update public.user_sessions set status = 'abandoned' where session_id = %s", [session]),
        ("update public.user_sessions set status = 'active' where session_id = %s", [session]),
        ("update public.user_sessions set started_at_utc = '2026-01-31T23:00:00Z'"
         " where session_id = %s and (ended_at_utc is null or ended_at_utc > '2026-02-01')", [session]),
        ("delete from public.user_sessions where session_id = %s", [session]),
        (ABANDON, [client, "%-call-1%", client]),
        ("update public.client_subscriptions set timezone = %s where client_id = %s",
         [pick.choice(["UTC", "Pacific/Auckland"]), client]),
        ("update public.client_subscriptions set rate_plan_id = (select id from public.rate_plans"
         " where name = %s) where client_id = %s", [pick.choice(["a", "b"]), client]),
        ("update public.contacts set name = 'Grace' where phone = %s and client_id = %s",
         [phone, client]),
        ("delete from public.contacts where phone = %s and client_id = %s", [phone, client]),
        ("update livekit.sessions set status = 'completed' where session_id = %s", [session]),
        ("insert into livekit.conversations (session_id, role, content)"
         f" values ({one}, 'user', 'x')", [session]),
        (f"update public.conversation_sessions set is_active = false where id = {one}", [session]),
        ("select pgcalls.rebuild_usage(%s)", [client]),
    ]  # fmt: skip
    yield from pick.sample(every, len(every))


def populate(db: psycopg.Connection) -> None:
    db.execute(
        """
        insert into rate_plans (name, price_per_minute, included_minutes)
        values ('a', 1, 5), ('b', 2, 0)
        """
    )
    for n, client in enumerate(CLIENTS):
        db.execute(
            """
            insert into client_subscriptions (
              client_id, rate_plan_id, default_country, retention_days,
              max_concurrent_calls, soft_concurrent_calls, soft_monthly_minutes
            )
            select %s, p.id, 'NZ', 1, %s, 5, 1 from rate_plans as p where p.name = 'a'
            """,
            [client, 20 if n % 2 else None],
        )
    db.execute(
        "insert into follow_up_rules (client_id, name, kind, per_caller_days, template) select"
        " c.client_id, r.name, 'email', r.days, '{\"to\": \"{{customer_number}}\"}'"
        " from client_subscriptions as c cross join (values ('all', null), ('some', 1)) as r (name, days)"
    )


def soak(url: str, seconds: float) -> Counter[str]:
    """Run for so long; returns how often each SQLSTATE came, "ok" for none."""
    until = time.monotonic() + seconds

    def one(seed: int) -> Counter[str]:
        pick = random.Random(f"{SERVER} {seed}")
        seen: Counter[str] = Counter()
        with psycopg.connect(url, autocommit=True) as db:
            while time.monotonic() < until:
                for query, arguments in operations(pick):
                    if time.monotonic() > until:
                        break
                    try:
                        db.execute(query.encode(), arguments)
                        seen["ok"] += 1
                    except psycopg.Error as error:
                        seen[error.sqlstate or ""] += 1
                        if error.sqlstate not in REFUSALS:
                            print(query, arguments, error.sqlstate, error)
        return seen

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        return sum(pool.map(one, range(CONNECTIONS)), Counter())


@pytest.mark.full
def test_nothing_waits_for_what_waits_for_it(fresh_database: str) -> None:
    with psycopg.connect(fresh_database, autocommit=True) as db:
        populate(db)

    seen = soak(fresh_database, SECONDS)
    print(dict(seen))

    assert {state for state in seen if state not in REFUSALS} == {"ok"}, seen
    with psycopg.connect(fresh_database, autocommit=True) as db:
        for wrong in (
            "select * from pgcalls.reconcile_usage()",
            "select * from doctor() where level = 'error'",
            # Calls that were not erased count the turns that are there.
            """
            select s.session_id
            from user_sessions as s
            where
              s.ended_at_utc is not null
              and s.anonymized_at is null
              and s.message_count <> (
                select count(*) from conversation_messages as m where m.session_id = s.id
              )
            """,
            # What is searched is what the turns say, and what is not indexed is looked at.
            """
            select m.id
            from conversation_messages as m
            join pgcalls.text_marks as k on k.client_id = m.client_id
            left join pgcalls.message_texts as t
              on t.client_id = m.client_id and t.session_id = m.session_id and t.seq = m.seq
            where
              case
                when t.seq is null then m.content <> '' and m.id < k.unindexed_from
                else (t.id, t.role, t.created_at) <> (m.id, m.role, m.created_at) or ts_delete(
                  t.content_tsv, array[' ' || m.client_id, pgcalls.search_hour(m.created_at)]
                ) <> to_tsvector('pgcalls.multilingual', m.content)
              end
            """,
        ):
            assert db.execute(wrong.encode()).fetchall() == []
