"""Access matrix: who may do what to whose rows, under every state of the privileges.

Statements are bare on purpose: a where clause would also apply the select policy, and
so hide a hole in the policy of an update or delete.
"""

from __future__ import annotations

import cluster
import psycopg
import pytest
from psycopg.rows import dict_row

from support import (
    ACME,
    ACME_AGENT,
    ACME_ASSISTANT,
    ACME_OTHER_AGENT,
    ANON,
    DERIVED,
    GLOBEX,
    GLOBEX_AGENT,
    GUARDED,
    MODES,
    NOBODY,
    ON_CITUS,
    READ_ONLY,
    SERVICE,
    Caller,
    Store,
    each,
    token,
)

CALLERS = {
    "anon": ANON,
    "no client": NOBODY,
    "user_metadata": Caller(
        "authenticated", {"role": "authenticated", "user_metadata": {"client_id": "acme"}}
    ),
    "broken agent": token(client_id="acme", assistant_id="x"),
    "acme": ACME,
    "acme agent": ACME_AGENT,
    "acme other agent": ACME_OTHER_AGENT,
    "globex": GLOBEX,
    "globex agent": GLOBEX_AGENT,
    "service": SERVICE,
}

#: Rows that a bare select shows: acme has one row of each, globex none but its own client.
SELECTS = {
    "user_sessions": {"acme": 1, "acme agent": 1, "service": 1},
    "conversation_messages": {"acme": 1, "acme agent": 1, "service": 1},
    "tool_calls": {"acme": 1, "acme agent": 1, "service": 1},
    "session_summaries": {"acme": 1, "acme agent": 1, "service": 1},
    "session_figures": {"acme": 1, "acme agent": 1, "service": 1},
    "contacts": {"acme": 1, "service": 1},
    "sentiment_terms": {"acme": 1, "service": 1},
    "client_monthly_usage": {"acme": 2, "service": 2},
    "client_subscriptions": {"acme": 1, "globex": 1, "service": 3},
    "assistants": {"acme": 3, "globex": 2, "service": 6},
    "phone_numbers": {"acme": 1, "service": 1},
    "rate_plans": {"service": 1},
    "erasures": {"service": 1},
    "conversation_sessions": {"acme": 1, "acme agent": 1, "service": 1},
    "livekit.sessions": {"acme": 1, "acme agent": 1, "service": 1},
    "livekit.conversations": {"acme": 1, "acme agent": 1, "service": 1},
    "livekit.tool_calls": {"acme": 1, "acme agent": 1, "service": 1},
    "livekit.session_summaries": {"acme": 1, "acme agent": 1, "service": 1},
    "callcenter.conversations": {"acme": 1, "acme agent": 1, "service": 1},
    "callcenter.messages": {"acme": 1, "acme agent": 1, "service": 1},
    "callcenter.users": {"acme": 1, "service": 1},
    "call_rollups": {"acme": 2, "service": 2},
    "call_breakdowns": {"acme": 24, "service": 24},
    "client_rate_plans": {"acme": 1, "service": 1},
    "limit_notices": {"acme": 1, "service": 1},
    "rate_plan_prices": {"service": 1},
    "usage_lines": {"service": 1},
    "statements": {"acme": 1, "globex": 1, "service": 3},
    "statement_adjustments": {"acme": 1, "service": 1},
    "webhook_endpoints": {"service": 1},
    "webhook_events": {"acme": 1, "service": 1},
    "external_ids": {"acme": 1, "service": 1},
    "follow_up_rules": {"acme": 1, "service": 1},
    "follow_ups": {"acme": 1, "service": 1},
    "follow_up_endpoints": {"service": 1},
}
#: All but the secrets, which nobody reads.
COLUMNS = {
    "webhook_endpoints": "client_id, id, provider, assistant_id, header, active, created_at",
    "follow_up_endpoints": "client_id, kind, url, is_active, created_at",
}
NO_GRANT_TO_AUTHENTICATED = {
    "rate_plans", "audit_log", "rate_plan_prices", "usage_lines", "erasures", "webhook_endpoints",
    "follow_up_endpoints",
}  # fmt: skip

PLAN = "12345678-0000-4000-8000-000000000000"
INSERTS = {
    "user_sessions": "insert into user_sessions (client_id, session_id) values ('acme', 'new')",
    "conversation_messages": "insert into conversation_messages"
    " (client_id, session_id, role, content) values ('acme', '{session}', 'user', 'x')",
    "tool_calls": "insert into tool_calls (client_id, session_id, tool_name)"
    " values ('acme', '{session}', 't')",
    "session_summaries": "insert into session_summaries (client_id) values ('acme')",
    "session_figures": "insert into session_figures (client_id) values ('acme')",
    "sentiment_terms": "insert into sentiment_terms (client_id, language, term, valence)"
    " values ('acme', 'ar', 'سيئ', -2)",
    "contacts": "insert into contacts (client_id, phone) values ('acme', '+64219999999')",
    "client_monthly_usage": "insert into client_monthly_usage (client_id, month)"
    " values ('acme', '2020-01-01')",
    "client_subscriptions": "insert into client_subscriptions (client_id, name) values ('n', 'n')",
    "assistants": "insert into assistants (client_id, name) values ('acme', 'n')",
    "phone_numbers": "insert into phone_numbers (client_id) values ('acme')",
    "rate_plans": "insert into rate_plans (name, price_per_minute) values ('n', 1)",
    "audit_log": "insert into audit_log (client_id, actor_role, action, object_type)"
    " values ('acme', 'x', 'x', 'x')",
    "erasures": "insert into erasures (client_id, phone_digest) values ('acme', 'x')",
    "conversation_sessions": "insert into conversation_sessions (client_id) values ('acme')",
    "livekit.sessions": "insert into livekit.sessions (client_id) values ('acme')",
    "livekit.conversations": "insert into livekit.conversations (session_id, role, message)"
    " values ('{session}', 'user', 'x')",
    "livekit.tool_calls": "insert into livekit.tool_calls (session_id, tool_name)"
    " values ('{session}', 't')",
    "livekit.session_summaries": "insert into livekit.session_summaries (client_id)"
    " values ('acme')",
    "callcenter.conversations": "insert into callcenter.conversations (client_id) values ('acme')",
    "callcenter.messages": "insert into callcenter.messages (conversation_id, role, content)"
    " values ('{session}', 'user', 'x')",
    "callcenter.users": "insert into callcenter.users (client_id, phone)"
    " values ('acme', '+64219999999')",
    "call_rollups": "insert into call_rollups (client_id, day, assistant_id)"
    " values ('acme', '2020-01-01', gen_random_uuid())",
    "call_breakdowns": "insert into call_breakdowns"
    " (client_id, dimension, period, day, assistant_id)"
    " values ('acme', 'hour', 'day', '2020-01-01', gen_random_uuid())",
    "client_rate_plans": "insert into client_rate_plans (client_id, valid_from)"
    " values ('acme', clock_timestamp())",
    "limit_notices": "insert into limit_notices"
    " (client_id, limit_name, limit_value, period_start, value)"
    " values ('acme', 'soft_monthly_cost', 1, '2020-01-01', 1)",
    "rate_plan_prices": "insert into rate_plan_prices"
    " (rate_plan_id, component, unit, model, price_per_unit)"
    f" values ('{PLAN}', 'llm', 'tokens', 'm' || clock_timestamp(), 1)",
    "usage_lines": "insert into usage_lines"
    " (client_id, session_id, usage_key, component, quantity, unit)"
    " values ('acme', '{session}', 'k', 'llm', 1, 'tokens')",
    "statements": "insert into statements (client_id, month) values ('acme', '2020-01-01')",
    "statement_adjustments": "insert into statement_adjustments (client_id, month,"
    " corrected_month, session_id) values ('acme', '2020-02-01', '2020-01-01', '{session}')",
    "webhook_endpoints": "insert into webhook_endpoints (client_id, provider, secrets)"
    " values ('acme', 'vapi', '{0123456789abcdef}')",
    "webhook_events": "insert into webhook_events (client_id, provider, assistant_id, body_digest)"
    " values ('acme', 'vapi', '00000000-0000-0000-0000-000000000000', repeat('d', 64))",
    "external_ids": "insert into external_ids (client_id, provider, kind, external_id)"
    " values ('acme', 'vapi', 'assistant', clock_timestamp())",
    "follow_up_rules": "insert into follow_up_rules (client_id, name, kind)"
    " values ('acme', clock_timestamp(), 'email')",
    "follow_up_endpoints": "insert into follow_up_endpoints (client_id, kind, url, secret)"
    " values ('acme', clock_timestamp(), 'https://x', '0123456789abcdef')",
    "follow_ups": "insert into follow_ups (client_id, session_id, rule_id, kind)"
    " values ('acme', '{session}', gen_random_uuid(), 'email')",
}
UPDATES = {
    "user_sessions": "user_name = 'x'",
    "conversation_messages": "metadata = '{}'",
    "tool_calls": "success = true",
    "session_summaries": "user_name = 'x'",
    "session_figures": "status = 'x'",
    "sentiment_terms": "valence = 1",
    "contacts": "name = 'x'",
    "client_monthly_usage": "call_count = 0",
    "client_subscriptions": "name = 'x'",
    "assistants": "name = 'x'",
    "phone_numbers": "active = false",
    "rate_plans": "price_per_minute = 2",
    "audit_log": "action = 'x'",
    "erasures": "calls = 0",
    "conversation_sessions": "topics_discussed = '{x}'",
    "livekit.sessions": "user_name = 'x'",
    "livekit.conversations": "message = 'x'",
    "livekit.tool_calls": "success = true",
    "livekit.session_summaries": "user_name = 'x'",
    "callcenter.conversations": "summary = 'x'",
    "callcenter.messages": "content = 'x'",
    "callcenter.users": "name = 'x'",
    "call_rollups": "call_count = 0",
    "call_breakdowns": "call_count = 0",
    "client_rate_plans": "valid_from = '2020-01-01'",
    "limit_notices": "value = 0",
    "rate_plan_prices": "price_per_unit = 2",
    "usage_lines": "quantity = 2",
    "statements": "cost_total = 0",
    "statement_adjustments": "cost_total = 0",
    "webhook_endpoints": "secrets = '{fedcba9876543210}'",
    "follow_up_endpoints": "secret = 'fedcba9876543210'",
    "webhook_events": "verdict = 'stored'",
    "external_ids": "assistant_id = '00000000-0000-0000-0000-000000000000'",
    "follow_up_rules": "name = 'x'",
    "follow_ups": "state = 'done'",
}
NO_DELETE = {*READ_ONLY, "rate_plans"} - {"usage_lines"}

#: Changes of whose a row is; with those of support.DERIVED and GUARDED they are for nobody.
GIVE_AWAY = {
    "user_sessions": [
        "client_id = 'globex'", "id = gen_random_uuid()",
    ],
    "conversation_messages": ["client_id = 'globex'", "session_id = gen_random_uuid()", "seq = 9"],
    "tool_calls": ["client_id = 'globex'", "session_id = gen_random_uuid()"],
    "contacts": ["client_id = 'globex'"],
    "sentiment_terms": ["client_id = 'globex'"],
    "follow_up_rules": ["client_id = 'globex'", "id = gen_random_uuid()"],
    "client_subscriptions": ["client_id = 'x'"],
    "assistants": ["client_id = 'globex'", "id = gen_random_uuid()"],
    "webhook_endpoints": ["client_id = 'globex'", "id = gen_random_uuid()"],
    "external_ids": ["client_id = 'globex'", "id = gen_random_uuid()"],
    "follow_up_endpoints": ["client_id = 'globex'", "kind = 'x'"],
    "phone_numbers": ["client_id = 'globex'"],
    "conversation_sessions": ["client_id = 'globex'", "session_id = gen_random_uuid()"],
    "livekit.sessions": ["client_id = 'globex'", "id = gen_random_uuid()"],
    "livekit.conversations": ["client_id = 'globex'", "seq = 9",
                              "user_session_id = gen_random_uuid()"],
    "livekit.tool_calls": ["client_id = 'globex'", "id = gen_random_uuid()"],
    "callcenter.conversations": ["client_id = 'globex'", "id = gen_random_uuid()"],
    "callcenter.messages": ["client_id = 'globex'", "message_id = gen_random_uuid()"],
    "callcenter.users": ["client_id = 'globex'"],
}  # fmt: skip


@pytest.fixture(params=[*MODES, *each("closed", "closed, bypassrls")[1:]])
def privileges(request):
    """The default privileges, and once more with a service_role that has BYPASSRLS."""
    return request.param


@pytest.fixture
def mode(privileges):
    return privileges.split(",")[0]


@pytest.fixture(scope="session")
def committed():
    """On Citus, where a transaction that has written is one role: rows that are there before."""
    with (
        cluster.distributed_database() as url,
        psycopg.connect(url, autocommit=True, row_factory=dict_row) as connection,
    ):
        db = Store(connection)
        with connection.transaction():
            connection.execute("set local citus.multi_shard_modify_mode = 'sequential'")
            db.populate()
            fill(db)
        yield db


@pytest.fixture
def rows(request, server, privileges):
    """One row of everything, all acme's."""
    if ON_CITUS:
        return request.getfixturevalue("committed")
    db = request.getfixturevalue("db")
    if "bypassrls" in privileges:
        db.rows("alter role service_role bypassrls")
    fill(db)
    return db


def fill(db):
    db.rows("insert into follow_up_rules (client_id, name, kind) values ('acme', 'r', 'email')")
    db.start()
    db.call("log_message", session_id="call-1", role="user", content="x")
    db.call("log_tool_call", session_id="call-1", tool_name="t")
    db.call("end_session", session_id="call-1")
    db.call("save_user", ACME_AGENT, phone="+64211234567")
    db.rows("insert into phone_numbers (client_id) values ('acme')")
    db.rows(
        "insert into sentiment_terms (client_id, language, term, valence)"
        " values ('acme', 'ar', 'جيد', 2)"
    )
    db.rows(f"insert into rate_plans (id, name, price_per_minute) values ('{PLAN}', 'p', 1)")
    db.rows("insert into erasures (client_id, phone_digest) values ('acme', 'x')")
    for table in (
        "client_rate_plans", "limit_notices", "rate_plan_prices", "webhook_endpoints",
        "external_ids", "follow_up_endpoints",
        "webhook_events",
    ):  # fmt: skip
        db.rows(INSERTS[table])
    db.call(
        "log_usage", session_id="call-1", component="llm", quantity=1, unit="tokens", usage_key="1"
    )
    db.call("close_month", month="2025-10-01")
    db.start("late", started_at="2025-10-01T00:00:00Z")
    db.call("end_session", session_id="late")
    db.rows("delete from user_sessions where session_id = 'late'")


def outcome(db, caller, statement):
    """Rows touched, or the SQLSTATE of the refusal."""
    session = db.session()["id"]
    try:
        with db.connection.transaction(force_rollback=True):
            db.become(caller)
            return db.connection.execute(statement.replace("{session}", str(session))).rowcount
    except psycopg.Error as error:
        return error.sqlstate


def expected(table, name, wanted):
    """What may be seen: Citus refuses some statements before it asks who sends them."""
    early = ("0A000", "XX000") if ON_CITUS and wanted in ("42501", "55000") else ()
    return {(table, name, outcome) for outcome in (wanted, *early)}


def is_refused_by_citus(table, command):
    """Whether it takes no such write of a view, as docs/scaling/citus.md says."""
    is_view = "." in table or table == "conversation_sessions"
    return table == "callcenter.users" or (is_view and command != "insert")


def test_the_matrix_is_whole(db):
    relations = {
        r["name"]
        for r in db.rows(
            """
            select c.oid::regclass::text as name
            from pg_catalog.pg_class as c
            where
              c.relnamespace::regnamespace::text in ('public', 'livekit', 'callcenter')
              and c.relkind in ('r', 'v')
              and not exists (
                select from pg_catalog.pg_depend as d where d.objid = c.oid and d.deptype = 'e'
              )
            """
        )
    }
    assert relations == {*SELECTS, "audit_log"} == set(INSERTS) == set(UPDATES)


def test_select(rows):
    selects = {**SELECTS, "audit_log": {"service": rows.value("select count(*) from audit_log")}}
    seen = {
        table: {
            name: outcome(rows, c, f"select {COLUMNS.get(table, '*')} from {table}")
            for name, c in CALLERS.items()
        }
        for table in selects
    }

    wanted = {
        table: {
            name: "42501"
            if name == "anon" or (table in NO_GRANT_TO_AUTHENTICATED and name != "service")
            else allowed.get(name, 0)
            for name in CALLERS
        }
        for table, allowed in selects.items()
    }
    assert selects["audit_log"]["service"] > 10
    assert seen == wanted


def test_nobody_reads_a_secret(rows):
    for query in ("select secrets from {}", "select * from {}", "delete from {} returning secrets",
                  "update {} set active = false where secrets[1] like '0%'"):  # fmt: skip
        for caller in CALLERS.values():
            assert outcome(rows, caller, query.format("webhook_endpoints")) == "42501"
    for caller in CALLERS.values():
        for query in (
            "select secret from {}",
            "select * from {}",
            "delete from {} returning secret",
        ):
            assert outcome(rows, caller, query.format("follow_up_endpoints")) == "42501"


@pytest.mark.parametrize("command", ["insert", "update", "delete"])
def test_write(rows, command):
    statements = {
        "insert": INSERTS,
        "update": {t: f"update {t} set {change}" for t, change in UPDATES.items()},
        "delete": {t: f"delete from {t}" for t in (*SELECTS, "audit_log")},
    }[command]
    refused = NO_DELETE if command == "delete" else READ_ONLY

    for table, statement in statements.items():
        # A view with joins takes no write from anybody.
        is_joined = table.endswith(("session_summaries", "session_figures"))
        for name, caller in CALLERS.items():
            seen = outcome(rows, caller, statement)
            if name == "service" and table not in refused:
                # What has calls or assistants cannot be deleted: that is the foreign key.
                parents = {"client_subscriptions", "assistants"}
                wanted = 1 if command == "insert" else SELECTS[table]["service"]
                if command == "delete" and table in parents:
                    wanted = "23503"
            else:
                is_hidden = name == "anon" and "." in table
                wanted = "55000" if is_joined and not is_hidden else "42501"
            if ON_CITUS and name == "service" and is_refused_by_citus(table, command):
                wanted = "55000" if is_joined else "42501"
            assert (table, name, seen) in expected(table, name, wanted)


def test_no_row_is_given_away_and_nothing_derived_is_written(rows):
    for table, changes in GIVE_AWAY.items():
        kept = DERIVED.get(table, set()) | GUARDED.get(table, set())
        for change in [*changes, *(f"{column} = default" for column in sorted(kept))]:
            for name, caller in CALLERS.items():
                seen = outcome(rows, caller, f"update {table} set {change}")
                assert (f"{table}.{change}", name, seen) in expected(
                    f"{table}.{change}", name, "42501"
                )


def test_nobody_truncates_references_or_attaches_triggers(rows):
    for table in (*SELECTS, "audit_log"):
        for name, caller in CALLERS.items():
            seen = outcome(rows, caller, f"truncate {table}")
            wanted = expected(table, name, "42501") | {(table, name, "42809")}
            assert (table, name, seen) in wanted
    leftover = rows.rows(
        """
        select c.relname, a.grantee::regrole::text as role, a.privilege_type
        from pg_catalog.pg_class as c
        cross join lateral aclexplode(c.relacl) as a
        where c.relnamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
          and a.grantee <> c.relowner
          and a.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
        """
    )
    assert leftover == []


#: Of the private functions, those that only service_role may call.
SERVICE_ONLY = {
    "analyse_pending", "claim_follow_ups", "close_month", "close_stale_sessions", "cost_reconciliation",
    "finish_follow_up", "import_calls", "missing_webhooks", "rebuild_usage", "reconcile_usage", "rerate",
}  # fmt: skip


def test_private_functions_are_out_of_reach(rows):
    open_to_all = {
        "current_assistant_id", "current_client_id", "has_flag", "is_of_assistant", "named_client_id",
        "whole_client_id", "uuid_v7",
        "end_session", "get_client_call_analytics", "get_conversation_list",
        "get_conversation_statistics", "get_conversation_with_messages", "get_conversion_rate",
        "lead_parts", "lead_score", "lead_score_weights", "log_message", "log_messages",
        "log_tool_call",
        "log_usage", "save_user", "schedule_demo", "search_messages", "search_week",
        "search_sessions", "start_session", "unusual_call_patterns", "update_session",
    }  # fmt: skip
    for_dialects = {
        "apply_changes", "canonical_role", "changed_columns", "client_of_session", "erased_session_id",
        "find_session_id", "is_erased_elsewhere",
        "is_uuid", "new_session_id", "refuse_ambiguous_session",
        "require_session_id", "with_keys",
    }  # fmt: skip
    # Views that adopt has left, read by clients and written by agents.
    for_old_names = {"given_metadata", "value_as"}
    for_writing_old_names = {
        "adopted_id", "adopted_status", "make_room", "old_name_changes", "shown_role",
    }  # fmt: skip
    for_operators = {
        "anonymize_session", "catalog_drift", "catalog_findings", "installation_findings", "is_spread", "search_findings", "doctor", "forget_caller",
        "plant_probe", "purge_expired", "reapply_erasures", "reconcile_usage", "replay_webhooks",
    }  # fmt: skip
    granted = {
        (r["proname"], r["role"])
        for r in rows.rows(
            """
            select p.proname, r.rolname as role
            from pg_catalog.pg_proc as p, pg_catalog.pg_roles as r
            where p.pronamespace = 'pgcalls'::regnamespace
              and r.rolname in ('anon', 'authenticated', 'service_role')
              and has_function_privilege(r.oid, p.oid, 'execute')
            """
        )
    }

    assert granted == {
        *(
            (f, role)
            for f in open_to_all | for_old_names
            for role in ("authenticated", "service_role")
        ),
        *(
            (f, role)
            for f in ("pre_request", "ingest_webhook")
            for role in ("anon", "authenticated", "service_role")
        ),
        *((f, "service_role") for f in for_dialects | for_writing_old_names),
        *((f, "service_role") for f in for_operators),
        *((f, "service_role") for f in SERVICE_ONLY),
    }


def test_a_client_sees_its_calls_through_its_index(rows):
    rows.rows(
        """
        insert into user_sessions (client_id, session_id, started_at_utc)
        select 'acme', 'many-' || n, now() - n * interval '1 minute'
        from generate_series(1, 2000) as n
        """
    )
    rows.rows("analyze user_sessions")
    rows.become(ACME)
    plan = rows.rows("explain select * from user_sessions order by started_at_utc desc limit 9")

    assert "named_client_id" not in plan[0]["QUERY PLAN"]
    text = "\n".join(r["QUERY PLAN"] for r in plan)
    assert "InitPlan" in text
    assert rows.rows("select * from user_sessions where assistant_id = %s limit 1", ACME_ASSISTANT)
