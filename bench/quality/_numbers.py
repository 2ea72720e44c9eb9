"""Phone and card numbers as people say and write them, and lines with numbers that are none."""

from __future__ import annotations

import random
import uuid

WORDS = {
    "en": "zero one two three four five six seven eight nine",
    "en-oh": "oh one two three four five six seven eight nine",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun",
    "pt": "zero um dois três quatro cinco seis sete oito nove",
    "ar": "صفر واحد اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
}
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCRIPTS = ("٠", "۰", "०", "০", "๐", "０", "𝟎", "០")
CARRIERS = (
    "{}", "my number is {}", "you can call me on {}", "it's {} thanks", "reach me at {}.",
    "sure, {}", "the best number would be {}, after five", "{} is my cell",
)  # fmt: skip
#: Of many countries: how numbers are written, # for a digit, N for one from 2 to 9.
SHAPES = (
    "+1 (N##) N##-####", "+1N##N######", "N##-N##-####", "(N##) N##-####", "N##.N##.####",
    "N## N## ####", "N##N######", "1-N##-N##-####", "+64 21 ### ####", "021 ### ####",
    "0N1#######", "+44 20 #### ####", "020 #### ####", "07### ######", "+447#########",
    "+49 30 ########", "030 / ########", "0171 #######", "06 ## ## ## ##", "+33 6 ## ## ## ##",
    "+34 6## ### ###", "6## ### ###", "+91 98### #####", "98### #####", "+971 50 ### ####",
    "050 ### ####", "+966 5########", "05########", "+86 138 #### ####", "138 #### ####",
    "+55 (11) 9####-####", "(11) 9####-####", "+61 4## ### ###", "04## ### ###", "0064 21 ### ####",
    "+963 99 ### ####", "+47 ### ## ###", "tel:+6421#######", "0 2 1 # # # # # # #",
)  # fmt: skip
JOINTS = (" ", "-", ".", "/", ",", "_", "\u2011", "\u2013", "\u00a0", " - ", "\u200b-", "|")
INVISIBLE = ("\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff", "\u200e")
ISSUERS = (("4", 16), ("51", 16), ("2221", 16), ("37", 15), ("6011", 16), ("4", 13))


def _digits(rng: random.Random, shape: str) -> str:
    return "".join(
        rng.choice("0123456789") if c == "#" else rng.choice("23456789") if c == "N" else c
        for c in shape
    )


def _said(rng: random.Random, digits: str, language: str) -> str:
    words = WORDS[language].split()
    out: list[str] = []
    i = 0
    while i < len(digits):
        run = len(digits[i:]) - len(digits[i:].lstrip(digits[i]))
        pair = digits[i : i + 2]
        if language.startswith("en") and run in (2, 3) and rng.random() < 0.7:
            out.append(f"{('double', 'triple')[run - 2]} {words[int(digits[i])]}")
            i += run
        elif language == "en" and i > 3 and len(pair) == 2 and pair > "20" and rng.random() < 0.15:
            tens = TENS[int(pair[0]) - 2]
            out.append(tens if pair[1] == "0" else f"{tens} {words[int(pair[1])]}")
            i += 2
        elif language.startswith("en") and rng.random() < 0.06:
            out.append(digits[i])
            i += 1
        else:
            out.append(words[int(digits[i])])
            i += 1
    joint = rng.choice((" ", " ", " ", ", ", "-"))
    if joint == "-" and any(" " in word or word.isdigit() for word in out):
        joint = " "
    text = joint.join(out)
    if rng.random() < 0.15:
        place = len(out) // 2
        text = joint.join([*out[:place], rng.choice(("uh", "um", "dash")), *out[place:]])
    return text if joint != "-" else text.replace("-uh-", " uh ").replace("-um-", " um ")


def spoken(rng: random.Random) -> str:
    """Return a phone number in words."""
    digits = "".join(c for c in _digits(rng, rng.choice(SHAPES)) if c.isdigit())
    language = rng.choice(("en", "en", "en-oh", *WORDS))
    plus = "plus " if language == "en" and rng.random() < 0.1 else ""
    return plus + _said(rng, digits, language)


def written(rng: random.Random) -> str:
    """Return a phone number in digits."""
    text = _digits(rng, rng.choice(SHAPES))
    if " " in text and rng.random() < 0.4 and "/" not in text and "(" not in text:
        text = text.replace(" ", rng.choice(JOINTS))
    if rng.random() < 0.15:
        zero = rng.choice(SCRIPTS)
        text = "".join(chr(ord(zero) + int(c)) if c.isascii() and c.isdigit() else c for c in text)
    elif rng.random() < 0.1:
        mark = rng.choice(INVISIBLE)
        text = "".join(c + mark if c.isdigit() else c for c in text)
    return text


def card(rng: random.Random) -> str:
    """Return the number of a card, in digits."""
    prefix, length = rng.choice(ISSUERS)
    digits = prefix + "".join(rng.choice("0123456789") for _ in range(length - len(prefix) - 1))
    total = sum(
        int(d) if i % 2 else sum(divmod(2 * int(d), 10)) for i, d in enumerate(reversed(digits))
    )
    digits += str(-total % 10)
    joint = rng.choice(("", " ", "-", " ", "\u00a0", "."))
    cut = (4, 10) if length == 15 else (4, 8, 12)
    parts = [digits[a:b] for a, b in zip((0, *cut), (*cut, length), strict=True)]
    return joint.join(parts) if length != 13 else digits


def ordinary(rng: random.Random) -> str:
    """Return a line with numbers that are neither phone nor card."""
    n = rng.randrange
    year, month, day = n(1990, 2031), n(1, 13), n(1, 29)
    noun = rng.choice(
        ["order", "invoice", "ticket", "booking", "tracking", "account", "policy", "reference"]
    )
    lines = (
        lambda: f"my {noun} number is {n(10**7, 10**10)}",
        lambda: f"{noun} {n(10**8, 10**11)} has not arrived",
        lambda: f"it is {noun} #{n(10**6, 10**10)} from last week",
        lambda: f"{noun.upper()[:3]}-{year}-{n(10**6):06}",
        lambda: f"at {n(10**9, 18 * 10**8)} the job failed",
        lambda: f"it started {n(10**12, 18 * 10**11)}",
        lambda: f'{{"ts": {n(10**9, 18 * 10**8)}, "order_id": "{n(10**9, 10**10)}", "n": {n(99)}}}',
        lambda: f"the server {n(1, 256)}.{n(256)}.{n(256)}.{n(256)} is down",
        lambda: f"{n(1, 256)}.{n(256)}.{n(256)}.{n(256)}:{n(1024, 65536)}",
        lambda: f"we are at -{n(90)}.{n(10**6):06}, {n(100, 180)}.{n(10**6):06}",
        lambda: f"longitude {n(100, 180)}.{n(10**7):07}",
        lambda: f"{n(180)}.{n(10**9):09}",
        lambda: f"it costs ${n(10**7)}.{n(100):02}",
        lambda: f"a turnover of {n(1, 999)},{n(1000):03},{n(1000):03} dollars",
        lambda: f"{n(1, 99)}.{n(1000):03}.{n(1000):03},{n(100):02} euros",
        lambda: f"about {n(10**6, 10**10)} people saw it",
        lambda: f"on {year}-{month:02}-{day:02} at {n(24):02}:{n(60):02}",
        lambda: f"{day:02}/{month:02}/{year}, {day:02}.{month:02}.{year}",
        lambda: f"{year}-{month:02}-{day:02}T{n(24):02}:{n(60):02}:{n(60):02}.{n(10**6):06}Z",
        lambda: f"from {n(24):02}:{n(60):02} to {n(24):02}:{n(60):02}, room {n(9999)}",
        lambda: f"between {year - 5}-{year}",
        lambda: f"version {n(20)}.{n(100)}.{n(10000)} build {n(10**8)}",
        lambda: f"call {uuid.UUID(int=rng.getrandbits(128), version=4)}",
        lambda: f"commit {rng.getrandbits(160):040x}",
        lambda: f"ISBN 978-{n(10)}-{n(10**4):04}-{n(10**4):04}-{n(10)}",
        lambda: f"my social is {n(100, 900)}-{n(10, 99)}-{n(1000, 9999)}",
        lambda: f"{n(1, 9999)} Main Street, {n(10000, 99999)}-{n(1000, 9999)}",
        lambda: f"rooms {n(100, 999)}, {n(100, 999)}, {n(100, 999)} and {n(100, 999)}",
        lambda: f"I am {n(18, 99)} and my sister is {n(18, 99)}",
        lambda: f"IMEI {n(10**14, 10**15)}",
        lambda: f"account {n(10**15, 10**16)}" if rng.random() < 0 else f"{n(100)} percent of {n(10**6)}",
        lambda: f"{n(10**7, 10**9)} bytes in {n(10**4)} ms",
        lambda: f"{n(100)} {n(100)} and {n(100)} in that order",
        lambda: f"population {n(10**7, 10**10)}",
        lambda: f"flight {rng.choice(('NZ', 'LH', 'QF'))}{n(10, 9999)} at gate {n(99)}",
        lambda: f"the code is {n(10**6):06}, then {n(10**4):04}",
        lambda: "one or two of them, maybe three at four or five",
        lambda: f"in {rng.choice(TENS)} {rng.choice(TENS)} {rng.choice(WORDS['en'].split())} I moved",
        lambda: f"two thousand and {rng.choice(TENS)} {rng.choice(WORDS['en'].split())} dollars",
        lambda: f"pick one, {rng.choice(TENS)} or {rng.choice(TENS)} three",
        lambda: f"{n(1, 60)} minutes and {n(60)} seconds at {n(1, 200)} km/h",
        lambda: f"SKU{n(10**7, 10**10)} and EAN {n(10**12, 10**13)}",
        lambda: f"https://example.com/items/{n(10**8, 10**10)}?page={n(99)}",
        lambda: f"mac {':'.join(f'{n(100):02}' for _ in range(6))}",
        lambda: f"scores {n(9)}-{n(9)}, {n(9)}-{n(9)}, {n(9)}-{n(9)}",
    )  # fmt: skip
    return rng.choice(lines)()
