"""What carriers and platforms send as the number of a caller."""

from __future__ import annotations

import pytest

WORDS = (
    "anonymous", "private", "restricted", "unavailable", "unknown", "withheld", "blocked",
)  # fmt: skip
KEYPAD = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
NUMBER = "+16505550123"


def forms(word):
    """A placeholder in the shapes in which it arrives."""
    digits = word.translate(KEYPAD)
    yield from (word, word.upper(), f" {word.title()} ", f"{word} number", f"{word}_caller")
    yield from (digits, f"+{digits}", f"sip:{digits}@carrier", f"sip:+{digits}@carrier;user=phone")
    yield from (f"sip:{word}@10.0.0.1", f'"{word.title()}" <sip:{word}@{word}.invalid>')
    yield from (f"<sip:{word}@host>", f"{word}@{word}.invalid", f"client:{word}")


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("country", ["NZ", "US", "LS", None])
def test_a_placeholder_is_withheld_in_every_form(db, word, country):
    for form in forms(word):
        assert db.value("select pgcalls.is_withheld(%s)", form), form
        stored = db.value("select pgcalls.stored_phone(%s, %s::text)", form, country)
        assert stored is None, form


@pytest.mark.parametrize("other", ["", " ", "0000000000", "no caller id", "N/A", "null", "+0"])
def test_what_else_is_sent_for_nothing(db, other):
    assert db.value("select pgcalls.is_withheld(%s)", other)


@pytest.mark.parametrize(
    "number", [NUMBER, "sip:ada@example.com", "911", "55555", "client:alice", "+26622123456"]
)
def test_who_has_an_address_is_not_withheld(db, number):
    assert not db.value("select pgcalls.is_withheld(%s)", number)


@pytest.mark.parametrize("letter", "xX*•")
@pytest.mark.parametrize(
    "shape", ["+55??9????????", "+64 21 ??? ???", "+1 (650) ???-??12", "650555????"]
)
def test_masked_digits_are_no_number(db, letter, shape):
    for country in ("US", "NZ"):
        masked = shape.replace("?", letter)
        assert db.value("select pgcalls.stored_phone(%s, %s)", masked, country) is None


def test_letters_and_extensions_still_count(db):
    assert db.value("select pgcalls.stored_phone('1-800-FLOWERS', 'US')") == "+18003569377"
    assert db.value("select pgcalls.stored_phone('(650) 555-0123 x12', 'US')") == NUMBER


@pytest.mark.parametrize(
    "address",
    [
        f"<sip:{NUMBER}@host>", f"sip:{NUMBER}@host:5060;transport=udp", f"{NUMBER[1:]}@host",
        f'"Ada L." <sips:{NUMBER}@host;user=phone>', f"tel:{NUMBER}", "tel:+1-650-555-0123",
    ],
)  # fmt: skip
@pytest.mark.parametrize("country", ["NZ", "US", None])
def test_the_number_of_an_address(db, address, country):
    assert db.value("select pgcalls.stored_phone(%s, %s::text)", address, country) == NUMBER


@pytest.mark.parametrize("code", ["911", "55555", "112", "1234"])
@pytest.mark.parametrize("country", ["NZ", "US"])
def test_a_short_code_is_no_number(db, code, country):
    assert db.value("select pgcalls.stored_phone(%s, %s)", code, country) is None
