"""Pages, single calls and policies against the bare read of the same rows by their index.

    python bench/reads.py [calls [turns]] [--json FILE] [--svg FILE]     # 100000 20

A twentieth of the calls is in progress, with 54 turns each. CPU time of the server, all cases in
turns; medians of fifteen rounds.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import psycopg
from _load import load
from _server_time import Caller, measure, summary

from pgcalls import deploy, embedded

NEWEST = "order by started_at_utc desc, id desc limit 10"
SUMMARIES = "select * from session_summaries order by started_at desc, id desc limit 10"
TURNS = "select * from conversation_messages where client_id = 'client-0' and session_id = '{}' order by seq"
#: What is measured: the case, who asks, the statement, against which case, the goal.
CASES = [
    ("index page", "service", f"select * from user_sessions {NEWEST}", None, None),
    ("index page of a client", "service",
     f"select * from user_sessions where client_id = 'client-0' {NEWEST}", None, None),
    ("list", "service", "select * from get_conversation_list(10)", "index page", 3),
    ("list, page 1,000", "service",
     "select * from get_conversation_list(10, before => '{middle}')", "index page", 3),
    ("list of a client", "client", "select * from get_conversation_list(10)",
     "index page of a client", 3),
    ("list of a client, in progress", "client",
     "select * from get_conversation_list(10, status => 'active')", "index page of a client", 3),
    ("list of an agent", "agent", "select * from get_conversation_list(10)",
     "index page of a client", 3),
    ("summaries", "service", SUMMARIES, "index page", 3),
    ("summaries of a client", "client", SUMMARIES, "summaries", 1.2),
    ("summaries of an agent", "agent", SUMMARIES, "summaries", None),
    ("20 turns", "service", TURNS.format("{few}"), None, None),
    ("200 turns", "service", TURNS.format("{many}"), None, None),
    ("20 turns through the policy", "client", TURNS.format("{few}"), "20 turns", 1.2),
    ("200 turns through the policy", "client", TURNS.format("{many}"), "200 turns", 1.2),
    ("call of 20 turns", "client", "select get_conversation_with_messages('{few}')", "20 turns", 2),
    ("call of 200 turns", "client", "select get_conversation_with_messages('{many}')",
     "200 turns", 2),
]  # fmt: skip


def picture(rows: list[dict]) -> str:
    """Draw the ratios, each beside its goal, as SVG."""
    rows = [row for row in rows if row["ratio"]]
    scale = 300 / max(row["ratio"] for row in rows)
    lines = [
        f'<text x="250" y="{20 * n + 15}" text-anchor="end">{row["case"]}</text>'
        f'<rect x="260" y="{20 * n + 4}" width="{row["ratio"] * scale:.0f}" height="14" fill="#4a7"/>'
        f'<text x="{265 + row["ratio"] * scale:.0f}" y="{20 * n + 15}">{row["ratio"]:.2f}</text>'
        + (
            f'<line x1="{260 + row["goal"] * scale:.0f}" x2="{260 + row["goal"] * scale:.0f}"'
            f' y1="{20 * n + 2}" y2="{20 * n + 20}" stroke="#c33"/>'
            if row["goal"]
            else ""
        )
        for n, row in enumerate(rows)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="620" height="{20 * len(rows) + 8}"'
        ' font-family="sans-serif" font-size="12">' + "".join(lines) + "</svg>\n"
    )


def main() -> None:
    """Print times, ratios and goals."""
    parser = argparse.ArgumentParser()
    parser.add_argument("calls", type=int, nargs="?", default=100_000)
    parser.add_argument("turns", type=int, nargs="?", default=20)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--svg", type=Path)
    given = parser.parse_args()
    with embedded.server() as url:
        deploy.apply(url)
        load(url, given.calls, given.turns, given.calls // 20)
        with psycopg.connect(url) as db:
            few, many, middle, agent = (
                db.execute(
                    """
                select
                  (select id from user_sessions where client_id = 'client-0' and message_count = %s limit 1),
                  (select id from user_sessions where session_id = 'call-4'),
                  (select started_at_utc from user_sessions order by started_at_utc desc
                   offset least(10000, %s / 2) limit 1),
                  md5('assistant 0 0')::uuid
                """,
                    [given.turns, given.calls],
                ).fetchone()
                or ("",) * 4
            )
        client = {"client_id": "client-0"}
        callers = {
            "service": Caller(url, "service_role"),
            "client": Caller(url, "authenticated", **client),
            "agent": Caller(url, "authenticated", **client, assistant_id=str(agent)),
        }
        seen = measure(
            {
                case: (callers[who], statement.format(few=few, many=many, middle=middle))
                for case, who, statement, *_ in CASES
            }
        )
    times = {case: summary(values) for case, values in seen.items()}
    rows = [
        {
            "case": case,
            "microseconds": round(times[case][0], 1),
            "spread": round(times[case][1], 1),
            "against": floor,
            "ratio": floor and round(times[case][0] / times[floor][0], 2),
            "goal": goal,
        }
        for case, _, _, floor, goal in CASES
    ]
    print(f"{given.calls} calls of {given.turns} turns, {given.calls // 20} in progress")
    for row in rows:
        print(
            f"{row['case']:30} {row['microseconds']:8.0f} us ± {row['spread']:4.0f}"
            + (f"  {row['ratio']:6.2f} x {row['against']}" if row["ratio"] else "")
            + (f" (goal {row['goal']})" if row["goal"] else "")
        )
    if given.json:
        given.json.write_text(json.dumps(rows, indent=1) + "\n")
    if given.svg:
        given.svg.write_text(picture(rows))


if __name__ == "__main__":
    main()
