"""doctor finds what is planted, gives a fix that works, and leaves nothing behind."""

from __future__ import annotations

import json

import psycopg
import pytest
from click.testing import CliRunner
from psycopg import conninfo
from psycopg.rows import dict_row

from pgcalls import deploy
from pgcalls.cli import main

from support import ACME, ACME_AGENT, ANON, SERVICE, each

REDEFINE = "pgcalls apply --redefine"

#: A fault, what doctor says of it, and whose fix it is: a statement or a command.
FAULTS = {
    "a table is open to anon": (
        "grant select on contacts to anon",
        ("unexpected: grant SELECT to anon", "table public.contacts"),
    ),
    "a tenant may write": (
        "grant update (user_name) on user_sessions to authenticated",
        ("unexpected: grant UPDATE (user_name) to authenticated", "table public.user_sessions"),
    ),
    "a grant is gone": (
        "revoke execute on function get_conversion_rate(integer, text) from authenticated",
        (
            "missing: grant EXECUTE to authenticated",
            "function public.get_conversion_rate(integer, text)",
        ),
    ),
    "a function is open to public": (
        "grant execute on function pgcalls.current_client_id() to public",
        ("unexpected: grant EXECUTE to public", "function pgcalls.current_client_id()"),
    ),
    "row level security is off": (
        "alter table user_sessions disable row level security",
        ("row level security is not as deployed", "table public.user_sessions"),
    ),
    "a policy is changed": (
        "alter policy clients_can_view_own_sessions on user_sessions using (true)",
        ("policy clients_can_view_own_sessions is not as deployed", "table public.user_sessions"),
    ),
    "a view runs as its owner": (
        "alter view session_summaries set (security_invoker = false)",
        ("security_invoker is not as deployed", "view public.session_summaries"),
    ),
    "a search_path is gone": (
        "alter function pgcalls.token_claim(text) reset all",
        ("settings is not as deployed", "function pgcalls.token_claim(text)"),
    ),
    "a function is replaced": (
        "create or replace function pgcalls.whole_client_id() returns text language plpgsql"
        " stable security definer set search_path = pg_catalog, pg_temp as $$ begin return 'acme'; end $$",
        ("definition is not as deployed", "function pgcalls.whole_client_id()"),
    ),
    "a function is gone": (
        "drop function reapply_erasures(jsonb)",
        ("is missing", "function public.reapply_erasures(jsonb)"),
    ),
    "a trigger is off": (
        "alter table contacts disable trigger _500_audit_change",
        ("trigger _500_audit_change is on is not as deployed", "table public.contacts"),
    ),
    "an index is gone": (
        "drop index idx_user_sessions_summary_search",
        ("missing: index idx_user_sessions_summary_search", "table public.user_sessions"),
    ),
    "a search is without its index": (
        "drop index pgcalls.idx_message_texts_content_tsv",
        (
            "the search reads every row: it does not use idx_message_texts_content_tsv",
            "table pgcalls.message_texts",
        ),
    ),
    "a constraint is gone": (
        "alter table user_sessions drop constraint user_sessions_cost_total_check",
        ("missing: constraint user_sessions_cost_total_check", "table public.user_sessions"),
    ),
    "a namesake": (
        "create function log_message(text) returns text language sql as 'select $1'",
        (
            "foreign function of our name, which the API may call instead",
            "function public.log_message(text)",
        ),
    ),
    "a squatter": (
        "create table pgcalls.backdoor (x text)",
        ("foreign relation in a schema of ours", "table pgcalls.backdoor"),
    ),
    "anon may create": (
        "grant create on schema public to anon",
        ("anon may create objects", "schema public"),
    ),
    "a schema is open": (
        "grant usage on schema pgcalls_meta to authenticated",
        ("unexpected: grant USAGE to authenticated", "schema pgcalls_meta"),
    ),
    "usage is off": (
        "update client_monthly_usage set call_count = 9 where true",
        ("usage is not the sum over the calls", "client_monthly_usage default 2026-01-01"),
    ),
    "nobody purges": (
        "update client_subscriptions set retention_days = 30 where true",
        ("content is kept longer than retention_days says", "client default"),
    ),
    "nobody analyses": (
        "alter table user_sessions disable trigger user;"
        " update user_sessions set is_analysis_pending = true, updated_at = '2026-01-06' where true;"
        " alter table user_sessions enable trigger user",
        ("calls have waited an hour for their analysis", "client default"),
    ),
    "nobody indexes": (
        "insert into user_sessions (session_id) values ('live');"
        " set session_replication_role = replica;"
        " update pgcalls.text_marks set marked_at = now() - interval '2 hours',"
        " unindexed_from = pgcalls.first_id(now() - interval '4 hours') where true;"
        " insert into conversation_messages (id, client_id, session_id, seq, role, content, is_late)"
        " select pgcalls.uuid_v7(now() - interval '3 hours'), client_id, id, 1, 'user', 'Hello', false"
        " from user_sessions where session_id = 'live';"
        " set session_replication_role = origin",
        (
            "turns have waited an hour to be indexed: searches read them as they are",
            "client default",
        ),
    ),
}


@pytest.fixture(scope="module")
def installed_once(server, owner, template):
    from conftest import copied_database

    with copied_database(server, owner, template("bare")) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(
                "insert into user_sessions (session_id, started_at_utc, ended_at_utc)"
                " values ('old', '2026-01-05T00:00:00Z', '2026-01-05T00:01:00Z')"
            )
        yield url


def findings(connection):
    rows = connection.execute("select * from pgcalls.doctor()").fetchall()
    return [row for row in rows if row["level"] != "notice"]


@pytest.mark.parametrize("fault", each(*FAULTS))
def test_a_planted_fault_is_found_and_its_fix_works(installed_once, server, fault):
    statement, wanted = FAULTS[fault]
    admin = conninfo.make_conninfo(installed_once, user=server.user)
    with psycopg.connect(admin, autocommit=True, row_factory=dict_row) as connection:
        assert findings(connection) == []
        connection.execute(statement)

        found = findings(connection)

        assert wanted in {(f["what"], f["object"]) for f in found}
        for fix in {f["fix"] for f in found}:
            if fix == REDEFINE:
                deploy.apply(installed_once, redefine=True)
            else:
                connection.execute(fix)
        assert findings(connection) == []
        connection.execute("update client_subscriptions set retention_days = null where true")


def test_a_search_that_lost_its_column_is_no_error_of_doctor(installed_once):
    with psycopg.connect(installed_once, row_factory=dict_row) as connection:
        connection.execute("alter table pgcalls.message_texts drop column content_tsv")
        what = {row["what"] for row in findings(connection)}
        assert "missing: index idx_message_texts_content_tsv" in what
        connection.rollback()


def test_what_one_has_added_is_a_notice_until_it_is_accepted(fresh_database):
    with psycopg.connect(fresh_database, autocommit=True, row_factory=dict_row) as connection:

        def notices():
            rows = connection.execute("select * from pgcalls.doctor()").fetchall()
            return {(r["level"], r["what"]) for r in rows if "not tried" not in r["what"]}

        connection.execute("create index mine on user_sessions (source)")
        connection.execute("drop index idx_user_sessions_ended_at_nz")
        connection.execute("alter table contacts add column mine integer default 1")
        connection.execute(
            "create policy mine on tool_calls for select to authenticated"
            " using (client_id = 'acme' and (select pgcalls.whole_client_id()) = 'acme')"
        )
        assert notices() == {
            ("notice", "unexpected: index mine"), ("notice", "unexpected: policy mine"),
            ("notice", "unexpected: column mine"),
            ("error", "missing: index idx_user_sessions_ended_at_nz"),
        }  # fmt: skip

        deploy.doctor(fresh_database, accept=True)
        assert notices() == set()
        connection.execute("alter policy mine on tool_calls using (client_id = 'acme')")
        assert notices() == {("notice", "unexpected: policy mine")}


def test_what_is_ones_own_is_welcome(installed_once):
    with psycopg.connect(installed_once, row_factory=dict_row) as connection:
        connection.execute("create index my_index on user_sessions (source)")
        connection.execute("create table public.my_table (x text)")
        connection.execute("create function public.my_function() returns int return 1")
        assert findings(connection) == []
        connection.rollback()


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (
            "alter policy clients_can_view_own_sessions on user_sessions using (true)",
            ("authenticated reads rows of another client", "public.user_sessions"),
        ),
        (
            "alter view livekit.sessions set (security_invoker = false)",
            ("authenticated reads rows of another client", "livekit.sessions"),
        ),
        (
            "grant select, update on contacts to authenticated;"
            "create policy x on contacts to authenticated using (true)",
            ("authenticated writes rows of another client", "public.contacts"),
        ),
        (
            "grant select on contacts to anon; alter table contacts disable row level security",
            ("anon reads rows of another client", "public.contacts"),
        ),
        (
            "create or replace function pgcalls.named_agent(out client_id text,"
            " out assistant_id text) language sql stable set search_path = pg_catalog, pg_temp as"
            " 'select s.client_id, s.assistant_id::text from public.user_sessions as s"
            "  where s.session_id like ''%doctor b'''",
            (
                "authenticated reaches a call of another client",
                "function public.log_message",
            ),
        ),
    ],
)
def test_the_walls_are_tried(db, fault, says):
    db.rows(fault)
    assert says in {(r["what"], r["object"]) for r in db.rows("select * from doctor()")}


def test_it_leaves_nothing_behind(db):
    def state():
        return [db.counts(), db.value("select count(*) from client_subscriptions"),
                db.value("select count(*) from audit_log"),
                db.value("select current_setting('role')"),
                db.value("select current_setting('request.jwt.claims', true)")]  # fmt: skip

    db.start()
    db.become(SERVICE)
    before = state()
    db.rows("select * from doctor()")
    assert state() == before


@pytest.mark.parametrize("caller", [ACME, ACME_AGENT, ANON])
def test_only_service_role_asks(db, caller):
    with db.refused("42501"):
        db.become(caller)
        db.rows("select * from doctor()")


def test_a_read_only_transaction_says_what_was_not_tried(installed_once):
    with psycopg.connect(installed_once, row_factory=dict_row) as connection:
        connection.read_only = True
        (row,) = connection.execute("select * from doctor()").fetchall()
    assert row["level"] == "notice"


def test_the_command(installed_once, server):
    admin = conninfo.make_conninfo(installed_once, user=server.user)
    run = CliRunner().invoke
    healthy = run(main, ["doctor", "--database-url", admin])
    assert (healthy.exit_code, "healthy" in healthy.output) == (0, True)

    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute("grant select on contacts to anon")
        sick = run(main, ["doctor", "--database-url", admin])
        assert sick.exit_code == 3
        assert "revoke SELECT on public.contacts from anon;" in sick.output
        as_json = run(main, ["doctor", "--json", "--database-url", admin])
        assert json.loads(as_json.output)["findings"][0]["object"] == "table public.contacts"
        connection.execute("revoke select on contacts from anon")


def test_the_command_without_an_installation(empty_database):
    answer = CliRunner().invoke(main, ["doctor", "--database-url", empty_database])
    assert answer.exit_code == 1
