"""For those who write migrations and definitions: new, lint, verify, export."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import psycopg

from pgcalls import deploy, embedded, files
from pgcalls.backend import SETTLE, Backend
from pgcalls.deploy import Finding
from pgcalls.errors import ENDS_TRANSACTION, PgcallsError
from pgcalls.releases import is_outside
from pgcalls.sqltext import split

#: What squawk says of every migration of ours, and why it does not matter here.
SQUAWK_EXCLUDED = (
    "prefer-robust-stmts",  # all of a deployment is one transaction
    "require-timeout-settings",  # the runner sets them
    "require-lock-timeout",
    "require-statement-timeout",
    "prefer-text-field",  # sqlfluff says so
    "prefer-identity",
    "prefer-bigint-over-int",
    "ban-drop-table",  # a way back drops what the way there has made
    "ban-drop-column",
    "ban-drop-not-null",
)
OWN_RULES = (
    (r"^(begin|start|commit|rollback|abort|end)\b", "ends the transaction it runs in"),
    (r"^copy .* from stdin", "reads rows from the client, which psql alone can do"),
    (r"\bpgcalls_meta\.", "names a table of the runner"),
    (r"^(drop|alter) .*\bcascade\b", "drops what it does not name"),
    (
        r"^(alter|create|drop) (table|view|type|function|index) (?!.*\.)|^create index (?!.*\.)",
        "does not name the schema",
    ),
)
CONCURRENT = re.compile(r"^(create (unique )?|drop |re)index (table )?concurrently\b")


def new(name: str) -> list[Path]:
    """Make an empty migration of the next number, and its way back.

    Raises ``PgcallsError`` for a name that is none.
    """
    if not re.fullmatch(r"[a-z][a-z_]*", name):
        raise PgcallsError(f"{name}: a name is what changes, in small letters and _")
    there = sorted(
        path.stem for path in files.migrations().glob("*.sql") if "roll" not in path.stem
    )
    number = int(there[-1][:4]) + 1 if there else 1
    depends = f"-- depends: {there[-1]}\n--\n" if there else ""
    way, back = (
        files.migrations() / f"{number:04}_{name}{ending}" for ending in (".sql", ".rollback.sql")
    )
    way.write_text(f"{depends}-- What changes, and why. Locks: which, and for how long.\n", "utf-8")
    back.write_text("", "utf-8")
    return [way, back]


def lint() -> list[Finding]:
    """Return what is dangerous or cannot be deployed in the migrations and definitions."""
    found = []
    migrations = files.migration_texts()
    for key, file in migrations.items():
        if key[0] == "migrations" and ("rollbacks", *key[1:]) not in migrations:
            found.append(_finding(file.path, 1, "has no way back"))
        outside = is_outside(file.sql)
        for statement in split(file.path, file.sql):
            line = file.sql.count("\n", 0, statement.offset) + 1
            text = " ".join(statement.bare.split())
            found += [
                _finding(file.path, line, says) for rule, says in OWN_RULES if re.search(rule, text)
            ]
            if CONCURRENT.match(text) and not outside:
                found.append(
                    _finding(file.path, line, "needs `-- transactional: false` as the first line")
                )
        if re.search(r"^\\", file.sql, re.M):
            found.append(_finding(file.path, 1, "has a command that psql alone knows"))
    for file in files.definitions():
        for statement in split(file.path, file.sql):
            if statement.bare.split()[0] in ENDS_TRANSACTION:
                line = file.sql.count("\n", 0, statement.offset) + 1
                found.append(_finding(file.path, line, "ends the transaction it runs in"))
    return [*found, *_squawk()]


def _finding(path: str, line: int, what: str) -> Finding:
    return Finding("error", what, f"{path}:{line}", None)


def _squawk() -> list[Finding]:
    """Ask squawk, where it is installed; of migrations alone, ways back drop what they must."""
    program = shutil.which("squawk")
    if program is None:
        return [Finding("notice", "squawk was not asked: pip install squawk-cli", "lint", None)]
    paths = [path for path in sorted(files.migrations().glob("*.sql")) if "roll" not in path.stem]
    done = subprocess.run(
        [program, "--reporter", "json", f"--exclude={','.join(SQUAWK_EXCLUDED)}", *paths],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        said = json.loads(done.stdout or "[]")
    except ValueError:
        raise PgcallsError(f"squawk: {done.stderr or done.stdout}") from None
    return [
        Finding(
            "warning",
            f"{one['rule_name']}: {one['message']}",
            f"migrations/{Path(one['file']).name}:{one['line'] + 1}",
            one.get("help"),
        )
        for one in said
    ]


def verify(database_url: str | None) -> list[Finding]:
    """Let Postgres read the body of every function again, and plpgsql_check where it is."""
    found = []
    with Backend.open(database_url) as backend, backend.reading() as db:
        checker = db.execute("select to_regproc('plpgsql_check_function') is not null").fetchone()
        rows = db.execute(
            "select p.oid, p.oid::regprocedure::text, l.lanvalidator::regproc::text, l.lanname,"
            " p.prorettype = 'trigger'::regtype"
            " from pg_catalog.pg_proc as p join pg_catalog.pg_language as l on l.oid = p.prolang"
            " where p.pronamespace::regnamespace::text = any (%s)"
            " and l.lanname in ('sql', 'plpgsql') order by 2",
            [list(files.SCHEMAS)],
        ).fetchall()
        for oid, name, validator, language, is_trigger in rows:
            try:
                with db.transaction():
                    db.execute(f"select {validator}(%s)".encode(), [oid])
            except psycopg.Error as error:
                what = f"{error.sqlstate} {error.diag.message_primary}"
                found.append(Finding("error", what, f"function {name}", "pgcalls apply --redefine"))
                continue
            if checker and checker[0] and language == "plpgsql" and not is_trigger:
                said = db.execute("select * from plpgsql_check_function(%s::oid)", [oid]).fetchall()
                found += [Finding("warning", line, f"function {name}", None) for (line,) in said]
    return found


def export() -> str:
    """Return the installation as one SQL file, for psql or ``supabase db push``.

    It is what a deployment sends to an empty database, the history included: status,
    apply and doctor know a database that was made with it.
    """
    with embedded.server() as url:
        plan = deploy.preview(url).plan
    return script(plan.script)


def script(text: str) -> str:
    """Return the steps of a plan as a file of its own: one transaction, with the lock."""
    begin = SETTLE.strip().replace("pg_try_advisory", "pg_advisory")
    return f"{begin}\n\n{text}commit;\n"
