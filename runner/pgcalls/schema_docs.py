"""docs/reference, written from the catalogue and the comments of the database itself.

``python -m pgcalls.schema_docs`` in a checkout writes it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import namedtuple_row

from pgcalls import connection, deploy, embedded, files
from pgcalls.schema_pictures import Box, nearest, picture

#: The first line of every page that is written here; a page without it is left alone.
MARK = "<!-- Written by `make docs` from the database: edit the comments there. -->"
SCHEMAS = ["public", "pgcalls", "livekit", "callcenter"]

RELATIONS = """
select
  c.oid,
  c.relnamespace::regnamespace::text as schema,
  c.relname as name,
  c.relkind as kind,
  obj_description(c.oid, 'pg_class') as comment
from pg_catalog.pg_class as c
where
  c.relnamespace::regnamespace::text = any (%s)
  and c.relkind in ('r', 'p', 'v', 'm')
  and not c.relispartition
order by c.relnamespace::regnamespace::text <> 'public', 2, 3
"""

COLUMNS = """
select
  a.attname as name,
  format_type(a.atttypid, a.atttypmod) as type,
  not a.attnotnull as is_nullable,
  coalesce(pg_get_expr(d.adbin, d.adrelid), '') as default_value,
  coalesce(col_description(a.attrelid, a.attnum), '') as comment
from pg_catalog.pg_attribute as a
left join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attrelid = %s and a.attnum > 0 and not a.attisdropped
order by a.attnum
"""

# Keys and exclusions are indexes too, and not null is a property of the column.
CONSTRAINTS = """
select con.conname as name, pg_get_constraintdef(con.oid, true) as definition
from pg_catalog.pg_constraint as con
where con.conrelid = %s and con.contype in ('c', 'f')
order by con.contype desc, con.conname
"""

INDEXES = """
select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
from pg_catalog.pg_index as i
join pg_catalog.pg_class as c on c.oid = i.indexrelid
where i.indrelid = %s
order by c.relname
"""

POLICIES = """
select
  p.polname as name,
  p.polpermissive as is_permissive,
  p.polcmd as command,
  array_to_string(p.polroles::regrole[], ', ') as roles
from pg_catalog.pg_policy as p
where
  p.polrelid = %s
  -- There only where service_role does not bypass row level security.
  and p.polroles <> array['service_role'::regrole::oid]
order by p.polname
"""

# Postgres fires by moment, and among the triggers of a moment by name, in bytes.
TRIGGERS = """
select
  t.tgname as name,
  t.tgfoid::regproc::text as function,
  pg_get_triggerdef(t.oid, true) as definition,
  obj_description(t.tgfoid, 'pg_proc') as comment
from pg_catalog.pg_trigger as t
where t.tgrelid = %s and not t.tgisinternal
order by
  case
    when t.tgtype & 66 = 2 and t.tgtype & 1 = 0 then 1
    when t.tgtype & 66 in (2, 64) then 2
    when t.tgtype & 1 = 1 and not t.tginitdeferred then 3
    when not t.tginitdeferred then 4
    else 5
  end,
  t.tgname
"""

REFERENCES = """
select distinct con.conrelid as child, con.confrelid as parent
from pg_catalog.pg_constraint as con
where con.contype = 'f'
"""

FUNCTIONS = """
select
  p.pronamespace::regnamespace::text as schema,
  p.proname as name,
  p.proretset as is_set,
  p.prorettype::regtype::text as result,
  coalesce(pg_get_function_arguments(p.oid), '') as arguments,
  p.prosrc as body,
  obj_description(p.oid, 'pg_proc') as comment,
  (
    select string_agg(
      a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum
    )
    from pg_catalog.pg_type as t
    join pg_catalog.pg_attribute as a
      on a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
    where t.oid = p.prorettype
  ) as answers
from pg_catalog.pg_proc as p
where p.pronamespace::regnamespace::text = any (%s)
order by p.proname
"""

COMMANDS = {"r": "select", "a": "insert", "w": "update", "d": "delete", "*": "all"}
#: What PostgREST makes of an SQLSTATE; PTxyz is the status xyz.
STATUS = {"42501": "401 or 403", "22023": "400"}
#: Errors of PostgREST's own, before a function runs.
POSTGREST = [
    ("`PGRST202`", "404", "no function has this name and takes these arguments: one is misspelt,"
     " or one that has no default is missing"),
    ("`PGRST102`", "400", "the body is no JSON"),
    ("`PGRST301`", "401", "the token is expired, or another key than the project's has signed it"),
]  # fmt: skip


def folder() -> Path:
    """Return where the pages are in a checkout."""
    return files.root() / "docs" / "reference"


def written() -> dict[str, str]:
    """Return the pages that are there, without those that people write."""
    pages = {p.name: p.read_text(encoding="utf-8") for p in sorted(folder().glob("*.*"))}
    return {name: page for name, page in pages.items() if page.startswith(MARK)}


def render(database_url: str | None) -> dict[str, str]:
    """Return the pages, by file name, for a database that is at the newest state."""
    with connection.connect(database_url) as db:
        # Names come out the same whatever search_path the role has.
        db.execute("set search_path = pg_catalog, pg_temp")
        # In which constraints write their instants.
        db.execute("set timezone = 'UTC'")
        pages = Catalogue(db).pages()
    return {name: f"{MARK}\n\n{page.rstrip()}\n" for name, page in pages.items()}


class Catalogue:
    """What the pages are made of."""

    def __init__(self, db: psycopg.Connection) -> None:
        self._db = db
        relations = self._rows(RELATIONS, SCHEMAS)
        self.tables = [r for r in relations if r.kind in "rp"]
        self.views = [r for r in relations if r.kind in "vm"]
        self.functions = self._rows(FUNCTIONS, SCHEMAS)
        self.rpc = [f for f in self.functions if f.schema == "public"]
        self.files = {
            (d.schema, d.name): d.path for d in files.definitions() if d.kind == "functions"
        }
        self.rooms = self._rooms_of_tables()
        plan = files.read(files.root() / "functions" / "README.md")
        #: What each room knows, in the order of the plan of the house.
        rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.+?) \|(.*)\|$", plan, re.MULTILINE)
        self.plan = {name: what for name, _, what, _ in rows}
        self.may_call = {
            name: re.findall(r"`(\w+)`", others)
            for name, kind, _, others in rows
            if kind == "subject"
        }

    def pages(self) -> dict[str, str]:
        """Return every page without its mark, by file name."""
        return {
            "README.md": self._index(),
            "functions.md": self._functions(),
            "tables.md": self._tables(),
            "views.md": self._views(),
            "errors.md": self._errors(),
            "private.md": self._private(),
            "tables.svg": self._picture_of_tables(),
            "rooms.svg": self._picture_of_rooms(),
        }

    def _rows(self, query: str, argument: Any = None) -> list[Any]:
        cursor = self._db.cursor(row_factory=namedtuple_row)
        return cursor.execute(query.encode(), None if argument is None else [argument]).fetchall()

    def _room(self, function: str) -> str:
        """Return the room of a private function, which is also that of its public wrapper."""
        path = self.files.get(("pgcalls", function), "functions/public/")
        return path.split("/")[1]

    def _rooms_of_tables(self) -> dict[int, str]:
        """Give each table the room of its policies, else that of the functions that name it."""
        rooms = {d.name: d.path.split("/")[1] for d in files.definitions() if d.kind == "policies"}
        found = {}
        for table in self.tables:
            named = Counter(
                self._room(function.name)
                for function in self.functions
                if re.search(rf"(?<![\w.]){table.schema}\.{table.name}\b", function.body)
            )
            most = min(named, key=lambda room: (-named[room], room), default="-")
            found[table.oid] = rooms.get(table.name, most)
        return found

    def _by_room(self, things: Iterable[Any]) -> list[tuple[str, list[Any]]]:
        found: defaultdict[str, list[Any]] = defaultdict(list)
        for thing in things:
            room = self.rooms[thing.oid] if hasattr(thing, "oid") else self._room(thing.name)
            found[room].append(thing)
        order = [*self.plan, *sorted(found.keys() - self.plan.keys())]
        return [(room, found[room]) for room in order if room in found]

    def _heading(self, room: str) -> str:
        return f"## {room}\n\n" + (f"Knows {self.plan[room]}.\n" if room in self.plan else "")

    def _index(self) -> str:
        parts = [
            "# Reference\n",
            "Every name of the package, from the catalogue of an installed database.\n",
            _list(
                [
                    "[functions](functions.md): what agents and back ends call",
                    "[tables](tables.md): columns, rules, indexes, policies, triggers as they fire",
                    "[views](views.md): the same rows under other names, and figures",
                    "[errors](errors.md): every SQLSTATE, and who raises it when",
                    "[limits](limits.md): how large, how many, how long",
                    "[webhook fields](webhooks.md): what becomes of what platforms send",
                    "[private functions](private.md): for reading the code",
                ]
            ),
            "## Functions\n",
        ]
        for room, functions in self._by_room(self.rpc):
            rows = [
                (f"[`{f.name}`](functions.md#{f.name})", _first_sentence(f.comment))
                for f in functions
            ]
            parts.append(_table((room, "what it does"), rows))
        parts.append("## Tables\n")
        for room, tables in self._by_room(self.tables):
            rows = [
                (f"[`{_title(t)}`](tables.md#{_anchor(t)})", _first_sentence(t.comment))
                for t in tables
            ]
            parts.append(_table((room, "what a row is"), rows))
        parts.append("## Views\n")
        rows = [
            (f"[`{_title(v)}`](views.md#{_anchor(v)})", _first_sentence(v.comment))
            for v in self.views
        ]
        parts.append(_table(("view", "what it shows"), rows))
        return "\n".join(parts)

    def _functions(self) -> str:
        parts = [
            "# Functions\n",
            "In schema `public`, for SQL and, by the same names, for `supabase.rpc()`. JSON keys"
            " are the argument names.\n",
        ]
        for room, functions in self._by_room(self.rpc):
            parts.append(self._heading(room))
            for f in functions:
                arguments = [
                    re.sub(r" DEFAULT (.+?)(::[\w ]+(\[\])?)?$", r" default \1", a).replace(
                        "default NULL", "default null"
                    )
                    for a in re.split(r", (?=\"?\w+\"? )", f.arguments)
                ]
                listed = "\n  " + ",\n  ".join(arguments) + "\n" if f.arguments else ""
                result = f.result if f.answers is None else f.answers.replace(", ", ",\n  ")
                rows = "rows of" if f.is_set else "one"
                answers = f"{rows}\n  {result}"
                parts.append(
                    f"### {f.name}\n\n```text\n{f.name}({listed})\nanswers {answers}\n```\n\n"
                    f"{_text(f.comment)}\n"
                )
        return "\n".join(parts)

    def _tables(self) -> str:
        parts = [
            "# Tables\n",
            f"{len(self.tables)} tables, each under its room, as the [functions](private.md) are."
            " Those of schema `pgcalls` are for the package itself.\n",
            "Triggers stand in the order in which they fire: before the statement, before the row,"
            " after the row, after the statement, at the commit; and in each by name. Foreign keys"
            " are checked first of all that happens after the row.\n",
            "Each table of `public` behind those that its foreign keys lead to:\n",
            "![The tables and what they belong to](tables.svg)\n",
        ]
        for room, tables in self._by_room(self.tables):
            parts.append(self._heading(room))
            parts += [self._relation(table) for table in tables]
        return "\n".join(parts)

    def _views(self) -> str:
        parts = ["# Views\n", *(self._relation(view) for view in self.views)]
        return "\n".join(parts)

    def _relation(self, relation: Any) -> str:
        parts = [f"### {_title(relation)}\n\n{_text(relation.comment)}\n"]
        columns = self._rows(COLUMNS, relation.oid)
        if relation.kind in "vm":
            rows: Sequence[tuple[str, ...]] = [
                (_code(c.name), _code(c.type), c.comment) for c in columns
            ]
            parts.append(_table(("column", "type", "what"), rows))
        else:
            rows = [
                (
                    _code(c.name),
                    _code(c.type),
                    "yes" if c.is_nullable else "",
                    _code(c.default_value),
                    c.comment,
                )
                for c in columns
            ]
            parts.append(_table(("column", "type", "null", "default", "what"), rows))
        parts.append(
            _table(
                ("rule", "what must hold"),
                [
                    (_code(c.name), _code(re.sub(r"^CHECK \((.*)\)$", r"\1", c.definition)))
                    for c in self._rows(CONSTRAINTS, relation.oid)
                ],
            )
        )
        parts.append(
            _table(
                ("index", "on"),
                [
                    (_code(i.name), _code(i.definition.split(" USING ", 1)[1]))
                    for i in self._rows(INDEXES, relation.oid)
                ],
            )
        )
        parts.append(
            _table(
                ("policy", "kind", "command", "role"),
                [
                    (
                        _code(p.name),
                        "permissive" if p.is_permissive else "restrictive",
                        COMMANDS[p.command],
                        p.roles,
                    )
                    for p in self._rows(POLICIES, relation.oid)
                ],
            )
        )
        parts.append(
            _table(
                ("trigger", "fires", "runs", "what it does"),
                [self._trigger(t) for t in self._rows(TRIGGERS, relation.oid)],
            )
        )
        return "\n".join(part for part in parts if part)

    def _trigger(self, trigger: Any) -> tuple[str, ...]:
        moment, event, level, condition = _trigger_parts(trigger.definition)
        fires = f"{moment} {event}" + ("" if level == "row" else f", each {level}")
        if "INITIALLY DEFERRED" in trigger.definition:
            fires += ", at the commit"
        if condition:
            fires += f", when `{condition}`"
        name = trigger.function.split(".")[1]
        what = _first_sentence(trigger.comment).removeprefix("Trigger function: ")
        return _code(trigger.name), fires, self._source(name), what[:1].upper() + what[1:]

    def _errors(self) -> str:
        raised: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for f in self.rpc:
            _, _, errors = " ".join(f.comment.split()).partition("Errors: ")
            for code, when in re.findall(r"([0-9A-Z]{5}) (.+?)(?:; (?=[0-9A-Z]{5} )|\.$)", errors):
                raised[code].append((f"[`{f.name}`](functions.md#{f.name})", when))
        parts = [
            "# Errors\n",
            "No error repeats what is stored, and nothing is written when there is one. A hint says"
            " what to do. A foreign call and a missing one give the same answer.\n",
            "A value of the wrong type is refused by Postgres itself before a function runs"
            " (`22P02`, `22P05`, `22007`, `22003`, and `22008` for seconds since 1970 in place of"
            " an instant: HTTP 400). Only the direct insert of a row by"
            " `service_role` shows that row.\n",
        ]
        parts.append(_table(("from PostgREST", "HTTP", "when"), POSTGREST))
        for code, rows in sorted(raised.items()):
            status = code[2:] if code.startswith("PT") else STATUS[code]
            parts.append(f"## {code}\n\nOver HTTP: {status}.\n")
            parts.append(_table(("function", "when"), rows))
        return "\n".join(parts)

    def _private(self) -> str:
        parts = [
            "# Private functions\n",
            "In schema `pgcalls`, by room; no API. A room calls those behind it:\n",
            "![The rooms and whom they may call](rooms.svg)\n",
        ]
        private = [f for f in self.functions if ("pgcalls", f.name) in self.files]
        for room, functions in self._by_room(f for f in private if f.schema == "pgcalls"):
            rows = [(self._source(f.name), _first_sentence(f.comment)) for f in functions]
            parts += [self._heading(room), _table(("function", "what it does"), rows)]
        return "\n".join(parts)

    def _picture_of_tables(self) -> str:
        names = {t.oid: t.name for t in self.tables if t.schema == "public"}
        edges = nearest(
            (names[r.parent], names[r.child])
            for r in self._rows(REFERENCES)
            if r.parent in names and r.child in names
        )
        return picture([Box(name) for name in names.values()], edges)

    def _picture_of_rooms(self) -> str:
        foundation = [room for room in self.plan if room not in self.may_call]
        door = "functions for agents, platforms and back ends, over PostgREST or in SQL"
        boxes = [
            Box("public", f"{len(self.rpc)} {door}"),
            *(Box(room, self.plan[room]) for room in self.may_call),
            Box("foundation", f"{', '.join(foundation)}: any room calls them"),
        ]
        edges: set[tuple[str, str]] = set()
        for room, others in self.may_call.items():
            edges |= {("public", room), (room, "foundation"), *((room, o) for o in others)}
        return picture(boxes, nearest(edges))

    def _source(self, name: str) -> str:
        path = self.files.get(("pgcalls", name))
        return f"[`{name}`](../../{path})" if path else f"`{name}`"


def _trigger_parts(definition: str) -> tuple[str, str, str, str]:
    """Moment, events, level and condition of what pg_get_triggerdef answers."""
    found = re.fullmatch(
        r"CREATE (?:CONSTRAINT )?TRIGGER \S+ (BEFORE|AFTER|INSTEAD OF) (.+?) ON \S+ (?:.* )?"
        r"FOR EACH (ROW|STATEMENT)(?: WHEN \((.*)\))? EXECUTE FUNCTION .+",
        definition,
    )
    if found is None:
        raise ValueError(f"unknown form of a trigger: {definition}")
    moment, event, level, condition = found.groups()
    for word in ("INSERT", "UPDATE OF", "UPDATE", "DELETE", "TRUNCATE"):
        event = re.sub(rf"(^| OR ){word}\b", lambda m: m.group().lower(), event)
    return moment.lower(), event, level.lower(), condition or ""


def _title(relation: Any) -> str:
    return str(
        relation.name if relation.schema == "public" else f"{relation.schema}.{relation.name}"
    )


def _anchor(relation: Any) -> str:
    return _title(relation).replace(".", "")


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _text(comment: str) -> str:
    return comment.replace("<", "\\<")


def _first_sentence(comment: str) -> str:
    paragraph = " ".join(comment.split("\n\n")[0].split())
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", paragraph)[0]


def _list(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines) + "\n"


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    for row in rows:
        cells = (" ".join(cell.split()).replace("|", "\\|") for cell in row)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the pages of a checkout from an embedded Postgres."""
    with embedded.server() as url:
        deploy.apply(url)
        pages = render(url)
    for name in written().keys() - pages.keys():
        (folder() / name).unlink()
    folder().mkdir(parents=True, exist_ok=True)
    for name, page in pages.items():
        (folder() / name).write_text(page, encoding="utf-8")
    print(folder())


if __name__ == "__main__":
    main()
