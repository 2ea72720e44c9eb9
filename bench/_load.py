"""Fill a database with calls: set-based, with triggers off, and derived values as they would be."""

from __future__ import annotations

import psycopg

CLIENTS = 40
LOAD = """
insert into public.client_subscriptions (client_id, timezone)
select 'client-' || n, 'Pacific/Auckland' from generate_series(0, {clients} - 1) as n;
insert into public.assistants (client_id, id)
select 'client-' || c, md5('assistant ' || c || ' ' || a)::uuid
from generate_series(0, {clients} - 1) as c, generate_series(0, 1) as a;
set session_replication_role = replica;
insert into public.user_sessions (
  id, client_id, assistant_id, session_id, customer_number, started_at_utc, created_at, updated_at,
  ended_at_utc, duration_seconds, status, message_count, user_message_count, agent_message_count,
  tool_call_count, call_outcome, sentiment, type, is_answered, call_summary
)
select
  pgcalls.uuid_v7(at), 'client-' || c, md5('assistant ' || c || ' ' || n / {clients} % 2)::uuid,
  'call-' || n, '+6421' || lpad((n % 5000)::text, 7, '0'), at, at, at,
  case when not is_active then at + interval '4 minutes' end, case when not is_active then 240 end,
  case when is_active then 'active' else 'completed' end,
  case when not is_active then turns end, case when not is_active then (turns + 1) / 2 end,
  case when not is_active then turns / 2 end, case when not is_active then 0 end,
  (array['booked', 'lost', 'callback', null])[n % 4 + 1],
  (array['positive', 'neutral', 'negative'])[n % 3 + 1], 'inbound', true,
  'Asked about prices, and will call again.'
from generate_series(1, {calls}) as n
cross join lateral (
  select
    -- A quarter of the calls are those of client-0, every other one of the newest is active.
    case when n % 4 = 0 then 0 else n % {clients} end as c,
    date_trunc('second', now()) - ({calls} - n) * interval '3 minutes' as at,
    n > {calls} - 2 * {active} and n / 4 % 2 = 0 as is_active,
    case when n = 4 then 200 else {turns} end as turns
) as x;
insert into public.conversation_messages
  (client_id, session_id, seq, role, content, is_late, created_at)
select
  s.client_id, s.id, g, case when g % 2 = 0 then 'agent' else 'user' end,
  'I would like to move my appointment to Thursday at ' || g || ', if that is possible.', false,
  s.started_at_utc + g * interval '1 second'
from public.user_sessions as s
cross join generate_series(1, coalesce(s.message_count, 54)) as g;
reset session_replication_role;
"""


def load(url: str, calls: int, turns: int, active: int) -> None:
    """Store calls of so many turns; those in progress have 54, and call-4 has 200."""
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(LOAD.format(clients=CLIENTS, calls=calls, turns=turns, active=active).encode())
        db.execute("vacuum analyze")
