"""The dashboard in Chromium, before real PostgREST: what it shows is what the rows say."""

from __future__ import annotations

import json
import os
import re
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import jwt
import pytest

from pgcalls import dashboard
from pgcalls.dashboard import serve

from conftest import NO_CHROMIUM
from stack import NODE_MODULES, SECRET
from support import ACME_ASSISTANT, ACME_OTHER_ASSISTANT, GLOBEX_ASSISTANT

try:
    from playwright.sync_api import expect
except ImportError:
    assert os.environ.get("PGCALLS_STACK") != "required", NO_CHROMIUM
    pytest.skip(NO_CHROMIUM, allow_module_level=True)

pytestmark = pytest.mark.full

DAYS = "from=2026-03-30&to=2026-04-08"
HOSTILE = "<img src=x onerror=alert(1)>&lt;b&gt;</script><script>alert(2)</script>\"'{{7*7}}"
PATIENCE = 20_000


def record(
    store, session_id, started_at, *, assistant=ACME_ASSISTANT, client="acme", tool=None, **end
):
    """Record a call that ended a while ago, of three turns where none are given."""
    started = datetime.fromisoformat(started_at)
    length = timedelta(seconds=end.pop("seconds", 60))
    store.call(
        "start_session", session_id=session_id, client_id=client, assistant_id=assistant,
        started_at=started, customer_number=end.pop("number", "+6421555000"),
    )  # fmt: skip
    turns = end.pop(
        "turns", [("agent", "Kia ora!"), ("user", "I need a rope."), ("agent", "Sure.")]
    )
    store.call(
        "log_messages", session_id=session_id,
        messages=json.dumps([
            {"role": role, "content": content, "created_at": str(started + timedelta(seconds=2 * n))}
            for n, (role, content) in enumerate(turns)
        ]),
    )  # fmt: skip
    if tool:
        store.call(
            "log_tool_call",
            session_id=session_id,
            started_at=started + timedelta(seconds=3),
            **tool,
        )
    store.call("end_session", session_id=session_id, ended_at=started + length, **end)


@pytest.fixture
def calls(store):
    """Calls of acme around midnight in Auckland, where clocks change on 5 April; one of globex."""
    store.rows(
        """
        with plan as (
          insert into rate_plans (name, price_per_minute, currency)
          values ('p', 0.6, 'NZD') on conflict do nothing returning id
        )
        update client_subscriptions set rate_plan_id = coalesce(
          (select id from plan), (select id from rate_plans where name = 'p'))
        """
    )
    for number, (started, outcome, sentiment, seconds) in enumerate(
        [
            ("2026-03-29T23:30+13:00", "booked", "positive", 60),  # the day before
            ("2026-03-30T00:10+13:00", "booked", "positive", 90),
            ("2026-04-01T23:59+13:00", "lost", "negative", 125),
            ("2026-04-02T00:01+13:00", "lost", "neutral", 61),
            ("2026-04-05T02:30+13:00", "booked", "positive", 600),
            ("2026-04-05T23:30+12:00", "booked", "mixed", 42),
            ("2026-04-08T23:59+12:00", None, None, 30),
            ("2026-04-09T00:00+12:00", "booked", "positive", 60),  # the day after
        ]
    ):
        record(
            store, f"call-{number}", started, call_outcome=outcome, sentiment=sentiment,
            seconds=seconds, number=f"+642155500{number}",
            assistant=ACME_OTHER_ASSISTANT if number == 4 else ACME_ASSISTANT,
        )  # fmt: skip
    store.call("schedule_demo", session_id="call-4", demo_time="2026-05-01T10:00:00Z")
    store.call("start_session", session_id="silent", client_id="acme",
               assistant_id=ACME_ASSISTANT, started_at="2026-04-02T09:00+13:00")  # fmt: skip
    store.call("end_session", session_id="silent", ended_reason="no-answer",
               ended_at="2026-04-02T09:00:20+13:00")  # fmt: skip
    record(store, "secret-globex", "2026-04-02T12:00+12:00", client="globex",
           assistant=GLOBEX_ASSISTANT, call_outcome="globex_only")  # fmt: skip
    return store


ROWS = """
from user_sessions where client_id = 'acme'
and (started_at_utc at time zone 'Pacific/Auckland')::date between '2026-03-30' and '2026-04-08'
"""


def tile(page, measure, part="value"):
    return page.locator(f"[data-measure={measure}] .{part}").inner_text()


@pytest.mark.parametrize("way", ["plain", "supabase"])
def test_the_figures_are_those_of_the_rows(calls, visit, way):
    page = visit(way, at=DAYS)
    row = calls.row(
        f"""
        select count(*) as calls, round(sum(duration_seconds) / 60, 2) as minutes,
          sum(cost_total) as cost, count(*) filter (where demo_scheduled) as demos,
          count(*) filter (where is_answered is false) as unanswered,
          100.0 * count(*) filter (where sentiment = 'positive') / count(sentiment) as positive {ROWS}
        """
    )

    assert row["calls"] == 7
    assert tile(page, "calls") == str(row["calls"])
    assert tile(page, "calls", "sub") == f"{row['unanswered']} unanswered"
    assert tile(page, "minutes") == f"{row['minutes']:.0f}"
    assert tile(page, "cost") == f"NZ${row['cost']:.2f}"
    assert tile(page, "conversion") == f"{100 * row['demos'] / row['calls']:.1f}%"
    assert tile(page, "mood") == f"{row['positive']:.0f}%"
    assert "Pacific/Auckland" in page.locator(".controls").inner_text()


def test_every_day_is_that_of_the_client(calls, visit):
    page = visit(at=DAYS)
    rows = calls.rows(
        f"""
        select (started_at_utc at time zone 'Pacific/Auckland')::date as day, count(*) as calls,
          sum(cost_total) as cost {ROWS} group by 1
        """
    )
    expected = {row["day"]: row for row in rows}

    for measure in ("calls", "cost"):
        page.click(f"[data-measure={measure}]")
        chart = page.locator(".chart")
        chart.press("Home")
        for n in range(10):
            day = date(2026, 3, 30) + timedelta(days=n)
            value = expected.get(day, {"calls": 0, "cost": 0})[measure]
            told = chart.get_attribute("aria-valuetext")
            number = f"NZ${value:.2f}" if measure == "cost" else str(value)
            assert re.search(rf"\b{day.day}\b.*: {re.escape(number)}( ·|$)", told), told
            assert page.locator(".readout").inner_text() == told
            chart.press("ArrowRight")


def parts(store, column):
    """Calls by value, as the page words it."""
    rows = store.rows(f"select {column} as value, count(*) as calls {ROWS} group by 1")
    return {
        (row["value"] or "unknown").replace("_", " ").capitalize(): str(row["calls"])
        for row in rows
    }


def test_parts_are_those_of_the_rows(calls, visit):
    page = visit(at=DAYS)

    outcomes = {
        line.locator(".grow").inner_text(): line.locator(".count").inner_text()
        for line in page.locator(".card-outcomes .share").all()
    }
    assert outcomes == parts(calls, "call_outcome")
    moods = {
        line.locator(".grow").inner_text(): line.locator(".count").inner_text()
        for line in page.locator(".card-moods .share").all()
    }
    assert moods == parts(calls, "sentiment")
    assistants = {
        line.locator("th").inner_text(): line.locator("td").all_inner_texts()[:3]
        for line in page.locator(".card-assistants tbody tr").all()
    }
    seconds = {
        row["id"]: row
        for row in calls.rows(
            f"select assistant_id::text as id, count(*) as calls, sum(duration_seconds) as seconds,"
            f" sum(cost_total) as cost {ROWS} group by 1"
        )
    }
    for name, id_ in (("Front desk", ACME_ASSISTANT), ("Night", ACME_OTHER_ASSISTANT)):
        row = seconds[id_]
        assert assistants[name] == [
            str(row["calls"]), f"{row['seconds'] / 60:.0f}", f"NZ${row['cost']:.2f}"
        ]  # fmt: skip
    hours = page.locator(".hours li .hidden").all_inner_texts()
    assert hours[23] == "23:00: 3"
    assert hours[9] == "09:00: 1"


def test_the_newest_calls_come_first_a_page_at_a_time(store, visit):
    for n in range(25):
        record(store, f"call-{n:02}", f"2026-04-02T12:{n:02}+13:00", user_name=f"Caller {n:02}")
    page = visit(at=DAYS)
    names = page.locator(".calls tbody th .link")

    assert names.all_inner_texts() == [f"Caller {n:02}" for n in range(24, 4, -1)]
    page.get_by_role("button", name="Show more").click()
    expect(names).to_have_count(25)
    assert names.last.inner_text() == "Caller 00"
    expect(page.get_by_role("button", name="Show more")).to_have_count(0)
    record(store, "call-25", "2026-04-02T12:25+13:00", user_name="Caller 25")
    expect(names).to_have_count(26, timeout=PATIENCE)
    assert names.all_inner_texts() == [f"Caller {n:02}" for n in range(25, -1, -1)]


def test_the_list_has_the_calls_of_these_days(calls, visit):
    page = visit(at=DAYS)

    shown = [
        (line.locator(".link").inner_text(), line.locator(".at").inner_text())
        for line in page.locator(".calls tbody tr").all()
    ]
    assert shown == [
        ("+6421555006", "8 Apr, 11:59 pm"),
        ("+6421555005", "5 Apr, 11:30 pm"),
        ("+6421555004", "5 Apr, 2:30 am"),
        ("Withheld number", "2 Apr, 9:00 am"),
        ("+6421555003", "2 Apr, 12:01 am"),
        ("+6421555002", "1 Apr, 11:59 pm"),
        ("+6421555001", "30 Mar, 12:10 am"),
    ]


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        pytest.param("2026-04-05", "2026-04-05T00:00+13:00", "2026-04-05T23:59:59+12:00", id="25 hours"),
        pytest.param("2025-09-28", "2025-09-28T00:00+12:00", "2025-09-28T23:59:59+13:00", id="23 hours"),
    ],
)  # fmt: skip
def test_a_day_on_which_clocks_change_is_whole(store, visit, day, first, last):
    second = timedelta(seconds=1)
    before, after = datetime.fromisoformat(first) - second, datetime.fromisoformat(last) + second
    for name, at in (("out", str(before)), ("first", first), ("last", last), ("gone", str(after))):
        record(store, name, at, user_name=name)
    page = visit(at=f"from={day}&to={day}")

    assert page.locator(".calls tbody .link").all_inner_texts() == ["last", "first"]
    assert tile(page, "calls") == "2"


def test_nothing_of_another_client_is_there(calls, visit):
    page = visit(at=DAYS)
    page.fill("#search", "rope")
    page.press("#search", "Enter")
    expect(page.locator(".found").first).to_be_visible()

    assert "lobex" not in page.content()
    (id_,) = calls.row("select id from user_sessions where session_id = 'secret-globex'").values()
    page = visit(at=f"{DAYS}&call={id_}")
    expect(page.locator("dialog")).to_contain_text("not there, or not yours")


def test_a_choice_narrows_the_page(calls, visit):
    page = visit(at=DAYS)
    rows = page.locator(".calls tbody tr")

    page.locator(".card-outcomes .share", has_text="Lost").click()
    expect(rows).to_have_count(2)
    page.get_by_role("button", name="Clear: Lost").click()
    expect(rows).to_have_count(7)
    page.get_by_label("Assistant", exact=True).select_option(label="Night")
    expect(rows).to_have_count(1)
    expect(page.locator("[data-measure=calls] .value")).to_have_text("1")
    assert "assistant=" + ACME_OTHER_ASSISTANT in page.url


def test_the_token_of_an_agent_shows_its_own_calls(calls, visit, project):
    page = visit(
        token=project.stack.token(client_id="acme", assistant_id=ACME_OTHER_ASSISTANT), at=DAYS
    )

    assert tile(page, "calls") == "1"
    assert page.locator(".calls tbody .link").all_inner_texts() == ["+6421555004"]


def test_other_days_are_at_most_a_year(calls, visit):
    page = visit()
    page.get_by_role("button", name="Other days").click()
    first, last = page.get_by_label("From"), page.get_by_label("To", exact=True)
    expect(first).to_be_focused()

    first.fill("2025-03-30")
    last.fill("2026-04-08")
    page.get_by_role("button", name="Open").click()
    assert last.evaluate("field => field.validationMessage") == "At most 366 days."
    first.fill("2026-03-30")
    page.get_by_role("button", name="Open").click()
    expect(page.locator("[data-measure=calls] .value")).to_have_text("7")
    assert "from=2026-03-30&to=2026-04-08" in page.url
    page.get_by_role("button", name="7 days").click()
    expect(page.locator("[data-measure=calls] .value")).to_have_text("0")
    assert "from=" not in page.url


def test_a_call_is_shown_whole(calls, visit):
    record(calls, "told", "2026-04-03T10:00+13:00", user_name="Layla", summary="A rope.",
           call_outcome="booked", sentiment="positive", user_email="layla@example.com",
           tool={"tool_name": "find", "parameters": {"what": "rope"}, "result": {"found": 2},
                 "success": True, "duration_ms": 412})  # fmt: skip
    row = calls.session("told")
    page = visit(at=DAYS)
    page.get_by_role("button", name="Layla").click()
    dialog = page.get_by_role("dialog", name="Layla")

    expect(dialog.locator(".turns > li")).to_have_count(4)
    said = dialog.locator(".turns > li")
    assert [line.get_attribute("class") for line in said.all()] == [
        "turn agent", "turn user", "tool", "turn agent"
    ]  # fmt: skip
    assert said.nth(1).locator(".said").inner_text() == "I need a rope."
    facts = {
        fact.get_attribute("data-fact"): fact.locator("dd").inner_text()
        for fact in dialog.locator("[data-fact]").all()
    }
    assert facts["length"] == "1:00"
    assert facts["cost"] == f"NZ${row['cost_total']:.4f}"
    assert facts["email"] == "layla@example.com"
    assert facts["response"] == "2 s"
    tool = said.nth(2)
    assert "412 ms" in tool.inner_text()
    tool.locator("summary").click()
    assert json.loads(tool.locator("pre").nth(0).inner_text()) == {"what": "rope"}
    assert json.loads(tool.locator("pre").nth(1).inner_text()) == {"found": 2}


def test_what_came_from_a_call_is_never_html(store, visit):
    store.rows("update client_subscriptions set name = %s where client_id = 'acme'", HOSTILE)
    store.rows("update assistants set name = %s where id = %s", HOSTILE, ACME_ASSISTANT)
    record(store, "evil", "2026-04-02T12:00+13:00", user_name=HOSTILE, summary=f"rope {HOSTILE}",
           call_outcome=HOSTILE, ended_reason=HOSTILE, number=HOSTILE, user_email=f"{HOSTILE}@x.org",
           turns=[("agent", HOSTILE), ("user", f"rope {HOSTILE} ⟦<b>⟧")],
           tool={"tool_name": HOSTILE, "parameters": {HOSTILE: HOSTILE}, "result": {"a": HOSTILE},
                 "success": False, "error_message": HOSTILE})  # fmt: skip
    page = visit(at=DAYS)

    assert page.locator("h1").inner_text() == HOSTILE
    assert page.locator(".calls tbody .link").inner_text() == HOSTILE
    assert page.locator(".calls .chip").inner_text() == HOSTILE
    assert page.locator(".by-assistant").inner_text() == HOSTILE
    page.locator(".card-outcomes .share").click()
    expect(page.locator(".chips button")).to_contain_text(HOSTILE)
    expect(page.locator(".calls tbody tr")).to_have_count(1)
    page.fill("#search", "rope")
    page.press("#search", "Enter")
    expect(page.locator(".snippet mark").first).to_be_visible()
    assert "onerror=alert(1)" in page.locator(".snippet").last.inner_text()
    page.locator(".found .row").first.click()
    dialog = page.locator("dialog")
    expect(dialog.locator(".turn .said").first).to_have_text(HOSTILE)
    dialog.locator("summary").click()
    assert HOSTILE in dialog.locator("pre").last.inner_text()
    assert page.locator("img, b, iframe, object, script:not([type=module])").count() == 0
    assert page.locator("script").count() == 1


def test_a_long_and_strange_call_stays_in_its_place(store, visit):
    record(store, "wide", "2026-04-02T12:00+13:00", user_name="W" * 400, summary="x" * 5000,
           call_outcome="o" * 200, turns=[("user", "\u202e" + "z" * 3000), ("agent", "\u0000".strip("\u0000") or "ok")])  # fmt: skip
    page = visit(at=DAYS, viewport={"width": 360, "height": 740})

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator(".calls tbody .link").click()
    expect(page.locator("dialog .turn").first).to_be_visible()
    assert page.evaluate("document.querySelector('.call-body').scrollWidth") <= 360


def expired(seconds_ago=60):
    claims = {"role": "authenticated", "app_metadata": {"client_id": "acme"}}
    return jwt.encode({**claims, "exp": int(time.time()) - seconds_ago}, SECRET, "HS256")


@pytest.mark.parametrize(
    ("token", "says"),
    [
        pytest.param(expired, "This token expired on", id="expired"),
        pytest.param(lambda: expired(-600)[:-4] + "aaaa", "does not accept this token", id="forged"),
        pytest.param(lambda: "nonsense", "This is not a token", id="nonsense"),
        pytest.param(
            lambda: jwt.encode({"role": "service_role"}, SECRET, "HS256"), "secret key", id="secret"
        ),
        pytest.param(
            lambda: jwt.encode({"role": "authenticated"}, SECRET, "HS256"),
            "does not accept this token", id="no client",
        ),
    ],
)  # fmt: skip
def test_a_token_that_opens_nothing_says_why(calls, visit, project, token, says):
    page = visit(token=token(), at=DAYS, wait=False)

    expect(page.get_by_role("alert")).to_contain_text(says)
    page.get_by_label("Read token").fill(project.token)
    page.keyboard.press("Enter")
    expect(page.locator("[data-measure=calls] .value")).to_have_text("7")


def test_a_token_that_expires_meanwhile_says_so_and_hides_the_calls(calls, visit):
    page = visit(token=expired(-6), at=DAYS)

    expect(page.get_by_role("alert")).to_contain_text("This token expired on", timeout=PATIENCE)
    assert page.locator(".calls").count() == 0


def test_the_token_is_in_the_tab_and_nowhere_else(calls, visit, project):
    page = visit(at=DAYS)

    assert project.token not in page.url
    assert project.token not in page.content()
    assert page.evaluate("localStorage.length + document.cookie.length") == 0
    page.reload()
    expect(page.locator("[data-measure=calls] .value")).to_have_text("7")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("Read token")).to_be_focused()
    page.reload()
    expect(page.get_by_label("Read token")).to_be_visible()


def test_the_page_follows_by_itself(store, visit):
    page = visit()
    now, rows = page.locator(".card-now"), page.locator(".calls tbody tr")
    expect(now).to_contain_text("Nobody is on the phone.")

    store.start("live", customer_number="+6421555123")
    expect(now).to_contain_text("+6421555123", timeout=PATIENCE)
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="+6421555123").first.click()
    dialog = page.locator("dialog")
    store.call("log_message", session_id="live", role="user", content="Is anybody there?")
    expect(dialog.locator(".turn .said")).to_have_text("Is anybody there?", timeout=PATIENCE)
    store.call("log_message", session_id="live", role="agent", content="Always.")
    expect(dialog.locator(".turn .said")).to_have_count(2, timeout=PATIENCE)
    store.call("end_session", session_id="live", call_outcome="greeted")
    expect(dialog.locator("[data-fact=outcome]")).to_contain_text("Greeted", timeout=PATIENCE)
    expect(now).to_contain_text("Nobody is on the phone.", timeout=PATIENCE)
    page.keyboard.press("Escape")
    expect(page.locator(".calls .link")).to_be_focused()
    expect(page.locator("[data-measure=calls] .value")).to_have_text("1", timeout=PATIENCE)


def test_an_api_that_is_away_is_waited_for(calls, visit, project):
    page = visit(at=DAYS)
    project.stack.stop_postgrest()
    try:
        expect(page.get_by_role("status")).to_contain_text("does not answer", timeout=PATIENCE)
        expect(page.locator("[data-measure=calls] .value")).to_have_text("7")
    finally:
        project.stack.start_postgrest()
    expect(page.get_by_text("Live", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".notice")).to_be_hidden()


def test_a_page_that_cannot_begin_says_why_and_whom_it_asks(store, visit, project):
    api = f"{project.stack.rest_url}/rest/v1"
    with serve.serving(dashboard.page(api)) as address:
        page = visit(address, wait=False)
        expect(page.get_by_role("status")).to_contain_text("The API has answered: ")
        expect(page.get_by_text("This page asks")).to_contain_text(f"{api}, and")
        project.stack.stop_postgrest()
        try:
            expect(page.get_by_role("status")).to_contain_text("does not answer", timeout=PATIENCE)
        finally:
            project.stack.start_postgrest()


def test_a_search_finds_calls_and_turns(calls, visit):
    page = visit(at=DAYS)
    page.fill("#search", "ropes -nothing")
    page.press("#search", "Enter")

    expect(page.locator(".found .snippet mark").first).to_have_text("rope")
    page.locator(".found").last.locator(".row", has_text="I need a rope.").first.click()
    expect(page.locator("dialog .turn")).to_have_count(3)
    expect(page.locator("dialog [data-fact=status]")).to_contain_text("Completed")
    page.keyboard.press("Escape")
    page.fill("#search", "wombat")
    page.press("#search", "Enter")
    expect(page.locator(".card-list")).to_contain_text("Nothing was found")
    page.get_by_role("button", name="Clear: wombat").click()
    expect(page.locator(".calls tbody tr")).to_have_count(7)


def test_what_is_unusual_leads_to_its_calls(store, visit):
    for day in range(1, 32):
        record(store, f"usual-{day}", f"2026-03-{day:02}T10:00+13:00", number=f"+64215550{day:03}")
    for n in range(8):
        record(store, f"burst-{n}", f"2026-04-02T10:0{n}+13:00", number="+64215559999")
    page = visit(at=DAYS)
    (row,) = store.rows(
        "select pattern, reason, call_count from unusual_call_patterns('acme',"
        " '2026-03-29T11:00Z', '2026-04-08T12:00Z') where pattern = 'burst_from_number'"
    )

    shown = page.locator(".unusual .row", has_text="Many calls from one number")
    assert row["reason"] in shown.inner_text()
    page.get_by_label("Assistant", exact=True).select_option(value=ACME_OTHER_ASSISTANT)
    expect(shown).to_have_count(0)
    page.get_by_label("Assistant", exact=True).select_option(value=ACME_ASSISTANT)
    shown.click()
    expect(page.locator(".calls tbody tr")).to_have_count(row["call_count"])


def test_everything_can_be_done_with_the_keyboard(calls, visit):
    page = visit(at=DAYS)
    expect(page.locator(".calls tbody tr")).to_have_count(7)
    page.keyboard.press("Tab")
    expect(page.get_by_text("To the figures").or_(page.locator(".skip"))).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()

    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('data-key')"))
    assert {
        "today",  # a button, and naive on purpose
        "tile-cost",
        "timeline",
        "share-booked",
        f"assistant-{ACME_ASSISTANT}",
    } <= reached
    page.locator(".calls .link").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator("dialog .turn").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".calls .link").first).to_be_focused()
    page.locator("[data-key=tile-cost]").focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-key=tile-cost]")).to_be_focused()
    expect(page.locator("#h-days")).to_have_text("Cost by day")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [320, 390, 768])
def test_a_narrow_screen_scrolls_one_way_only(calls, visit, width, language):
    page = visit(at=f"{DAYS}&lang={language}", viewport={"width": width, "height": 700})

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".calls .link").first.click()
    expect(page.locator("dialog .turn").first).to_be_visible()
    assert page.evaluate("document.querySelector('.call-body').scrollWidth") <= width


def test_arabic_runs_from_right_to_left(calls, visit):
    page = visit(at=DAYS, locale="ar-EG")

    assert page.evaluate("[document.dir, document.documentElement.lang]") == ["rtl", "ar"]
    boxes = [tile.bounding_box()["x"] for tile in page.locator(".tile").all()]
    assert boxes == sorted(boxes, reverse=True)
    columns = [column.bounding_box()["x"] for column in page.locator(".chart .column").all()]
    assert columns == sorted(columns, reverse=True)
    page.locator(".chart").press("Home")
    page.locator(".chart").press("ArrowLeft")
    assert page.locator(".chart").get_attribute("aria-valuenow") == "1"
    page.get_by_role("button", name="English").click()
    page.wait_for_selector(".tile")
    assert page.evaluate("document.dir") == "ltr"


def test_light_and_dark_follow_the_system_and_the_button(calls, visit):
    page = visit(at=DAYS, color_scheme="dark")
    color = "getComputedStyle(document.body).backgroundColor"

    dark = page.evaluate(color)
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate(color) != dark
    page.reload()
    page.wait_for_selector(".tile")
    assert page.evaluate(color) != dark


AXE = Path(NODE_MODULES) / "axe-core" / "axe.min.js"
LOOKS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "arabic": {"locale": "ar"},
    "narrow": {"viewport": {"width": 360, "height": 740}},
}


STATES = ["page", "call", "found", "empty", "sign in", "refused"]


@pytest.mark.parametrize(
    ("look", "state"),
    [*(("light", state) for state in STATES), *((look, "page") for look in LOOKS if look != "light"),
     ("dark", "call"), ("arabic", "call"), ("narrow", "call"), ("dark", "refused")],
)  # fmt: skip
def test_axe_finds_nothing(calls, visit, look, state):
    record(calls, "on", "2026-04-03T10:00+13:00", user_name="ليلى", summary="حبل",
           tool={"tool_name": "find", "result": {"found": 2}, "success": True})  # fmt: skip
    calls.start("live")
    token = {"sign in": "", "refused": expired()}.get(state)
    page = visit(
        token=token, at="from=2020-01-01&to=2020-01-05" if state == "empty" else DAYS,
        wait=token is None, bypass_csp=True, reduced_motion="reduce", **LOOKS[look],
    )  # fmt: skip
    if state == "call":
        page.locator(".calls .link", has_text="ليلى").click()
        page.locator("dialog .tool summary").click()
    elif state == "found":
        page.fill("#search", "rope")
        page.press("#search", "Enter")
        expect(page.locator(".found").first).to_be_visible()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")

    assert found["passes"]
    assert [
        (fault["id"], node["html"][:200], node["failureSummary"])
        for fault in found["violations"]
        for node in fault["nodes"]
    ] == []


def test_a_file_works_too(calls, visit, project, tmp_path):
    """Who got the page as a file opens it as one."""
    file = tmp_path / "dashboard.html"
    file.write_text(dashboard.page(project.stack.rest_url), encoding="utf-8")
    page = visit(file.as_uri(), at=DAYS)

    expect(page.locator("[data-measure=calls] .value")).to_have_text("7")
