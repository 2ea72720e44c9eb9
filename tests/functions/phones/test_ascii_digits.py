"""Whoever reads a number reads it in every script."""

from __future__ import annotations

import unicodedata

#: Of the scripts that Unicode 6 had: the newest a Python knows may be younger than ours.
DIGITS = [
    chr(zero + digit)
    for zero in range(0x11100)
    if unicodedata.category(chr(zero)) == "Nd" and unicodedata.digit(chr(zero)) == 0
    for digit in range(10)
]
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2063\u2066"


def test_every_digit_of_unicode(db):
    assert len(DIGITS) >= 400
    assert db.value("select pgcalls.ascii_digits(%s)", "".join(DIGITS)) == "".join(
        str(unicodedata.digit(digit)) for digit in DIGITS
    )


def test_what_cannot_be_seen_is_dropped(db):
    assert db.value("select pgcalls.ascii_digits(%s)", INVISIBLE.join("٠২𝟙3️⃣٣")) == "02133"


def test_other_letters_stay(db):
    text = "naïve café, Ünal: مرحبا — 日本"
    assert db.value("select pgcalls.ascii_digits(%s)", text) == text.replace("—", "-")
