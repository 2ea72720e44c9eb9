"""Phones, e-mail addresses, names and keywords; bench/quality measures them on real data."""

from __future__ import annotations

import time

import pytest


def extract(db, what, *args):
    return db.value(f"select pgcalls.extract_{what}({', '.join(['%s'] * len(args))})", *args)


@pytest.mark.parametrize(
    ("content", "country", "asked", "phones"),
    [
        ("my number is 021 123 4567", "NZ", None, ["+64211234567"]),
        ("+1 (212) 555-0100 ext 5, or 0044 20 7946 0018", None, None,
         ["+12125550100", "+442079460018"]),
        ("two one two five five five oh one double zero", "US", None, ["+12125550100"]),
        ("twenty one two five five five twelve thirty four", "US", None, ["+12125551234"]),
        ("plus six four twenty one one two three four five six seven", None, None,
         ["+64211234567"]),
        ("رقم هاتفي ٠٩٩١٢٣٤٥٦٧", "SY", None, ["+963991234567"]),
        ("\u200fرقمي صفر تسعة تسعة واحد اثنين ثلاثة أربعة خمسة ستة سبعة", "SY", None,
         ["+963991234567"]),
        ("zéro six douze trente-quatre cinquante-six soixante-dix-huit", "FR", None,
         ["+33612345678"]),
        ("order number 2125550100", "US", None, []),
        ("2125550100", "US", "What is your order number?", []),
        ("2125550100", "US", "What is your phone number?", ["+12125550100"]),
        ("021 123 4567", None, None, []),
        ("two\tzero\ttwo\tfive five\nfive zero one four seven", "US", None, []),
        ("two\tzero\ttwo\tfive\tfive\tfive\tzero\tone\tfour\tseven", "US", None,
         ["+12025550147"]),
        ("on 2026-11-20 at 10:30 from 192.168.10.254", "US", None, []),
        ("I need one or two of these for seven people", "US", None, []),
        ("9" * 1_000_000, "US", None, []),
        ("", "US", None, []),
        (None, "US", None, []),
    ],
)  # fmt: skip
def test_phones(db, content, country, asked, phones):
    assert extract(db, "phones", content, country, asked) == phones


@pytest.mark.parametrize(
    ("content", "asked", "emails"),
    [
        ("John.Smith@Gmail.com, please", None, ["john.smith@gmail.com"]),
        ("sara @ outlook.com", None, ["sara@outlook.com"]),
        ("it's layla dot haddad at example dot com", None, ["layla.haddad@example.com"]),
        ("j o h n underscore nine nine at yahoo dot co dot uk", None, ["john_99@yahoo.co.uk"]),
        ("my email is j i l l at g m a i l dot c o m", None, ["jill@gmail.com"]),
        ("double e at x dot com is my email", None, ["ee@x.com"]),
        ("بريدي ahmad نقطة ali ات جيميل دوت كوم", None, ["ahmad.ali@gmail.com"]),
        ("my email is john\tat\tgmail\tdot\tcom", None, ["john@gmail.com"]),
        ("my email is john “at” gmail dot com", None, ["john@gmail.com"]),
        ("I work at amazon dot com", None, []),
        ("info at acme dot com", "What is your email?", ["info@acme.com"]),
        ("meet me at nine @ the mall", None, []),
        ("", None, []),
        (None, None, []),
    ],
)
def test_emails(db, content, asked, emails):
    assert extract(db, "emails", content, asked) == emails


@pytest.mark.parametrize(
    ("content", "asked", "names"),
    [
        ("Hi! My name is Layla Haddad.", None, ["Layla Haddad"]),
        ("this is john smith", None, ["John Smith"]),
        ("Ada Lovelace speaking", None, ["Ada Lovelace"]),
        ("my name is anna smith ’cause i said so", None, ["Anna Smith"]),
        ("It’s... Anna Smith", None, ["Anna Smith"]),
        ("Hi\nits Anna Smith", None, ["Anna Smith"]),
        ("I'm looking for a table, I'm Anna Smith", None, ["Anna Smith"]),
        ("Ada is my name", None, ["Ada"]),
        ("my first name is Ada and my last name is Lovelace", None, ["Ada Lovelace"]),
        ("book it under Peterson please", None, ["Peterson"]),
        ("اسمي أحمد الخطيب وأريد موعداً", None, ["أحمد الخطيب"]),
        ("أنا محمد", None, ["محمد"]),
        ("Layla", "May I have your name?", ["Layla"]),
        ("Layla", "How are you?", []),
        ("No thanks", "May I have your name?", []),
        ("this is great, I'm looking for a table", None, []),
        ("", None, []),
        (None, None, []),
    ],
)
def test_names(db, content, asked, names):
    assert extract(db, "names", content, asked) == names


@pytest.mark.parametrize(
    ("content", "language", "first"),
    [
        ("The hotel reservation was wrong. Cancel my hotel reservation and the deposit.", "en",
         ["hotel reservation"]),
        ("I lost my credit  card today. The credit \t card is gone.", "en", ["credit card"]),
        ("أريد حجز في عيادة الأسنان. عيادة الأسنان في دمشق", "ar", ["عيادة الأسنان"]),
        ("yeah okay so um thanks", "en", []),
        ("😀😀 12 34", "en", []),
        ("", None, []),
        (None, "xx", []),
    ],
)  # fmt: skip
def test_keywords(db, content, language, first):
    assert extract(db, "keywords", content, language, 5)[:1] == first


def test_no_more_keywords_than_asked_for(db):
    text = "apples oranges pears plums cherries"
    assert [len(extract(db, "keywords", text, "en", n)) for n in (0, 1, 3)] == [0, 1, 3]


HOSTILE = [
    "(", "1 ", "1 2 3 4 5 a ", "+1 ", "a@", "@", "x at y dot ", "at dot com ", "good ", "!",
    "not so very GOOD but ", "my name is ", "Is X ", "one ", "twenty ", "double ", "اسمي ", "٠ ",
    "😀", "\u200f", "a.b.c@d.e.f ", "0044 20 7946 0018 ", "Ab ", "x" * 50 + " ",
]  # fmt: skip
CALLS = [
    "score_sentences(array[%s])",
    "normalize_phone(%s, 'US')",
    "extract_phones(%s, 'US')",
    "extract_emails(%s, 'your email?')",
    "extract_names(%s, 'your name?')",
    "extract_keywords(%s, 'en', 10)",
]


@pytest.mark.parametrize(
    ("call", "piece"),
    [
        pytest.param(
            call,
            piece,
            id=f"{piece!a}-{call}",
            # Each text for two functions, and each function for a third of the texts.
            marks=[] if (place + number) % 3 == 0 else pytest.mark.full,
        )
        for place, piece in enumerate(HOSTILE)
        for number, call in enumerate(CALLS)
    ],
)
def test_no_text_takes_long(db, call, piece):
    text = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]

    started = time.process_time(), time.perf_counter()
    db.value(f"select count(*) from pgcalls.{call} as t", text)

    # One second alone on a machine; tests share it with others.
    assert time.perf_counter() - started[1] < 4


def test_only_the_owner_calls_them(db):
    from support import ANON, NOBODY, SERVICE

    for caller in (ANON, NOBODY, SERVICE):
        for call in CALLS:
            with db.refused("42501"):
                db.become(caller)
                db.value(f"select pgcalls.{call}", "x")
