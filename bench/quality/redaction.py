"""Redaction: precision and recall on numbers said and written, and on ordinary lines.

python bench/quality/redaction.py [seed] [-v]
"""

from __future__ import annotations

import random
import sys

from _measure import ask, database
from _numbers import CARRIERS, card, ordinary, spoken, written

COUNT = {"spoken phone numbers": 3000, "written phone numbers": 3000, "card numbers": 1000}
MAKERS = dict(zip(COUNT, (spoken, written, card), strict=True))
ORDINARY = 10_000


def main() -> None:
    """Print the figures."""
    given = [a for a in sys.argv[1:] if a != "-v"]
    rng = random.Random(int(given[0]) if given else 1)
    call = "pgcalls.redact_text(e.a ->> 0, '{email,phone,card}')"
    hits = 0
    with database() as db:
        for name, count in COUNT.items():
            numbers = [MAKERS[name](rng) for _ in range(count)]
            carriers = [rng.choice(CARRIERS) for _ in numbers]
            texts = [c.format(n) for c, n in zip(carriers, numbers, strict=True)]
            mark = "[card]" if name == "card numbers" else "[phone]"
            found = ask(db, call, [(text,) for text in texts])
            good = [
                f.replace("tel:", "") == c.format(mark)
                for f, c in zip(found, carriers, strict=True)
            ]
            gone = ["[phone]" in f or "[card]" in f for f in found]
            hits += sum(gone)
            print(f"{name:24} {count:6} recall {sum(gone) / count:.4f}"
                  f"  exactly the number {sum(good) / count:.4f}")  # fmt: skip
            for text, f, ok in zip(texts, found, good, strict=True):
                if "-v" in sys.argv and not ok:
                    print("   ", repr(text), "->", repr(f))
        lines = [ordinary(rng) for _ in range(ORDINARY)]
        found = ask(db, call, [(line,) for line in lines])
        wrong = [(a, b) for a, b in zip(lines, found, strict=True) if a != b]
        print(f"{'ordinary lines':24} {ORDINARY:6} untouched {1 - len(wrong) / ORDINARY:.4f}")
        print(
            f"precision {hits / (hits + len(wrong)):.4f}  recall {hits / sum(COUNT.values()):.4f}"
        )
        for line, f in wrong if "-v" in sys.argv else []:
            print("   ", repr(line), "->", repr(f))


if __name__ == "__main__":
    main()
