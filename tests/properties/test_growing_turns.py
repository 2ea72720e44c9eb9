"""Versions of turns in any order, however often, during the call and after it: one call."""

from __future__ import annotations

import random

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from support import ACME_AGENT, Store, examples

SETTINGS = settings(
    max_examples=examples(40, 12),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
WORDS = ["well", "I", "would", "really", "like", "to", "book", "a", "table", "for", "two", "please"]
COLUMNS = "seq, role, content, message_key, interrupted, created_at, spoken_at, revision, audio_url"


def version(key, place, by, interrupted, has_audio):
    """The place-th version of a turn, which is longer than those before it."""
    turn = {
        "role": "user", "content": " ".join(WORDS[: place + 1]), "message_key": f"k{key}",
        "seq": key + 1, "created_at": "2026-01-05T10:00:00+00:00", "interrupted": interrupted,
    }  # fmt: skip
    if by == "revision":
        turn["revision"] = place
    elif by == "created_at":
        turn["created_at"] = f"2026-01-05T10:00:{place:02}+00:00"
    if has_audio:
        turn["audio_url"] = f"https://example.com/{key}/{place}"
    return turn


@st.composite
def deliveries(draw):
    """What is delivered, and in which order twice."""
    versions = []
    for key in range(draw(st.integers(1, 4))):
        by = draw(st.sampled_from(["revision", "created_at", "length"]))
        for place in range(draw(st.integers(1, 4))):
            versions.append(version(key, place, by, draw(st.booleans()), draw(st.booleans())))
    twice = versions + draw(st.lists(st.sampled_from(versions), max_size=4))
    seed = draw(st.integers(0, 2**16))
    return versions, random.Random(seed).sample(twice, len(twice)), draw(st.integers(0, len(twice)))


@pytest.fixture
def stored(installed):
    with psycopg.connect(installed("closed"), row_factory=dict_row) as connection:

        def run(turns, end_at, one_by_one):
            with connection.transaction(force_rollback=True):
                db = Store(connection)
                db.start("s")

                def deliver(some):
                    if one_by_one:
                        for turn in some:
                            db.call("log_message", ACME_AGENT, session_id="s", **turn)
                    elif some:
                        db.call("log_messages", ACME_AGENT, session_id="s", messages=Jsonb(some))

                deliver(turns[:end_at])
                db.call("end_session", ACME_AGENT, session_id="s")
                deliver(turns[end_at:])
                answer = db.call("end_session", ACME_AGENT, session_id="s", messages=Jsonb(turns))
                assert (answer["messages_saved"], answer["messages_changed"]) == (0, 0)
                row = db.session("s")
                return (
                    db.rows(f"select {COLUMNS} from conversation_messages order by seq"),
                    row["call_transcript"], row["message_count"], row["keywords"],
                    db.rows("select * from pgcalls.reconcile_usage()"),
                )  # fmt: skip

        yield run


@SETTINGS
@given(delivery=deliveries(), one_by_one=st.booleans())
def test_any_order_gives_the_same_call(stored, delivery, one_by_one):
    versions, shuffled, end_at = delivery

    in_order = stored(versions, len(versions), one_by_one=True)

    assert stored(shuffled, end_at, one_by_one) == in_order
    assert in_order[-1] == []
    assert [t["content"] for t in in_order[0]] == [
        max((v["content"] for v in versions if v["message_key"] == t["message_key"]), key=len)
        for t in in_order[0]
    ]
