"""The longest that any text takes: 25 kB and 100 kB of hostile text into every function."""

from __future__ import annotations

import time

from _measure import database

PIECES = [
    "(", "1 ", "1 2 3 4 5 a ", "1 2 3 4 5 6 7 a ", "+1 ", "a@", "@", "a@b.c ", "x at y dot ",
    "x at y dot com ", "a dot ", "good ", "!", "not so very GOOD but ", "my name is ", "Is X ",
    "my name is Ab Cd Ef, ", "one ", "twenty ", "double ", "plus one ", "اسمي ", "٠ ", "😀", ".",
    "\u200f", "0044 20 7946 0018 ", "Ab ", "x" * 50 + " ", "a-b-c-d ", "\n", "'", "kiss of death ",
]  # fmt: skip
CALLS = [
    "score_sentences(array[%s])",
    "normalize_phone(%s, 'US')",
    "extract_phones(%s, 'US')",
    "extract_emails(%s, 'your email?')",
    "extract_names(%s, 'your name?')",
    "extract_keywords(%s, 'en', 10)",
]


def main() -> None:
    """Print the worst text of each function."""
    with database() as db:
        for call in CALLS:
            seen = []
            for piece in PIECES:
                size = len(piece.encode())
                seconds = []
                for kilobytes in (25, 100):
                    text = piece * (kilobytes * 1000 // size)
                    runs = []
                    for _ in range(3):
                        started = time.perf_counter()
                        db.execute(f"select count(*) from pgcalls.{call} as t".encode(), [text])
                        runs.append(time.perf_counter() - started)
                    seconds.append(min(runs))
                seen.append((seconds[1], seconds[1] / seconds[0], piece))
            worst = max(seen)
            growth = max(s for s in seen if s[0] > 0.02) if any(s[0] > 0.02 for s in seen) else None
            print(
                f"{call}: {worst[0] * 1000:.0f} ms for {worst[2][:20]!r} (goal 1,000),"
                f" largest growth {max((g for t, g, _ in seen if t > 0.02), default=0):.1f} times"
                f" (goal 5){'' if growth else ', all below 20 ms'}"
            )


if __name__ == "__main__":
    main()
