"""The analysis of a call of 1,000 words, beside the Python libraries on the same words.

pip install vaderSentiment==3.3.2 phonenumbers yake && QUALITY_DATA=... python bench/quality/trigger.py

The trigger's time is what EXPLAIN ANALYZE says of it, on an update that makes it do
everything, and on one that does not touch what it reads. The libraries score the
caller's turns, extract keywords of all and look for numbers; they find no names, no
addresses read aloud and no outcome.
"""

from __future__ import annotations

import json
import statistics
import time
from typing import Any

import phonenumbers
import psycopg
import yake
from _measure import DATA, database
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

CALLS, WORDS = 50, 1000
Call = list[tuple[str, str]]


def calls() -> list[Call]:
    """Dialogues, put together until they have 1,000 words."""
    found: list[Call] = []
    call: Call = []
    for file in sorted((DATA / "dstc8-schema-guided-dialogue/test").glob("dialogues_*.json")):
        for dialogue in json.loads(file.read_text("utf-8")):
            for turn in dialogue["turns"]:
                if turn["utterance"].strip():
                    role = "user" if turn["speaker"] == "USER" else "agent"
                    call.append((role, turn["utterance"]))
            if sum(len(text.split()) for _, text in call) >= WORDS:
                found.append(call)
                call = []
                if len(found) == CALLS:
                    return found
    return found


def trigger(db: psycopg.Connection[Any], session_id: str, change: str) -> float:
    """Return the milliseconds that the trigger takes in an update."""
    query = (
        f"explain (analyze, timing, format json) update public.user_sessions set {change}"
        " where session_id = %s"
    )
    ((plan,),) = db.execute(query.encode(), [session_id]).fetchall()
    return sum(
        t["Time"]
        for t in plan[0].get("Triggers", [])
        if t["Trigger Name"] == "generate_call_analytics"
    )


def main() -> None:
    """Print medians."""
    vader, extractor = SentimentIntensityAnalyzer(), yake.KeywordExtractor(n=3, top=10)
    ours, nothing, theirs = [], [], []
    with database() as db:
        db.execute("update public.client_subscriptions set default_country = 'US'")
        for n, call in enumerate(calls()):
            session_id = f"trigger-{n}"
            turns = [{"role": role, "content": text} for role, text in call]
            db.execute("select public.start_session(%s)", [session_id])
            db.execute("select public.log_messages(%s, %s)", [session_id, json.dumps(turns)])
            ours.append(trigger(db, session_id, "ended_at_utc = now()"))
            nothing.append(trigger(db, session_id, "room_name = 'x'"))

            started = time.perf_counter()
            for role, text in call:
                if role == "user":
                    vader.polarity_scores(text)
                    list(phonenumbers.PhoneNumberMatcher(text, "US"))
            extractor.extract_keywords("\n".join(text for _, text in call))
            theirs.append((time.perf_counter() - started) * 1000)
    median, python = statistics.median(ours), statistics.median(theirs)
    print(f"{len(ours)} calls of {WORDS} words, {len(calls()[0])} turns")
    print(f"trigger: {median:.1f} ms (goal 10), the libraries {python:.1f} ms,")
    print(f"  {median / python:.2f} of them; {max(nothing):.2f} ms when nothing changed (goal 0)")


if __name__ == "__main__":
    main()
