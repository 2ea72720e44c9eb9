"""The expected scores are those that vaderSentiment 3.3.2 gives."""

from __future__ import annotations

from decimal import Decimal

import pytest


def scores(db, *contents):
    rows = db.rows("select place, score from pgcalls.score_sentences(%s)", list(contents))
    return {r["place"]: r["score"] for r in rows}


@pytest.mark.parametrize(
    ("content", "score"),
    [
        ("VADER is smart, handsome, and funny.", "0.8316"),
        ("VADER is smart, handsome, and funny!", "0.8439"),
        ("VADER is very smart, handsome, and funny.", "0.8545"),
        ("VADER is VERY SMART, handsome, and FUNNY.", "0.9227"),
        ("VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!", "0.9469"),
        ("VADER is not smart, handsome, nor funny.", "-0.7424"),
        ("The book was good.", "0.4404"),
        ("At least it isn't a horrible book.", "0.431"),
        ("The book was only kind of good.", "0.3832"),
        ("The plot was good, but the characters are uncompelling and the dialog is not great.",
         "-0.7042"),
        ("Today SUX!", "-0.5461"),
        ("Today only kinda sux! But I'll get by, lol", "0.5249"),
        ("Make sure you :) or :D today!", "0.8633"),
        ("Catch utf-8 emoji such as 💘 and 💋 and 😁", "0.875"),
        ("Not bad at all", "0.431"),
        ("That was the kiss of death for us", "-0.6124"),
    ],
)  # fmt: skip
def test_the_score_is_that_of_the_reference(db, content, score):
    assert scores(db, content) == {1: Decimal(score)}


def test_what_counts_is_the_place_of_but_and_not_the_value(db):
    # The reference looks "good" up by value, halves the first twice and leaves the second.
    found = scores(db, "good but good good", "good but fine fine")
    assert found[1] > 0 and found[2] > 0


def test_what_carries_no_sentiment_has_no_score(db):
    assert scores(db, "", "the table is round", "The book was good.") == {3: Decimal("0.4404")}
