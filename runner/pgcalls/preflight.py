"""Everything that is in the way of a deployment, before its first statement that writes."""

from __future__ import annotations

import re

import psycopg

from pgcalls import files
from pgcalls.connection import is_pooled
from pgcalls.errors import PreflightError
from pgcalls.history import BOOKKEEPING
from pgcalls.plan import Wish
from pgcalls.sqltext import NAME, split

MAKES = re.compile(
    rf"^create (?:or replace )?(?:unlogged )?(table|type|view|function|schema)"
    rf" (?:if not exists )?({NAME})"
)
DROPS = re.compile(rf"drop (?:table|type|view|function|schema) (?:if exists )?({NAME})")
#: What a role must be granted, as a condition, a reason and a statement for an owner.
RIGHTS = """
select r.problem
from (
  values
  (
    %(is_new)s and not has_database_privilege(current_database(), 'create'),
    format('%%s may not create schemas; grant create on database %%I to %%1$s;',
      quote_ident(current_user), current_database())
  ),
  (
    not has_schema_privilege('public', 'create'),
    format('%%s may not create objects in schema public;'
      ' grant usage, create on schema public to %%1$s;', quote_ident(current_user))
  ),
  (
    %(is_new)s and to_regnamespace('auth') is not null
    and not has_schema_privilege(to_regnamespace('auth')::oid, 'usage'),
    format('%%s may not use the schema auth, which belongs to %%s;'
      ' grant usage on schema auth to %%1$s;', quote_ident(current_user),
      (select nspowner::regrole from pg_catalog.pg_namespace where nspname = 'auth'))
  ),
  (
    %(is_new)s and to_regnamespace('auth') is not null
    and not has_schema_privilege(to_regnamespace('auth')::oid, 'create')
    and (
      select count(*)
      from pg_catalog.pg_proc as p
      where p.pronamespace = to_regnamespace('auth') and p.proname in ('jwt', 'uid', 'role')
    ) < 3,
    format('the schema auth belongs to %%s and lacks jwt(), uid() or role(), which %%s may not'
      ' create there; grant create on schema auth to %%2$s;',
      (select nspowner::regrole from pg_catalog.pg_namespace where nspname = 'auth'),
      quote_ident(current_user))
  )
) as r (is_wrong, problem)
where r.is_wrong
union all
select format('the role %%I is missing, and %%I may not create it; create role %%1$I nologin;',
  w.name, current_user)
from unnest(array['anon', 'authenticated', 'service_role']) as w (name)
where
  %(is_new)s
  and to_regrole(w.name) is null
  and not (select r.rolcreaterole or r.rolsuper from pg_catalog.pg_roles as r
    where r.rolname = current_user)
"""
TAKEN = """
select format('%%s: there already, and not from pgcalls: %%s of %%I; rename or drop it first',
  w.name, o.kind, o.owner::regrole)
from unnest(%(kinds)s::text[], %(names)s::text[]) as w (kind, name)
-- Looked up by index: a few hundred names in catalogs of a few thousand rows.
cross join lateral (
  select to_regnamespace(split_part(w.name, '.', 1))::oid, split_part(w.name, '.', 2)::name
) as t (schema, name)
cross join lateral (
  select
    case c.relkind when 'r' then 'a table' when 'v' then 'a view' when 'm' then
      'a materialized view' when 'S' then 'a sequence' when 'i' then 'an index'
      when 'c' then 'a type' when 'f' then 'a foreign table' else 'a partitioned table' end,
    c.relowner
  from pg_catalog.pg_class as c
  where
    c.relnamespace = t.schema and c.relname = t.name
    and w.kind in ('table', 'view', 'type')
  union all
  select 'a type', y.typowner
  from pg_catalog.pg_type as y
  where
    y.typnamespace = t.schema and y.typname = t.name and y.typrelid = 0
    and w.kind = 'type'
  union all
  select 'the function ' || p.oid::regprocedure, p.proowner
  from pg_catalog.pg_proc as p
  where p.pronamespace = t.schema and p.proname = t.name and w.kind = 'function'
  union all
  select 'a schema', n.nspowner
  from pg_catalog.pg_namespace as n
  where n.oid = t.schema and w.kind = 'schema'
) as o (kind, owner)
order by 1
"""
OWNERS = """
select format('%%s %%s belongs to %%I, not to %%I; alter %%1$s %%2$s owner to %%4$I;',
  o.kind, o.name, o.owner::regrole, current_user)
from (
  select 'table' as kind, c.oid::regclass::text as name, c.relowner as owner
  from pg_catalog.pg_class as c
  where c.relkind in ('r', 'v') and c.oid = any (
    select to_regclass(t.name)::oid from unnest(%(names)s::text[]) as t (name))
  union all
  select 'function', p.oid::regprocedure::text, p.proowner
  from pg_catalog.pg_proc as p
  where p.oid in (
    select to_regprocedure(e.object) from pgcalls_meta.expected as e where e.kind = 'function')
) as o
where not pg_has_role(o.owner, 'usage')
order by 1
"""


def check(db: psycopg.Connection, wish: Wish, applied: list[str]) -> None:
    """Raise ``PreflightError`` with everything that is in the way of a wish."""
    ours = {f"{schema}.{name}" for _, schema, name in wish.installed}
    wanted: dict[str, str] = {}
    dropped: set[str] = set()
    for migration in wish.migrations:
        for text in _texts(migration.file):
            dropped |= {*DROPS.findall(text)} - wanted.keys()
            wanted |= {name: kind for kind, name in MAKES.findall(text)}
    for (kind, _, name), file in files.migration_texts().items():
        if kind == "migrations" and name in applied:
            ours |= made(file).keys()
    for kind, schema, name in wish.wanted:
        if kind != "policies":
            wanted[f"{schema}.{name}"] = kind[:-1]
    if wish.before:
        wanted |= made(files.Definition("", BOOKKEEPING))
    wanted = {name: kind for name, kind in wanted.items() if name not in ours | dropped}
    facts = {
        "is_new": not applied,
        "kinds": list(wanted.values()),
        "names": list(wanted),
    }
    problems = [text for (text,) in db.execute(RIGHTS, facts).fetchall()]
    problems += [text for (text,) in db.execute(TAKEN, facts).fetchall()]
    if ours:
        problems += [text for (text,) in db.execute(OWNERS, {"names": sorted(ours)}).fetchall()]
    if wish.outside and is_pooled(db):
        problems.append(
            f"{wish.outside[0].id} runs outside a transaction, and there is a transaction pooler"
            " in between; connect to the server itself"
        )
    if problems:
        raise PreflightError(problems)


def _texts(file: files.Definition) -> list[str]:
    return [" ".join(statement.bare.split()) for statement in split(file.path, file.sql)]


def made(file: files.Definition) -> dict[str, str]:
    """Return the kind of each table, view, type, function and schema that a file makes."""
    return {name: kind for text in _texts(file) for kind, name in MAKES.findall(text)}
