from __future__ import annotations

import json

import psycopg
import pytest
from psycopg import conninfo

from support import ANON


@pytest.fixture
def authenticator(db):
    """The login role of PostgREST, as the platform has it."""
    if not db.value("select to_regrole('authenticator') is not null"):
        db.rows("create role authenticator login noinherit")


@pytest.mark.parametrize(
    ("path", "style"), [("/user_sessions", "ISO, DMY"), ("/calls", "ISO, MDY"), ("", "ISO, MDY")]
)
def test_dates_are_read_day_first_where_the_document_needs_it(db, path, style):
    db.rows("set local datestyle = 'ISO, MDY'")
    db.rows("select set_config('request.path', %s, true)", path)
    db.become(ANON)

    db.rows("select pgcalls.pre_request()")

    assert db.value("show datestyle") == style


def test_switching_it_on(db, authenticator):
    assert db.value("select pgcalls.pre_request_setting()") is None

    db.rows("select pgcalls.enable_pre_request()")
    db.rows("select pgcalls.enable_pre_request()")

    assert db.value("select pgcalls.pre_request_setting()") == "pgcalls.pre_request"


def test_somebody_elses_function_stays(db, authenticator):
    db.rows("alter role authenticator set pgrst.db_pre_request = 'public.check_request'")

    with db.refused("PT409", "PostgREST calls public.check_request before each request already"):
        db.rows("select pgcalls.enable_pre_request()")


def test_without_the_right_the_statement_is_told(db, authenticator):
    db.rows("create role powerless nologin")
    db.rows("grant usage on schema pgcalls to powerless")
    db.rows("grant execute on all functions in schema pgcalls to powerless")
    db.rows("set local role powerless")

    db.connection.execute("savepoint refused")
    with pytest.raises(psycopg.errors.InsufficientPrivilege) as refused:
        db.rows("select pgcalls.enable_pre_request()")
    db.connection.execute("rollback to savepoint refused")
    database = conninfo.conninfo_to_dict(db.connection.info.dsn)["dbname"]
    assert (
        f"alter role authenticator in database {database} set pgrst.db_pre_request"
        in refused.value.diag.message_hint
    )


@pytest.mark.parametrize(
    ("path", "is_told"),
    [
        ("/user_sessions", True),
        ("/user%5Fsessions", True),
        ("/somebody_elses_table", True),
        ("/rpc/graphql", True),
        ("/rpc/log_message", False),
        ("/", False),
    ],
)
def test_a_request_on_a_table_is_told_to_the_server_log(fresh_database, path, is_told):
    claims = {"role": "authenticated", "sub": "user-7", "app_metadata": {"client_id": "default"}}
    said = []
    with psycopg.connect(fresh_database) as connection:
        connection.add_notice_handler(lambda notice: said.append(notice.message_primary))
        for name, value in {
            "client_min_messages": "log",
            "request.path": path,
            "request.method": "GET",
            "request.headers": json.dumps({"accept-profile": "livekit", "x-actor": "boss"}),
            "request.jwt.claims": json.dumps(claims),
        }.items():
            connection.execute("select set_config(%s, %s, true)", [name, value])
        connection.execute("set transaction read only")
        connection.execute("select pgcalls.pre_request()")

    lines = [json.loads(s.removeprefix("pgcalls audit ")) for s in said]
    assert len(lines) == int(is_told)
    for line in lines:
        assert (line["client_id"], line["actor_subject"]) == ("default", "user-7")
        assert (line["action"], line["object_id"]) == ("get", path)
        assert line["details"]["schema"] == "livekit"
        assert "boss" not in json.dumps(line)
