"""From what a database holds to what it is to hold: one script, worked out beforehand.

The script is sent whole, so that a lock lasts as long as the statements take and not as
long as the network does. What has not changed is not in it. The same script is what
``plan --sql`` prints and ``export`` writes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

import psycopg

from pgcalls import citus
from pgcalls.errors import PgcallsError, StepError
from pgcalls.files import SCHEMAS, Definition, Key
from pgcalls.history import quote
from pgcalls.sqltext import NAME, Part, Statement, bare, mentions, split

PartKey = tuple[str, str]
#: What a change of makes every object look different.
READ_BY = {("function", "pgcalls.catalog_state"), ("function", "pgcalls.plain_words")}
#: Undefined function, table, object, column, schema: another part may make it yet.
UNDEFINED = frozenset({"42883", "42P01", "42704", "42703", "3F000"})
#: Not replaced in place: a function's result, a view's columns.
IRREPLACEABLE = frozenset({"42P13", "42P16"})
#: Something hangs on what a migration changes.
IN_THE_WAY = frozenset({"2BP01", "0A000", "42P16"})
#: Seconds that the relations of a deployment are waited for, all together: less than
#: deadlock_timeout, so that it is never a client that Postgres sacrifices.
TRY = 0.15
#: The mode of a view, and of a table that is altered.
VIEW, TABLE = "access exclusive, as a view", "access exclusive"
STRONG = (
    rf"alter table (?:if exists )?(?:only )?({NAME})(?! validate constraint)",
    rf"(?:drop|truncate) table (?:if exists )?({NAME})",
    rf"truncate ({NAME})",
    rf"(?:create|alter|drop) policy (?:if exists )?\w+ on ({NAME})",
    rf"drop trigger (?:if exists )?\w+ on ({NAME})",
    rf"drop index (?:if exists )?({NAME})",
    rf"(?:drop|alter) view (?:if exists )?({NAME})",
    rf"create or replace view ({NAME})",
)
WEAK = (
    rf"create (?:unique )?index .*?\bon (?:only )?({NAME})",
    rf"references ({NAME})",
    rf"create (?:or replace )?(?:constraint )?trigger \w+ .*?\bon ({NAME})",
)
#: Everything that hangs on an object, however far, and on what of ours it hangs.
DEPENDENTS = """
with recursive dependent (classid, objid, depth, root) as (
  select 'pg_catalog.pg_proc'::regclass::oid, f.name::regprocedure::oid, 0, f.name
  from unnest(%s::text[]) as f (name)
  union all
  select 'pg_catalog.pg_class'::regclass::oid, r.name::regclass::oid, 0, r.name
  from unnest(%s::text[]) as r (name)
  union all
  select
    case when w.oid is null then d.classid else 'pg_catalog.pg_class'::regclass::oid end,
    coalesce(w.ev_class, d.objid),
    p.depth + 1,
    p.root
  from dependent as p
  join pg_catalog.pg_depend as d on d.refclassid = p.classid and d.refobjid = p.objid
  left join pg_catalog.pg_rewrite as w
    on d.classid = 'pg_catalog.pg_rewrite'::regclass and w.oid = d.objid
  where d.deptype in ('n', 'a', 'i') and coalesce(w.ev_class, d.objid) <> p.objid and p.depth < 99
)
select o.type, o.identity, max(p.depth), min(p.root)
from dependent as p
cross join lateral pg_identify_object(p.classid, p.objid, 0) as o
where o.type not in ('type', 'composite type', 'rule')
group by o.type, o.identity
order by max(p.depth) desc, o.type, o.identity
"""


@dataclass(frozen=True)
class Migration:
    """A migration to run, forward or back, with yoyo's name of it."""

    id: str
    file: Definition
    is_back: bool = False

    @property
    def marks(self) -> list[str]:
        """The statements that note it as yoyo does."""
        sha = quote(hashlib.sha256(self.id.encode()).hexdigest())
        operation = "rollback" if self.is_back else "apply"
        mark = (
            f"delete from pgcalls_meta._yoyo_migration where migration_hash = {sha}"
            if self.is_back
            else "insert into pgcalls_meta._yoyo_migration values"
            f" ({sha}, {quote(self.id)}, now() at time zone 'utc')"
        )
        log = (
            "insert into pgcalls_meta._yoyo_log (id, migration_hash, migration_id, operation,"
            " username, hostname, created_at_utc) values (gen_random_uuid()::text,"
            f" {sha}, {quote(self.id)}, '{operation}', session_user,"
            " inet_client_addr()::text, now() at time zone 'utc')"
        )
        return [mark, log]


@dataclass
class Plan:
    """What is going to happen."""

    migrations: list[Migration] = field(default_factory=list)
    #: Those that come afterwards, outside a transaction.
    outside: list[Migration] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    drops: list[str] = field(default_factory=list)
    #: Relation and mode, in the order in which they are taken.
    locks: list[tuple[str, str]] = field(default_factory=list)
    steps: list[Statement] = field(default_factory=list)
    #: Objects that it makes, changes or drops; None for all.
    names: list[str] | None = field(default_factory=list)
    #: Text of each file that a step comes from, to say where an error is.
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def script(self) -> str:
        """The whole as one text."""
        return "".join(f"{step.sql};\n\n" for step in self.steps)


@dataclass
class Wish:
    """What a database holds, and what it is to hold."""

    installed: Mapping[Key, Definition]
    wanted: Mapping[Key, Definition]
    migrations: list[Migration] = field(default_factory=list)
    outside: list[Migration] = field(default_factory=list)
    #: Statements that write the release down.
    record: list[str] = field(default_factory=list)
    #: Statements before everything else, and after.
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    #: Run every part again, but for the relations that are as they should be.
    every: bool = False
    #: Every file of the release that is wished for, to build it anew.
    release: Mapping[Key, Definition | tuple[str, str]] = field(default_factory=dict)
    #: Parts that are not as deployed; with ``keeps`` they stay as they are.
    drifted: frozenset[PartKey] = frozenset()
    keeps: bool = False
    #: What the release makes of an empty database, where something is not as deployed.
    clean: list[dict[str, str]] = field(default_factory=list)
    #: Learnt from Postgres on an earlier try: what to drop first, what to do last.
    rebuild: set[PartKey] = field(default_factory=set)
    later: list[PartKey] = field(default_factory=list)
    #: Objects to remember although no step makes them.
    touched: set[str] = field(default_factory=set)
    #: Take apart what hangs on the tables of the migrations.
    detach: bool = False


def build(db: psycopg.Connection, wish: Wish) -> Plan:
    """Return the plan that fulfils a wish; reads the catalogue and takes no lock.

    Raises ``PgcallsError`` when something that is not ours is in the way.
    """
    old = _parts(wish.installed.values())
    new = _parts(wish.wanted.values())
    run = {
        key
        for key, part in new.items()
        if key not in old or old[key].text != part.text or (wish.every and _again(part, wish))
    }
    gone = old.keys() - new.keys()
    kept = wish.drifted & (run | gone) if wish.keeps else frozenset()
    run -= kept
    gone -= kept
    plan = Plan(migrations=wish.migrations)
    detached = _detached(db, wish, old) if wish.detach else set()
    regrants = _plan_drops(db, wish, old, new, run, gone, detached, plan)
    plan.parts = _ordered([new[key] for key in run], wish.later)
    plan.locks = _locks(db, plan)
    plan.names = _names(wish, plan, {name.split(" on ")[-1] for _, name in kept})
    _compose(db, wish, plan, regrants)
    return plan


def learn(wish: Wish, plan: Plan, error: StepError) -> bool:
    """Change a wish by what Postgres has refused; tells whether to try again."""
    part = next((p for p in plan.parts if error.step in p.statements), None)
    if part is None:
        learnt = bool(error.step.path) and error.sqlstate in IN_THE_WAY and not wish.detach
        wish.detach = wish.detach or learnt
        return learnt
    if error.sqlstate in IRREPLACEABLE and part.key not in wish.rebuild:
        wish.rebuild.add(part.key)
        return True
    if error.sqlstate in UNDEFINED and part.key not in wish.later and len(plan.parts) > 1:
        wish.later.append(part.key)
        return True
    return False


def _parts(files: Iterable[Definition]) -> dict[PartKey, Part]:
    return {part.key: part for file in files for part in file.parts}


def _again(part: Part, wish: Wish) -> bool:
    """Tell whether to repeat an unchanged part: where it locks nobody out, or is needed."""
    return part.kind not in ("view", "trigger", "policy") or part.key in wish.drifted


# -- what has to go first -----------------------------------------------------------


def _detached(db: psycopg.Connection, wish: Wish, old: dict[PartKey, Part]) -> set[PartKey]:
    """Return our views, triggers and policies that hang on what the migrations change."""
    tables = [name for name, mode in _relations(db, _sources(wish.migrations), STRONG)]
    rows = db.execute(DEPENDENTS, [[], tables]).fetchall()
    found = {(kind, identity) for kind, identity, _, _ in rows}
    return found & old.keys()


def _plan_drops(
    db: psycopg.Connection,
    wish: Wish,
    old: dict[PartKey, Part],
    new: dict[PartKey, Part],
    run: set[PartKey],
    gone: set[PartKey],
    detached: set[PartKey],
    plan: Plan,
) -> list[str]:
    """Plan to drop what is gone, what Postgres does not replace, and what hangs on them.

    Returns the grants of others that are to be given again.
    """
    rebuilt = detached | (wish.rebuild & old.keys())
    for key in run & old.keys():
        if key[0] == "function":
            (was, defaults), (is_now, more) = old[key].head, new[key].head
            if was != is_now or more < defaults:
                rebuilt.add(key)
    roots = {key for key in gone | rebuilt if key[0] in ("function", "view")}
    functions: list[str] = []
    views: list[str] = []
    # Before the first release there are none, and no table to look into.
    if roots:
        functions = _live_functions(db, [name for kind, name in roots if kind == "function"])
        views = _live_views(db, [name for kind, name in roots if kind == "view"])
    dropped: list[PartKey] = []
    if functions or views:
        for kind, identity, _, root in db.execute(DEPENDENTS, [functions, views]).fetchall():
            key = (kind, identity.split("(")[0] if kind == "function" else identity)
            if key not in old:
                raise PgcallsError(
                    f"{kind} {identity} depends on {root}, which this release drops or makes"
                    " anew; drop it first"
                )
            dropped.append(key)
            plan.drops.append(f"drop {kind} {identity}")
    others = (gone | rebuilt) - set(dropped) - roots
    loose = [old[key].undo for key in sorted(others)]
    plan.drops = [undo for undo in loose if undo] + plan.drops
    regrants = _grants_of_others(
        db,
        [name for name in functions if ("function", name.split("(")[0]) in new],
        [name for name in views if ("view", name) in new],
    )
    touched = {*dropped, *rebuilt}
    bereft = {key[1] for key in touched if key[0] in ("function", "view")}
    run |= {key for key in touched if key in new}
    run |= {
        key
        for key, part in new.items()
        if part.kind in ("comment", "grant", "trigger") and part.relation in bereft
    }
    return regrants


def _live_functions(db: psycopg.Connection, names: list[str]) -> list[str]:
    """Return the functions of these names that are ours, with their arguments."""
    rows = db.execute(
        """
        with expected as (
          select split_part(e.object, '(', 1) as name,
            case when e.object like '%%)' then to_regprocedure(e.object)::oid end as oid
          from pgcalls_meta.expected as e
          where e.kind = 'function' and split_part(e.object, '(', 1) = any (%(names)s)
        )
        select p.oid::regprocedure::text
        from unnest(%(names)s::text[]) as f (name)
        join pg_catalog.pg_proc as p
          on p.pronamespace = to_regnamespace(split_part(f.name, '.', 1))
          and p.proname = split_part(f.name, '.', 2)
        where
          p.oid in (select e.oid from expected as e)
          or f.name not in (select e.name from expected as e)
        order by 1
        """,
        {"names": names},
    ).fetchall()
    return [text for (text,) in rows]


def _live_views(db: psycopg.Connection, names: list[str]) -> list[str]:
    rows = db.execute(
        """
        select v.name
        from unnest(%s::text[]) as v (name)
        where to_regclass(v.name) is not null
        order by 1
        """,
        [names],
    ).fetchall()
    return [name for (name,) in rows]


def _grants_of_others(db: psycopg.Connection, functions: list[str], views: list[str]) -> list[str]:
    """Return the statements that give again what users granted on what is dropped."""
    if not functions and not views:
        return []
    rows = db.execute(
        """
        select format('grant %%s on %%s to %%I%%s', a.privilege_type, o.name,
          a.grantee::regrole, case when a.is_grantable then ' with grant option' else '' end)
        from (
          select 'function ' || split_part(f.name, '(', 1) as name, p.proacl as acl,
            p.proowner as owner
          from unnest(%s::text[]) as f (name)
          join pg_catalog.pg_proc as p on p.oid = f.name::regprocedure
          union all
          select v.name, c.relacl, c.relowner
          from unnest(%s::text[]) as v (name)
          join pg_catalog.pg_class as c on c.oid = v.name::regclass
        ) as o
        cross join lateral aclexplode(o.acl) as a
        where
          a.grantee not in (0, o.owner)
          and a.grantee::regrole::text not in ('anon', 'authenticated', 'service_role')
        order by 1
        """,
        [functions, views],
    ).fetchall()
    return [text for (text,) in rows]


# -- order ---------------------------------------------------------------------------


def _needs(parts: list[Part]) -> dict[str, set[str]]:
    """Return which functions and views each function and view needs to be made.

    A function needs the types that it declares too: a view names one.
    """
    makers = {part.name: part for part in parts if part.kind in ("function", "view")}
    views = {name for name, part in makers.items() if part.kind == "view"}
    needs = {}
    for name, part in sorted(makers.items()):
        named = mentions((s.bare for s in part.statements), SCHEMAS)
        if part.kind == "function":
            declared = part.statements[0].sql.partition("\ndeclare\n")[2].partition("\nbegin\n")[0]
            named |= mentions([declared], SCHEMAS) & views
        needs[name] = (named & makers.keys()) - {name}
    return needs


def _ordered(parts: list[Part], later: list[PartKey]) -> list[Part]:
    """Order parts so that each comes after what it names."""
    try:
        ranks = {name: n for n, name in enumerate(TopologicalSorter(_needs(parts)).static_order())}
    except CycleError as error:
        raise PgcallsError(f"these need each other: {', '.join(error.args[1])}") from None
    sections = {"function": 0, "view": 0, "call": 1, "trigger": 1, "policy": 2}

    def place(part: Part) -> tuple[int, int, int, str]:
        section = sections.get(part.kind, 3)
        late = later.index(part.key) + 1 if part.key in later else 0
        return (section, late, ranks.get(part.name, 0), part.name)

    return sorted(parts, key=place)


# -- locks ---------------------------------------------------------------------------


def _sources(migrations: Iterable[Migration]) -> list[str]:
    return [
        " ".join(statement.bare.split())
        for migration in migrations
        for statement in split(migration.file.path, migration.file.sql)
    ]


def _relations(
    db: psycopg.Connection, sources: list[str], patterns: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Return name and kind of the relations there are that statements lock."""
    text = "\n".join(sources)
    names = {name for pattern in patterns for name in re.findall(pattern, text)}
    rows = db.execute(
        """
        select distinct coalesce(i.indrelid, c.oid)::regclass::text, t.relkind::text
        from unnest(%s::text[]) as n (name)
        join pg_catalog.pg_class as c on c.oid = to_regclass(n.name)
        left join pg_catalog.pg_index as i on i.indexrelid = c.oid
        join pg_catalog.pg_class as t on t.oid = coalesce(i.indrelid, c.oid)
        where t.relkind in ('r', 'p', 'v')
        """,
        [sorted(names)],
    ).fetchall()
    return sorted(rows)


def _locks(db: psycopg.Connection, plan: Plan) -> list[tuple[str, str]]:
    """Return relation and mode in the one order: views, outermost first, then tables.

    Who reads a view has it before the tables under it; a call begins with its session.
    """
    sources = [
        *_sources(plan.migrations),
        *map(bare, plan.drops),
        *(
            " ".join(statement.bare.split())
            for part in plan.parts
            if part.kind in ("view", "trigger")
            for statement in part.statements
        ),
        *(f"drop policy x on {part.relation}" for part in plan.parts if part.kind == "policy"),
    ]
    strong = dict(_relations(db, sources, STRONG))
    weak = dict(_relations(db, sources, WEAK))
    kinds = weak | strong
    modes = dict.fromkeys(weak, "share row exclusive") | dict.fromkeys(strong, TABLE)
    modes |= {name: VIEW for name, kind in kinds.items() if kind == "v"}
    reads: dict[str, set[str]] = {name: set() for name, kind in kinds.items() if kind == "v"}
    for reader, read in db.execute(
        """
        select distinct w.ev_class::regclass::text, d.refobjid::regclass::text
        from pg_catalog.pg_rewrite as w
        join pg_catalog.pg_depend as d
          on d.classid = 'pg_catalog.pg_rewrite'::regclass
          and d.objid = w.oid
          and d.refclassid = 'pg_catalog.pg_class'::regclass
          and d.refobjid <> w.ev_class
        where w.ev_class = any (%s::regclass[])
        """,
        [sorted(reads)],
    ).fetchall():
        if read in reads:
            reads[reader].add(read)
    views = [*TopologicalSorter(reads).static_order()][::-1]
    tables = sorted(kinds.keys() - set(views), key=lambda t: (t != "public.user_sessions", t))
    return [(name, modes[name]) for name in (*views, *tables)]


def _lock_step(locks: list[tuple[str, str]]) -> str:
    """Return one statement that takes them all, or gives up."""
    lines = []
    for name, mode in locks:
        # LOCK would take what a view reads too; this takes the view, and changes nothing.
        lines.append(
            f"  alter view {name} owner to current_user;"
            if mode == VIEW
            else f"  lock table only {name} in {mode} mode;"
        )
    return "do $locks$\nbegin\n" + "\n".join(lines) + "\nend;\n$locks$"


# -- the script ----------------------------------------------------------------------


def _compose(db: psycopg.Connection, wish: Wish, plan: Plan, regrants: list[str]) -> None:
    """Write the steps of a plan."""
    own = [Statement("", 0, text) for text in wish.before]
    names = _array(plan.names)
    for migration in plan.migrations:
        plan.texts[migration.file.path] = migration.file.sql
    for file in (*wish.installed.values(), *wish.wanted.values()):
        plan.texts[file.path] = file.sql
    row = db.execute("select to_regproc('pgcalls.catalog_drift') is not null").fetchone()
    is_watched = bool(row and row[0])
    will_watch = any(name == "remember_catalog" for _, _, name in wish.wanted)
    early: list[Part] = []
    if not plan.migrations and not plan.drops:
        # Functions lock nobody out, but for those that need a view that is to change.
        needs = _needs(plan.parts)
        waiting = {part.name for part in plan.parts if part.kind == "view"}
        for part in plan.parts:
            if part.kind == "function" and needs[part.name] & waiting:
                waiting.add(part.name)
            elif part.kind == "function":
                early.append(part)
        made = {part.name for part in early}
        early += [p for p in plan.parts if p.kind in ("comment", "grant") and p.name in made]
    soon = {part.key for part in early}
    late = [part for part in plan.parts if part.key not in soon]
    body: list[Statement] = []
    if is_watched and will_watch and plan.names != [] and not wish.touched:
        drift = f"pgcalls.catalog_drift({names})"
        own += _own(
            f"set local lock_timeout = '{int(TRY * 1000)}ms'",
            "select set_config('pgcalls.drift', (select coalesce(jsonb_agg(d), '[]')"
            f" from {drift} as d)::text, true)",
        )
    body += [statement for part in early for statement in part.statements]
    if plan.locks:
        body += _own(
            f"set local statement_timeout = '{int(TRY * 1000)}ms'",
            _lock_step(plan.locks),
            "set local statement_timeout = 0",
            "select set_config('pgcalls.locked_at', clock_timestamp()::text, true)",
            f"set local lock_timeout = '{int(TRY * 1000)}ms'",
        )
    body += _own(*plan.drops)
    for migration in plan.migrations:
        body += split(migration.file.path, migration.file.sql)
        body += _own(*migration.marks)
    body += [statement for part in late for statement in part.statements]
    body += _own(*regrants, *wish.record)
    if will_watch and plan.names != []:
        anew = [row for row in wish.clean if plan.names is None or _is_in(row, plan.names)]
        text = f", {quote(json.dumps(anew))}" if wish.clean else ""
        body += _own(f"select pgcalls.remember_catalog({names}{text})")
    elif is_watched and not will_watch:
        body += _own(
            "delete from pgcalls_meta.expected where kind <> 'table' and kind <> 'schema'"
            " or item ~ '^(policy|trigger|grant)' or kind = 'table' and to_regclass(object) is null"
        )
    if plan.parts or plan.drops or plan.migrations:
        body += _own("notify pgrst, 'reload schema'")
    if citus.is_distributed(db):
        body = citus.fit(body)
    plan.steps = [*own, *body, *_own(*wish.after)]


def _own(*texts: str) -> list[Statement]:
    return [Statement("", 0, text) for text in texts]


def _names(wish: Wish, plan: Plan, kept: set[str]) -> list[str] | None:
    if wish.touched or (wish.installed and READ_BY & {part.key for part in plan.parts}):
        return None
    names = kept | {part.relation for part in plan.parts}
    names |= mentions(plan.drops, SCHEMAS) | {name for name, _ in plan.locks}
    names |= mentions((m.file.sql for m in plan.migrations), SCHEMAS)
    return sorted(names | ({*SCHEMAS[1:], "pgcalls_meta"} if plan.migrations else set()))


def _is_in(row: dict[str, str], names: list[str]) -> bool:
    return row["object"].split("(")[0] in names


def _array(names: list[str] | None) -> str:
    return "null" if names is None else f"array[{', '.join(map(quote, names))}]::text[]"
