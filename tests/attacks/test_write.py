"""W, P, C, X, B, A: forging, privileges, misuse, replay, billing and the audit."""

from __future__ import annotations

import concurrent.futures
import json
from decimal import Decimal

import pytest
from attacks.world import (
    INGESTERS,
    OPERATORS,
    READERS,
    SECRET_WORD,
    WRITERS,
    noticed,
    refused,
    token,
)

from support import ACME_OTHER_ASSISTANT, GLOBEX_ASSISTANT, NOWHERE, ON_CITUS

TABLES = ["user_sessions", "conversation_messages", "tool_calls", "contacts", "assistants",
          "client_subscriptions", "phone_numbers", "client_monthly_usage", "rate_plans",
          "audit_log", "erasures", "call_rollups", "call_breakdowns", "client_rate_plans", "limit_notices",
          "rate_plan_prices", "sentiment_terms", "statement_adjustments", "statements",
          "usage_lines", "webhook_endpoints", "webhook_events", "external_ids", "follow_up_endpoints", "follow_up_rules",
          "follow_ups"]  # fmt: skip


def test_the_lists_are_whole(world):
    granted = {
        role: {
            row["proname"]
            for row in world.sql(
                "select distinct proname from pg_proc where pronamespace = 'public'::regnamespace"
                " and has_function_privilege(%s, oid, 'execute')", role,
            )
        }
        for role in ("anon", "authenticated", "service_role")
    }  # fmt: skip
    assert granted == {
        "anon": set(INGESTERS),
        "authenticated": set(WRITERS | READERS | INGESTERS),
        "service_role": set(WRITERS | READERS | OPERATORS | INGESTERS),
    }
    rows = world.sql("select relname from pg_class where relkind = 'r'"
                     " and relnamespace = 'public'::regnamespace")  # fmt: skip
    assert {row["relname"] for row in rows} == set(TABLES)


def session(world, session_id):
    (row,) = world.sql(
        "select * from user_sessions where client_id = 'acme' and session_id = %s", session_id
    )
    return row


# -- W: forging on write ---------------------------------------------------------------


def test_w1_anon_writes_nothing(world):
    for function, arguments in (WRITERS | OPERATORS | INGESTERS).items():
        response = world.rpc("anon", function, **arguments)
        refused(response, "42501")
        assert response.status_code == 401


def test_w2_another_client(world):
    refused(world.rpc("A", "start_session", client_id="globex"), "42501")
    refused(world.rpc("A", "save_user", client_id="globex", phone="+64211234567"), "42501")


@pytest.mark.parametrize("assistant", [ACME_OTHER_ASSISTANT, GLOBEX_ASSISTANT, NOWHERE])
def test_w3_another_assistant(world, assistant):
    refused(world.rpc("A", "start_session", assistant_id=assistant), "42501")


@pytest.mark.parametrize("who", ["A", "TA", "U"])
def test_w4_no_table_takes_a_write(world, who):
    # Citus looks at a statement before anybody looks at who sends it.
    early = ["0A000"] if ON_CITUS else []
    for table in TABLES:
        body = {"client_id": "acme"}
        refused(world.request(who, "POST", f"/{table}", body), "42501", "PGRST204")
        refused(
            world.request(who, "PATCH", f"/{table}?client_id=eq.acme", body),
            "42501",
            "PGRST204",
            *early,
        )
        refused(world.request(who, "DELETE", f"/{table}?client_id=eq.acme"), "42501", "42703")
        refused(
            world.request(who, "POST", f"/{table}", body, Prefer="resolution=merge-duplicates"),
            "42501",
            "PGRST204",
            *early,
        )


def test_w5_b8_a_call_is_not_given_away(world):
    body = {"client_id": "globex"}
    for who in ("A", "S"):
        moved = world.request(who, "PATCH", f"/user_sessions?id=eq.{world.call_a}", body)
        refused(moved, "0A000" if ON_CITUS else "42501")


def test_w6_a_foreign_call_is_not_written(world):
    before = session(world, "call-a")
    for function, arguments in WRITERS.items():
        if "session_id" in arguments:
            refused(world.rpc("A2", function, **arguments), "PT404")
            refused(world.rpc("A2", function, **{**arguments, "session_id": world.call_a}), "PT404")
            refused(world.rpc("B", function, **{**arguments, "session_id": world.call_a}), "PT404")
    assert session(world, "call-a") == before


def test_w7_a_turn_is_not_attached_to_a_foreign_call(world):
    body = {"session_id": world.call_a, "client_id": "globex", "role": "user", "content": "x"}
    refused(world.request("S", "POST", "/conversation_messages", body), "23503")


def test_w8_the_server_makes_the_keys(world):
    refused(world.rpc("A", "start_session", id=world.call_a), "PGRST202")
    refused(world.rpc("A", "log_message", id=world.call_a, **WRITERS["log_message"]), "PGRST202")


def test_w9_a_session_id_cannot_be_squatted(world):
    first = world.ok("B", "start_session", session_id="wanted")
    second = world.ok("A", "start_session", session_id="wanted")
    assert first["created"] and second["created"] and first["id"] != second["id"]
    for who in ("A", "B"):
        world.ok(who, "end_session", session_id="wanted")


def test_w10_a_system_turn_costs_nothing(world):
    call = world.start()
    world.ok("A", "log_message", session_id=call, role="system", content="the tool says yes")
    refused(world.rpc("A", "log_message", session_id=call, role="tool", content="x"), "22023")
    ended = world.ok("A", "end_session", session_id=call)
    assert ended["message_count"] == 1 and ended["tool_call_count"] == 0


def test_w11_seq_and_time_of_the_past(world):
    call = world.start()
    world.ok("A", "log_message", session_id=call, role="user", content="1")
    for created_at in ("1999-01-01", "infinity", "2099-01-01"):
        refused(
            world.rpc(
                "A", "log_message", session_id=call, role="user", content="x",
                created_at=created_at,
            ),
            "22023",
        )  # fmt: skip
    refused(
        world.rpc("A", "log_message", session_id=call, role="user", content="other", seq=1), "PT409"
    )
    world.ok("A", "end_session", session_id=call)


def test_w12_x8_a_turn_after_the_end(world):
    world.sql("update client_subscriptions set late_seconds = 0")
    refused(
        world.rpc("A", "log_message", session_id="call-a", role="user", content="late"), "PT409"
    )
    assert session(world, "call-a")["status"] == "completed"


def test_w13_a_user_without_a_client(world):
    refused(world.rpc("U", "start_session"), "42501")


def test_w14_w15_service_role_names_a_client_that_exists(world):
    assert world.ok("S", "start_session", session_id="of-default")["created"]
    assert world.value("select client_id from user_sessions where session_id = 'of-default'") == (
        "default"
    )
    world.ok("S", "end_session", session_id="of-default")
    refused(world.rpc("S", "start_session", client_id="nobody"), "22023")
    assert world.sql("select from client_subscriptions where client_id = 'nobody'") == []


def test_w16_an_assistant_claim_that_is_none(world):
    for claims in ({"assistant_id": "abc"}, {"assistant_id": 5}, {"assistant_id": ""}, {}):
        forged = token(role="authenticated", app_metadata={"client_id": "acme", **claims})
        refused(world.request(None, "POST", "/rpc/start_session", {}, token=forged), "42501")


def test_w17_a_subject_that_is_no_uuid(world):
    odd = token(role="authenticated", sub="abc", app_metadata={"client_id": "acme"})
    assert world.get(None, "/user_sessions", token=odd).status_code == 200


def test_w18_who_is_suspended_starts_nothing(world):
    world.sql("update client_subscriptions set status = 'suspended' where client_id = 'acme'")
    refused(world.rpc("A", "start_session"), "42501")
    world.sql("update client_subscriptions set status = 'active' where client_id = 'acme'")
    world.sql("update assistants set active = false where name = 'a'")
    refused(world.rpc("A", "start_session"), "42501")
    world.sql("update assistants set active = true where name = 'a'")


# -- P: privileges ----------------------------------------------------------------------


@pytest.mark.parametrize("role", ["postgres", "supabase_admin", "pg_read_all_data", "calls_owner"])
def test_p1_a_role_that_is_not_ours(world, role):
    refused(world.get(None, "/user_sessions", token=token(role=role)), "42501", "22023", 401)


def test_p2_the_login_role_itself(world):
    for path in ("/user_sessions", "/contacts", "/session_summaries"):
        refused(world.get(None, path, token=token(role="authenticator")), "42501")


@pytest.mark.parametrize("role", ["nobody_at_all", ["service_role"], {"a": 1}, 5, ""])
def test_p3_no_role_at_all(world, role):
    response = world.get(None, "/user_sessions", token=token(role=role))
    assert response.status_code in (400, 401, 403), response.text


def test_p5_a_token_without_a_role_is_anon(world):
    response = world.get(None, "/user_sessions", token=token(app_metadata={"client_id": "acme"}))
    refused(response, "42501")
    assert response.status_code == 401


@pytest.mark.parametrize("who", ["A", "TA", "U"])
def test_p6_nobody_else_operates(world, who):
    for function, arguments in OPERATORS.items():
        refused(world.rpc(who, function, **arguments), "42501")


def test_p7_p9_private_functions_have_no_door(world):
    private = world.sql(
        "select proname from pg_proc where pronamespace = 'pgcalls'::regnamespace"
        " and proname not in (select proname from pg_proc"
        " where pronamespace = 'public'::regnamespace)"
    )
    for row in private:
        refused(world.rpc("S", row["proname"]), "PGRST202")
    refused(world.request("S", "POST", "/rpc/audit", {}, Content_Profile="pgcalls"), "PGRST106")
    refused(world.get("S", "/expected", Accept_Profile="pgcalls_meta"), "PGRST106")


@pytest.mark.parametrize("function", ["set_config", "pg_sleep", "pg_read_file", "lo_import",
                                      "dblink", "gen_salt", "query_to_xml", "pg_terminate_backend"])  # fmt: skip
def test_p8_functions_of_the_server(world, function):
    refused(world.rpc("S", function), "PGRST202")
    refused(world.request("S", "POST", f"/rpc/{function}", {}, Content_Profile="pg_catalog"), 406)


def as_role(world, role, statement):
    """The SQLSTATE of a statement, as one who could send any SQL as this role."""
    with world.db.transaction(force_rollback=True):
        world.db.execute(f"set local role {role}".encode())
        try:
            world.db.execute(statement.encode())
        except Exception as error:
            return getattr(error, "sqlstate", None)
    return None


@pytest.mark.parametrize("role", ["anon", "authenticated", "service_role"])
def test_p11_p14_p15_p18_sql_as_an_api_role(world, role):
    for statement in (
        *(f"truncate {table}" for table in TABLES),
        *(f"alter table {table} disable trigger all" for table in TABLES),
        *(f"drop table {table}" for table in TABLES),
        f"alter function public.log_message owner to {role}",
        "set session_replication_role = replica",
        "create table pgcalls.x (y int)",
        "create function livekit.x() returns int return 1",
        "create function public.start_session(x text) returns text return x",
        "create table pgcalls_meta.x (y int)",
        "select * from pgcalls.erasure_salts",
        "select * from pgcalls_meta.expected",
        "update pgcalls_meta.releases set digest = '' where true",
        "select pgcalls.remember_catalog('{}')",
        "select pgcalls.audit('acme', 'x', 'x', 'x')",
        "select pgcalls.erase_session('acme', gen_random_uuid(), now())",
    ):
        assert as_role(world, role, statement) == "42501", statement


def test_p10_p12_p13_every_path_is_fixed(world):
    assert world.sql(
        "select oid::regprocedure from pg_proc where pronamespace::regnamespace::text in"
        " ('public', 'pgcalls') and (not 'search_path=pg_catalog, pg_temp' = any (coalesce(proconfig, '{}'))"
        " or has_function_privilege('anon', oid, 'execute') and proname <> 'pre_request'"
        " and proname !~ '^ingest_')"
        " and proname <> 'rls_auto_enable'"
    ) == []  # fmt: skip
    with world.db.transaction(force_rollback=True):
        world.db.execute(
            b"create temp table user_sessions (client_id text, id uuid);"
            b"create function pg_temp.lower(text) returns text language sql as"
            b" 'select ''hijacked''';"
            b"grant all on user_sessions to service_role; set local role service_role;"
            b"set local search_path = pg_temp, public"
        )
        (row,) = world.sql("select (public.save_user('x', null, 'A@B.CO')).email as email")
        assert row["email"] == "a@b.co"


def test_p16_a2_service_role_does_not_touch_the_audit(world):
    for method in ("PATCH", "DELETE"):
        response = world.request("S", method, "/audit_log?client_id=eq.acme", {"action": "x"})
        refused(response, "42501")
    refused(world.request("S", "POST", "/audit_log", {"client_id": "acme"}), "42501")


# -- C: misuse of RPC --------------------------------------------------------------------


@pytest.mark.parametrize("extra", ["is_admin", "cost", "client", "is_legacy", "rate_plan_id"])
def test_c1_an_argument_that_is_none(world, extra):
    refused(world.rpc("A", "start_session", **{extra: True}), "PGRST202")


def test_c2_an_argument_is_missing(world):
    refused(world.rpc("A", "log_message", session_id="call-a"), "PGRST202")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_c3_get_never_writes(world, method):
    response = world.request("A", method, "/rpc/start_session?session_id=by-get")
    assert response.status_code == 405
    assert world.request("S", method, "/rpc/forget_caller?email=a@b.co").status_code == 405
    assert world.sql("select from user_sessions where session_id = 'by-get'") == []


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_c4_other_methods(world, method):
    assert world.request("A", method, "/rpc/start_session", {}).status_code in (404, 405)


def test_c5_an_array_is_its_first_element(world):
    body = [{"session_id": "array-1"}, {"session_id": "array-2"}]
    response = world.request("A", "POST", "/rpc/start_session", body)
    there = world.sql("select session_id from user_sessions where session_id like 'array-%%'")
    assert response.status_code in (200, 404) and len(there) <= 1
    if there:
        world.ok("A", "end_session", session_id="array-1")


def test_c6_the_last_of_two_keys_counts(world):
    body = b'{"session_id": "call-b", "session_id": "twice", "client_id": "acme"}'
    answer = world.request("A", "POST", "/rpc/start_session", body).json()
    assert answer["session_id"] == "twice"
    world.ok("A", "end_session", session_id="twice")


def test_c7_c8_other_bodies(world):
    form = world.request(
        "A", "POST", "/rpc/start_session", b"client_id=globex",
        Content_Type="application/x-www-form-urlencoded",
    )  # fmt: skip
    refused(form, "42501", 415)
    refused(world.request("A", "POST", "/rpc/start_session", b"x", Content_Type="text/plain"),
            "PGRST202", "42883", 415, 200)  # fmt: skip


@pytest.mark.parametrize("body", [b"{", b'{"session_id": "\xff"}', b'{"session_id": "\\ud800"}',
                                  b"nonsense", b'{"session_id": NaN}'])  # fmt: skip
def test_c9_a_body_that_is_no_json(world, body):
    refused(world.request("A", "POST", "/rpc/start_session", body), "PGRST102", "22P02", "22P05")


def test_c10_c13_preferences_change_nothing(world):
    for number, prefer in enumerate(("tx=rollback", "handling=strict", "return=representation",
                                     "max-affected=0", "params=single-object")):  # fmt: skip
        response = world.request(
            "A", "POST", "/rpc/start_session", {"session_id": f"prefer-{number}"}, Prefer=prefer
        )
        stored = world.sql("select from user_sessions where session_id = %s", f"prefer-{number}")
        assert (response.status_code == 200) == bool(stored), (prefer, response.text)
        if stored:
            world.ok("A", "end_session", session_id=f"prefer-{number}")


def test_c11_b4_the_callers_time_zone_moves_no_month(world):
    for number, zone in enumerate(("Pacific/Kiritimati", "Etc/GMT+12", "UTC")):
        world.request(
            "S", "POST", "/rpc/start_session",
            {"session_id": f"zone-{number}", "started_at": "2026-10-31T23:30:00Z"},
            Prefer=f"timezone={zone}",
        )  # fmt: skip
        world.request(
            "S", "POST", "/rpc/end_session",
            {"session_id": f"zone-{number}", "ended_at": "2026-10-31T23:40:00Z"},
            Prefer=f"timezone={zone}",
        )  # fmt: skip
    rows = world.sql("select month, call_count from client_monthly_usage where client_id = %s"
                     " and month in ('2026-10-01', '2026-11-01') order by month", "default")  # fmt: skip
    assert str(rows[0]["month"]) == "2026-10-01" and rows[0]["call_count"] == 3


def test_c14_filters_filter_ones_own_result(world):
    rows = world.request("TB", "POST", "/rpc/get_conversation_list?status=neq.x", {}).json()
    assert "call-a" not in json.dumps(rows)


def test_c15_null_for_every_argument(world):
    for function in WRITERS | OPERATORS | {"get_conversation_with_messages": {}}:
        names = world.value("select proargnames from pg_proc where pronamespace ="
                            " 'public'::regnamespace and proname = %s", function)  # fmt: skip
        response = world.rpc("S", function, **dict.fromkeys(names or [], None))
        if response.status_code == 200:
            assert function in ("start_session", "purge_expired", "reapply_erasures", "doctor")
            if function == "start_session":
                world.ok("S", "end_session", session_id=response.json()["session_id"])
        else:
            refused(response, "22023", "PT404")


def test_c16_a3_headers_name_nobody(world):
    response = world.request(
        "A", "POST", "/rpc/start_session", {"session_id": "headers"},
        X_Forwarded_For="1.2.3.4", X_Actor="boss", X_Client_Info="boss",
    )  # fmt: skip
    assert response.status_code == 200
    lines = world.sql("select * from audit_log where object_id = %s", response.json()["id"])
    assert lines and "boss" not in json.dumps(lines, default=str)
    assert lines[0]["actor_role"] == "authenticated"
    world.ok("A", "end_session", session_id="headers")


# -- X: replay ----------------------------------------------------------------------------


def test_x1_x2_x4_a_start_twice(world):
    first = world.ok("A", "start_session", session_id="again", type="inbound")
    second = world.ok("A", "start_session", session_id="again", type="other", language="fr")
    assert (first["created"], second["created"]) == (True, False)
    assert session(world, "again")["type"] == "inbound"
    world.ok("A", "end_session", session_id="again")
    third = world.ok("A", "start_session", session_id="again")
    assert (third["id"], third["status"], third["created"]) == (first["id"], "completed", False)


def test_x3_the_same_key_of_another_client(world):
    ids = {world.ok(who, "start_session", session_id="shared")["id"] for who in ("A", "B")}
    assert len(ids) == 2
    for who in ("A", "B"):
        world.ok(who, "end_session", session_id="shared")


def test_x5_x6_x10_x13_message_keys(world):
    one, two = world.start(), world.start()
    turn = {"role": "user", "content": "x", "message_key": "k"}
    assert world.ok("A", "log_message", session_id=one, **turn)["created"]
    assert not world.ok("A", "log_message", session_id=one, **turn)["created"]
    assert world.ok("A", "log_message", session_id=two, **turn)["created"]
    for _ in range(2):
        assert world.ok("A", "log_message", session_id=one, role="user", content="y")["created"]
    saved = world.ok("A", "log_messages", session_id=two, messages=[
        {"role": "user", "content": "z", "message_key": "m"}] * 2)  # fmt: skip
    assert (saved["messages_saved"], saved["messages_duplicate"]) == (1, 1)
    for call in (one, two):
        world.ok("A", "end_session", session_id=call)


def test_x7_b6_d8_ends_at_once_count_once(world):
    call = world.start()
    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda n: world.ok(
            "A", "end_session", session_id=call, cost_total=n), range(40)))  # fmt: skip
    assert sum(not a["already_ended"] for a in answers) == 1
    assert len({a["duration_seconds"] for a in answers}) == 1


def test_d8_starts_and_turns_at_once(world):
    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        started = list(pool.map(lambda _: world.ok(
            "A", "start_session", session_id="stampede"), range(40)))  # fmt: skip
        turns = list(pool.map(lambda n: world.ok(
            "A", "log_message", session_id="stampede", role="user", content="x",
            message_key=str(n % 50)), range(200)))  # fmt: skip
    assert sum(a["created"] for a in started) == 1 and len({a["id"] for a in started}) == 1
    assert sum(a["created"] for a in turns) == 50
    assert world.ok("A", "end_session", session_id="stampede")["message_count"] == 50


def test_x9_a_retry_after_a_lost_answer(world):
    call = world.start(session_id="lost")
    again = world.ok("A", "end_session", session_id=call)
    assert not again["already_ended"]
    assert world.ok("A", "end_session", session_id=call)["already_ended"]


def test_x11_an_expired_token_replays_nothing(world):
    old = token(role="service_role", exp=1_000_000_000)
    response = world.request(None, "POST", "/rpc/start_session", {}, token=old)
    assert response.status_code == 401


def test_x12_a_batch_is_all_or_nothing(world):
    call = world.start()
    response = world.rpc("A", "log_messages", session_id=call, messages=[
        {"role": "user", "content": "x"}, {"role": "nobody", "content": "y"}])  # fmt: skip
    refused(response, "22023")
    assert "messages[1]" in response.json()["message"]
    assert world.ok("A", "end_session", session_id=call)["message_count"] == 0


# -- B: billing ------------------------------------------------------------------------------


def test_b1_what_an_agent_reports_is_not_billed(world):
    call = world.start()
    ended = world.ok("A", "end_session", session_id=call, cost_total=0, duration_seconds=0)
    row = session(world, call)
    assert row["reported_cost_total"] == 0 and row["reported_duration_seconds"] == 0
    assert Decimal(str(ended["cost_total"])) == row["cost_total"] > 0


@pytest.mark.parametrize("cost", [-1, "NaN", "Infinity", 1e9, "1e400", "abc", True, ""])
def test_b2_l11_costs_that_are_none(world, cost):
    response = world.rpc("A", "end_session", session_id="call-a", cost_total=cost)
    if response.status_code == 200:
        noticed(response, "cost_total")
        assert session(world, "call-a")["reported_cost_total"] is None
    else:
        refused(response, "22023", "22P02", "22003", "42804", "42846")


def test_b3_a_start_of_the_past_counts_where_it_was(world):
    noticed(world.rpc("A", "start_session", started_at="1999-12-31T00:00:00Z"), "started_at")


def test_b5_a_call_that_never_ends_is_closed_with_its_last_turn(world):
    world.sql("insert into user_sessions (client_id, session_id, started_at_utc) values"
              " ('globex', 'endless', now() - interval '40 days')")  # fmt: skip
    world.sql("update client_subscriptions set retention_days = 30 where client_id = 'globex'")
    assert world.ok("S", "purge_expired")["calls_closed"] == 1
    world.sql("update client_subscriptions set retention_days = null where client_id = 'globex'")


@pytest.mark.parametrize("who", ["A", "TA", "S"])
def test_b7_nobody_writes_usage(world, who):
    for method in ("PATCH", "DELETE"):
        refused(world.request(who, method, "/client_monthly_usage?client_id=eq.acme",
                              {"call_count": 0}), "42501")  # fmt: skip
    refused(world.request("S", "PATCH", "/client_subscriptions?client_id=eq.acme",
                          {"current_month_cost": 0}), "42501")  # fmt: skip


def test_b9_b12_usage_is_the_sum_also_after_privacy(world):
    call = world.start()
    world.ok("A", "end_session", session_id=call)
    before = world.sql("select call_count, cost_total from client_monthly_usage"
                       " where client_id = 'acme' order by month")  # fmt: skip
    world.ok("S", "anonymize_session", session_id=call)
    after = world.sql("select call_count, cost_total from client_monthly_usage"
                      " where client_id = 'acme' order by month")  # fmt: skip
    assert before == after
    assert world.sql("select * from pgcalls.reconcile_usage()") == []


def test_b10_totals_do_not_overflow(world):
    types = world.sql(
        "select attname, format_type(atttypid, atttypmod) as type from pg_attribute"
        " where attrelid = 'client_monthly_usage'::regclass and attname in"
        " ('call_count', 'duration_seconds', 'cost_total')"
    )
    assert {r["type"] for r in types} == {"bigint", "numeric(16,3)", "numeric(16,4)"}


def test_b11_a_price_that_is_used_never_changes(world):
    response = world.request("S", "PATCH", "/rate_plans?name=eq.secret%20plan",
                             {"price_per_minute": 0})  # fmt: skip
    refused(response, "PT409")


def test_b14_a_day_of_25_hours_lasts_25_hours(world):
    world.ok("S", "start_session", session_id="dst", started_at="2026-04-04T12:00:00+13:00")
    ended = world.ok("S", "end_session", session_id="dst", ended_at="2026-04-05T12:00:00+12:00")
    assert ended["duration_seconds"] == 25 * 3600


# -- A: audit -----------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["A", "B", "TA", "TB", "U", "anon"])
def test_a1_nobody_reads_the_audit(world, who):
    refused(world.get(who, "/audit_log"), "42501")


def test_a4_sql_without_a_token_is_named_by_its_login(world):
    world.sql("update assistants set name = 'renamed' where name = 'b'")
    line = world.sql("select * from audit_log where object_type = 'assistants' order by id")[-1]
    assert line["actor_role"] == world.value("select session_user")
    assert line["actor_subject"] is None


def test_a6_the_time_is_the_servers(world):
    assert world.sql("select from audit_log where occurred_at > clock_timestamp()") == []
    assert as_role(world, "service_role", "insert into audit_log (client_id, occurred_at,"
                   " actor_role, action, object_type) values ('x', '2000-01-01', 'x', 'x', 'x')"
                   ) == "42501"  # fmt: skip


def test_a7_what_cannot_be_audited_does_not_happen(world):
    world.sql("alter table audit_log rename to elsewhere")
    try:
        response = world.rpc("A", "start_session", session_id="unaudited")
        assert response.status_code >= 400
    finally:
        world.sql("alter table elsewhere rename to audit_log")
    assert world.sql("select from user_sessions where session_id = 'unaudited'") == []


def test_a8_the_audit_holds_ids_only(world):
    text = json.dumps(world.sql("select * from audit_log"), default=str)
    assert SECRET_WORD not in text and "5550123" not in text


def test_a9_a_rollback_leaves_no_line(world):
    before = world.value("select count(*) from audit_log")
    refused(world.rpc("A", "start_session", client_id="globex"), "42501")
    assert world.value("select count(*) from audit_log") == before
