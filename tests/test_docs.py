"""What the documents say is what the database says."""

from __future__ import annotations

import re

from pgcalls import files, schema_docs
from pgcalls.cli import main


def test_the_schema_page_is_current(fresh_database, server_version):
    page = schema_docs.path().read_text(encoding="utf-8")

    # Only the texts of Postgres itself differ between versions, and none is on the page.
    assert schema_docs.render(fresh_database) == page, f"make docs (Postgres {server_version})"


def test_the_readme_tells_every_function_and_command():
    readme = (files.root() / "README.md").read_text(encoding="utf-8")

    for definition in files.definitions():
        if definition.path.startswith("functions/public/"):
            assert f"`{definition.name}(" in readme, definition.name
    for command in main.commands:
        assert f"pgcalls {command}" in readme
    assert "make demo" in readme and "make test" in readme


def test_the_readme_names_every_argument(db):
    readme = (files.root() / "README.md").read_text(encoding="utf-8")
    for row in db.rows(
        "select proname, proargnames from pg_proc where pronamespace = 'public'::regnamespace"
    ):
        signature = re.search(rf"`{row['proname']}\(([^)]*)\)`", readme)
        assert signature, row["proname"]
        named = [name for name in signature.group(1).split(", ") if name]
        assert named == (row["proargnames"] or [])
