"""The page as text: what is in it, and what never is. tests/dashboard looks at it in a browser."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
from importlib.resources import files

import jwt
import pytest
from click.testing import CliRunner

from pgcalls import dashboard
from pgcalls.cli import main
from pgcalls.errors import PgcallsError

from conftest import NO_POSTGREST
from stack import NODE_MODULES

API = "https://project.example.com/rest/v1"
SOURCES = {
    path.name: path.read_text(encoding="utf-8")
    for path in (files(dashboard) / "js").iterdir()
    if path.name.endswith(".js")
}


def inside(page, tag):
    (text,) = re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", page, re.DOTALL)
    return text


def test_the_command_writes_one_file(tmp_path):
    target = tmp_path / "calls.html"

    done = CliRunner().invoke(main, ["dashboard", API, "--output", str(target)])

    assert (done.exit_code, done.output) == (0, f"written: {target}; open it in a browser\n")
    assert target.read_text(encoding="utf-8") == dashboard.page(API)
    assert CliRunner().invoke(main, ["dashboard", API, "--output", "-"]).output == dashboard.page(
        API
    )


def test_an_address_that_is_refused_leaves_the_page_there_was(tmp_path):
    target = tmp_path / "calls.html"
    target.write_text("the page there was")

    done = CliRunner().invoke(main, ["dashboard", "127.0.0.1:3000", "--output", str(target)])

    assert (done.exit_code, target.read_text()) == (1, "the page there was")


def test_the_policy_allows_this_page_and_its_api_alone():
    page = dashboard.page(API + "/")
    (policy,) = re.findall(r'Security-Policy" content="([^"]+)"', page)

    for tag in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(inside(page, tag).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "connect-src https://project.example.com;" in policy
    assert "require-trusted-types-for 'script'; trusted-types 'none'" in policy
    assert f'"pgcalls-api" content="{API}"' in page


def test_nothing_is_fetched_from_anywhere():
    page = dashboard.page(API)

    assert re.findall(r"(?:src|href)=\"(?!data:)[^\"]*", page) == []
    assert set(re.findall(r"https?://[^\s'\"/;]+", page)) == {
        "https://project.example.com", "http://www.w3.org"
    }  # fmt: skip
    assert re.findall(r"@import|\burl\(", page) == []


@pytest.mark.parametrize("name", SOURCES)
def test_no_module_can_make_markup(name):
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser|createContextualFragment|localStorage|document\.cookie"

    assert re.findall(forbidden, SOURCES[name]) == []
    assert ("fetch(" in SOURCES[name]) == (name == "api.js")


def test_the_modules_join_into_one():
    """Each comes after what it imports, and no two make the same name."""
    assert {f"{name}.js" for name in dashboard.MODULES} == SOURCES.keys()
    made = [
        name
        for source in SOURCES.values()
        for name in re.findall(r"^(?:export )?(?:async )?(?:const|let|function|class) (\w+)", source, re.MULTILINE)
    ]  # fmt: skip
    assert sorted(made) == sorted(set(made))
    for place, name in enumerate(dashboard.MODULES):
        needed = re.findall(r'from "\./(\w+)\.js"', SOURCES[f"{name}.js"])
        assert set(needed) <= set(dashboard.MODULES[:place]), name
    script = inside(dashboard.page(API), "script")
    assert re.findall(r"^(?:import|export)\b", script, re.MULTILINE) == []


@pytest.mark.full
def test_every_name_is_made_and_used():
    """What the compiler of TypeScript knows of plain modules: names, not types."""
    tsc = NODE_MODULES / ".bin" / "tsc"
    if not tsc.exists():
        assert os.environ.get("PGCALLS_STACK") != "required", NO_POSTGREST
        pytest.skip(NO_POSTGREST)
    options = "--noEmit --allowJs --checkJs --strict false --target es2023 --module esnext"
    options += " --moduleResolution bundler --lib es2023,dom,dom.iterable"
    options += " --noUnusedLocals --noUnusedParameters"
    names = [str(files(dashboard) / "js" / name) for name in SOURCES]

    told = subprocess.run([tsc, *options.split(), *names], capture_output=True, text=True).stdout

    # No such name, no such export, no such module, never used.
    assert re.findall(r".*TS(?:2304|2305|2307|2552|2724|6133|6192|6196):.*", told) == []


def texts(table, language):
    (block,) = re.findall(
        rf"const {table} = \{{.*?\n  {language}: \{{(.*?)\n  \}},", SOURCES["text.js"], re.DOTALL
    )
    return dict(re.findall(r'(\w+): ("[^"]*")', block))


@pytest.mark.parametrize("table", ["TEXTS", "WORDS"])
def test_both_languages_say_everything(table):
    english, arabic = texts(table, "en"), texts(table, "ar")

    assert english.keys() == arabic.keys()
    for key, text in english.items():
        assert re.findall(r"\{\d\}", text) == re.findall(r"\{\d\}", arabic[key]), key
        assert json.loads(text).strip()


def test_every_text_that_is_asked_for_is_there():
    asked = {key for source in SOURCES.values() for key in re.findall(r'\bt\("(\w+)"', source)}

    assert len(asked) > 50
    assert asked <= texts("TEXTS", "en").keys()


def key(role):
    return jwt.encode({"role": role}, "s" * 32, "HS256")


@pytest.mark.parametrize(
    "api_key", ["sb_secret_x", key("service_role"), key("authenticated"), "x", "a.b.c"]
)
def test_a_key_that_is_not_public_never_gets_into_a_page(api_key):
    with pytest.raises(PgcallsError, match="publishable"):
        dashboard.page(API, api_key)


@pytest.mark.parametrize("api_key", ["sb_publishable_x", key("anon"), ""])
def test_a_public_key_may(api_key):
    assert f'"pgcalls-key" content="{api_key}"' in dashboard.page(API, api_key)


@pytest.mark.parametrize(
    "api_url", ["project.example.com", "ftp://x", "javascript:alert(1)", "https://a b", "https://x;y", "https://u:p@x", ""]
)  # fmt: skip
def test_an_address_that_no_browser_could_ask_is_refused(api_url):
    with pytest.raises(PgcallsError, match="address of the API"):
        dashboard.page(api_url)


def test_an_address_stays_in_its_attribute():
    page = dashboard.page('https://x/"><script>alert(1)</script>')

    assert page.count("<script") == 1
