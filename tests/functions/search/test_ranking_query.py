"""A search costs what it finds, not what it is made of."""

from __future__ import annotations

import re

import pytest

from support import SERVICE

WORDS = " ".join(f"word{n}" for n in range(135))
#: What a search box of 1,000 bytes can hold.
HOSTILE = {
    "words": WORDS,
    "a phrase": f'"{WORDS}"',
    "phrases": " ".join(f'"word{n} word{n + 1}"' for n in range(0, 80, 2)),
    "one phrase of few words": f'"{" ".join(["word1 word2"] * 60)}"',
    "or": " or ".join(WORDS.split()[:90]),
    "not": "word1 " + " ".join(f"-no{n}" for n in range(120)),
}


def test_three_words_are_ranked_as_they_stand(db):
    for query in ("word1", "word1 -word2", '"word1 word2 word3"', "word1 or word2"):
        assert db.value(
            "select pgcalls.ranking_query(q) = q from pgcalls.search_query(%s) as q", query
        )


@pytest.mark.parametrize("kind", HOSTILE)
def test_of_many_words_each_counts_by_itself(db, kind):
    query = HOSTILE[kind]
    assert len(query) <= 1000
    plain = db.value("select pgcalls.search_query(%s)::text", query)
    ranked = db.value("select pgcalls.ranking_query(pgcalls.search_query(%s))::text", query)

    assert re.search("&|<->|!", plain) or kind == "or"
    assert not re.search("&|<->|!", ranked)
    assert set(re.findall(r"'[^']+'", ranked)) == set(re.findall(r"'[^']+'", plain))


def test_a_word_may_hold_the_signs_of_a_query(db):
    odd = r"""a&b.example.com/x?y='z'&w=1 c|d 'e' o''f back\slash "g h" i<->j"""
    ranked = db.value("select pgcalls.ranking_query(pgcalls.search_query(%s))::text", odd)
    assert "<->" not in re.sub("'(?:[^']|'')+'", "", ranked)


@pytest.mark.parametrize("kind", HOSTILE)
def test_both_searches_rank_and_highlight_by_it(db, kind):
    db.become(SERVICE)
    db.start()
    text = "word1 word2 " * 100 + WORDS
    db.call("log_message", session_id="call-1", role="user", content=text)
    db.call("update_session", session_id="call-1", summary=text)
    query = HOSTILE[kind]
    (live,) = db.call("search_messages", query=query, client_id="acme")
    db.call("end_session", session_id="call-1")
    (turn,) = db.call("search_messages", query=query, client_id="acme")
    assert turn == live
    (call,) = db.call("search_sessions", query=query)
    db.become(None)

    for table, rank in (("pgcalls.message_texts", turn), ("pgcalls.session_texts", call)):
        wanted = db.value(
            "select ts_rank(content_tsv, pgcalls.ranking_query(pgcalls.search_query(%s)))"
            f" from {table}",
            query,
        )
        assert rank["rank"] == pytest.approx(wanted)
        assert rank["snippet"] == db.value(
            "select pgcalls.highlight(%s, pgcalls.ranking_query(pgcalls.search_query(%s)))",
            text,
            query,
        )
