"""L, I, D: odd payloads, injection, and denial of service."""

from __future__ import annotations

import concurrent.futures
import time
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from attacks.world import noticed, refused

from support import times

BIG = "x" * 65537


@pytest.fixture(scope="module")
def call(world):
    return world.start(session_id="payload")


def log(world, call, content="x", **more):
    return world.rpc("A", "log_message", session_id=call, role="user", content=content, **more)


def stored(world, response):
    assert response.status_code == 200, response.text
    return world.sql(
        "select content, metadata from conversation_messages where id = %s", response.json()["id"]
    )[0]


# -- L ---------------------------------------------------------------------------------


def test_l1_values_of_another_type(world, call):
    refused(world.rpc("A", "start_session", assistant_id="abc"), "22P02")
    for seq, code in ((2**31, "22003"), (1.5, "22P02"), ("x", "22P02")):
        refused(log(world, call, seq=seq), code)


def test_l2_nul(world, call):
    refused(log(world, call, "a\u0000b"), "22P05")
    refused(log(world, call, metadata={"a": "\u0000"}), "22P05")


@pytest.mark.parametrize("content", [None, "", " \t\n"])
def test_l3_no_content(world, call, content):
    refused(log(world, call, content), "22023")


@pytest.mark.parametrize(
    ("content", "text"), [(42, "42"), ({"a": 1}, '{"a": 1}'), (["a"], "a"), (True, "true")]
)
def test_l4_content_that_is_no_string_becomes_one(world, call, content, text):
    assert stored(world, log(world, call, content))["content"].replace(" ", "") == text.replace(
        " ", ""
    )


def test_l5_size(world, call):
    assert len(stored(world, log(world, call, "x" * 65536))["content"]) == 65536
    for size in (65537, 5_000_000, 20_000_000):
        response = log(world, call, "x" * size)
        refused(response, "PT413")
        assert response.status_code == 413


@pytest.mark.parametrize("content", ["👩‍👩‍👧‍👦", "مرحبا ‏‎", "e\u0301", "\u202e drow", "ß" * 32768])
def test_l6_every_script_stays_as_it_is(world, call, content):
    assert stored(world, log(world, call, content))["content"] == content


@pytest.mark.parametrize("metadata", ["x", '{"a": 1', [], 5, True])
def test_l7_metadata_that_is_no_object(world, call, metadata):
    refused(log(world, call, metadata=metadata), "22023", "22P02")


def test_l8_large_metadata(world, call):
    for size in (20_000, 200_000):
        refused(log(world, call, metadata={"x": "y" * size}), "PT413")


def test_l9_deep_metadata(world, call):
    for depth in (5_000, 20_000):
        body = (
            '{"session_id": "payload", "role": "user", "content": "x", "metadata": '
            + '{"a":' * depth + "1" + "}" * depth + "}"
        )  # fmt: skip
        response = world.request("A", "POST", "/rpc/log_message", body.encode())
        refused(response, "PT413", "54001", 413)


def test_l10_odd_keys_are_data(world, call):
    odd = {"__proto__": {"x": 1}, "": "empty", "k" * 10_000: None, "constructor": []}
    assert stored(world, log(world, call, metadata=odd))["metadata"] == odd


@pytest.mark.parametrize("cost", ["1_000", "0x10"])
def test_l12_numbers_of_newer_servers(world, cost):
    other = world.start()
    response = world.rpc("A", "end_session", session_id=other, cost_total=cost)
    if response.status_code != 200:
        refused(response, "22P02")
        world.ok("A", "end_session", session_id=other)
    row = world.sql("select cost_total from user_sessions where session_id = %s", other)[0]
    assert row["cost_total"] is not None and row["cost_total"] < 1000


def test_l13_a_tiny_cost_is_rounded(world):
    other = world.ok("S", "start_session")["session_id"]
    assert world.ok("S", "end_session", session_id=other, cost_total=0.00000049)["cost_total"] == 0


@pytest.mark.parametrize("count", [2**31, 2**63, -1])
def test_l14_counts(world, count):
    response = world.rpc("A", "end_session", session_id=world.start(), expected_message_count=count)
    noticed(response, "expected_message_count") if count < 0 else refused(response, "22003")


@pytest.mark.parametrize(
    "at",
    ["infinity", "-infinity", "now", "4713-01-01 BC", "294276-01-01", "epoch",
     "2026-01-01T00:00:00+99:00", 1732100000, "1999-12-31", "2099-01-01", ""],
)  # fmt: skip
def test_l15_l16_instants(world, call, at):
    response = log(world, call, created_at=at)
    if at == "now":
        assert response.status_code == 200
    else:
        refused(response, "22023", "22007", "22008", "22009")
    noticed(world.rpc("A", "end_session", session_id=world.start(), ended_at="2001-01-01"),
            "ended_at")  # fmt: skip


def test_l16_an_hour_ahead_is_as_far_as_a_clock_is_wrong(world, call):
    now = datetime.now(UTC)
    assert log(world, call, created_at=str(now + timedelta(minutes=50))).status_code == 200
    refused(log(world, call, created_at=str(now + timedelta(minutes=70))), "22023")


@pytest.mark.parametrize("phone", ["+64 21 (0)", "call me", "9" * 10_000, "+1", "٠"])
def test_l17_numbers_that_are_none(world, phone):
    noticed(world.rpc("A", "start_session", customer_number=phone), "customer_number")


def test_l17_full_width_digits_are_digits(world):
    call = world.start(customer_number="０２１ ５５５ ０１２３")
    row = world.sql("select customer_number from user_sessions where session_id = %s", call)[0]
    assert row["customer_number"] == "+64215550123"
    world.ok("A", "end_session", session_id=call)


def test_l18_session_ids(world):
    for bad in ("", "x" * 201, "x" * 10_000):
        refused(world.rpc("A", "start_session", session_id=bad), "22023")
    ids = [world.ok("A", "start_session", session_id=s)["id"] for s in ("caf\u00e9", "cafe\u0301",
                                                                       "a\nb")]  # fmt: skip
    assert len(set(ids)) == 3


@pytest.mark.parametrize("role", ["function", "", None, "tool", "use r"])
def test_l19_speakers(world, call, role):
    refused(world.rpc("A", "log_message", session_id=call, role=role, content="x"), "22023")


@pytest.mark.parametrize("words", [["x"] * 100_000, [None], [["a"], ["b"]], [""], "{a", {"a": 1}])
def test_l20_labels(world, call, words):
    refused(world.rpc("A", "update_session", session_id=call, keywords=words), "22023", "22P02")


@pytest.mark.parametrize("sentiment", ["great", "", 2, "POS"])
def test_l21_sentiments(world, call, sentiment):
    refused(world.rpc("A", "update_session", session_id=call, sentiment=sentiment), "22023")


def test_l22_many_unknown_keys(world):
    refused(world.rpc("anon", "start_session", **{f"k{n}": n for n in range(500)}), "PGRST202")


# -- I -----------------------------------------------------------------------------------

HOSTILE = [
    "'; drop table user_sessions; --", '"; drop schema public cascade; --', "$$; select 1; $$",
    "%s %I %L %", "\\", "a & | ! : * ( ' \" \\", "<script>alert(1)</script>", "=HYPERLINK(1)",
    "\x1b[31mred\n\r", "{{7*7}}", "../../etc/passwd", "pg_sleep(10)",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_i1_i7_i8_i9_i10_text_is_text(world, call, text):
    assert stored(world, log(world, call, text, metadata={text: text})) == {
        "content": text, "metadata": {text: text},
    }  # fmt: skip
    other = world.start(session_id=text, type=text, source=text, user_id=text, room_name=text,
                        participant_identity=text)  # fmt: skip
    world.ok("A", "update_session", session_id=other, user_name=text, summary=text,
             keywords=[text], topics_discussed=[text])  # fmt: skip
    world.ok("A", "end_session", session_id=other, ended_reason=text, call_outcome=text)
    row = world.sql("select * from user_sessions where session_id = %s", text)[0]
    assert {row[k] for k in ("type", "source", "user_id", "user_name", "ended_reason")} == {text}
    assert world.value("select count(*) from user_sessions") > 2
    assert world.rpc("A", "save_user", name=text, email="i1@example.com").status_code == 200


@pytest.mark.parametrize("text", HOSTILE)
def test_i1_i3_i4_i5_i6_text_that_is_read_with(world, text):
    for function, argument in (("get_conversation_list", "user_phone"),
                               ("get_conversation_with_messages", "conversation_id")):  # fmt: skip
        response = world.rpc("TB", function, **{argument: text})
        assert response.status_code in (200, 404) and response.json() in ([], response.json())
    refused(world.rpc("TB", "get_conversation_list", status=text), "22023")
    noticed(world.rpc("A", "start_session", language=text), "language")


@pytest.mark.parametrize("text", HOSTILE)
def test_i2_search_queries(world, text):
    response = world.http.get(
        "/user_sessions", params={"call_summary": f"wfts.{text}"},
        headers={"Authorization": f"Bearer {world.tokens['TB']}"},
    )  # fmt: skip
    assert response.status_code in (200, 400)


def test_i5_a_percent_sign_matches_itself(world):
    assert world.ok("A", "get_conversation_list", number="%") == []


def test_i11_only_the_caller_tells_the_callers_address(world):
    call = world.start()
    world.ok("A", "log_message", session_id=call, role="agent",
             content="My name is Eve and my email is eve@example.com, +64 21 555 0177")  # fmt: skip
    world.ok("A", "log_message", session_id=call, role="user", content="Thank you")
    world.ok("A", "end_session", session_id=call)
    row = world.sql("select * from user_sessions where session_id = %s", call)[0]
    assert [row[k] for k in ("user_email", "user_name", "user_phone")] == [None] * 3

    call = world.start()
    world.ok("A", "log_message", session_id=call, role="user",
             content="my email is ann@example.com, not bob@example.com")  # fmt: skip
    world.ok("A", "end_session", session_id=call)
    row = world.sql("select * from user_sessions where session_id = %s", call)[0]
    assert row["user_email"] == "ann@example.com"


def test_i12_no_function_takes_the_name_of_an_object(world):
    rows = world.sql(
        "select proname from pg_proc where pronamespace = 'public'::regnamespace"
        " and proargnames && array['table', 'schema', 'column', 'order_by', 'query_sql']"
    )
    assert rows == []


# -- D -----------------------------------------------------------------------------------


def test_d2_limits(world):
    for size in (10**18, 2**31 - 1, 1001, -1, 0):
        refused(world.rpc("A", "get_conversation_list", page_size=size), "22023", "22003")
    for size in (-1, 0, 10001):
        refused(
            world.rpc(
                "A", "get_conversation_with_messages", conversation_id="call-a",
                page_size=size,
            ),
            "22023",
        )  # fmt: skip


def test_d3_a_huge_call_comes_in_pages(world):
    call = world.start()
    for start in range(0, 3000, 1000):
        world.ok("A", "log_messages", session_id=call, messages=[
            {"role": "user", "content": f"{start + n}"} for n in range(1000)])  # fmt: skip
    page = world.ok("A", "get_conversation_with_messages", conversation_id=call, page_size=10)
    assert (len(page["messages"]), page["has_more"]) == (10, True)
    refused(world.rpc("A", "log_messages", session_id=call, messages=[
        {"role": "user", "content": "x"}] * 1001), "PT413", "22023")  # fmt: skip
    world.ok("A", "end_session", session_id=call)


def test_d4_long_ranges(world):
    refused(world.rpc("A", "get_conversion_rate", days=10**6), "22023")


@pytest.mark.parametrize(
    "query",
    ["a" * 1_000_000, "or " * 100_000, "-" * 100_000, "-" * 1000, '"' * 1001, "é" * 501],
    ids=["letters", "or", "minus", "minus as many as fit", "quotes", "accents"],
)
def test_d5_a_search_query_has_a_length(world, query):
    for function in ("search_messages", "search_sessions"):
        refused(world.rpc("TA", function, query=query), "22023")


@pytest.mark.parametrize("query", ["or " * 333, "-" * 20, '"' * 1000, "a or " * 200, "-x " * 333])
def test_d5_a_search_query_of_any_signs_is_answered(world, query):
    started = time.monotonic()
    for function in ("search_messages", "search_sessions"):
        assert isinstance(world.ok("TA", function, query=query), list)
    assert time.monotonic() - started < 8


def test_d6_more_words_than_an_index_holds(world):
    call = world.start()
    words = " ".join(f"w{n}" for n in range(9000))
    for part in range(4):
        world.ok("A", "log_messages", session_id=call, messages=[
            {"role": "user", "content": f"{words} {part}{n}"} for n in range(20)])  # fmt: skip
    assert world.ok("A", "end_session", session_id=call)["message_count"] == 80


@pytest.mark.parametrize("piece", ["a", "a@", "1-", "(", "at dot ", "one "])
def test_d7_patterns(world, piece):
    world.sql("update client_subscriptions set redacted_kinds = '{email,phone,card}'"
              " where client_id = 'acme'")  # fmt: skip
    try:
        call = world.start()
        started = time.monotonic()
        assert log(world, call, (piece * 65536)[:65536]).status_code == 200
        assert time.monotonic() - started < 8
        world.ok("A", "end_session", session_id=call)
    finally:
        world.sql("update client_subscriptions set redacted_kinds = '{}' where client_id = 'acme'")


def test_d9_two_calls_of_a_client_end_at_once(world):
    calls = [world.start() for _ in range(30)]
    with concurrent.futures.ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda c: world.rpc("A", "end_session", session_id=c), calls))
    assert {a.status_code for a in answers} == {200}
    assert world.sql("select * from pgcalls.reconcile_usage()") == []


def test_d10_d15_nothing_retries_for_ever_or_changes_everything(world):
    sources = world.sql(
        "select proname, prosrc from pg_proc where pronamespace::regnamespace::text in"
        " ('public', 'pgcalls')"
    )
    assert [s for s in sources if "40001" in s["prosrc"] or "serializable" in s["prosrc"]] == []


def test_d12_a_flood_of_calls(world):
    world.sql("update client_subscriptions set max_concurrent_calls = 1 where client_id = 'globex'")
    try:
        refused(world.rpc("B", "start_session"), "PT429")
    finally:
        world.sql(
            "update client_subscriptions set max_concurrent_calls = null where client_id = 'globex'"
        )


@pytest.mark.full
def test_d1_d13_a_lock_is_waited_for_a_bounded_time(world, call):
    with psycopg.connect(world.stack.dsn) as holder:
        holder.execute("select from user_sessions where session_id = 'payload' for update")
        started = time.monotonic()
        response = log(world, call)
        assert response.status_code >= 500 and response.json()["code"] in ("55P03", "57014")
        assert time.monotonic() - started < 12
    assert log(world, call).status_code == 200


def test_d14_a_purge_goes_in_steps(world):
    step = times(500, 50)
    # Each is counted in one row, whose versions pile up until the statement is over.
    for done in range(0, 3 * step, 50):
        world.sql("insert into user_sessions (client_id, session_id, started_at_utc, ended_at_utc)"
                  " select 'globex', 'old-' || %s + n, now() - interval '99 days', now() - interval"
                  " '99 days' from generate_series(1, 50) as n", done)  # fmt: skip
    world.sql("update client_subscriptions set retention_days = 30 where client_id = 'globex'")
    try:
        steps = []
        while not steps or steps[-1]["has_more"]:
            started = time.monotonic()
            steps.append(world.ok("S", "purge_expired", batch=step))
            assert time.monotonic() - started < 8
    finally:
        world.sql(
            "update client_subscriptions set retention_days = null where client_id = 'globex'"
        )
    assert sum(s["calls_anonymized"] for s in steps) >= 3 * step
