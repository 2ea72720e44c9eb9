from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("number", "country", "expected"),
    [
        ("+6491234567", None, "+6491234567"),
        ("+64 9 123-4567", None, "+6491234567"),
        ("0064 (9) 123.4567", None, "+6491234567"),
        ("tel:+6491234567", None, "+6491234567"),
        ("+44 (0)20 7946 0018", None, "+442079460018"),
        ("09 123 4567", "NZ", "+6491234567"),
        ("(212) 555-0100", "US", "+12125550100"),
        ("1 212 555 0100", "us", "+12125550100"),
        ("8 495 123 45 67", "RU", "+74951234567"),
        ("06 1234 5678", "IT", "+390612345678"),
        ("+٩٦٣٩٩١٢٣٤٥٦٧", None, "+963991234567"),
        ("+９６３９９１２３４５６７", None, "+963991234567"),
        ("09 123 4567", None, None),
        ("09 123 4567", "XX", None),
        ("+0123456789", None, None),
        ("+12345", None, None),
        ("+1234567890123456", None, None),
        ("call me", "NZ", None),
        ("", "NZ", None),
        ("+64 21 (0)", None, None),
        ("+6491234567 ext 5", None, None),
        ("9" * 10000, "NZ", None),
        (None, "NZ", None),
    ],
)
def test_plausible_phone(db, number, country, expected):
    assert (
        db.value("select pgcalls.plausible_phone(%s::text, %s::text)", number, country) == expected
    )
