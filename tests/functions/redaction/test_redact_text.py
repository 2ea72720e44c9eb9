"""Numbers as people say and write them, and numbers that are none of a phone or card."""

from __future__ import annotations

import random
import runpy

import pytest

from pgcalls.files import root

from support import times

NUMBERS = runpy.run_path(str(root() / "bench/quality/_numbers.py"))
CARRIERS = NUMBERS["CARRIERS"]


def redacted(db, texts, kinds="{email,phone,card}"):
    rows = db.rows(
        "select pgcalls.redact_text(t.text, %s) as text from unnest(%s::text[]) with ordinality"
        " as t (text, n) order by t.n",
        kinds,
        texts,
    )
    return [row["text"] for row in rows]


@pytest.mark.parametrize(("maker", "least"), [("spoken", 0.98), ("written", 0.98), ("card", 1.0)])
def test_most_numbers_go(db, maker, least):
    rng = random.Random(4)
    texts = [
        rng.choice(CARRIERS).format(NUMBERS[maker](rng)) for _ in range(times(full=2000, fast=300))
    ]
    gone = ["[phone]" in text or "[card]" in text for text in redacted(db, texts)]
    assert sum(gone) / len(gone) >= least


def test_ordinary_lines_stay(db):
    rng = random.Random(5)
    lines = [NUMBERS["ordinary"](rng) for _ in range(times(full=10_000, fast=1000))]
    changed = [(a, b) for a, b in zip(lines, redacted(db, lines), strict=True) if a != b]
    assert len(changed) <= len(lines) / 500, changed


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("order 4155552671, call me on 4155552671", "order 4155552671, call me on [phone]"),
        ("call me about order 4155552671", "call me about order 4155552671"),
        ("021,555,0123 and 021_555_0123", "[phone] and [phone]"),
        ("0\u200b2\u200b1\u200b5\u200b5\u200b5\u200b0\u200b1\u200b2\u200b3", "[phone]"),
        ("০২১৫৫৫০১২৩ or ๐๒๑๕๕๕๐๑๒๓", "[phone] or [phone]"),
        ("four-one-five five-five-five two-six-seven-one", "[phone]"),
        ("plus six four two one, five five five, oh one two three", "[phone]"),
        ('{"phone":"0215550123","order_id":"4155552671"}',
         '{"phone":"[phone]","order_id":"4155552671"}'),
        ("555 867 5309 555 867 5310", "[phone] [phone]"),
        ("+64 21 555 0123 4111 1111 1111 1111", "[phone] [card]"),
        ("tel:0215550123", "tel:[phone]"),
    ],
)  # fmt: skip
def test_a_text(db, said, kept):
    assert redacted(db, [said]) == [kept]


def test_nothing_in_front_knows_fewer_words(db):
    """Each word that is a digit, in each language, said by a turn that holds nothing else."""
    words = [
        r["word"]
        for r in db.rows("select word from pgcalls.number_words where kind in ('digit', 'number')")
    ]
    assert len(words) > 200
    db.rows("update client_subscriptions set redacted_kinds = '{phone}' where client_id = 'acme'")
    db.start()
    for table in ("log_messages", "direct"):
        texts = [" ".join([word] * 9) for word in words]
        if table == "log_messages":
            for at in range(0, len(texts), 500):
                db.rows(
                    "select log_messages('call-1', (select jsonb_agg(jsonb_build_object("
                    "'role', 'user', 'content', t)) from unnest(%s::text[]) as t))",
                    texts[at : at + 500],
                )
        else:
            db.rows(
                "insert into conversation_messages (client_id, session_id, role, content)"
                " select s.client_id, s.id, 'user', t"
                " from user_sessions as s, unnest(%s::text[]) as t",
                texts,
            )
    said = {r["content"] for r in db.rows("select content from conversation_messages")}
    assert said == {"[phone]"}


def test_no_trigger_of_redaction_looks_at_the_text_first(db):
    conditions = db.rows(
        "select tgname, pg_get_triggerdef(oid) as definition from pg_trigger"
        " where tgfoid::regproc::text like 'pgcalls.redact%%' and not tgisinternal"
    )
    assert len(conditions) >= 4
    assert [r["tgname"] for r in conditions if "~" in r["definition"]] == []


def test_the_key_of_a_document_tells_what_a_number_is(db):
    document = '{"phone": 61234567, "ts": 1732060800, "order_id": "4155552671", "n": 4155552671}'
    assert db.value(
        "select pgcalls.redact_json(%s::jsonb, '{phone}')", document
    ) == {"phone": "[phone]", "ts": 1732060800, "order_id": "4155552671", "n": "[phone]"}  # fmt: skip


@pytest.mark.parametrize("number", ["4111111111111111", "378282246310005", "6011111111111117"])
def test_a_card_has_an_issuer(db, number):
    assert db.value("select pgcalls.is_card_number(%s)", number)
    assert not db.value("select pgcalls.is_card_number(%s)", number[:-1] + "0")
    # These pass Luhn's check too: an IMEI, and zeros.
    for other in ("490154203237518", "0000000000000000"):
        assert not db.value("select pgcalls.is_card_number(%s)", other)


#: Everything that Unicode calls a blank.
BLANKS = [chr(n) for n in range(1, 0x3001) if chr(n).isspace() and not 0x1C <= n <= 0x1F]
NUMBER = "zero two one five five five zero one two three"


@pytest.mark.parametrize("words", [NUMBER, "0 2 1 5 5 5 0 1 2 3", "021 555 0123"])
def test_a_number_goes_whatever_stands_between_its_words(db, words):
    texts = ["my number is " + words.replace(" ", blank) + " ok" for blank in BLANKS]
    if words == NUMBER:
        texts += ["my number is " + words.replace(" ", sign) + " ok" for sign in "-/_.+*|,:;·•~=&"]
        texts += [
            f"my number is {' '.join(f'{sign}{word}{sign}' for word in words.split())} ok"
            for sign in "*_|~\"'()[]<>"
        ]

    kept = [text for text, left in zip(texts, redacted(db, texts), strict=True) if "[" not in left
            or "three" in left or "0123" in left]  # fmt: skip

    assert kept == []


def test_the_filter_in_front_is_no_narrower(db):
    """What is redacted when every text is looked at is redacted."""
    rng = random.Random(6)
    texts = []
    for _ in range(times(full=3000, fast=300)):
        number = NUMBERS[rng.choice(["spoken", "written", "card"])](rng)
        joint = rng.choice([*BLANKS, *"-/_.+*|,:;·•~=&", " *", "* ", ") (", "\n\n", "\u200b "])
        texts.append(rng.choice(CARRIERS).format(number.replace(" ", joint)))
    found = redacted(db, texts)
    db.rows(
        "create or replace function pgcalls.may_hold_number(content text) returns boolean"
        " language sql immutable as 'select true'"
    )

    assert redacted(db, texts) == found
    assert sum("[" in text for text in found) > len(texts) / 2


@pytest.mark.parametrize(
    "address",
    [
        "a@example.com",
        "a＠example．com",
        "a@example。com",
        "ａ＠ｅｘａｍｐｌｅ．ｃｏｍ",
        "a@例え。jp",
        "ä@bücher.de",
    ],
)
def test_an_address_goes_in_the_signs_of_any_keyboard(db, address):
    assert redacted(db, [f"write to {address} please"]) == ["write to [email] please"]
