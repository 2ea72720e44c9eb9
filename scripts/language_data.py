"""Print the data that migrations carry, from the packages it comes from.

    pip install vaderSentiment==3.3.2 phonenumbers names Faker symspellpy stopwordsiso validators
    python scripts/language_data.py sentiment_words

Prints what stands between the dollar quotes of the table's ``insert``. Licences: NOTICE.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterable
from importlib import import_module, resources

WIDTH = 88
#: Census names that are first of all words; alone they say nothing about a name.
WORDS_FIRST = {
    "amber", "april", "art", "crystal", "dawn", "dean", "dick", "faith", "gene", "grace", "guy",
    "hope", "joy", "june", "lane", "may", "pat", "penny", "ray", "rich", "robin", "rose", "ruby",
    "sue", "will",
}  # fmt: skip
#: How many names of each sex are surely names, and how many words are common.
NAME_COUNT = 150
COMMON_COUNT = 12000
SURNAME_COUNT = 1000


def wrapped(words: Iterable[str], first: str = "") -> str:
    """Return words in lines, each of them beginning with ``first``."""
    return textwrap.fill(
        " ".join(words),
        WIDTH,
        initial_indent=first,
        subsequent_indent=first,
        break_long_words=False,
        break_on_hyphens=False,
    )


def sentiment_words() -> None:
    """Valence, boost and negation of words: "valence boost is_negation word word ..."."""
    vader = import_module("vaderSentiment.vaderSentiment")
    groups: dict[str, list[str]] = defaultdict(list)
    valences = {
        word: value
        for word, value in vader.SentimentIntensityAnalyzer().lexicon.items()
        # The reference looks words up in lower case and one by one.
        if word == word.lower() and len(word.split()) == 1
    }
    boosts = {word: value for word, value in vader.BOOSTER_DICT.items() if " " not in word}
    for word in sorted({*valences, *boosts, *vader.NEGATE}):
        negation = "t" if word in vader.NEGATE else "f"
        key = f"{valences.get(word, '-')} {boosts.get(word, '-')} {negation} "
        groups[key].append(word)
    for key in sorted(groups):
        print(wrapped(groups[key], key))


def emoji() -> None:
    """Emoji and their names, which are scored in their place."""
    vader = import_module("vaderSentiment.vaderSentiment")
    for character, name in sorted(vader.SentimentIntensityAnalyzer().emojis.items()):
        if len(character) == 1:
            print(character, name)


def phone_regions() -> None:
    """Regions of the numbering plan, one field per line; a long one goes on in the next."""
    phonenumbers = import_module("phonenumbers")
    metadata_class = import_module("phonenumbers.phonemetadata").PhoneMetadata
    regions = [
        (region, metadata_class.metadata_for_region(region), None)
        for region in sorted(phonenumbers.SUPPORTED_REGIONS)
    ]
    regions += [
        (f"{code:03}", metadata_class.metadata_for_nongeo_region(code), True)
        for code, names in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items())
        if names == ("001",)
    ]
    types = (
        "fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number",
        "voip", "pager", "uan", "voicemail",
    )  # fmt: skip
    for region, data, is_alone in regions:
        main = is_alone or phonenumbers.region_code_for_country_code(data.country_code) == region
        described = [getattr(data, kind) for kind in types]
        patterns = dict.fromkeys(
            d.national_number_pattern
            for d in described
            if d and d.national_number_pattern and list(d.possible_length) != [-1]
        )
        fields = {
            "region": region,
            "code": data.country_code,
            "main": "t" if main else "f",
            "idd": data.international_prefix,
            "trunk": data.national_prefix,
            "prefix": data.national_prefix_for_parsing,
            "rule": data.national_prefix_transform_rule,
            "lengths": ",".join(str(n) for n in data.general_desc.possible_length if n > 0),
            "number": data.general_desc.national_number_pattern,
            "types": "|".join(patterns),
        }
        for name, value in fields.items():
            if value is not None and str(value):
                text = re.sub(r"\s", "", str(value))
                first, *rest = textwrap.wrap(text, WIDTH - len(name) - 2, break_on_hyphens=False)
                print(f"{name} {first}")
                for line in rest:
                    print(f"{name} {line}")


def top_level_domains() -> None:
    """Top-level domains in ASCII (IANA)."""
    text = resources.files("validators").joinpath("_tld.txt").read_text()
    print(wrapped(sorted(d.lower() for d in text.split() if d.isalpha() and d.isascii())))


def english_names() -> dict[str, float]:
    """Census first names with the share of the people that bear them, in percent."""
    shares: dict[str, float] = {}
    for file in ("dist.female.first", "dist.male.first"):
        for line in resources.files("names").joinpath(file).read_text().splitlines():
            name, share = line.split()[:2]
            shares[name.lower()] = max(shares.get(name.lower(), 0), float(share))
    return shares


def frequent_words() -> list[str]:
    """English words, the most frequent first."""
    file = resources.files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt")
    return [line.split()[0] for line in file.read_text("utf-8-sig").splitlines()]


def sure_names() -> set[str]:
    """Return the names so frequent that they count although they are words too."""
    shares = english_names()
    return set(sorted(shares, key=shares.__getitem__)[-2 * NAME_COUNT :]) - WORDS_FIRST


def surnames(count: int) -> set[str]:
    """Return the most frequent surnames of the US census 1990."""
    lines = resources.files("names").joinpath("dist.all.last").read_text().splitlines()
    return {line.split()[0].lower() for line in lines[:count]}


def common_words() -> None:
    """English words that are no evidence of a name; the rarer of them are not names at all."""
    words = [w for w in frequent_words()[:COMMON_COUNT] if len(w) > 1]
    rarer = set(words[COMMON_COUNT // 2 :])
    names = sure_names() | (rarer & (english_names().keys() | surnames(5 * SURNAME_COUNT)))
    print(wrapped(sorted(set(words) - names)))


def first_names() -> None:
    """First names of people: US census 1990, and Arabic ones."""
    print(wrapped(sorted(english_names())))
    arabic: set[str] = set()
    for locale in ("AA", "AE", "BH", "DZ", "EG", "JO", "PS", "SA"):
        try:
            provider = import_module(f"faker.providers.person.ar_{locale}").Provider
        except ModuleNotFoundError:
            continue
        for group in ("first_names", "first_names_male", "first_names_female"):
            arabic.update(getattr(provider, group, ()))
    print(wrapped(sorted({n for n in arabic if re.fullmatch("[\u0621-\u064a]{2,}", n)})))


def last_names() -> None:
    """Frequent surnames that are words too; the others need no list."""
    print(wrapped(sorted(surnames(SURNAME_COUNT) & set(frequent_words()[:COMMON_COUNT]))))


def stop_words() -> None:
    """Arabic words without a topic; Postgres brings none."""
    stopwords = import_module("stopwordsiso").stopwords
    words = sorted(w for w in stopwords("ar") if re.fullmatch("[\u0621-\u064a]+", w))
    print(wrapped(words))


TABLES: dict[str, Callable[[], None]] = {
    table.__name__: table
    for table in (
        sentiment_words,
        emoji,
        phone_regions,
        top_level_domains,
        first_names,
        last_names,
        common_words,
        stop_words,
    )
}


if __name__ == "__main__":
    if sys.argv[1:2] == [] or sys.argv[1] not in TABLES:
        sys.exit(f"usage: {sys.argv[0]} {'|'.join(TABLES)}")
    TABLES[sys.argv[1]]()
