"""All events of a call at once, from many connections: the call is as in order."""

from __future__ import annotations

import json
import random
import time

import psycopg
import pytest

from support import UNASSIGNED
from webhooks import EVENTS, IDS, SECRET, SIGN, every_event

pytestmark = pytest.mark.full

CALLS = 12
SENDERS = 8
#: It may be another time, says the database: a platform sends it again.
AGAIN = ("40P01", "55P03")

CALL = """
select s.ended_at_utc, s.started_at_utc, s.call_summary, s.sentiment, s.metadata, s.message_count,
  s.tool_call_count, s.customer_number, s.cost_total,
  (select json_agg(l order by l.usage_key) from (
     select usage_key, quantity, vendor_cost from usage_lines where session_id = s.id) as l) as bill,
  (select json_agg(m.content order by m.seq) from conversation_messages as m
   where m.session_id = s.id) as said
from user_sessions as s where s.session_id = %s
"""


@pytest.mark.parametrize("provider", EVENTS)
def test_at_once_is_as_in_order(admins, provider):
    chance = random.Random(provider)
    start = int(time.time()) - 600
    (admin,) = admins.first(1)
    (to,) = admin.execute(
        "insert into webhook_endpoints (client_id, provider, assistant_id, secrets)"
        " values ('default', %s, %s, %s) returning id::text",
        [provider, UNASSIGNED, [SECRET]],
    ).fetchone().values()  # fmt: skip
    texts = [json.dumps(event) for event in every_event(provider, start)]
    # A recording that ends while its call is being made waits for replay_webhooks.
    texts = [text for text in texts if "egress_ended" not in text]

    def deliver(db: psycopg.Connection, body: str) -> None:
        headers = json.dumps({"x-pgcalls-endpoint": to, **SIGN[provider](body)})
        db.execute("select set_config('request.headers', %s, false)", [headers])
        db.execute("set role anon")
        while True:
            try:
                db.execute(f"select from public.ingest_{provider}(%s::json)", [body])
                return
            except psycopg.Error as error:
                if error.sqlstate not in AGAIN:
                    raise

    in_order = [text.replace(IDS[provider], "in-order") for text in texts]
    admins.run(deliver, in_order, 1)
    bodies = [t.replace(IDS[provider], f"call-{n}") for n in range(CALLS) for t in texts]
    bodies += chance.choices(bodies, k=len(bodies) // 3)
    bodies.sort(key=lambda body: (body.split("call-")[1][:2], chance.random()))
    admins.run(deliver, bodies, SENDERS)

    admin.execute("reset role")
    expected = admin.execute(CALL, ["in-order"]).fetchall()
    for n in range(CALLS):
        assert admin.execute(CALL, [f"call-{n}"]).fetchall() == expected, n
    verdicts = admin.execute("select verdict, count(*) from webhook_events group by 1").fetchall()
    assert {v["verdict"] for v in verdicts} <= {"stored", "ignored"}
    assert sum(v["count"] for v in verdicts) == (CALLS + 1) * len(texts)
    assert admin.execute("select * from pgcalls.reconcile_usage()").fetchall() == []
