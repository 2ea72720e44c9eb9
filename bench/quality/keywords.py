"""extract_keywords against YAKE and RAKE: words of news that people marked as keywords.

pip install yake rake-nltk stopwordsiso && QUALITY_DATA=... python bench/quality/keywords.py
"""

from __future__ import annotations

import re
import statistics
import sys
import time
import zipfile
from collections.abc import Callable

from _measure import DATA, ask, database

ARCHIVE = DATA / "KeywordExtractor-Datasets/datasets/500N-KPCrowd-v1.1.zip"
DOCUMENTS = 200
AT = 5


def documents() -> list[tuple[str, set[str]]]:
    """Texts with the stems of their keywords."""
    if not ARCHIVE.exists():
        sys.exit(f"{ARCHIVE} is missing; see README.md")
    found = []
    with zipfile.ZipFile(ARCHIVE) as archive:
        names = set(archive.namelist())
        for name in sorted(names):
            key = name.replace("docsutf8", "keys").replace(".txt", ".key")
            if "docsutf8/" in name and name.endswith(".txt") and key in names:
                text = archive.read(name).decode("utf-8", "replace").replace("\x00", "")
                keys = archive.read(key).decode("utf-8", "replace").splitlines()
                found.append((text, {stem(k) for k in keys if k.strip()}))
    return found[:DOCUMENTS]


def stem(phrase: str) -> str:
    """Return a phrase in which inflections are one."""
    from nltk.stem import PorterStemmer

    return " ".join(PorterStemmer().stem(w) for w in re.findall(r"\w+", phrase.lower()))


def precision(found: list[list[str]], wanted: list[set[str]]) -> float:
    """Return the share of the first keywords that people marked too."""
    shares = [
        sum(stem(k) in keys for k in some[:AT]) / AT
        for some, keys in zip(found, wanted, strict=True)
    ]
    return statistics.mean(shares)


def timed(name: str, texts: list[str], extract: Callable[[str], list[str]]) -> list[list[str]]:
    """Extract, and print how long it took."""
    started = time.perf_counter()
    found = [extract(text) for text in texts]
    words = sum(len(text.split()) for text in texts)
    print(f"{name}: {(time.perf_counter() - started) / words * 1e6:.1f} ms per 1,000 words")
    return found


def main() -> None:
    """Print precision and cost."""
    import yake
    from rake_nltk import Rake
    from stopwordsiso import stopwords

    pairs = documents()
    texts, wanted = [t for t, _ in pairs], [k for _, k in pairs]
    with database() as db:
        ours = ask(db, f"pgcalls.extract_keywords(e.a #>> '{{}}', 'en', {AT})", texts)
        timed(
            "extract_keywords",
            texts,
            lambda t: db.execute("select pgcalls.extract_keywords(%s, 'en', 10)", [t]).fetchone()[
                0
            ],
        )
    three = yake.KeywordExtractor(n=3, top=AT)
    one = yake.KeywordExtractor(n=1, top=AT)
    found = {
        "extract_keywords": ours,
        "YAKE, n=3": timed("YAKE", texts, lambda t: [k for k, _ in three.extract_keywords(t)]),
        "YAKE, n=1": [[k for k, _ in one.extract_keywords(t)] for t in texts],
    }
    # With tokenizers and stop words of its own, for NLTK's need a download.
    rake = Rake(
        stopwords=stopwords("en"),
        sentence_tokenizer=lambda text: re.split(r"[.!?]\s+", text),
        word_tokenizer=lambda sentence: re.findall(r"\w+|[^\w\s]", sentence),
    )
    found["RAKE"] = []
    for text in texts:
        rake.extract_keywords_from_text(text)
        found["RAKE"].append(rake.get_ranked_phrases())
    for name, some in found.items():
        print(f"{name}: P@{AT} {precision(some, wanted):.3f} of {len(texts)} texts")


if __name__ == "__main__":
    main()
