"""Phones, e-mail addresses and names found in turns of people, against their labels.

pip install phonenumbers Faker && QUALITY_DATA=... python bench/quality/extraction.py
"""

from __future__ import annotations

import csv
import json
import random
import re
import sys
from collections.abc import Iterator
from typing import Any

import phonenumbers as lib
from _measure import DATA, Score, ask, database

SGD = DATA / "dstc8-schema-guided-dialogue"
R8K = DATA / "task-specific-datasets/span_extraction/restaurant8k"
DIGITS = {
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    "es": ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
    "fr": ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"],
    "de": ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"],
    "ar": ["صفر", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"],
}
SAY = {
    "en": ["my number is {}", "you can call me on {} thanks", "yes it's {}", "{}"],
    "es": ["mi número es {}", "me puede llamar al {} gracias", "{}"],
    "fr": ["mon numéro est le {}", "vous pouvez m'appeler au {} merci", "{}"],
    "de": ["meine Nummer ist {}", "rufen Sie mich unter {} an", "{}"],
    "ar": ["رقمي {}", "رقم هاتفي هو {} شكراً", "ممكن تتصل على {}", "{}"],
}
REGIONS = {
    "US": "en", "GB": "en", "NZ": "en", "AU": "en", "IN": "en", "ZA": "en", "ES": "es",
    "MX": "es", "FR": "fr", "DE": "de", "AE": "ar", "SA": "ar", "SY": "ar", "EG": "ar",
}  # fmt: skip
ARABIC = ["اسمي {}", "أنا اسمي {} وأريد موعداً", "الاسم {} ورقمي ٠٩٩", "مرحبا، اسمي هو {}.",
          "اسمي {} من دمشق", "نعم اسمي {}"]  # fmt: skip


def sgd() -> Iterator[dict[str, Any]]:
    """Turns of the schema-guided dialogues."""
    files = sorted(SGD.glob("*/dialogues_*.json"))
    if not files:
        sys.exit(f"{SGD} is missing; see README.md")
    for file in files:
        for dialogue in json.loads(file.read_text("utf-8")):
            yield from dialogue["turns"]


def phones_written(db: Any) -> None:
    """Agents' lines that hold a phone number, and the users' lines, which hold none."""
    told, ordinary = [], []
    for turn in sgd():
        slots = {s["slot"]: s for f in turn["frames"] for s in f["slots"]}
        numbers = {
            turn["utterance"][s["start"] : s["exclusive_end"]]
            for name, s in slots.items()
            if "phone" in name
        }
        if numbers:
            told.append((turn["utterance"], "US", numbers))
        elif turn["speaker"] == "USER":
            ordinary.append((turn["utterance"], "US"))
    score = Score()
    found = ask(db, "pgcalls.extract_phones(e.a ->> 0, e.a ->> 1)", [t[:2] for t in told])
    for (_, country, numbers), phones in zip(told, found, strict=True):
        score.add(phones, {e164(n, country) for n in numbers} - {None})
    print(f"phones, written (SGD): {score} (goal 0.99)")
    rows = ordinary[:20000]
    false = [
        (row[0], phones)
        for row, phones in zip(
            rows, ask(db, "pgcalls.extract_phones(e.a ->> 0, e.a ->> 1)", rows), strict=True
        )
        if phones
    ]
    print(f"phones in {len(rows)} ordinary lines: {len(false)} (goal 0)", *false[:5])
    false = [
        (row[0], x)
        for row, x in zip(rows, ask(db, "pgcalls.extract_emails(e.a ->> 0)", rows), strict=True)
        if x
    ]
    print(f"addresses in {len(rows)} ordinary lines: {len(false)}", *false[:5])


def e164(number: str, country: str) -> str | None:
    """Return a number in E.164 as libphonenumber says."""
    parsed = lib.parse(number, country)
    valid = lib.is_valid_number(parsed)
    return lib.format_number(parsed, lib.PhoneNumberFormat.E164) if valid else None


def spoken(rng: random.Random, digits: str, language: str) -> str:
    """Read digits aloud one by one, with doubles in English."""
    words = DIGITS[language]
    out, i = [], 0
    while i < len(digits):
        if digits[i] == "+":
            out.append({"ar": "زائد", "es": "más"}.get(language, "plus"))
        elif language == "en" and digits[i : i + 2] == digits[i] * 2 and rng.random() < 0.5:
            out += ["double", words[int(digits[i])]]
            i += 1
        elif language == "en" and digits[i] == "0" and rng.random() < 0.5:
            out.append("oh")
        else:
            out.append(words[int(digits[i])])
        i += 1
    return (", " if rng.random() < 0.1 else " ").join(out)


def phones_spoken(db: Any, rng: random.Random) -> None:
    """Numbers of 14 regions, read aloud in five languages or written."""
    rows, wanted = [], []
    for region, language in REGIONS.items():
        for _ in range(60):
            example = lib.example_number_for_type(region, rng.choice([0, 1]))
            digits = str(example.national_number)
            changed = digits[:-4] + "".join(rng.choice("0123456789") for _ in range(4))
            number = e164(f"+{example.country_code}{changed}", region)
            if number is None:
                continue
            parsed = lib.parse(number)
            national = lib.format_number(parsed, lib.PhoneNumberFormat.NATIONAL)
            bare = re.sub(r"\D", "", national)
            way = rng.random()
            if way < 0.45:
                text = spoken(rng, bare, language)
            elif way < 0.6:
                text = spoken(rng, number, language)
            elif way < 0.8:
                text = national
            else:
                text = lib.format_number(parsed, lib.PhoneNumberFormat.INTERNATIONAL)
            if language == "ar" and rng.random() < 0.5:
                text = text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
            rows.append((rng.choice(SAY[language]).format(text), region))
            wanted.append(number)
    score, english = Score(), Score()
    found = ask(db, "pgcalls.extract_phones(e.a ->> 0, e.a ->> 1)", rows)
    for row, phones, number in zip(rows, found, wanted, strict=True):
        score.add(phones, {number})
        if REGIONS[row[1]] == "en":
            english.add(phones, {number})
        if set(phones) != {number} and "-v" in sys.argv:
            print(row, phones, number)
    print(f"phones, 14 regions, spoken and written: {score} (goal 0.98)")
    print(f"phones, English of these: {english} (goal 0.99)")


def emails_written(db: Any) -> None:
    """Made-up people of presidio-research."""
    file = DATA / "presidio-research/data/synth_dataset_v2.json"
    rows = json.loads(file.read_text("utf-8"))
    score = Score()
    found = ask(db, "pgcalls.extract_emails(e.a ->> 0)", [(r["full_text"],) for r in rows])
    for row, emails in zip(rows, found, strict=True):
        wanted = {
            s["entity_value"].lower() for s in row["spans"] if s["entity_type"] == "EMAIL_ADDRESS"
        }
        score.add(emails, wanted)
    print(f"e-mail, written (presidio): {score} (goal 0.97)")


def emails_spoken(db: Any, rng: random.Random) -> None:
    """Addresses of EVI, read aloud."""
    file = DATA / "evi-paper/data/records.en.csv"
    records = list(csv.DictReader(file.open(encoding="utf-8")))
    rng.shuffle(records)
    rows, wanted = [], []
    say = {".": "dot", "_": "underscore", "-": "dash", "+": "plus", "@": "at"}
    frames = ["my email is {}", "sure it's {}", "{}", "you can send it to {} please",
              "yes my email address is {} thank you"]  # fmt: skip
    for record in records[:600]:
        parts = re.findall(r"[a-z]+|\d|[._@+-]", record["email"].lower())
        words = []
        for part in parts:
            if part in say:
                words.append(say[part])
            elif part.isdigit():
                words.append(DIGITS["en"][int(part)])
            elif rng.random() < 0.2 and "@" not in words:
                words += list(part)
            else:
                words.append(part)
        rows.append((rng.choice(frames).format(" ".join(words)), "What is your email address?"))
        wanted.append(record["email"].lower())
    found = ask(db, "pgcalls.extract_emails(e.a ->> 0, e.a ->> 1)", rows)
    score = Score()
    for row, emails, email in zip(rows, found, wanted, strict=True):
        score.add(emails, {email})
        if emails != [email] and "-v" in sys.argv:
            print(row[0], emails, email)
    print(f"e-mail, spoken (EVI): {score} (goal 0.98)")


def names_english(db: Any) -> None:
    """RESTAURANTS-8K: what callers of a restaurant answer."""
    for part in ("train_0", "test"):
        rows, wanted = [], []
        for row in json.loads((R8K / f"{part}.json").read_text("utf-8")):
            text = row["userInput"]["text"]
            slots = {}
            for label in row.get("labels", []):
                span = label["valueSpan"]
                slots[label["slot"]] = text[span.get("startIndex", 0) : span["endIndex"]]
            asked = row.get("context", {}).get("requestedSlots", [])
            is_asked = "first_name" in asked or "last_name" in asked
            rows.append((text, "May I have your name, please?" if is_asked else None))
            name = " ".join(slots[s] for s in ("first_name", "last_name") if s in slots)
            wanted.append({name.lower()} if name else set())
        found = ask(db, "pgcalls.extract_names(e.a ->> 0, e.a ->> 1)", rows)
        score, unasked = Score(), Score()
        for row, names, name in zip(rows, found, wanted, strict=True):
            lower = {n.lower() for n in names}
            score.add(lower, name)
            if row[1] is None:
                unasked.add(lower, name)
            if lower != name and "-v" in sys.argv and part == "train_0":
                print(row[0], names, name)
        print(f"names, English ({part}): {score} (goal 0.92); nobody asked: {unasked}")


def names_arabic(db: Any, rng: random.Random) -> None:
    """Made-up Arabic names after "my name is"."""
    from faker import Faker

    rows, wanted = [], []
    for locale in ("ar_AA", "ar_PS", "ar_SA"):
        fake = Faker(locale)
        fake.seed_instance(rng.randrange(1000))
        for _ in range(200):
            name = f"{fake.first_name()} {fake.last_name()}"
            rows.append((rng.choice(ARABIC).format(name),))
            wanted.append(name)
    found = ask(db, "pgcalls.extract_names(e.a ->> 0)", rows)
    score = Score()
    for row, names, name in zip(rows, found, wanted, strict=True):
        score.add(names, {name})
        if names != [name] and "-v" in sys.argv:
            print(row[0], names, name)
    print(f"names, Arabic: {score} (goal: recall 0.95)")


def main() -> None:
    """Print the scores."""
    rng = random.Random(1)
    with database() as db:
        phones_written(db)
        phones_spoken(db, rng)
        emails_written(db)
        emails_spoken(db, rng)
        names_english(db)
        names_arabic(db, rng)


if __name__ == "__main__":
    main()
