"""As much of a text as its bound has room for, whatever its characters weigh."""

from __future__ import annotations

import pytest

from support import SERVICE

TEXTS = ["", "a" * 30, "é" * 30, "ع" * 1000, "語" * 30, "😀" * 30, "aé語😀" * 20, "😀" + "a" * 30]


@pytest.mark.parametrize("bytes_", [0, 1, 2, 3, 4, 7, 29, 30, 31, 500])
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_the_longest_beginning_that_fits(db, text, bytes_):
    ((fitted,),) = (row.values() for row in db.rows("select pgcalls.fit(%s, %s)", text, bytes_))

    assert text.startswith(fitted)
    assert len(fitted.encode()) <= bytes_
    if fitted != text:
        assert len(text[: len(fitted) + 1].encode()) > bytes_


@pytest.mark.parametrize("text", TEXTS[1:], ids=range(1, len(TEXTS)))
def test_an_address_of_any_letters_starts_a_call(db, text):
    db.become(SERVICE)
    started = db.call("start_session", session_id="s", client_id="acme", customer_number=text * 40)

    assert started["created"]
