"""R: reading what belongs to another client."""

from __future__ import annotations

import base64
import json
from itertools import product

import pytest
from attacks.world import RATE, READERS, SECRET_WORD, noticed, refused, token

RELATIONS = [
    ("public", name)
    for name in (
        "user_sessions", "conversation_messages", "tool_calls", "contacts", "session_summaries",
        "conversation_sessions", "client_monthly_usage", "client_subscriptions", "assistants",
        "phone_numbers", "rate_plans", "audit_log", "erasures", "call_rollups", "call_breakdowns",
        "client_rate_plans", "limit_notices", "rate_plan_prices", "usage_lines", "statements",
        "statement_adjustments", "session_figures", "sentiment_terms", "webhook_endpoints",
        "webhook_events", "external_ids", "follow_up_endpoints", "follow_up_rules", "follow_ups",
    )
] + [
    ("livekit", name) for name in ("sessions", "conversations", "tool_calls", "session_summaries")
] + [("callcenter", name) for name in ("conversations", "messages", "users")]  # fmt: skip
SERVICE_ONLY = {
    "rate_plans", "audit_log", "erasures", "rate_plan_prices", "usage_lines", "webhook_endpoints",
    "follow_up_endpoints",
}  # fmt: skip


def test_the_list_of_relations_is_whole(world):
    there = world.sql(
        "select relnamespace::regnamespace::text as s, relname as r from pg_class as c where relkind in"
        " ('r', 'v') and relnamespace::regnamespace::text in ('public', 'livekit', 'callcenter')"
        " and not exists (select from pg_depend where objid = c.oid and deptype = 'e')"
    )
    assert {(r["s"], r["r"]) for r in there} == set(RELATIONS)


def test_r1_anon_reads_nothing(world):
    for schema, name in RELATIONS:
        refused(world.get("anon", f"/{name}", Accept_Profile=schema), "42501")
    for function, arguments in READERS.items():
        refused(world.rpc("anon", function, **arguments), "42501")


def empty(world, who, **more):
    for schema, name in RELATIONS:
        response = world.get(who, f"/{name}", Accept_Profile=schema, **more)
        if name in SERVICE_ONLY:
            refused(response, "42501")
        else:
            assert (name, response.json()) == (name, [])


def test_r2_a_user_without_a_client_reads_nothing(world):
    empty(world, "U")


def test_r3_user_metadata_never_counts(world):
    forged = token(role="authenticated", user_metadata={"client_id": "acme"})
    empty(world, None, token=forged)
    for function, arguments in READERS.items():
        refused(world.request(None, "POST", f"/rpc/{function}", arguments, token=forged), "42501")


def test_r4_an_anonymous_user_reads_nothing(world):
    empty(world, None, token=token(role="authenticated", is_anonymous=True, sub="x"))


@pytest.mark.parametrize(
    "claim", [["acme"], 5, True, {}, None, "", " ", "ACME", "acme ", "acme\u0000x"]
)
def test_r5_a_claim_that_is_no_client(world, claim):
    forged = token(role="authenticated", client_id=claim)
    response = world.get(None, "/user_sessions", token=forged)
    assert response.status_code in (200, 400, 401) and SECRET_WORD not in response.text
    if response.status_code == 200:
        assert response.json() == []
    refused(
        world.request(None, "POST", "/rpc/get_conversation_list", {}, token=forged),
        "42501", 401, "22P05",
    )  # fmt: skip


def test_r6_app_metadata_beats_the_top_level_and_is_no_union(world):
    both = token(role="authenticated", client_id="acme", app_metadata={"client_id": "globex"})
    seen = {r["client_id"] for r in world.get(None, "/user_sessions", token=both).json()}
    assert seen == {"globex"}


def test_r7_the_client_id_of_an_oauth_app_is_no_client(world):
    app = token(role="authenticated", client_id="5c8e31b4-0000-4000-8000-000000000000")
    empty(world, None, token=app)


def test_r8_a_foreign_call_by_id(world):
    assert world.get("B", f"/user_sessions?id=eq.{world.call_a}").json() == []
    assert world.get("B", f"/conversation_messages?session_id=eq.{world.call_a}").json() == []


def test_r9_a_foreign_call_embedded(world):
    for path in (
        f"/conversation_messages?select=*,user_sessions(*)&session_id=eq.{world.call_a}",
        f"/user_sessions?select=*,conversation_messages(*),tool_calls(*)&id=eq.{world.call_a}",
        "/client_subscriptions?select=*,user_sessions(*,conversation_messages(*))",
    ):
        assert SECRET_WORD not in world.get("TB", path).text


@pytest.mark.parametrize(
    "filter_", ["or=(client_id.eq.acme)", "client_id=not.eq.globex", "client_id=in.(acme,globex)",
                "client_id=like.*", "client_id=eq.acme&or=(client_id.eq.acme,id.not.is.null)"],
)  # fmt: skip
def test_r10_filters_never_widen(world, filter_):
    rows = world.get("TB", f"/user_sessions?{filter_}").json()
    assert {r["client_id"] for r in rows} <= {"globex"}


def test_r11_tables_without_a_grant_neither_filter_nor_order(world):
    for name in SERVICE_ONLY:
        refused(
            world.get(
                "A", f"/{name}?order={'client_id' if name == 'follow_up_endpoints' else 'id'}"
            ),
            "42501",
        )
        refused(world.get("A", f"/{name}?client_id=eq.acme"), "42501", 400)


@pytest.mark.parametrize("function", sorted(READERS.keys() - {"get_conversation_with_messages"}))
def test_r12_another_clients_figures(world, function):
    refused(world.rpc("TB", function, **READERS[function] | {"client_id": "acme"}), "42501")


def test_r13_null_is_ones_own_client_and_every_one_for_service_role(world):
    mine = world.ok("TB", "get_conversation_list", client_id=None)
    assert {r["conversation_id"] for r in mine} >= {"call-b"}
    assert "call-a" not in json.dumps(mine)
    refused(world.rpc("TB", "get_conversation_list", client_id=""), "42501")
    assert len(world.ok("S", "get_conversation_list")) >= 2


def test_r14_a_search_for_a_foreign_word(world):
    for path in (
        f"/user_sessions?call_summary=fts.{SECRET_WORD}",
        f"/conversation_messages?content=ilike.*{SECRET_WORD}*",
    ):
        assert world.get("TB", path).json() == []


def test_r15_a_search_knows_nothing_of_others(world):
    for function in ("search_messages", "search_sessions"):
        assert len(world.ok("TA", function, query=SECRET_WORD)) == 1
        assert world.ok("TB", function, query=SECRET_WORD) == []
        assert world.ok("A2", function, query=SECRET_WORD) == []
    # Nor does what others said change the rank of what one said.
    before = world.ok("TB", "search_messages", query="hello")
    assert [row["conversation_id"] for row in before] == ["call-b"]
    call = world.start("A")
    world.ok("A", "log_message", session_id=call, role="user", content="hello " * 100)
    assert world.ok("TB", "search_messages", query="hello") == before
    world.ok("A", "end_session", session_id=call)


def test_r16_every_view_shows_ones_own_rows(world):
    for schema, name in RELATIONS:
        if name not in SERVICE_ONLY:
            response = world.get("TB", f"/{name}", Accept_Profile=schema)
            assert {r.get("client_id") for r in response.json()} <= {"globex"}, name


def test_r17_usage_is_ones_own_and_nobody_elses_to_read(world):
    assert {r["client_id"] for r in world.get("TB", "/client_monthly_usage").json()} <= {"globex"}
    assert world.get("B", "/client_monthly_usage").json() == []


def test_r18_counts(world):
    """A frequent value of another client would show in an estimate from statistics."""
    labels = ("customer_number", "user_name", "call_outcome", "type", "source", "ended_reason")
    world.sql(f"insert into user_sessions (client_id, session_id, {', '.join(labels)})"
              " select 'acme', 'r18-' || n, '+64215550999', 'r18', 'r18', 'r18', 'r18', 'r18'"
              " from generate_series(1, 3000) as n")  # fmt: skip
    try:
        world.sql("analyze user_sessions")
        for column, count in product(labels, ("exact", "planned", "estimated")):
            there = "%2B64215550999" if column == "customer_number" else "r18"
            ranges = [
                world.get("TB", f"/user_sessions?{column}=eq.{value}", Prefer=f"count={count}")
                .headers["content-range"]
                for value in (there, "nowhere")
            ]  # fmt: skip
            assert ranges[0] == ranges[1], (column, count)
    finally:
        world.sql("delete from user_sessions where session_id like 'r18-%%'")
        world.sql("analyze user_sessions")


def test_r19_no_plans(world):
    response = world.get("A", "/user_sessions", Accept="application/vnd.pgrst.plan")
    refused(response, 415, 406)


def test_r20_a_foreign_call_and_a_missing_one_answer_alike(world):
    for function, more in (
        ("log_message", {"role": "user", "content": "x"}),
        ("end_session", {}), ("update_session", {}), ("log_tool_call", {"tool_name": "t"}),
        ("schedule_demo", {"demo_time": "2030-01-01T00:00:00Z"}), ("log_messages", {"messages": []}),
    ):  # fmt: skip
        foreign = world.rpc("B", function, session_id="call-a", **more)
        missing = world.rpc("B", function, session_id="no-such-call", **more)
        refused(foreign, "PT404")
        assert foreign.json() == missing.json()
        assert world.rpc("B", function, session_id=world.call_a, **more).json() == missing.json()
    foreign = world.rpc("B", "get_conversation_with_messages", conversation_id="call-a")
    assert foreign.json() == world.rpc(
        "B", "get_conversation_with_messages", conversation_id="none"
    ).json()  # fmt: skip


def test_r21_keys_of_others_are_free(world):
    world.start("A", session_id="theirs")
    assert world.ok("B", "start_session", session_id="theirs")["created"]
    for who in ("A", "B"):
        world.ok(who, "end_session", session_id="theirs")


def test_r22_r23_a_constraint_tells_nothing(world):
    body = {"session_id": world.call_a, "client_id": "globex", "role": "user", "content": "x"}
    foreign = world.request("S", "POST", "/conversation_messages", body)
    missing = world.request("S", "POST", "/conversation_messages", {
        **body, "session_id": "99999999-0000-4000-8000-000000000000"})  # fmt: skip
    refused(foreign, "23503")
    assert foreign.json()["message"] == missing.json()["message"]


def test_r23_an_error_of_a_function_shows_no_row(world):
    for arguments in ({"user_phone": "x"}, {"cost_total": -1}, {"ended_at": "1990-01-01"}):
        (name,) = arguments
        noticed(world.rpc("A", "end_session", session_id="call-a", **arguments), name)


def test_r24_an_error_in_a_filter_sees_own_rows_only(world):
    response = world.get("TB", "/conversation_messages?select=content::int&seq=eq.99")
    assert response.json() == []


def test_r25_another_assistant_of_the_same_client(world):
    assert world.get("A2", f"/user_sessions?id=eq.{world.call_a}").json() == []
    refused(world.rpc("A2", "get_conversation_with_messages", conversation_id="call-a"), "PT404")
    assert len(world.get("TA", f"/user_sessions?id=eq.{world.call_a}").json()) == 1


def test_r26_the_servers_own_views_are_out_of_reach(world):
    for name in ("pg_stats", "pg_stat_activity", "pg_stat_statements", "pg_authid"):
        refused(world.get("A", f"/{name}"), 404)
        refused(world.get("A", f"/{name}", Accept_Profile="pg_catalog"), 406)


def test_r27_the_openapi_document_of_anon_has_what_a_signature_opens(world):
    paths = set(world.get("anon", "/").json()["paths"])
    assert paths == {
        "/", "/rpc/ingest_vapi", "/rpc/ingest_retell", "/rpc/ingest_elevenlabs", "/rpc/ingest_livekit",
    }  # fmt: skip


def test_r28_a_hint_names_no_private_function(world):
    response = world.rpc("anon", "log_messag", session_id="x")
    refused(response, "PGRST202")
    assert "pgcalls" not in response.text


def test_r29_nothing_is_published(world):
    assert world.sql("select * from pg_publication_tables where schemaname = 'public'") == []


def test_r30_no_copies_lie_about(world):
    world.ok("S", "purge_expired")
    assert world.sql(
        "select relname from pg_class where relkind in ('r', 'm', 'p') and relnamespace ="
        " 'public'::regnamespace and relname not in (select split_part(object, '.', 2)"
        " from pgcalls_meta.expected where kind = 'table')"
    ) == []  # fmt: skip


def test_b13_the_rate_is_in_no_answer(world):
    texts = [world.get(w, "/user_sessions").text for w in ("A", "TA")]
    texts += [world.rpc("A", "end_session", session_id="call-a").text]
    texts += [world.get("TA", "/client_subscriptions").text]
    assert not [text for text in texts if RATE in text or "secret plan" in text]


def test_p4_tokens_that_are_none(world):
    good = token(role="service_role")
    head, body, signature = good.split(".")
    none = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').decode().rstrip("=")
    for bad in (
        f"{none}.{body}.", f"{none}.{body}.{signature}", f"{head}.{body}.", "garbage", "a.b.c",
        token("another-secret-that-is-32-characters-long", role="service_role"),
        token(role="service_role", exp=1), token(role="service_role", nbf=4102444800),
        token("x" * 64, role="service_role", algorithm="HS512"),
    ):  # fmt: skip
        response = world.get(None, "/user_sessions", token=bad)
        assert response.status_code == 401, (bad, response.text)
