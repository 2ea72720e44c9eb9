"""score_sentences against vaderSentiment 3.3.2.

pip install vaderSentiment==3.3.2 && python bench/quality/sentiment.py
"""

from __future__ import annotations

import statistics
import time

from _measure import DATA, ask, database
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

FOLDER = DATA / "vaderSentiment/additional_resources/hutto_ICWSM_2014"


def label(score: float) -> str:
    """Return the reference's label of a score."""
    return "positive" if score >= 0.05 else "negative" if score <= -0.05 else "neutral"


def score(text: str) -> str:
    """Return the expression that scores one text."""
    return f"coalesce((select s.score from pgcalls.score_sentences(array[{text}]) as s), 0)"


def sentences() -> list[str]:
    """Tweets, reviews and editorials, sentence by sentence."""
    lines = []
    for file in sorted(FOLDER.glob("*_GroundTruth.txt")):
        for line in file.read_text("utf-8", errors="replace").splitlines():
            lines.append(line.split("\t", 2)[-1].replace("\x00", ""))
    return lines


def main() -> None:
    """Print agreement and cost."""
    texts = sentences()
    analyzer = SentimentIntensityAnalyzer()
    started = time.perf_counter()
    theirs = [analyzer.polarity_scores(text)["compound"] for text in texts]
    reference_seconds = time.perf_counter() - started
    document = " ".join(texts)[:5000]
    words = len(document.split())
    with database() as db:
        ours = [float(s) for s in ask(db, score("e.a #>> '{}'"), texts)]
        db.execute(
            "create temp table text as select value as t from json_array_elements_text('[]')"
        )
        db.cursor().executemany("insert into text values (%s)", [(t,) for t in texts])
        scan, seconds, long = [], [], []
        for _ in range(5):
            for query, into in (
                ("length(t)", scan),
                (score("t"), seconds),
            ):
                started = time.perf_counter()
                db.execute(f"select sum({query}) from text".encode())
                into.append(time.perf_counter() - started)
            started = time.perf_counter()
            db.execute(
                f"select sum({score('%s || n')}) from generate_series(1, 20) n".encode(),
                [document],
            )
            long.append((time.perf_counter() - started) / 20)
    same = sum(label(o) == label(t) for o, t in zip(ours, theirs, strict=True))
    exact = sum(abs(o - t) < 0.00005 for o, t in zip(ours, theirs, strict=True))
    cost = statistics.median(seconds) - statistics.median(scan)
    print(f"sentences: {len(texts)}")
    print(f"same label: {same / len(texts):.3%} (goal 99.9%)")
    print(f"same score: {exact / len(texts):.3%} (goal 99.5%)")
    print(f"correlation: {statistics.correlation(ours, theirs):.6f} (goal 0.999)")
    print(
        f"per sentence: {cost / len(texts) * 1e6:.1f} us, reference"
        f" {reference_seconds / len(texts) * 1e6:.1f} us,"
        f" {cost / reference_seconds:.2f} times (goal 3)"
    )
    print(f"per 1,000 words of one text: {statistics.median(long) * 1e6 / words:.2f} ms (goal 4)")


if __name__ == "__main__":
    main()
