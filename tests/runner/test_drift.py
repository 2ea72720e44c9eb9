"""What was changed by hand: found before a release, and still found after it."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import conninfo

from pgcalls import deploy

from conftest import copied_database
from support import MODES

#: A change by hand, and what doctor says of it: what and object.
PLANTED = {
    "drop index idx_user_sessions_summary_search": (
        "missing: index idx_user_sessions_summary_search", "table public.user_sessions"),
    "drop index idx_user_sessions_sentiment;"
    "create index idx_user_sessions_sentiment on user_sessions (source)": (
        "index idx_user_sessions_sentiment is not as deployed", "table public.user_sessions"),
    "update pg_index set indisvalid = false"
    " where indexrelid = 'idx_tool_calls_session_id'::regclass": (
        "index idx_tool_calls_session_id is valid is not as deployed", "table public.tool_calls"),
    "alter table tool_calls drop constraint tool_calls_session_id_fkey": (
        "missing: constraint tool_calls_session_id_fkey", "table public.tool_calls"),
    "alter table usage_lines drop constraint usage_lines_price_check": (
        "missing: constraint usage_lines_price_check", "table public.usage_lines"),
    "alter table contacts drop constraint contacts_name_check;"
    "alter table contacts add constraint contacts_name_check check (name <> '')": (
        "constraint contacts_name_check is not as deployed", "table public.contacts"),
    "alter table contacts drop constraint contacts_client_id_fkey;"
    "alter table contacts add constraint contacts_client_id_fkey foreign key (client_id)"
    " references client_subscriptions (client_id) not valid": (
        "constraint contacts_client_id_fkey is not as deployed", "table public.contacts"),
    "alter table limit_notices drop constraint limit_notices_client_id_limit_key": (
        "missing: constraint limit_notices_client_id_limit_key", "table public.limit_notices"),
    "alter table erasures drop column mentions": (
        "missing: column mentions", "table public.erasures"),
    "alter table erasures alter column calls type bigint": (
        "column calls is not as deployed", "table public.erasures"),
    "alter table phone_numbers alter column active drop not null": (
        "column active is not as deployed", "table public.phone_numbers"),
    "alter table tool_calls alter column started_at drop default": (
        "missing: default of started_at", "table public.tool_calls"),
    "alter table client_subscriptions alter column late_seconds set default 1": (
        "default of late_seconds is not as deployed", "table public.client_subscriptions"),
    "alter table pgcalls.message_texts alter column content_tsv drop not null": (
        "column content_tsv is not as deployed", "table pgcalls.message_texts"),
    "alter table conversation_messages alter column content set statistics 100": (
        "missing: statistics of content", "table public.conversation_messages"),
    "alter table audit_log set unlogged": (
        "persistence is not as deployed", "table public.audit_log"),
    "create rule mine as on delete to assistants do instead nothing": (
        "unexpected: rule mine", "table public.assistants"),
    "grant select on contacts to anon": (
        "unexpected: grant SELECT to anon", "table public.contacts"),
    "grant update (user_name) on user_sessions to authenticated": (
        "unexpected: grant UPDATE (user_name) to authenticated", "table public.user_sessions"),
    "revoke select on phone_numbers from service_role": (
        "missing: grant SELECT to service_role", "table public.phone_numbers"),
    "grant select on session_figures to anon": (
        "unexpected: grant SELECT to anon", "view public.session_figures"),
    "grant execute on function pgcalls.lock_session to public": (
        "unexpected: grant EXECUTE to public", "function pgcalls.lock_session("),
    "revoke execute on function log_message from service_role": (
        "missing: grant EXECUTE to service_role", "function public.log_message("),
    "grant usage on schema pgcalls_meta to anon": (
        "unexpected: grant USAGE to anon", "schema pgcalls_meta"),
    "alter table statements disable row level security": (
        "row level security is not as deployed", "table public.statements"),
    "alter table rate_plans force row level security": (
        "row level security is not as deployed", "table public.rate_plans"),
    "drop policy tool_calls_select_agent on tool_calls": (
        "missing: policy tool_calls_select_agent", "table public.tool_calls"),
    "alter policy contacts_select_client on contacts using (true)": (
        "policy contacts_select_client is not as deployed", "table public.contacts"),
    "alter policy clients_can_view_own_sessions on user_sessions to public": (
        "policy clients_can_view_own_sessions is not as deployed", "table public.user_sessions"),
    "alter table contacts disable trigger _500_audit_change": (
        "trigger _500_audit_change is on is not as deployed", "table public.contacts"),
    "drop trigger _110_redact_message on conversation_messages": (
        "missing: trigger _110_redact_message", "table public.conversation_messages"),
    "create or replace trigger _290_set_updated_at before insert on tool_calls"
    " for each row execute function pgcalls.set_updated_at()": (
        "trigger _290_set_updated_at is not as deployed", "table public.tool_calls"),
    "create or replace function pgcalls.whole_client_id() returns text language plpgsql stable"
    " security definer set search_path = pg_catalog, pg_temp as $$ begin return 'acme'; end $$": (
        "definition is not as deployed", "function pgcalls.whole_client_id()"),
    "alter function pgcalls.is_uuid volatile": (
        "definition is not as deployed", "function pgcalls.is_uuid("),
    "alter function pgcalls.token_claim reset all": (
        "settings is not as deployed", "function pgcalls.token_claim("),
    "alter function public.save_user security definer": (
        "security is not as deployed", "function public.save_user("),
    "alter function public.end_session owner to mallory": (
        "owner is not as deployed", "function public.end_session("),
    "alter view livekit.sessions set (security_invoker = false)": (
        "security_invoker is not as deployed", "view livekit.sessions"),
    "do $$ begin execute 'create or replace view livekit.session_summaries'"
    " || ' with (security_invoker = true) as select * from ('"
    " || rtrim(pg_get_viewdef('livekit.session_summaries'::regclass), ';') || ') as s'; end $$": (
        "definition is not as deployed", "view livekit.session_summaries"),
    "alter view public.session_summaries owner to mallory": (
        "owner is not as deployed", "view public.session_summaries"),
    "alter table rate_plan_prices owner to mallory": (
        "owner is not as deployed", "table public.rate_plan_prices"),
    "alter schema livekit owner to mallory": (
        "owner is not as deployed", "schema livekit"),
    "alter type save_user_result add attribute mine text": (
        "unexpected: column mine", "type public.save_user_result"),
    "drop function public.reapply_erasures": (
        "is missing", "function public.reapply_erasures"),
    "drop view livekit.tool_calls": ("is missing", "view livekit.tool_calls"),
    "drop table sentiment_terms": ("is missing", "table public.sentiment_terms"),
    "create function log_message(text) returns text language sql as 'select $1'": (
        "foreign function of our name, which the API may call instead",
        "function public.log_message(text)"),
    "create table pgcalls.backdoor (x text)": (
        "foreign relation in a schema of ours", "table pgcalls.backdoor"),
    "delete from pgcalls.stop_words where word = (select min(word) from pgcalls.stop_words)": (
        "1 reference rows are missing", "table pgcalls.stop_words"),
    "update pgcalls.sentiment_words set valence = -valence where word = 'good'": (
        "reference rows are not as deployed", "table pgcalls.sentiment_words"),
    "grant create on schema auth to anon": (
        "anon may create objects, which every policy would call", "schema auth"),
    "grant create on schema public to authenticated": (
        "authenticated may create objects", "schema public"),
}  # fmt: skip


@pytest.fixture
def admin(server, fresh_database):
    """The superuser, who can plant everything."""
    url = conninfo.make_conninfo(fresh_database, user=server.user)
    with psycopg.connect(url, autocommit=True) as db:
        yield db


@pytest.fixture
def mallory(admin, owner):
    """Another owner, as whom the deploying role may act."""
    admin.execute("drop role if exists mallory")
    admin.execute("create role mallory")
    admin.execute(f"grant mallory to {owner}".encode())
    yield
    admin.execute(f"reassign owned by mallory to {owner}".encode())
    admin.execute("drop owned by mallory; drop role mallory")


def found(url):
    return {
        (f.what, f.object)
        for f in deploy.doctor(url)
        if f.level == "error" and f.what != "is pending"
    }


def add_columns(tree, *tables):
    (tree / "migrations/0098_released.sql").write_text(
        "".join(f"alter table public.{table} add column released integer;\n" for table in tables)
    )
    (tree / "migrations/0098_released.rollback.sql").write_text(
        "".join(f"alter table public.{table} drop column released;\n" for table in tables)
    )


def edit(tree, path, old, new):
    text = (tree / path).read_text()
    assert old in text
    (tree / path).write_text(text.replace(old, new))


def test_what_differs_is_found_before_and_after_a_release(tree, fresh_database, admin, mallory):
    assert found(fresh_database) == set()
    for statement in PLANTED:
        admin.execute(statement.encode())
    tables = {
        name[len("table public.") :] for _, name in PLANTED.values() if "table public" in name
    }
    add_columns(tree, *tables - {"sentiment_terms"})
    edit(tree, "functions/turns/log_messages.sql", "\nbegin\n", "\nbegin\n  -- released\n")

    before = found(fresh_database)
    missed = [
        statement
        for statement, (what, name) in PLANTED.items()
        if not any(what == f[0] and f[1].startswith(name) for f in before)
    ]
    assert not missed, missed
    deploy.apply(fresh_database)
    assert found(fresh_database) == before
    deploy.rollback(fresh_database, lose_data=True)
    assert found(fresh_database) == before


@pytest.mark.parametrize("mode", MODES)
def test_what_a_database_gives_away_by_itself_is_no_difference(server, owner, template, mode):
    """The release that is built anew has no default privileges of the schema public."""
    with copied_database(server, owner, template(mode)) as url:
        with psycopg.connect(url) as db:
            db.execute("drop index idx_user_sessions_sentiment")
        before = found(url)
        deploy.apply(url, redefine=True)
        assert found(url) == before != set()


HOTFIX = "create or replace function pgcalls.is_uuid(value text) returns boolean language plpgsql immutable set search_path = pg_catalog, pg_temp as 'begin return true; end'"


def answer(url):
    with psycopg.connect(url) as db:
        return db.execute("select pgcalls.is_uuid('no')").fetchone() == (True,)


@pytest.mark.full
def test_a_hotfix_is_replaced_and_said_so(tree, fresh_database, admin):
    admin.execute(HOTFIX)
    edit(tree, "functions/values/is_uuid.sql", "\nbegin\n", "\nbegin\n  -- released\n")
    events = []

    result = deploy.apply(fresh_database, report=lambda *event: events.append(event))

    assert (result.replaced, result.kept) == (["pgcalls.is_uuid"], [])
    assert ("replace", "pgcalls.is_uuid") in events
    assert not answer(fresh_database)
    assert found(fresh_database) == set()


@pytest.mark.full
def test_a_hotfix_is_kept_as_told_and_stays_a_difference(tree, fresh_database, admin):
    admin.execute(HOTFIX)
    admin.execute("alter policy contacts_select_client on contacts using (false)")
    edit(tree, "functions/values/is_uuid.sql", "\nbegin\n", "\nbegin\n  -- released\n")
    edit(tree, "functions/turns/log_messages.sql", "\nbegin\n", "\nbegin\n  -- released\n")
    before = found(fresh_database)

    result = deploy.apply(fresh_database, keep_hotfix=True)

    assert (result.replaced, result.kept) == ([], ["pgcalls.is_uuid"])
    assert answer(fresh_database)
    assert found(fresh_database) == before
    assert not deploy.apply(fresh_database).changed
    # What is expected is the new release, which redefining brings about.
    assert deploy.apply(fresh_database, redefine=True).replaced == [
        "pgcalls.is_uuid", "contacts_select_client on public.contacts",
    ]  # fmt: skip
    assert found(fresh_database) == set()


@pytest.mark.full
def test_what_the_change_of_a_release_prints_anew_is_still_a_difference(
    tree, fresh_database, admin
):
    """Postgres prints a renamed column in the index that was made by hand."""
    add_columns(tree, "contacts")
    deploy.apply(fresh_database)
    admin.execute("create index mine on contacts (released)")
    (tree / "migrations/0099_renamed.sql").write_text(
        "alter table public.contacts rename column released to released_in;\n"
    )

    deploy.apply(fresh_database)

    said = {(f.level, f.what) for f in deploy.doctor(fresh_database)}
    assert ("notice", "unexpected: index mine") in said


def test_a_changed_signature_and_a_dropped_file_leave_it_healthy(tree, fresh_database):
    edit(tree, "functions/values/is_uuid.sql", "value text", "value varchar")
    (tree / "functions/public/get_conversion_rate.sql").unlink()

    deploy.apply(fresh_database)
    assert found(fresh_database) == set()
    deploy.rollback(fresh_database)
    assert found(fresh_database) == set()


def test_the_readers_of_the_catalogue_may_be_gone_themselves(tree, fresh_database, admin):
    for name in ("catalog_state", "catalog_drift", "plain_words"):
        admin.execute(f"drop function pgcalls.{name}".encode())
    admin.execute("grant select on contacts to anon")
    add_columns(tree, "contacts")

    deploy.apply(fresh_database)

    assert ("unexpected: grant SELECT to anon", "table public.contacts") in found(fresh_database)


def test_doctor_says_all_it_can(fresh_database, admin):
    """Half of the functions are missing, and a table lets not even its owner in."""
    names = admin.execute(
        "select p.oid::regprocedure::text from pg_proc as p where p.pronamespace ="
        " 'pgcalls'::regnamespace and not exists (select from pg_depend as d"
        " where d.refobjid = p.oid and d.deptype = 'n') order by md5(proname)"
    ).fetchall()
    for (name,) in names[::2]:
        admin.execute(f"drop function {name}".encode())
    admin.execute("alter table user_sessions force row level security")
    admin.execute("grant select on contacts to anon")

    said = found(fresh_database)

    assert len(names) > 100
    for (name,) in names[::2]:
        assert ("is missing", f"function {name.split('(')[0]}") in {
            (what, where.split("(")[0]) for what, where in said
        }
    assert {
        ("row level security is not as deployed", "table public.user_sessions"),
        ("unexpected: grant SELECT to anon", "table public.contacts"),
    } <= said
    assert deploy.status(fresh_database).drifted


@pytest.mark.parametrize(
    "damage",
    [
        "alter type doctor_finding add attribute mine text",
        "drop function pgcalls.doctor",
        "drop function pgcalls.catalog_drift",
        "drop table pgcalls_meta.accepted",
        "create or replace function pgcalls.catalog_place() returns text language plpgsql as 'broken'",
    ],
)
def test_doctor_that_is_damaged_itself(fresh_database, admin, damage):
    admin.execute("grant select on contacts to anon")
    admin.execute("set check_function_bodies = off")
    admin.execute(damage.encode())

    said = deploy.doctor(fresh_database)

    assert any("grant SELECT to anon" in f.what for f in said), said
    assert len([f for f in said if f.level == "error"]) > 1
