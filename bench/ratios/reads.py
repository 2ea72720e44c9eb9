"""Pages, single calls, searches and reports, against the bare read of the same rows."""

from __future__ import annotations

from contextlib import ExitStack

import psycopg

from ratios import analytics
from ratios.load import INVOICES
from ratios.measure import Caller, Case
from ratios.place import Place
from ratios.ratio import Group, share, times

CLIENT = {"client_id": "client-0"}
NEWEST = "order by started_at_utc desc, id desc limit 10"
SUMMARIES = "select * from session_summaries order by started_at desc, id desc limit 10"
TURNS = "select * from conversation_messages where client_id = 'client-0' and session_id = '{}' order by seq"
#: A word of few turns and one of nearly all.
RARE, COMMON = f"K{1000 + INVOICES // 2}", "thursday"
#: The bare search: the best twenty by the index of their words.
FOUND = (
    "select m.id, ts_rank(t.content_tsv, q) from pgcalls.message_texts as t"
    " cross join plainto_tsquery('pgcalls.multilingual', '{word}') as q"
    " join conversation_messages as m using (client_id, session_id, seq)"
    " where t.content_tsv @@ q order by 2 desc, 1 desc limit 20"
)
#: Who asks what, by case.
CASES = {
    "index page": ("service", f"select * from user_sessions {NEWEST}"),
    "index page of a client":
        ("service", f"select * from user_sessions where client_id = 'client-0' {NEWEST}"),
    "list": ("service", "select * from get_conversation_list(10)"),
    "list, page 1,000": ("service", "select * from get_conversation_list(10, before => '{middle}')"),
    "list of a client": ("client", "select * from get_conversation_list(10)"),
    "list of a client, in progress":
        ("client", "select * from get_conversation_list(10, status => 'active')"),
    "list of an agent": ("agent", "select * from get_conversation_list(10)"),
    "summaries": ("service", SUMMARIES),
    "summaries of a client": ("client", SUMMARIES),
    "summaries of an agent": ("agent", SUMMARIES),
    "20 turns": ("service", TURNS.format("{few}")),
    "200 turns": ("service", TURNS.format("{many}")),
    "20 turns through the policy": ("client", TURNS.format("{few}")),
    "200 turns through the policy": ("client", TURNS.format("{many}")),
    "call of 20 turns": ("client", "select get_conversation_with_messages('{few}')"),
    "call of 200 turns": ("client", "select get_conversation_with_messages('{many}')"),
    "words' index, a rare word": ("owner", FOUND.replace("{word}", RARE)),
    "search of a rare word": ("service", f"select * from search_messages('{RARE}')"),
    "search of a rare word, of a client": ("client", f"select * from search_messages('{RARE}')"),
    "search of a common word": ("service", f"select * from search_messages('{COMMON}')"),
    "search of a common word, of a client": ("client", f"select * from search_messages('{COMMON}')"),
    "search of calls": ("service", f"select * from search_sessions('{RARE}')"),
    "a year of rows": ("service", """
        select (started_at_utc at time zone 'Pacific/Auckland')::date, count(*),
          sum(duration_seconds), sum(cost_total)
        from user_sessions
        where client_id = 'client-0' and ended_at_utc is not null group by 1"""),
    # Four figures a day say less than the function, which answers hundreds: these are its own.
    "the figures of a year, from rows": ("service", analytics.FROM_ROWS),
    "a year of analytics": ("service", analytics.FUNCTION),
}  # fmt: skip


def callers(url: str, opened: ExitStack) -> dict[str, Caller]:
    """Return a connection of everybody who reads."""
    with psycopg.connect(url) as db:
        agent = str((db.execute(
            "select assistant_id from user_sessions where client_id = 'client-0' limit 1"
        ).fetchone() or ("",))[0])  # fmt: skip
    made = {
        "owner": Caller(url, "postgres"),
        "service": Caller(url),
        "client": Caller(url, "authenticated", **CLIENT),
        "agent": Caller(url, "authenticated", **CLIENT, assistant_id=agent),
    }
    for caller in made.values():
        opened.callback(caller.db.close)
    return made


def values(url: str, calls: int) -> dict[str, object]:
    """Return the calls that are read, and the instant where page 1,000 begins."""
    with psycopg.connect(url) as db:
        found = db.execute(
            """
            select
              (select id from user_sessions where client_id = 'client-0' and session_id = 'call-8'),
              (select id from user_sessions where session_id = 'call-4'),
              (select started_at_utc from user_sessions order by started_at_utc desc
               offset least(10000, %s / 2) limit 1)
            """,
            [calls],
        ).fetchone()
    return dict(zip(("few", "many", "middle"), found or (), strict=True))


def cases(place: Place, version: str, opened: ExitStack) -> dict[str, Case]:
    """Return a case for each read."""
    url = place.loaded(version, place.calls)
    if version == "now":
        analytics.compare(url)
    asking, given = callers(url, opened), values(url, place.calls)
    return {
        name: asking[who].case(statement.format(**given))
        for name, (who, statement) in CASES.items()
    }


READS = Group(
    "Reads",
    "Against the bare read of the same rows by their index, as who may see all.",
    cases,
    (
        times("list", "index page", 3),
        times("list, page 1,000", "index page", 3),
        times("list of a client", "index page of a client", 3),
        times("list of a client, in progress", "index page of a client", 3),
        times("list of an agent", "index page of a client", 3),
        times("summaries", "index page", 3),
        times("summaries of a client", "summaries", 1.2),
        times("summaries of an agent", "summaries"),
        times("20 turns through the policy", "20 turns", 1.2),
        times("200 turns through the policy", "200 turns", 1.2),
        times("call of 20 turns", "20 turns", 2),
        times("call of 200 turns", "200 turns", 2),
        times("search of a rare word", "words' index, a rare word"),
        times("search of a rare word, of a client", "search of a rare word", 2),
        times("search of a common word, of a client", "search of a common word", 2),
        share("a year of analytics", "a year of rows", 25),
        share("a year of analytics", "the figures of a year, from rows", 25),
    ),
)
