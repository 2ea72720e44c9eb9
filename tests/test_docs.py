"""What the documents say is what the database says."""

from __future__ import annotations

import re
import runpy
import shutil

import psycopg
import pytest

from pgcalls import files, schema_docs
from pgcalls.cli import main
from pgcalls.schema_pictures import Box, nearest, picture

README = files.root() / "README.md"
OPERATIONS = files.root() / "docs/operations"
SCALING = runpy.run_path(str(files.root() / "bench/scaling_tables.py"))
REPORT = runpy.run_path(str(files.root() / "bench/ratios/report.py"))


def test_the_reference_is_current(fresh_database, server_version):
    """Only the texts of Postgres itself differ between versions, and none is on the pages."""
    rendered, there = schema_docs.render(fresh_database), schema_docs.written()

    assert rendered.keys() == there.keys()
    for name, page in rendered.items():
        assert page == there[name], f"make docs (Postgres {server_version}, {name})"


def test_the_reference_follows_the_catalogue(fresh_database):
    """A table, a view and triggers that nobody has listed anywhere; in the order they fire."""
    with psycopg.connect(fresh_database) as db:
        db.execute(
            """
            create table public.extra (a int check (a > 0), b text);
            comment on table public.extra is 'Not one of ours, but\nthere. And more.';
            create view public.extra_view as select 1 as one;
            comment on view public.extra_view is 'A view.';
            create function public.note() returns trigger language plpgsql
            set search_path = pg_catalog as 'begin return null; end';
            comment on function public.note is 'Trigger function: nothing at all.';
            create trigger a_last after update on public.extra for each statement
            execute function public.note();
            create trigger b_third after update of a, b on public.extra for each row
            when (new.a > 1) execute function public.note();
            create constraint trigger a_at_commit after insert on public.extra
            deferrable initially deferred for each row execute function public.note();
            create trigger z_first before insert or update on public.extra for each statement
            execute function public.note();
            create trigger "B_second" before delete on public.extra for each row
            execute function public.note();
            create trigger a_second_too before delete on public.extra for each row
            execute function public.note();
            """
        )

    pages = schema_docs.render(fresh_database)

    (_, extra) = pages["tables.md"].split("### extra\n")
    fires = [
        line.split(" | ")[:2] for line in extra.split("\n### ")[0].split("\n") if "note`" in line
    ]
    assert fires == [
        ["| `z_first`", "before insert or update, each statement"],
        ["| `B_second`", "before delete"],
        ["| `a_second_too`", "before delete"],
        ["| `b_third`", "after update of a, b, when `new.a > 1`"],
        ["| `a_last`", "after update, each statement"],
        ["| `a_at_commit`", "after insert, at the commit"],
    ]
    assert "| `extra_a_check` | `a > 0` |" in extra
    assert "| [`extra`](tables.md#extra) | Not one of ours, but there. |" in pages["README.md"]
    assert "### extra_view\n" in pages["views.md"]


def test_a_picture_shows_the_nearest_and_each_behind_what_leads_to_it():
    edges = nearest([("a", "b"), ("b", "c"), ("a", "c"), ("b", "b")])
    boxes = [Box("c", "<b> & more"), Box("b"), Box("a")]

    drawn = picture(boxes, edges)

    assert edges == {("a", "b"), ("b", "c")}
    assert [box.column for box in boxes] == [2, 1, 0]
    assert drawn.count("<path") == 2
    assert "&lt;b&gt; &amp; more" in drawn


def test_every_error_of_every_function_is_listed():
    """What the page of errors splits off a comment is all that the comment tells."""
    pages = schema_docs.written()

    listed = pages["errors.md"].split("\n## ")[1:]
    for section in listed:
        for row in section.split("\n")[6:]:
            if row:
                name = row.split("`")[1]
                _, function = pages["functions.md"].split(f"\n### {name}\n")
                assert section[:5] in function.split("\n### ")[0]
    assert {section[:5] for section in listed} == {
        "42501", "22023", "PT402", "PT404", "PT409", "PT413", "PT429"
    }  # fmt: skip


def test_the_readme_is_a_front_page():
    assert len(README.read_bytes()) <= 8192


def test_the_readme_names_every_function():
    readme = README.read_text(encoding="utf-8")

    for definition in files.definitions():
        if definition.path.startswith("functions/public/"):
            assert f"`{definition.name}`" in readme, definition.name


@pytest.mark.parametrize("command", main.commands)
def test_operations_explains_every_command(command):
    page = files.root() / "docs" / "operations.md"

    assert f"`pgcalls {command}`" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "functions/README.md"])
def test_what_a_page_for_contributors_names_is_there(page):
    text = (files.root() / page).read_text(encoding="utf-8")
    tests = "\n".join(p.read_text() for p in (files.root() / "tests").rglob("test_*.py"))
    made = {f"pgcalls.{d.name}" for d in files.definitions() if d.schema == "pgcalls"}

    named = re.findall(r"`(test_\w+)`", text.split("## Naming")[0])
    paths = re.findall(r"`((?:\w+/)+\w+\.(?:sql|py|md))`", text)
    functions = re.findall(r"`(pgcalls\.\w+)(?:\(\))?`", text)
    if page.startswith("functions/"):
        paths += [f"functions/{place}.sql" for place in re.findall(r"`(\w+/\w+)`", text)]

    assert [name for name in named if f"def {name}(" not in tests] == []
    assert [path for path in paths if not (files.root() / path).exists()] == []
    assert [name for name in functions if name not in made] == []
    assert paths


def test_the_page_and_pictures_of_performance_are_those_of_its_figures(tmp_path):
    shown = sorted(path.name for path in OPERATIONS.glob("performance*"))
    for name in ("performance.json", "performance.md"):
        shutil.copy(OPERATIONS / name, tmp_path)

    REPORT["write"](tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == shown
    for name in shown:
        assert (tmp_path / name).read_text() == (OPERATIONS / name).read_text(), name


def test_figures_are_those_that_were_measured():
    written = SCALING["written"]()

    assert {path.name for path in written} >= {"README.md", "scaling.md"}
    for path in written:
        text = path.read_text(encoding="utf-8")
        assert SCALING["filled"](text) == text, f"python bench/scaling_tables.py ({path.name})"


FIGURE = re.compile(r"\d[\d.,]* ?(?:ms|µs|seconds|minutes|kB|MB|GB|%|times|×)")


def test_the_readme_has_no_figure_that_was_not_measured():
    """But for what the demo prints, which tests/test_snippets.py runs."""
    text = README.read_text(encoding="utf-8")
    measured = "".join(found[0] for found in SCALING["BLOCK"].finditer(text))
    told = re.sub(r"```.*?```", "", SCALING["BLOCK"].sub("", text), flags=re.DOTALL)

    assert len(FIGURE.findall(measured)) >= 2
    assert FIGURE.findall(told) == []
