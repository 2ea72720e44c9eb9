"""Who is left out beside 15, 16 and 17, where it would do what it does beside 18, reaches no server."""

from __future__ import annotations

import ast
import re
from types import SimpleNamespace

import pytest

from pgcalls.files import root

import conftest
from conftest import is_left_out

TREES = {
    path.relative_to(root()): ast.parse(path.read_text())
    for path in sorted((root() / "tests").rglob("*.py"))
    if "node_modules" not in path.parts
}


def test_only_one_fixture_knows_where_the_server_is():
    told = [
        (path.name, function.name)
        for path, tree in TREES.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and path.name != "test_servers.py"
        if re.search(r"TEST_DATABASE_URL|postgresql_host", ast.unparse(function))
    ]
    assert told == [("conftest.py", "server")]


def test_who_asks_for_a_fixture_later_names_the_server_at_once():
    asking = {
        f"{path}: {function.name}": [argument.arg for argument in function.args.args]
        for path, tree in TREES.items()
        for function in tree.body
        if isinstance(function, ast.FunctionDef) and path.name != "test_servers.py"
        if "getfixturevalue" in ast.unparse(function)
    }
    assert asking
    assert [name for name, arguments in asking.items() if "server" not in arguments] == []


@pytest.mark.parametrize(
    ("beside", "fixtures", "is_out"),
    [
        ("15", ["tmp_path"], True),
        ("16", [], True),
        ("17", ["db", "server"], False),
        ("18", [], False),
        ("citus", [], False),
    ],
)
def test_who_needs_no_server_is_left_out_beside_three(monkeypatch, beside, fixtures, is_out):
    monkeypatch.setattr(conftest, "FULL", True)
    monkeypatch.setattr(conftest, "SERVER", beside)
    assert is_left_out(SimpleNamespace(fixturenames=fixtures)) == is_out
