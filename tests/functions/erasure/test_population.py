"""Callers who are nearly alike are forgotten one after the other, and nobody else is.

PGCALLS_CALLERS=2000 forgets two thousand of them, which takes a while.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
from dataclasses import dataclass
from itertools import pairwise

import psycopg
import pytest
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from dump import PG_DUMP
from support import part

CALLERS = int(os.environ.get("PGCALLS_CALLERS", "60"))
#: Dumps in between; the last one is at the end.
DUMPS = 2


@dataclass(frozen=True)
class Caller:
    """Who calls: a number, an address and a name that others nearly have."""

    phone: str
    email: str
    name: str

    def spellings(self) -> list[str]:
        """Ways in which others may write it; the first is the stored one."""
        digits = self.phone[1:]
        national = [f"0{digits[2:]}", f"0{digits[2:4]} {digits[4:7]} {digits[7:]}"]
        return [
            self.phone,
            f"00{digits[:2]}-{digits[2:5]}-{digits[5:]}",
            digits,
            *(national if digits.startswith("64") else []),
            self.email,
            self.email.upper(),
            self.email.replace("@", " at ").replace(".", " dot "),
            self.name,
            self.name.upper(),
            self.name.replace(" ", "  "),
        ]


def population(count: int) -> list[Caller]:
    """Callers of whom each is a suffix, a prefix or a neighbour of others."""
    firsts = ["Anna", "Bettina", "Layla", "Omar", "Susanne", "Pedro", "Ingrid", "Hassan"]
    lasts = ["Haddad", "Leeson", "Nguyen", "Okafor", "Petrov", "Quispe", "Rasmussen", "Tanaka"]
    # Of the same digits behind 64, 49, 33 and 61; the last number is a part of the longest.
    codes = ["64", "49", "61", "33"]
    found: list[Caller] = []
    for n in range((count + 3) // 4):
        local = f"{firsts[n % 8].lower()}{n // 8 if n > 7 else ''}"
        emails = [
            f"{local}@example.com",
            f"mary.{local}@example.com",
            f"{local}+tag@example.com",
            f"{local}@example.com.au",
        ]
        second = lasts[(n // 8) % 8] + ("" if n < 64 else f"sen{chr(97 + n // 64 % 26)}")
        names = [
            f"{firsts[n % 8]} {second}",
            f"{firsts[n % 8]} {second}-Jones",
            f"Jo{firsts[n % 8].lower()} {second}",
            f"{firsts[n % 8]} {second}son",
        ]
        if n >= 1664:
            raise AssertionError("too many names")
        national = f"21{1000000 + n * 7:07d}"
        found += [
            Caller(f"+{code}{national}", email, name)
            for code, email, name in zip(codes, emails, names, strict=True)
        ]
    return found[:count]


def fill(db, callers):
    """A call for each, and calls of the house in which several are mentioned."""
    db.execute("update client_subscriptions set default_country = 'NZ' where true")
    calls = {}
    for n, caller in enumerate(callers):
        started = db.execute(
            "select (start_session(session_id => %s, customer_number => %s)).id",
            [f"call-{n}" if n % 3 else f"sip-{caller.phone}", caller.phone],
        ).fetchone()
        calls[caller] = started["id"]
        db.execute(
            "select log_message(%s, 'user', %s, metadata => %s)",
            [
                str(started["id"]),
                f"I am {caller.name}, {caller.email}.",
                Jsonb({"said": f"one\n{caller.name}\n{caller.phone}"}),
            ],
        )
        db.execute(
            "select end_session(%s, user_name => %s, user_email => %s, summary => %s)",
            [str(started["id"]), caller.name, caller.email, f"{caller.name} called"],
        )
    shuffled = random.Random(11).sample(callers, len(callers))
    notes = []
    for n in range(0, len(shuffled), 6):
        group = shuffled[n : n + 6]
        note = db.execute(
            "select (start_session(session_id => %s, source => 'house')).id", [f"note-{n}"]
        ).fetchone()["id"]
        notes.append(note)
        for caller in group:
            for k, spelling in enumerate(caller.spellings()):
                db.execute(
                    "select log_message(%s, 'agent', %s, metadata => %s, message_key => %s)",
                    [
                        str(note),
                        f"ask for {spelling}, then hang up; {spelling}",
                        Jsonb({"k": [f"line\n{spelling}\tend", {spelling: spelling}]}),
                        f"{caller.phone}-{k}",
                    ],
                )
        db.execute(
            "select log_tool_call(%s, 'look', parameters => %s, error_message => %s)",
            [
                str(note),
                Jsonb([c.spellings() for c in group]),
                f"no '{group[0].email}' known",
            ],
        )
        db.execute(
            "select log_usage(%s, 'llm', 1, 'tokens', %s, metadata => %s)",
            [str(note), f"k-{group[-1].phone}", Jsonb({"for": group[0].name})],
        )
        db.execute(
            "select end_session(%s, keywords => %s, summary => %s)",
            [str(note), Jsonb([f"{group[0].name}\\"]), "; ".join(c.email for c in group)],
        )
    for caller in callers[::5]:
        db.execute("select save_user(%s, %s, %s)", [caller.name, caller.phone, caller.email])
    return calls


def traces(url, callers):
    """What a dump of everything holds of these callers, as a whole number, address or name."""
    dumped = subprocess.run([PG_DUMP, "--data-only", "--dbname", url], capture_output=True)
    assert dumped.returncode == 0, dumped.stderr.decode()
    # As COPY and JSON write a line break.
    text = re.sub(r"\\+[nt]", "\n", dumped.stdout.decode()).lower()
    numbers = set(re.findall(r"\+\d+", text)) | set(re.findall(r"(?<!\d)\d{8,15}(?!\d)", text))
    addresses = set(re.findall(r"[\w.+'-]+@[\w.-]*\w", text))
    words = re.findall(r"[\w-]+(?:'[\w-]+)*", text)
    names = {f"{first} {last}" for first, last in pairwise(words)}
    left = []
    for caller in callers:
        left += [s for s in caller.spellings()[:5] if s.lower() in numbers]
        left += [caller.email] * (caller.email in addresses)
        left += [caller.name] * (caller.name.lower() in names)
    return left


@pytest.mark.full
def test_callers_who_are_nearly_alike(fresh_database):
    callers = population(CALLERS)
    assert len({c.phone for c in callers}) == len({c.email for c in callers}) == CALLERS
    assert len({c.name for c in callers}) == CALLERS
    with psycopg.connect(fresh_database, autocommit=True, row_factory=dict_row) as db:
        calls = fill(db, callers)
        assert len(traces(fresh_database, callers)) >= 3 * CALLERS
        forgotten: list[Caller] = []
        asked = random.Random(7).sample(callers, len(callers))
        asked = asked if "PGCALLS_CALLERS" in os.environ else part(asked)
        for caller in asked:
            ways = [{"phone": caller.phone}, {"email": caller.email}]
            way = ways[len(forgotten) % 2]
            ((key, value),) = way.items()
            answer = db.execute(
                f"select f.* from forget_caller({key} => %s) as f".encode(), [value]
            ).fetchone()
            forgotten.append(caller)
            erased = db.execute(
                "select id from user_sessions where anonymized_at is not null"
            ).fetchall()

            assert {row["id"] for row in erased} == {calls[c] for c in forgotten}, caller
            assert (answer["calls"], answer["failed"], answer["has_more"]) == (1, [], False)
            other = {"phone": "email", "email": "phone"}[key]
            db.execute(f"select forget_caller({other} => %s)".encode(), [getattr(caller, other)])
            if len(forgotten) % max(len(asked) // DUMPS, 1) == 0:
                assert traces(fresh_database, forgotten) == []

        assert traces(fresh_database, asked) == []
        assert db.execute("select * from pgcalls.reconcile_usage()").fetchall() == []


def test_a_trace_is_seen(fresh_database):
    callers = population(4)
    with psycopg.connect(fresh_database, autocommit=True, row_factory=dict_row) as db:
        fill(db, callers)
        db.execute(
            "select forget_caller(phone => %s, email => %s)", [callers[0].phone, callers[0].email]
        )
        assert traces(fresh_database, callers[:1]) == []
        db.execute("update user_sessions set call_summary = %s where call_summary is not null",
                   [f"x\n{callers[0].email}"])  # fmt: skip
    assert traces(fresh_database, callers[:1]) != []


@pytest.mark.parametrize("count", [4, 2000])
def test_the_population_is_as_large_as_asked(count):
    assert len(set(population(count))) == count
