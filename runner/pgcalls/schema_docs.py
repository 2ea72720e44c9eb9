"""docs/schema.md, written from the comments in the database itself.

``python -m pgcalls.schema_docs`` in a checkout writes it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg

from pgcalls import connection, deploy, embedded, files

COLUMNS = """
select
  c.relname,
  obj_description(c.oid, 'pg_class') as table_comment,
  a.attname,
  format_type(a.atttypid, a.atttypmod) as type,
  not a.attnotnull as is_nullable,
  coalesce(pg_get_expr(d.adbin, d.adrelid), '') as default_value,
  coalesce(col_description(c.oid, a.attnum), '') as column_comment
from pg_catalog.pg_class as c
join pg_catalog.pg_attribute as a
  on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
left join pg_catalog.pg_attrdef as d on d.adrelid = c.oid and d.adnum = a.attnum
where c.oid = %s::regclass
order by a.attnum
"""

INDEXES = """
select i.indexname, i.indexdef
from pg_catalog.pg_indexes as i
where i.schemaname = 'public' and i.tablename = %s
order by i.indexname
"""

POLICIES = """
select p.policyname, p.permissive, p.cmd, array_to_string(p.roles, ', ') as roles
from pg_catalog.pg_policies as p
where
  p.schemaname = 'public'
  and p.tablename = %s
  -- There only where service_role does not bypass row level security.
  and p.roles <> array['service_role']::name[]
order by p.policyname
"""

TRIGGERS = """
select t.tgname, t.tgfoid::regproc::text, obj_description(t.tgfoid, 'pg_proc')
from pg_catalog.pg_trigger as t
where t.tgrelid = format('public.%%I', %s::text)::regclass and not t.tgisinternal
order by t.tgname
"""

REFERENCES = """
select distinct child.relname, parent.relname
from pg_catalog.pg_constraint as con
join pg_catalog.pg_class as child on child.oid = con.conrelid
join pg_catalog.pg_class as parent on parent.oid = con.confrelid
where con.contype = 'f' and con.connamespace = 'public'::regnamespace
  and child.relname = any (%(tables)s)
order by 2, 1
"""

FUNCTION = """
select
  pg_get_function_arguments(p.oid) as arguments,
  pg_get_function_result(p.oid) as result,
  obj_description(p.oid, 'pg_proc') as comment
from pg_catalog.pg_proc as p
where p.pronamespace = to_regnamespace(%s) and p.proname = %s
"""

TABLES = (
    "client_subscriptions",
    "rate_plans",
    "assistants",
    "phone_numbers",
    "contacts",
    "user_sessions",
    "conversation_messages",
    "tool_calls",
    "client_monthly_usage",
    "audit_log",
)


def path() -> Path:
    """Return where the page is in a checkout."""
    return files.root() / "docs" / "schema.md"


def render(database_url: str | None) -> str:
    """Return the page for a database that is at the newest state."""
    with connection.connect(database_url) as db:
        # Names come out the same whatever search_path the role has.
        db.execute("set search_path = ''")
        parts = [
            "# Schema\n\nWritten by `make docs` from the comments in the database; edit those.\n",
            _picture(db),
            "## Tables\n",
            *(_relation(db, "public", name) for name in TABLES),
            "## Views\n",
            *(_relation(db, v.schema, v.name) for v in files.definitions() if v.kind == "views"),
            "## Functions\n",
            *(_function(db, "public", name) for name in _names("functions/public/")),
            "## Private functions\n\nIn schema `pgcalls`, for reading the code; not an API.\n",
            _private_functions(db),
        ]
    return "\n".join(parts).rstrip() + "\n"


def _names(prefix: str) -> list[str]:
    return [d.name for d in files.definitions() if d.path.startswith(prefix)]


def _rows(db: psycopg.Connection, query: str, argument: Any) -> list[Any]:
    parameters = argument if isinstance(argument, dict) else [argument]
    return db.execute(query.encode(), parameters).fetchall()


def _table(header: tuple[str, ...], rows: list[tuple[Any, ...]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    for row in rows:
        cells = (str(cell).replace("|", "\\|").replace("\n", " ") for cell in row)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _picture(db: psycopg.Connection) -> str:
    lines = ["```mermaid", "erDiagram"]
    for child, parent in _rows(db, REFERENCES, {"tables": list(TABLES)}):
        lines.append(f"  {parent} ||--o{{ {child} : has")
    return "\n".join([*lines, "  audit_log", "```", ""])


def _relation(db: psycopg.Connection, schema: str, name: str) -> str:
    columns = _rows(db, COLUMNS, f"{schema}.{name}")
    title = name if schema == "public" else f"{schema}.{name}"
    parts = [f"### {title}\n\n{columns[0][1]}\n"]
    parts.append(
        _table(
            ("column", "type", "null", "default", "what"),
            [
                (
                    f"`{column}`",
                    f"`{type_}`",
                    "yes" if nullable else "",
                    f"`{default}`" if default else "",
                    comment,
                )
                for _, _, column, type_, nullable, default, comment in columns
            ],
        )
    )
    shown: list[tuple[Any, ...]]
    indexes = _rows(db, INDEXES, name) if schema == "public" else []
    if indexes:
        shown = [
            (f"`{index}`", f"`{definition.split(' USING ', 1)[1]}`")
            for index, definition in indexes
        ]
        parts.append(_table(("index", "on"), shown))
    policies = _rows(db, POLICIES, name) if indexes else []
    if policies:
        shown = [
            (f"`{policy}`", permissive.lower(), command.lower(), roles)
            for policy, permissive, command, roles in policies
        ]
        parts.append(_table(("policy", "kind", "command", "role"), shown))
    triggers = _rows(db, TRIGGERS, name) if indexes else []
    if triggers:
        shown = [
            (f"`{trigger}`", f"`{function}()`", comment.split("\n")[0])
            for trigger, function, comment in triggers
        ]
        parts.append(_table(("trigger", "function", "what"), shown))
    return "\n".join(parts)


def _function(db: psycopg.Connection, schema: str, name: str) -> str:
    ((arguments, result, comment),) = _function_rows(db, schema, name)
    parameters = arguments.replace(", ", ",\n  ")
    return f"### {name}\n\n```sql\n{name}(\n  {parameters}\n)\nreturns {result}\n```\n\n{comment}\n"


def _function_rows(db: psycopg.Connection, schema: str, name: str) -> list[Any]:
    return db.execute(FUNCTION.encode(), [schema, name]).fetchall()


def _private_functions(db: psycopg.Connection) -> str:
    rows: list[tuple[Any, ...]] = []
    for definition in files.definitions():
        if definition.kind == "functions" and definition.schema == "pgcalls":
            ((_, _, comment),) = _function_rows(db, "pgcalls", definition.name)
            rows.append((f"`{definition.name}`", comment.split("\n")[0]))
    return _table(("function", "what"), sorted(rows))


def main() -> None:
    """Write the page of a checkout from an embedded Postgres."""
    with embedded.server() as url:
        deploy.apply(url)
        path().write_text(render(url), encoding="utf-8")
    print(path())


if __name__ == "__main__":
    main()
