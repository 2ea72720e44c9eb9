"""In a Turkish database "I" is no capital of "i": what the package makes of a text is the
same there as everywhere.
"""

from __future__ import annotations

import re

import psycopg
import pytest

from pgcalls import deploy
from pgcalls.files import definitions, migrations, read

from conftest import temporary_database

CASE = re.compile(r"\b(?:lower|upper|initcap)\(|\bi?like_regex\b|\bilike\b|~~\*")

#: Under which names servers know the language.
TURKISH = ("tr_TR.utf8", "tr_TR.UTF-8", "tr-TR-x-icu")

TEXTS = [
    "MY NAME IS IRIS DI MAGGIO AND I AM CALLING ABOUT AN INVOICE",
    "I'M INGRID, EMAIL ME AT INGRID.ILIC@MAIL.COM OR I N G AT GMAIL DOT COM",
    "CALL NINE FIVE SIX, FIVE SIX FIVE, NINE SIX NINE FIVE",
    "THIS IS TERRIFIC! IT IS NOT BRILLIANT, IRRITATING IN FACT. İpek, IŞIL, ışık",
]
CALLS = {
    "split_words": "pgcalls.split_words(%s)",
    "keywords": "pgcalls.extract_keywords(%s, 'IT', 10)",
    "names": "pgcalls.extract_names(%s, 'WHO IS CALLING?')",
    "emails": "pgcalls.extract_emails(%s, 'YOUR EMAIL?')",
    "phones": "pgcalls.extract_phones(%s, 'US', 'WHICH NUMBER IS IT?')",
    "sentiment": "(select s.score from pgcalls.score_sentences(array[%s]) as s)",
}


def careless(text):
    """Calls that change or ignore case by the rules of the database's language."""
    code = re.sub(r"--.*", "", text)
    found = []
    for match in CASE.finditer(code):
        depth, end = 1, match.end()
        while match.group().endswith("(") and depth:
            depth += {"(": 1, ")": -1}.get(code[end], 0)
            end += 1
        call = re.sub(r"\s+", " ", code[match.start() : end])
        if not re.search(r""" collate "C" ?\)$|'I', 'i' ?\)|'i', 'I' ?\)""", call):
            found.append(call)
    return found


def test_case_never_depends_on_the_language_of_the_database():
    files = {file.path: file.sql for file in definitions()}
    files |= {path.name: read(path) for path in migrations().glob("*.sql")}
    assert sum("lower(" in text for text in files.values()) > 20

    assert {path: found for path, text in files.items() if (found := careless(text))} == {}


@pytest.mark.parametrize(
    "text",
    ["lower(tg_op)", "upper(\n  btrim(x)\n)", "initcap(x || lower(y collate \"C\"))", "x ilike 'I%'"],
)  # fmt: skip
def test_the_check_of_case_fires(text):
    assert careless(text) != []


@pytest.fixture(scope="module")
def turkish(server, owner):
    """An installed database whose language is Turkish, as the superuser."""
    found = server.admin.execute(
        "select collname, collprovider = 'i' from pg_collation where collname = any (%s)"
        " order by 2",
        [list(TURKISH)],
    ).fetchone()
    if found is None:
        pytest.skip("the server knows no Turkish")
    collation, is_icu = found
    locale = (
        "locale_provider icu icu_locale 'tr-TR' locale 'C'" if is_icu else f"locale '{collation}'"
    )
    with temporary_database(server, owner, "bare", f"template template0 {locale}") as url:
        deploy.apply(url)
        yield url


def answers(db):
    """What the functions say, and what is kept of a call."""
    found = {
        (name, text): db.execute(f"select {call}".encode(), [text]).fetchone()
        for name, call in CALLS.items()
        for text in TEXTS
    }
    db.execute("select start_session('s', customer_number => '+16502530000')")
    for text in TEXTS:
        db.execute("select log_message('s', 'user', %s)", [text])
    db.execute("select save_user('IRIS', email => 'IRIS@MAIL.IT')")
    db.execute("select end_session('s', ended_reason => 'VOICEMAIL')")
    db.execute("update contacts set name = 'i' where true")
    for query in (
        "select email from contacts",
        "select user_name, user_email, user_phone, keywords, call_outcome, sentiment"
        " from user_sessions",
        "select action, object_type from audit_log order by id",
        "select forget_caller(email => 'iris@MAIL.it')::text is not null",
        "select count(*) from contacts",
        "select content from conversation_messages order by seq",
    ):
        found[query] = db.execute(query.encode()).fetchall()
    return found


def test_a_turkish_database_answers_like_any_other(turkish, fresh_database):
    found = []
    for url in (turkish, fresh_database):
        with psycopg.connect(url) as db:
            (capital,) = db.execute("select upper('i')").fetchone()
            found.append((capital, answers(db)))
            db.rollback()

    assert [capital for capital, _ in found] == ["İ", "I"]
    assert found[0][1] == found[1][1]
