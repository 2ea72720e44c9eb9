"""A page of calls reads its own calls and their turns, however many calls there are; and what is asked of
a call is planned once.

At 20,000 calls of 22 clients, 1,000 of them in progress, counted by Postgres: the rows that a statement
reads of each table, with statistics and with those of a table of five calls. Two are left out: the calls
in progress of all clients, which are looked for among all; and with old statistics those of a number.
"""

from __future__ import annotations

from functools import partial

import psycopg
import pytest
from psycopg import conninfo
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from support import ACME, ACME_AGENT, ACME_ASSISTANT, ACME_OTHER_ASSISTANT, GLOBEX, SERVICE, Store

CALLS, TURNS, PAGE = 20_000, 20, 10
FILL = f"""
set local session_replication_role = replica;
insert into public.user_sessions (
  client_id, assistant_id, session_id, started_at_utc, ended_at_utc, status, message_count,
  user_message_count, agent_message_count, tool_call_count, customer_number, user_phone
)
select
  case when n <= {PAGE} then 'globex' when n % 4 < 2 then 'acme' else 'client-' || n % 40 end,
  (array['{ACME_ASSISTANT}', '{ACME_OTHER_ASSISTANT}']::uuid[])[n % 2 + 1],
  'call-' || n, at, case when status <> 'active' then at end, status, turns, turns, turns, turns,
  '+6421' || lpad((n % 2000)::text, 7, '0'), '+6422' || lpad((n % 2000)::text, 7, '0')
from (
  select
    n,
    '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute' as at,
    case
      when n > {CALLS} / 2 and n % 20 in (4, 5) then 'active'
      when n % 1000 in (8, 9) then 'failed'
      else 'completed'
    end as status
  from generate_series(1, {CALLS}) as n
) as c
cross join lateral (select case when status <> 'active' then 20 end as turns) as t;
insert into public.conversation_messages (client_id, session_id, seq, role, content, is_late)
select client_id, id, n, 'user', 'x', false
from public.user_sessions cross join generate_series(1, {TURNS}) as n
where status = 'active';
set local session_replication_role = origin;
"""
#: What a table was analysed with before it filled.
FEW = """
set local session_replication_role = replica;
insert into public.user_sessions (client_id, session_id, started_at_utc, ended_at_utc, status)
select 'old', 'old-' || n, '2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z', 'completed'
from generate_series(1, 5) as n;
analyze public.user_sessions, public.conversation_messages;
delete from public.user_sessions where client_id = 'old';
"""
READ = """
select coalesce(sum(seq_tup_read + idx_tup_fetch) filter (where relname = 'user_sessions'), 0) as calls,
  coalesce(sum(seq_tup_read + idx_tup_fetch) filter (where relname <> 'user_sessions'), 0) as turns
from pg_stat_xact_user_tables
where relid in ('public.user_sessions'::regclass, 'public.conversation_messages'::regclass)
"""
ROW = {"before": "2026-01-08T00:00:00Z"}
LISTS = [
    *((who, filters) for who in (SERVICE, ACME, ACME_AGENT) for filters in (
        {}, ROW, {"number": "+64210000124"}, {"number": "+64220000124"},
    )),
    *((who, {"status": status}) for who in (ACME, ACME_AGENT) for status in ("active", "failed")),
    *((SERVICE, {"client_id": "acme", **more}) for more in ({}, ROW, {"status": "failed"})),
    *((who, {"client_id": "globex"}) for who in (SERVICE, GLOBEX)),
]  # fmt: skip
VIEWS = ("session_summaries", "livekit.session_summaries", "callcenter.conversations")


@pytest.mark.parametrize("is_known", [True, False], ids=["statistics", "old statistics"])
def test_a_page_reads_its_own_calls(db, is_known):
    if not is_known:
        db.connection.execute(FEW)
    db.connection.execute(FILL)
    if is_known:
        db.rows("analyze public.user_sessions, public.conversation_messages")

    def read(caller, page):
        db.become(None)
        before = db.row(READ)
        db.become(caller)
        rows = page()
        db.become(None)
        after = db.row(READ)
        return len(rows), *(int(after[name] - before[name]) for name in ("calls", "turns"))

    seen = {}
    for caller, filters in LISTS:
        if is_known or "number" not in filters:
            page = partial(db.call, "get_conversation_list", caller, page_size=PAGE, **filters)
            seen["list", str(caller.claims), str(filters)] = read(caller, page)
    for view in VIEWS if is_known else ():
        query = f"select * from {view} order by started_at desc, id desc limit {PAGE}"
        for caller in (SERVICE, ACME, ACME_AGENT):
            seen[view, str(caller.claims)] = read(caller, partial(db.rows, query))

    # A page of one of two assistants, or of one number, may look at as many again; each call is
    # read for its key and for its row, and for each turn of it that an agent may see.
    assert {
        name: found
        for name, found in seen.items()
        if not (found[0] == PAGE and found[1] <= 4 * PAGE + found[2] and found[2] <= PAGE * TURNS)
    } == {}


@pytest.fixture
def alone(fresh_database, server):
    """A store of its own: what one plan serves hangs on statistics, also on those of other tests."""
    login = conninfo.make_conninfo(fresh_database, user=server.user)
    with psycopg.connect(login, row_factory=dict_row, prepare_threshold=None) as connection:
        store = Store(connection)
        store.populate()
        yield store


def test_what_is_asked_of_a_call_is_planned_once(alone):
    db = alone
    db.connection.execute(FILL)
    db.rows("analyze public.user_sessions, public.conversation_messages")
    planned = []
    db.connection.add_notice_handler(
        lambda told: (
            planned.append(told.context) if told.message_primary == "PLANNER STATISTICS" else None
        )
    )

    def hold(call):
        db.start(call, customer_number="+64210000124")
        for n in range(2):
            db.call("log_message", session_id=call, role="user", content="a", message_key=str(n))
        turns = [{"role": "user", "content": "b", "message_key": f"b{n}"} for n in range(3)]
        db.call("log_messages", session_id=call, messages=Jsonb(turns))
        db.call("log_message", ACME_AGENT, session_id=call, role="user", content="c")
        db.call("log_tool_call", session_id=call, tool_name="x", result="{}", success=True)
        db.call("end_session", session_id=call)
        for caller in (SERVICE, ACME, ACME_AGENT):
            db.call("get_conversation_list", caller, page_size=PAGE)
            db.call("get_conversation_with_messages", caller, conversation_id=call)

    # What happens once a second is planned when it does.
    db.rows("delete from pgcalls.text_marks where client_id = 'acme'")
    # A plan is made for the values of each of the first five times.
    for n in range(6):
        hold(f"new-{n}")
    db.rows("set local client_min_messages = log")
    db.rows("set local log_planner_stats = on")
    seen = []
    for n in range(6, 9):
        planned.clear()
        hold(f"new-{n}")
        seen.append([told for told in planned if told])

    # After an autovacuum every plan is made again.
    assert [] in seen, seen[-1]
