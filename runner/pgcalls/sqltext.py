"""Reading SQL without running it: where a statement ends, and what it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

TOKEN = re.compile(
    r"""
    (?P<comment> --[^\n]* | /\*)
    | (?P<dollar> \$(?P<tag>[a-zA-Z_]\w*|)\$ )
    | (?P<text> \b[eE]'(?:[^'\\]|\\.|'')*' | '(?:[^']|'')*' )
    | (?P<name> "(?:[^"]|"")*" )
    | (?P<word> \w+ )
    | (?P<mark> [;()] )
    """,
    re.X | re.S,
)
NAME = r"[a-z_][\w.]*"
#: What a statement of a definition file makes, by the words it begins with.
HEADS = (
    ("function", re.compile(rf"create or replace (?:function|procedure) ({NAME})")),
    ("view", re.compile(rf"create or replace view ({NAME})")),
    ("trigger", re.compile(rf"create or replace trigger (\w+)\s.*?\son ({NAME})", re.S)),
    ("policy", re.compile(rf"drop policy if exists (\w+)\s+on ({NAME})")),
    ("policy", re.compile(rf"create policy (\w+)\s+on ({NAME})")),
    ("comment", re.compile(rf"comment on (?:view|function|table) ({NAME})")),
    ("comment", re.compile(rf"comment on column ({NAME})\.\w+")),
    ("comment", re.compile(rf"comment on (?:trigger|policy) \w+ on ({NAME})")),
    ("grant", re.compile(rf"(?:grant|revoke)\s.*?\son (?:function |table )?({NAME})", re.S)),
)


@dataclass(frozen=True)
class Statement:
    """One statement of a file: where it is, what it says."""

    path: str
    offset: int
    sql: str

    @property
    def bare(self) -> str:
        """The statement without comments, texts and bodies."""
        return bare(self.sql)


@dataclass(frozen=True)
class Part:
    """The statements of a file that belong together: run all of them, or none."""

    kind: str
    #: What it makes or describes: ``pgcalls.is_uuid``, ``audit_change on public.contacts``.
    name: str
    statements: tuple[Statement, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What tells a part from the others of a release."""
        return (self.kind, self.name)

    @property
    def relation(self) -> str:
        """The table or view of a trigger or policy; the object of all others."""
        return self.name.split(" on ")[-1]

    @property
    def text(self) -> str:
        """What tells whether the part has changed."""
        return ";\n".join(" ".join(s.sql.split("\n")) for s in self.statements)

    @property
    def head(self) -> tuple[str, int]:
        """Arguments and result of a function, and how many arguments have a default.

        ``create or replace`` cannot change the first, nor take away of the second.
        """
        text, depth, end = " ".join(self.statements[0].bare.split()), 0, None
        for mark in re.finditer(r"[()]|\b(?:language|as)\b", text):
            depth += {"(": 1, ")": -1}.get(mark.group(), 0)
            if depth == 0 and mark.group() not in "()":
                end = mark.start()
                break
        return re.subn(r" default [^,()]*(\([^()]*\))?[^,()]*", "", text[:end])

    @property
    def undo(self) -> str | None:
        """The statement that takes it back."""
        if self.kind in ("function", "view"):
            return f"drop {self.kind} {self.name}"
        if self.kind in ("policy", "trigger"):
            return f"drop {self.kind} if exists {self.name}"
        if self.kind == "grant" and self.statements[0].path.startswith("policies/"):
            return f"revoke all on {self.name} from public, anon, authenticated, service_role"
        return None


def _tokens(sql: str) -> Iterator[tuple[str, int, int]]:
    position = 0
    while found := TOKEN.search(sql, position):
        kind, start, position = found.lastgroup or "", found.start(), found.end()
        if kind == "tag":
            kind = "dollar"
        if kind == "dollar":
            end = sql.find(found.group(), position)
            position = len(sql) if end < 0 else end + len(found.group())
        elif found.group() == "/*":
            depth = 1
            while depth and (mark := re.compile(r"/\*|\*/").search(sql, position)):
                depth += 1 if mark.group() == "/*" else -1
                position = mark.end()
            position = len(sql) if depth else position
        yield kind, start, position


@cache
def split(path: str, sql: str) -> tuple[Statement, ...]:
    """Return the statements of a file, each without its semicolon."""
    found: list[Statement] = []
    begin: int | None = None
    end = depth = atomic = 0
    previous = ""
    for kind, start, stop in _tokens(sql):
        word = sql[start:stop].lower()
        if kind == "comment":
            continue
        if word == ";" and not depth and not atomic:
            if begin is not None:
                found.append(Statement(path, begin, sql[begin:start].rstrip()))
            begin = None
            continue
        if begin is None:
            begin = start
        end = stop
        depth += {"(": 1, ")": -1}.get(word, 0)
        if (word == "atomic" and previous == "begin") or (atomic and word == "case"):
            atomic += 1
        elif atomic and word == "end":
            atomic -= 1
        previous = word
    if begin is not None:
        found.append(Statement(path, begin, sql[begin:].rstrip() if end else ""))
    return tuple(found)


@cache
def bare(sql: str) -> str:
    """Return the SQL in lower case with comments, texts and bodies blanked out."""
    kept, last = [], 0
    for kind, start, stop in _tokens(sql):
        if kind in ("comment", "dollar", "text"):
            kept += [sql[last:start], " "]
            last = stop
    return "".join([*kept, sql[last:]]).lower()


@cache
def parts(path: str, sql: str) -> tuple[Part, ...]:
    """Return what a definition file makes, statement by statement."""
    grouped: dict[tuple[str, str], list[Statement]] = {}
    for statement in split(path, sql):
        text = " ".join(statement.bare.split())
        for what, head in HEADS:
            if found := head.match(text):
                kind, name = what, " on ".join(found.groups())
                break
        else:
            kind, name = "call", " ".join(statement.sql.split())
            if path.startswith("policies/"):
                # let_service_role makes the policy of this name, where it takes one.
                table = path.split("/")[-1].removesuffix(".sql")
                kind, name = "policy", f"{table}_service on public.{table}"
        grouped.setdefault((kind, name), []).append(statement)
    return tuple(Part(kind, name, tuple(list_)) for (kind, name), list_ in grouped.items())


def mentions(texts: Iterable[str], schemas: Iterable[str]) -> set[str]:
    """Return the qualified names, of these schemas, that occur in the texts."""
    named = re.compile(rf"\b(?:{'|'.join(schemas)})\.[a-z_]\w*")
    return {name for text in texts for name in named.findall(text)}
