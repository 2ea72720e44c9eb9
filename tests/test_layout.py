"""A name is a path: every file defines the one object it is named after."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import PurePath

import pytest

from pgcalls.files import definitions, migrations, read, root

FILES = definitions()
FOLDERS = {
    str(folder): list(files)
    for folder, files in groupby(FILES, key=lambda file: PurePath(file.path).parent)
}
KEYWORDS = re.compile(
    r"\b(BEGIN|END|IF|THEN|ELSE|SELECT|FROM|WHERE|INSERT|INTO|VALUES|UPDATE|SET|DELETE|"
    r"RETURNS?|RAISE|EXCEPTION|USING|AND|OR|NOT|NULL|IS|DECLARE|LOOP|FOR|IN|AS|PERFORM)\b"
)
SCHEMAS = ["public", "pgcalls", "livekit", "callcenter"]
#: Made by migrations: column defaults depend on it.
HISTORY = {("pgcalls", name) for name in ("uuid_v7", "search_week", "search_hour")}


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_file_defines_what_it_is_named_after(folder):
    for file in FOLDERS[folder]:
        if file.kind == "policies":
            assert set(re.findall(r"on public\.(\w+)", file.sql)) >= {file.name}, file.path
            assert f"revoke all on public.{file.name}\n" in file.sql, file.path
            assert re.findall(r"^alter|^create table", file.sql, re.MULTILINE) == [], file.path
            continue
        kind = {"functions": "function", "views": "view"}[file.kind]
        made = re.findall(rf"^create or replace {kind} ([\w.]+)", file.sql, re.MULTILINE)
        assert made == [f"{file.schema}.{file.name}"], file.path
        assert f"comment on {kind} {made[0]}" in file.sql, file.path
        revoked = f"revoke all on {'' if kind == 'view' else 'function '}{made[0]}"
        assert revoked in file.sql, file.path


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_header_names_the_object(folder):
    for file in FOLDERS[folder]:
        schema = "public" if file.kind == "policies" else file.schema
        assert file.sql.startswith(f"-- {schema}.{file.name}"), file.path


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_sqlfluff_cannot_see(folder):
    for file in FOLDERS[folder]:
        said = re.sub(r"is\n\$\$.*?\$\$;", "", file.sql, flags=re.DOTALL)
        code = re.sub(r"--.*|'[^']*'", "", said)
        assert KEYWORDS.findall(code) == [], file.path
        assert "\t" not in file.sql, file.path
        assert not re.search(r"\bcascade\b", code), file.path
        assert max(map(len, file.sql.split("\n"))) <= 88, file.path


def test_no_escape_is_a_letter_on_an_old_server():
    """Before 16 the escape of a vertical tab is the letter v, and btrim takes letters away."""
    texts = {file.path: file.sql for file in definitions()}
    texts |= {path.name: read(path) for path in migrations().glob("*.sql")}
    for name, sql in texts.items():
        for literal in re.findall(r"\bE'(?:[^'\\]|\\.|'')*'", sql):
            escapes = re.findall(r"\\(.)", literal, re.DOTALL)
            assert set(escapes) <= set("bfnrtuUx01234567\\'"), name


def test_a_check_refuses_and_answers_nothing():
    checks = [f for f in FILES if f.kind == "functions" and f.name.startswith("check_")]
    assert len(checks) > 3
    for file in checks:
        assert re.search(r"^returns (void|trigger)$", file.sql, re.MULTILINE), file.path
        assert re.search(r"^.*Refuse|: refuse", file.sql, re.MULTILINE), file.path


def test_every_object_has_a_file(db):
    there = {
        (r["schema"], r["name"])
        for r in db.rows(
            """
            select p.pronamespace::regnamespace::text as schema, p.proname as name
            from pg_catalog.pg_proc as p
            where p.pronamespace::regnamespace::text = any (%s)
            union all
            select c.relnamespace::regnamespace::text, c.relname
            from pg_catalog.pg_class as c
            where c.relnamespace::regnamespace::text = any (%s) and c.relkind = 'v'
            """,
            SCHEMAS,
            SCHEMAS,
        )
    }
    assert there == {(f.schema, f.name) for f in FILES if f.kind != "policies"} | HISTORY


def test_every_table_has_its_policies(db):
    tables = {
        r["relname"]
        for r in db.rows(
            "select relname from pg_class"
            " where relnamespace = 'public'::regnamespace and relkind = 'r'"
        )
    }
    assert tables == {f.name for f in FILES if f.kind == "policies"}


def test_definer_functions_are_private_and_say_why():
    for file in FILES:
        if "security definer" in file.sql:
            assert file.schema == "pgcalls"
            assert "-- definer because" in file.sql, file.path


def test_every_public_function_has_a_test():
    tested = {p.stem for p in (root() / "tests/functions/public").glob("test_*.py")}
    wanted = {f"test_{f.name}" for f in FILES if f.path.startswith("functions/public/")}
    assert wanted <= tested


def test_migrations_are_named_ordered_and_reversible():
    names = [p.name for p in sorted(migrations().glob("*.sql")) if ".rollback" not in p.name]
    previous = None
    for number, name in enumerate(names, start=1):
        assert re.fullmatch(rf"{number:04}_(v\d+\.\d+\.\d+_)?[a-z_]+\.sql", name)
        text = read(migrations() / name)
        depends = re.search(r"^-- depends: (.+)$", text, re.MULTILINE)
        assert (depends.group(1) if depends else None) == previous
        assert (migrations() / name.replace(".sql", ".rollback.sql")).exists()
        previous = name.removesuffix(".sql")


def without_name(sql: str) -> list[str]:
    """What of a migration is a constraint that Postgres would name, or comes with a new column."""
    code = re.sub(r"--.*|'[^']*'|(?s:\$(\w*)\$.*?\$\1\$)", "", sql)
    code = re.sub(r"foreign key\s*\([^)]*\)\s*references\b", "foreign key", code)
    code = re.sub(r"\bwith check\b|\bunique (?=index\b)", "", code)
    kinds = r"(?:check|unique|primary key|foreign key|exclude|references)\b"
    inline = re.findall(r"\badd column[^,;]*\bconstraint\b", code)
    return inline + re.findall(rf"\b{kinds}", re.sub(rf"\bconstraint \w+\s+{kinds}", "", code))


def test_every_constraint_has_a_name_of_ours():
    for path in sorted(migrations().glob("*.sql")):
        assert without_name(read(path)) == [], path.name


@pytest.mark.parametrize(
    "sql",
    [
        "create table t (id int primary key)",
        "create table t (id int, unique (id))",
        "alter table t add check (id > 0)",
        "create table t (id int references public.user_sessions (id))",
        "alter table t add foreign key (id) references public.user_sessions (id)",
        "alter table t add column id int constraint t_id_check check (id > 0)",
    ],
)
def test_a_constraint_without_a_name_is_seen(sql):
    assert len(without_name(sql)) == 1


def test_the_versions_of_the_document_are_the_history():
    names = " ".join(p.name for p in migrations().glob("*.sql"))
    for version in ("v1.0.0", "v1.1.0", "v1.2.0", "v1.3.0", "v1.4.0"):
        assert version in names


def test_no_migration_names_the_tables_of_the_runner():
    for path in migrations().glob("*.sql"):
        assert "pgcalls_meta" not in read(path), path.name


def test_the_files_that_the_notice_names_exist():
    named = re.findall(r"\b[a-z]+/[\w./]+\.\w+", read(root() / "NOTICE"))
    assert named
    assert [path for path in named if not (root() / path).exists()] == []
