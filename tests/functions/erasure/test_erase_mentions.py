"""A mention is a whole number, address or name; what is near to it is somebody else's."""

from __future__ import annotations

import json
import unicodedata
from urllib.parse import quote, quote_plus

import pytest
from psycopg.types.json import Jsonb

PHONES, EMAILS = ["+64215550123", "+64211234567"], ["smith@example.com", "layla.haddad@example.com"]
NAMES = ["Anna Lee", "Layla Haddad"]

MENTIONS = [
    "call +64 21 555 0123 now", "0064-21-555-0123", "021 555 0123", "(021) 555-0123", "٠٢١٥٥٥٠١٢٣",
    "+64 (0)21 555 0123", "64215550123", "tel:+64215550123;x", "room-64215550123-17",
    "12 021 555 0123 at 10", "021\n555\n0123", "021\u200b555\u200b0123", "０２１５５５０１２３",
    "021 555 0123 021 555 0123", "+64215550123-1", "k-64215550123-0", "sip:+64215550123@carrier.example", "smith@example.com.",
    "021, 555, 0123", "021_555_0123", "021·555·0123", "smith [at] example [dot] com",
    "'smith@example.com'", "<smith@example.com>", "mailto:SMITH@Example.com?x", "see smith@example.com",
    "layla dot haddad at example dot com", "Anna Lee", "Anna Lee's car", "ANNA LEE WANTED",
    "Hello Anna  Lee.", "x\nAnna\nLee\ny", "Anna Lee Monday", "(Anna Lee)", "Dear Anna Lee-",
]  # fmt: skip
OTHERS = [
    "+49211234567", "+49 211 234567", "0049 211 234567", "+1 868 211 234567", "96421555012345",
    "021 555 01234", "+642155501234", "1021 555 0123", "mary.smith@example.com",
    "mary-smith@example.com", "mary_smith@example.com", "o'smith@example.com",
    "x+smith@example.com", "x!smith@example.com", "x%smith@example.com", "x&smith@example.com",
    "x*smith@example.com", "x~smith@example.com", "x{smith@example.com", "mary@smith@example.com",
    "jo\u0308smith@example.com", "jo\u0308.smith@example.com", "smith@example.com\u0301x",
    "smith@example.com.au", "smith@example.com-x", "smith@example.company",
    "smith@myexample.com", "mary dot smith at example dot com", "smith at example dot com dot au",
    "Anna Lee-Jones", "Joanna Lee", "Anna Leeson", "Mary-Anna Lee", "Mary Anna Lee",
    "Anna Lee Jones", "O'Anna Lee", "Anna", "Lee", "Anna B. Lee",
]  # fmt: skip


#: One text in the many ways it is written: everybody means the same.
FORMS = {
    "composed": lambda t: unicodedata.normalize("NFC", t),
    "decomposed": lambda t: unicodedata.normalize("NFD", t),
    "wide": lambda t: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in t),
    "another blank": lambda t: t.replace(" ", "\u00a0"),
    "a wide blank": lambda t: t.replace(" ", "\u3000"),
    "a next line": lambda t: t.replace(" ", "\u0085"),
    "a vertical tab": lambda t: t.replace(" ", "\v"),
    "unseen": lambda t: t[:2] + "\u200b" + t[2:-3] + "\u00ad" + t[-3:],
    "capitals": lambda t: t.upper(),
    "in JSON": lambda t: json.dumps({"who": t.replace(" ", "\n")}),
    "in JSON as it is": lambda t: json.dumps({"who": f"\\{t}"}, ensure_ascii=False),
    "in JSON in JSON": lambda t: json.dumps({"a": json.dumps({"who": t.replace(" ", "\t")})}),
    "in broken JSON": lambda t: json.dumps({"who": t})[:-1],
    "in a query": lambda t: f"https://x.example/?who={quote_plus(t)}&x=1",
    "in a path": lambda t: f"https://x.example/{quote(t, safe='')}/x",
    "in HTML": lambda t: "".join(c if c.isalnum() else f"&#{ord(c)};" for c in t),
    "after a backslash": lambda t: f"CORP\\{t}",
    "Bengali": lambda t: "".join(chr(0x9E6 + int(c)) if c in "0123456789" else c for c in t),
    "mathematical": lambda t: "".join(chr(0x1D7CE + int(c)) if c in "0123456789" else c for c in t),
    "keycaps": lambda t: "".join(f"{c}\ufe0f\u20e3" if c in "0123456789" else c for c in t),
}
WHO = {
    "name": "Zoë Álvarez", "email": "zoë.álvarez@exámple.com", "phone": "+64 21 555 0123",
    "plain name": "Nancy Bobst", "plain email": "nancy.bobst@example.com", "Turkish": "İpek Yılmaz",
    "Greek": "ΝΙΚΟΣ ΠΑΠΠΑΣ", "German": "Anna Weiß",
}  # fmt: skip


def erase(db, document, country="NZ", phones=PHONES, emails=EMAILS, names=NAMES):
    return db.value(
        "select pgcalls.erase_mentions("
        "%s::jsonb, pgcalls.caller_patterns(%s, %s, %s, %s), '[erased]')",
        json.dumps(document), phones, emails, names, country,
    )  # fmt: skip


@pytest.mark.parametrize("text", MENTIONS)
def test_a_mention_is_erased(db, text):
    assert "[erased]" in erase(db, text)


@pytest.mark.parametrize("text", OTHERS)
def test_somebody_else_stays(db, text):
    assert erase(db, text) == text


def test_two_numbers_in_a_row_are_two(db):
    assert erase(db, "021 555 0123 021 987 6543") == "[erased] 021 987 6543"


def test_a_national_number_is_one_only_in_its_country(db):
    assert erase(db, "021 555 0123", country="DE") == "021 555 0123"
    assert erase(db, "021 555 0123", country=None) == "021 555 0123"
    assert erase(db, "+64 21 555 0123", country=None) == "[erased]"
    # 0211 234567 is a number of Düsseldorf as well as nearly one of New Zealand.
    assert erase(db, "0211234567", phones=["+49211234567"]) == "0211234567"
    assert erase(db, "0211234567", phones=["+49211234567"], country="DE") == "[erased]"


@pytest.mark.parametrize("text", [m for m in MENTIONS if "\n" not in m] + ["x\n{}\ty", '"{}\\'])
def test_a_document_is_searched_in_its_values(db, text):
    text = text.format("Anna Lee")
    document = {text: [text, {"deep": f"line\n{text}\nline"}], "n": [64215550123, 1.5, None, True]}

    erased = erase(db, document)

    assert erased["n"] == ["[erased]", 1.5, None, True]
    left = json.dumps(erased, ensure_ascii=False)
    assert left.count("[erased]") == json.dumps(erase(db, text)).count("[erased]") * 3 + 1


@pytest.mark.parametrize("keywords", [["Anna Lee\\", 'a"b', "", "{x,y}", "Anna Lee"], ["\\"], []])
def test_an_array_is_searched_in_its_elements(db, keywords):
    assert erase(db, keywords) == [k.replace("Anna Lee", "[erased]") for k in keywords]


@pytest.mark.parametrize(
    ("name", "is_telling"),
    [
        ("Anna Lee", True), ("Layla Haddad", True), ("ليلى حداد", True), ("Anna", False),
        ("of the", False), ("Li Wu", False), ("Grace King", False), ("A B", False), ("Young", False),
        ("Mark Young", True), ("  Anna  ", False),
    ],
)  # fmt: skip
def test_which_names_tell_a_person(db, name, is_telling):
    assert db.value("select pgcalls.is_telling_name(%s)", name) is is_telling


@pytest.mark.parametrize(
    ("columns", "keys"),
    [
        ({"user_phone": "021 555 0123"}, {"phone:+64215550123"}),
        ({"customer_number": "sip:+64215550123@x.example"}, {"phone:+64215550123"}),
        ({"customer_address": "Ada <sip:+64215550123@x.example>"}, {"phone:+64215550123"}),
        ({"customer_address": "sip:+64215550123@x.example"}, {"phone:+64215550123"}),
        ({"user_email": " Ada@Example.com"}, {"email:ada@example.com"}),
        ({"user_id": "u-1"}, {"user_id:u-1"}),
        ({"room_name": "call-_+64215550123_x"}, {"phone:+64215550123"}),
        ({"room_name": "mary.smith@example.com"}, {"email:mary.smith@example.com"}),
        ({"session_id": "64215550123"}, set()),
        ({"participant_identity": "sip_+64215550123"},
         {"phone:+64215550123", "user_id:sip_+64215550123"}),
        # Heard in the call: somebody's, but whose is told by the number that called.
        ({"user_phone": "+64215550123", "derived_columns": ["user_phone"]},
         {"phone:+64215550123"}),
        ({"user_phone": "+64215550123", "derived_columns": ["user_phone"],
          "customer_number": "+64219876543"}, {"phone:+64219876543"}),
        ({"user_email": "a@b.example", "derived_columns": ["user_email"], "user_id": "u"},
         {"user_id:u"}),
    ],
)  # fmt: skip
def test_who_called_is_told_in_normal_form(db, columns, keys):
    found = db.value(
        "select pgcalls.caller_keys( jsonb_populate_record(null::user_sessions, %s::jsonb), 'NZ')",
        json.dumps({"derived_columns": [], **columns}),
    )
    assert {k for k in found if "@x.example" not in k} == keys


@pytest.mark.parametrize("form", FORMS)
def test_a_caller_is_found_in_every_form(db, form):
    """In a turn, and in the values and keys of a document; nobody nearly alike is."""
    db.start("own", customer_number=WHO["phone"])
    db.call("end_session", session_id="own", user_name=WHO["name"], user_email=WHO["email"])
    for kind, value in WHO.items():
        if kind not in ("name", "email", "phone"):
            email = {"user_email": value} if "@" in value else {"user_name": value}
            db.start(kind, customer_number=WHO["phone"])
            db.call("end_session", session_id=kind, **email)
    db.start("other", customer_number="+64219876543")
    for kind, value in WHO.items():
        text = f"{kind}: {FORMS[form](value)}"
        db.call("log_message", session_id="other", role="agent", content=text)
        db.call("log_tool_call", session_id="other", tool_name=kind,
                result=Jsonb({"a": [text, {text: 1}]}))  # fmt: skip
    stranger = FORMS[form]("Zoë Álvarez-Jones or mary.zoë.álvarez@exámple.com, +64 21 555 01234")
    db.call("log_message", session_id="other", role="agent", content=stranger)
    db.call("end_session", session_id="other")

    for email in (WHO["email"], WHO["plain email"]):
        db.call("forget_caller", client_id="acme", phone=WHO["phone"], email=email)

    turns = db.rows("select content from conversation_messages order by seq")
    tools = {
        r["tool_name"]: r["result"] for r in db.rows("select tool_name, result from tool_calls")
    }
    assert turns.pop()["content"] == stranger
    for kind, turn in zip(WHO, turns, strict=True):
        assert turn["content"].count("[erased]") == 1, (kind, turn)
        assert json.dumps(tools[kind]).count("[erased]") == 2, tools[kind]


@pytest.mark.parametrize("sign", [*"!#$%&'*+-/=?^_`{|}~.", "o\u0308", "\uff07"])
def test_what_ends_like_an_address_is_another(db, sign):
    other = f"anna{sign}smith@example.com"
    for n, columns in enumerate(("user_email", "participant_identity", "user_id", "room_name")):
        db.rows(
            f"insert into user_sessions (client_id, session_id, {columns}, ended_at_utc)"
            " values ('acme', %s, %s, now())",
            f"s{n}", other,
        )  # fmt: skip

    assert db.call("forget_caller", email="smith@example.com")["calls"] == 0


@pytest.mark.parametrize(
    ("columns", "calls"),
    [
        ({"user_email": "jose\u0301@example.com"}, 1), ({"user_email": "ｊｏｓé@example.com"}, 1),
        ({"user_email": "jo\u200bsé@EXAMPLE.com"}, 1), ({"room_name": "jose\u0301@example.com"}, 1),
        ({"user_email": "jose@example.com"}, 0), ({"user_email": "ajosé@example.com"}, 0),
        ({"user_id": "０２１ ５５５ ０１２３"}, 1), ({"participant_identity": "021 555 0123"}, 1),
        ({"participant_identity": "64215550123"}, 1), ({"user_id": "64215550123"}, 1),
        # A serial number, the beginning of another number, what a caller calls himself.
        ({"user_id": "215550123"}, 0), ({"user_id": "642155501234"}, 0),
        ({"customer_address": '"+64215550123" <sip:+64219876543@x.example>'}, 0),
        ({"customer_address": '"josé@example.com" <sip:+64219876543@x.example>'}, 0),
        ({"user_id": "u\u0301"}, 1), ({"user_id": "\u00fa"}, 1), ({"user_id": "u"}, 0),
    ],
)  # fmt: skip
def test_who_somebody_is_is_equal_in_normal_form(db, columns, calls):
    ((column, value),) = columns.items()
    db.rows(
        f"insert into user_sessions (client_id, session_id, {column}, ended_at_utc)"
        " values ('acme', 's', %s, now())",
        value,
    )

    answer = db.call("forget_caller", client_id="acme", phone="+64215550123",
                     email="jose\u0301@example.com", user_id="u\u0301")  # fmt: skip
    assert answer["calls"] == calls
