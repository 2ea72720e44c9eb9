"""Fill a database with a year of calls, as their functions would have: set-based, triggers off.

A quarter of the calls are those of client-0, the others those of 39 clients. One in a hundred is in
progress, every other of the newest ones, with 54 turns each, of which the last one of every second call
is so new that it is not indexed yet; call-4 has 200. Turns come from 54
sentences, one of which names one of 500 invoices. Left out: tool calls, contacts, prices.
"""

from __future__ import annotations

import contextlib
import queue
from concurrent.futures import ThreadPoolExecutor

import psycopg

CLIENTS, SENTENCES, INVOICES, STEP = 40, 54, 500, 5_000
WORKERS = 2
#: Clients, and what is said: every text once, with its words.
SAID = """
insert into public.client_subscriptions (client_id, timezone)
select 'client-' || n, 'Pacific/Auckland' from generate_series(0, {clients} - 1) as n;
create table bench_said as
select
  g, topic, x.content, to_tsvector('{schema}.multilingual', x.content) as words
from generate_series(0, {sentences} - 1) as g
cross join generate_series(0, {invoices} - 1) as topic
cross join lateral (
  select case
    when g = 3 then 'It is about invoice K' || 1000 + topic || ', which I have paid twice, I think.'
    else 'I would like to move my appointment to Thursday at ' || g || ', if that is possible.'
  end as content
) as x;
create unique index on bench_said (topic, g);
create table bench_talks as
select s.topic, string_agg(
  case when n % 2 = 0 then 'Agent: ' else 'User: ' end || s.content, E'\\n' order by n
) as transcript
from generate_series(1, {turns}) as n
join bench_said as s on s.g = n % {sentences}
group by s.topic;
alter table bench_talks add words tsvector;
update bench_talks set words = to_tsvector('{schema}.multilingual', transcript);
create unique index on bench_talks (topic);
analyze;
"""
#: What a call has, by column; an older package has fewer.
CALL = {
    "id": "x.id",
    "client_id": "'client-' || x.client",
    "session_id": "'call-' || n",
    "customer_number": "'+6421' || lpad((n % 5000)::text, 7, '0')",
    "started_at_utc": "x.at",
    "created_at": "x.at",
    "updated_at": "x.at",
    "ended_at_utc": "case when not x.is_active then x.at + n % 600 * interval '1 second' end",
    "duration_seconds": "case when not x.is_active then n % 600 end",
    "cost_total": "case when not x.is_active then n % 600 / 100.0 end",
    "ended_reason": "case when not x.is_active then"
    " (array['customer-ended', 'assistant-ended', 'silence', 'error'])[n % 4 + 1] end",
    "status": "case when x.is_active then 'active' else 'completed' end",
    "message_count": "case when not x.is_active then x.turns end",
    "user_message_count": "case when not x.is_active then (x.turns + 1) / 2 end",
    "agent_message_count": "case when not x.is_active then x.turns / 2 end",
    "tool_call_count": "case when not x.is_active then 0 end",
    "call_outcome": "case when not x.is_active then"
    " (array['booked', 'lost', 'callback', 'information', null])[n % 5 + 1] end",
    "sentiment": "case when not x.is_active then"
    " (array['positive', 'neutral', 'negative'])[n % 3 + 1] end",
    "type": "(array['inbound', 'outbound'])[n % 2 + 1]",
    "is_answered": "case when not x.is_active then n % 9 > 0 end",
    "call_summary": "case when not x.is_active then 'Asked about prices, and will call again.' end",
    "call_transcript": "case when not x.is_active then talk.transcript end",
    "figures": "case when not x.is_active then jsonb_build_object('interruptions', n % 3,"
    " 'agent_letters', 900 + n % 200, 'user_letters', 700, 'longest_silence_seconds', n % 20,"
    " 'tool_successes', 0, 'tool_failures', 0, 'responses', jsonb_build_object(n % 40 + 30, 10)) end",
}
#: So many calls from the n-th on, with their turns.
FILL = """
with call as (
  insert into public.user_sessions ({columns})
  select {values}
  from generate_series({first}, {last}) as n
  cross join lateral (
    select
      case when n % 4 = 0 then 0 else n % {clients} end as client,
      date_trunc('second', now()) - ({calls} - n) * interval '{seconds} seconds' as at,
      n > {calls} - 2 * {active} and n / 4 % 2 = 0 as is_active,
      case when n = 4 then 200 else {turns} end as turns
  ) as y
  cross join lateral (select y.*, {schema}.uuid_v7(y.at) as id) as x
  join bench_talks as talk on talk.topic = n % {invoices}
  returning
    id, client_id, started_at_utc, coalesce(message_count, 54) as turns,
    substr(session_id, 6)::integer as n
)
insert into public.conversation_messages
  (client_id, session_id, seq, role, content, is_late, created_at)
select
  c.client_id, c.id, seq, case when seq % 2 = 0 then 'agent' else 'user' end, s.content, false,
  c.started_at_utc + seq * interval '1 second'
from call as c
cross join generate_series(1, c.turns) as seq
join bench_said as s on s.topic = c.n % {invoices} and s.g = seq % {sentences}
"""
#: What index_turns, index_session_text and audit_change make of so many calls from the n-th on.
TEXTS = {
    "{schema}.message_texts": """
insert into {schema}.message_texts (
  client_id, session_id, seq, id, role, created_at, content_tsv
)
select
  m.client_id, m.session_id, m.seq, m.id, m.role, m.created_at,
  s.words || array_to_tsvector(array[' ' || m.client_id, {schema}.{turn_period}(m.created_at)])
from generate_series({first}, {last}) as n
join public.user_sessions as c on c.session_id = 'call-' || n
join public.conversation_messages as m on m.client_id = c.client_id and m.session_id = c.id
join bench_said as s
  on s.topic = n % {invoices} and s.g = m.seq % {sentences}
where (c.ended_at_utc is not null or {indexed})
order by m.created_at
""",
    "{schema}.session_texts": """
insert into {schema}.session_texts (client_id, session_id, content_tsv)
select
  c.client_id, c.id,
  setweight(to_tsvector('{schema}.multilingual', c.call_summary), 'A') || t.words
  || array_to_tsvector(array[' ' || c.client_id, {schema}.{call_period}(c.started_at_utc)])
from generate_series({first}, {last}) as n
join public.user_sessions as c on c.session_id = 'call-' || n
join bench_talks as t on t.topic = n % {invoices}
where c.ended_at_utc is not null
order by c.started_at_utc
""",
    "audit_log": """
insert into public.audit_log
  (client_id, occurred_at, actor_role, action, object_type, object_id, details)
select
  c.client_id, x.at, 'authenticated', x.action, 'user_sessions', c.id::text,
  case when x.action = 'update' then jsonb_build_object('columns', jsonb_build_array(
    'status', 'ended_at_utc', 'ended_reason', 'call_summary')) end
from generate_series({first}, {last}) as n
join public.user_sessions as c on c.session_id = 'call-' || n
cross join lateral (values
  (c.started_at_utc, 'insert'), (c.ended_at_utc, 'update')
) as x (at, action)
where x.at is not null
""",
}
#: What is not indexed yet of calls in progress: since the last mark of a client, where there are such.
NEW = "m.seq = {sentences} and c.session_id ~ '[02468]$'"
MARK = """
update {schema}.text_marks set unindexed_from = {schema}.uuid_v7();
update public.conversation_messages as m set id = {schema}.uuid_v7()
from public.user_sessions as c
where c.client_id = m.client_id and c.id = m.session_id and c.ended_at_utc is null and {new}
"""
#: Takes the words of a call away, and returns them.
SAME = b"""
with loaded as (
  select client_id, session_id, array_agg(content_tsv order by seq) as words
  from pgcalls.message_texts
  where session_id = (select id from public.user_sessions where session_id = 'call-4')
  group by 1, 2
), gone as (
  delete from pgcalls.message_texts as t using loaded as l where t.session_id = l.session_id
)
select client_id, session_id, words from loaded
"""


def load(url: str, schema: str, calls: int, turns: int) -> None:
    """Store so many calls of so many turns in an empty database of a package."""
    names = {
        "schema": schema, "calls": calls, "turns": turns, "clients": CLIENTS,
        "active": calls // 100, "sentences": SENTENCES, "invoices": INVOICES,
        "seconds": 365 * 86_400 / calls,
    }  # fmt: skip
    tables = ["user_sessions", "conversation_messages"]
    with psycopg.connect(url, autocommit=True) as db:
        has = {name for (name,) in db.execute(
            "select attname from pg_attribute where attrelid = 'user_sessions'::regclass"
        )}  # fmt: skip
        texts = {
            table: text
            for table, text in ((table.format(**names), text) for table, text in TEXTS.items())
            if db.execute("select to_regclass(%s)", [table]).fetchone() != (None,)
        }
        db.execute(SAID.format(**names).encode())
        names["new"] = NEW.format(**names)
        (has_marks,) = db.execute(
            "select to_regclass(%s) is not null", [f"{schema}.text_marks"]
        ).fetchone() or (False,)
        # The words of when a turn was said, and when a call was.
        for period, made in {"turn_period": 3, "call_period": 2}.items():
            (names[period],) = db.execute(
                "select name from unnest(array['search_month', 'search_week', 'search_hour'])"
                " with ordinality as n (name, number) where number <= %s"
                " and to_regproc(%s || '.' || name) is not null order by number desc limit 1",
                [made, schema],
            ).fetchone() or ("",)
        names["indexed"] = f"not ({names['new']})" if has_marks else "false"
        # Indexes are made at the end, in one go.
        db.execute(
            "update pg_index set indisready = false where indrelid = any (%s::regclass[])",
            [[*tables, *texts]],
        )
    columns = {name: value.format(**names) for name, value in CALL.items() if name in has}
    names |= {"columns": ", ".join(columns), "values": ", ".join(columns.values())}
    steps = [
        {"first": first, "last": min(first + STEP - 1, calls)}
        for first in range(1, calls + 1, STEP)
    ]  # fmt: skip
    _all(url, [FILL.format(**names, **step) for step in steps])
    _all(url, [f"reindex table {table}" for table in tables])
    if has_marks:
        _all(url, [MARK.format(**names)])
    _all(url, [f"vacuum analyze {table}" for table in tables])
    for text in texts.values():
        _all(url, [text.format(**names, **step) for step in steps])
    _all(url, [f"reindex table {table}" for table in texts])
    _all(url, [f"select {schema}.rebuild_usage('client-{n}')" for n in range(CLIENTS)])
    with psycopg.connect(url, autocommit=True) as db:
        if "pgcalls.message_texts" in texts:
            _compare(db)
        db.execute("vacuum analyze")


def _all(url: str, statements: list[str]) -> None:
    """Run statements in any order, two at a time."""
    settings = (
        "-c session_replication_role=replica -c synchronous_commit=off"
        " -c maintenance_work_mem=512MB -c work_mem=256MB"
    )
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    for statement in statements:
        waiting.put(statement)

    def work() -> None:
        with (
            psycopg.connect(url, autocommit=True, options=settings) as db,
            contextlib.suppress(queue.Empty),
        ):
            while True:
                db.execute(waiting.get_nowait().encode())

    with ThreadPoolExecutor(WORKERS) as workers:
        for done in [workers.submit(work) for _ in range(WORKERS)]:
            done.result()


def _compare(db: psycopg.Connection) -> None:
    """Refuse to go on when the functions would have made other texts of a call."""
    client, call, loaded = db.execute(SAME).fetchone() or ("", None, None)
    db.execute("select pgcalls.index_turns(%s, %s)", [client, call])
    made = db.execute(
        "select array_agg(content_tsv order by seq) from pgcalls.message_texts where session_id = %s",
        [call],
    ).fetchone()
    if made != (loaded,):
        raise RuntimeError("load.py indexes turns otherwise than pgcalls.index_turns")
