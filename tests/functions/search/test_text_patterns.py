from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support import examples

#: What the English stemmer cuts, and the words that it keeps in a list.
ENDINGS = (
    "", "s", "'s", "es", "ies", "ied", "ed", "edly", "eed", "ing", "ingly", "y", "ly", "ational",
    "tional", "enci", "anci", "izer", "abli", "entli", "ousli", "ization", "ator", "alism", "ogi",
    "iveness", "fulness", "aliti", "iviti", "ability", "icate", "ative", "alize", "iciti", "ical",
    "ness", "ement", "ant", "ism", "ous", "ive", "ize", "ion", "er", "ic", "able", "ance",
)  # fmt: skip
ROOTS = (
    "cr",
    "hop",
    "happ",
    "relat",
    "sens",
    "prob",
    "luxur",
    "gener",
    "Abil",
    "GROW",
    "o'n",
    "ye",
)
LISTED = ("skis ski", "skies sky", "dying die", "lying lie", "tying tie", "only", "news", "early")
#: For any text, any query that the search box reads.
FOUND = """
select
  to_tsvector('pgcalls.multilingual', t.said) @@ q.query as is_found,
  octet_length(t.said) > length(t.said)
  or lower(replace(t.said, 'I', 'i')) like any (pgcalls.text_patterns(q.query)) as is_read,
  q.query::text as query
from (values (%s, %s)) as t (said, words),
  websearch_to_tsquery('pgcalls.multilingual', t.words) as q (query)
"""


def test_every_form_of_a_word_is_read(db):
    families = [[root + ending for ending in ENDINGS] for root in ROOTS]
    for forms in (*families, *(words.split() for words in LISTED)):
        found = db.rows(
            """
            select w.form, q.query::text, lower(w.form) like any (q.patterns) as is_read
            from (
              select form.query, pgcalls.text_patterns(form.query) as patterns
              from (
                select distinct websearch_to_tsquery('pgcalls.multilingual', f.form) as query
                from unnest(%s::text[]) as f (form)
              ) as form
            ) as q
            join unnest(%s::text[]) as w (form)
              on to_tsvector('pgcalls.multilingual', w.form) @@ q.query
            """,
            forms,
            forms,
        )
        assert [row for row in found if not row["is_read"]] == []
        assert len(found) >= len(forms) // 2


@settings(
    max_examples=examples(1000, 100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    text=st.text("abiednyst%_\\'\"-@./:1١ ةقطALIÉ", max_size=40),
    query=st.text("abiednyst%_\\'\"-@./:1 ةقطALIÉ", max_size=12),
)
def test_whatever_is_found_is_read(db, text, query):
    row = db.row(FOUND, text, query)
    assert row["is_read"] or not row["is_found"], row["query"]


@pytest.mark.parametrize(
    ("query", "patterns"),
    [
        ("booking", ["%boo%"]),
        ("a table", ["%tab%"]),
        ("cat or mouse", ["%mou%", "%ca%"]),
        ("book a table", ["%boo%"]),
        ("cat -dog", ["%"]),
        ("قطة", ["%"]),
        ("room 125", ["%roo%"]),
        ("a_b@example.com", [r"%a\_b@example.co%"]),
    ],
)
def test_what_a_text_must_look_like(db, query, patterns):
    said = db.value(
        "select pgcalls.text_patterns(websearch_to_tsquery('pgcalls.multilingual', %s))", query
    )
    assert said == patterns
