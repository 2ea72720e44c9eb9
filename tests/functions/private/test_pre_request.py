from __future__ import annotations

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

    db.rows("select voiceledger.pre_request()")

    assert db.value("show datestyle") == style


def test_switching_it_on(db, authenticator):
    assert db.value("select voiceledger.pre_request_setting()") is None

    db.rows("select voiceledger.enable_pre_request()")
    db.rows("select voiceledger.enable_pre_request()")

    assert db.value("select voiceledger.pre_request_setting()") == "voiceledger.pre_request"


def test_somebody_elses_function_stays(db, authenticator):
    db.rows("alter role authenticator set pgrst.db_pre_request = 'public.check_request'")

    with db.refused("PT409", "PostgREST calls public.check_request before each request already"):
        db.rows("select voiceledger.enable_pre_request()")


def test_without_the_right_the_statement_is_told(db, authenticator):
    db.rows("create role powerless nologin")
    db.rows("grant usage on schema voiceledger to powerless")
    db.rows("grant execute on all functions in schema voiceledger to powerless")
    db.rows("set local role powerless")

    db.connection.execute("savepoint refused")
    with pytest.raises(psycopg.errors.InsufficientPrivilege) as refused:
        db.rows("select voiceledger.enable_pre_request()")
    db.connection.execute("rollback to savepoint refused")
    database = conninfo.conninfo_to_dict(db.connection.info.dsn)["dbname"]
    assert (
        f"alter role authenticator in database {database} set pgrst.db_pre_request"
        in refused.value.diag.message_hint
    )
