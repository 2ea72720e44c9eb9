from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("number", "country", "expected"),
    [
        ("+6492345678", None, "+6492345678"),
        ("+64 9 234-5678", None, "+6492345678"),
        ("0064 (9) 234.5678", "GB", "+6492345678"),
        ("0064 (9) 234.5678", None, None),
        ("tel:+6492345678", None, "+6492345678"),
        ("+44 (0)20 7946 0018", None, "+442079460018"),
        ("09 234 5678", "NZ", "+6492345678"),
        ("(212) 555-0100", "US", "+12125550100"),
        ("1 212 555 0100", "us", "+12125550100"),
        ("8 495 123 45 67", "RU", "+74951234567"),
        ("06 1234 5678", "IT", "+390612345678"),
        ("011 15 2345 6789", "AR", "+5491123456789"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("+٩٦٣٩٩١٢٣٤٥٦٧", None, "+963991234567"),
        ("+９６３９９１２３４５６７", None, "+963991234567"),
        ("+6492345678 ext 5", None, "+6492345678"),
        ("09 234 5678", None, None),
        ("09 234 5678", "XX", None),
        ("+6491234567", None, None),
        ("+0123456789", None, None),
        ("+12345", None, None),
        ("call me", "NZ", None),
        ("", "NZ", None),
        ("9" * 10000, "NZ", None),
        (None, "NZ", None),
    ],
)
def test_normalize_phone(db, number, country, expected):
    assert (
        db.value("select pgcalls.normalize_phone(%s::text, %s::text)", number, country) == expected
    )
