"""normalize_phone against libphonenumber (the package phonenumbers), every region.

pip install phonenumbers && python bench/quality/phones.py [seed]
"""

from __future__ import annotations

import random
import sys

import phonenumbers as lib
from _measure import ask, database
from phonenumbers import PhoneNumberFormat as Format


def reference(number: str, country: str | None) -> str | None:
    """Return what the library says: a valid number in E.164, or None."""
    try:
        parsed = lib.parse(number, country)
    except lib.NumberParseException:
        return None
    return lib.format_number(parsed, Format.E164) if lib.is_valid_number(parsed) else None


def inputs(rng: random.Random) -> list[tuple[str, str | None]]:
    """Numbers of every region and type, written in many ways, and broken ones."""
    rows: list[tuple[str, str | None]] = []
    for region in sorted(lib.SUPPORTED_REGIONS):
        for kind in (0, 1, 2, 3, 4, 6, 7):
            example = lib.example_number_for_type(region, kind)
            if example is None:
                continue
            national = lib.format_number(example, Format.NATIONAL)
            world = lib.format_number(example, Format.INTERNATIONAL)
            e164 = lib.format_number(example, Format.E164)
            digits = "".join(c for c in national if c.isdigit())
            changed = digits[:-3] + "".join(rng.choice("0123456789") for _ in range(3))
            other = rng.choice(sorted(lib.SUPPORTED_REGIONS))
            ways = [
                (national, region), (world, None), (e164, region), (digits, region),
                (e164[1:], region), (changed, region), (digits[:-1], region),
                (digits + rng.choice("0123456789"), region), (world, other), (digits, other),
                (national.replace(" ", rng.choice("-./ ")), region),
                (f"{national} ext {rng.randrange(1, 9999)}", region),
                (e164.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")), None),
            ]  # fmt: skip
            rows += rng.sample(ways, 4)
    return rows


def main() -> None:
    """Print the agreement."""
    rng = random.Random(int(sys.argv[1]) if sys.argv[1:] else 1)
    rows = inputs(rng)
    with database() as db:
        ours = ask(db, "pgcalls.normalize_phone(e.a ->> 0, e.a ->> 1)", rows)
    theirs = [reference(*row) for row in rows]
    different = [(*row, o, t) for row, o, t in zip(rows, ours, theirs, strict=True) if o != t]
    for row in different[:20]:
        print(*row)
    print(
        f"normalize_phone: {1 - len(different) / len(rows):.4%} of {len(rows)} inputs identical"
        f" to phonenumbers {lib.__version__}, {sum(t is not None for t in theirs)} valid"
        " (goal 99.9%)"
    )


if __name__ == "__main__":
    main()
