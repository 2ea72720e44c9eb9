"""What the first migration finds and makes on a Postgres that is not Supabase."""

from __future__ import annotations

import psycopg
import pytest

from pgcalls.files import migrations, read

from conftest import OWNER
from support import each

PLATFORM = read(migrations() / "0001_platform.sql")


@pytest.fixture
def bare(server, empty_database):
    """A superuser in an empty database in which one API role has never been."""
    with psycopg.connect(
        psycopg.conninfo.make_conninfo(empty_database, user=server.user)
    ) as connection:
        for role in ("anon", "authenticated", "service_role"):
            connection.execute(
                f"do $$ begin if to_regrole('{role}') is null then create role {role}; end if;"
                " end $$"
            )
        connection.execute("alter role anon rename to anon_of_another_name")
        yield connection
        connection.rollback()


def test_missing_roles_are_made(bare):
    bare.execute(f"set local role {OWNER}")
    bare.execute(PLATFORM)

    made = bare.execute(
        "select rolcanlogin, rolbypassrls, rolsuper from pg_roles where rolname = 'anon'"
    ).fetchone()
    assert made == (False, False, False)


def test_who_may_not_make_roles_is_told_what_to_do(bare):
    bare.execute("create role weak")
    bare.execute("set local role weak")

    with pytest.raises(psycopg.errors.InsufficientPrivilege) as error:
        bare.execute(PLATFORM)

    assert error.value.diag.message_hint == (
        "Let an administrator run once: create role anon nologin;"
    )


@pytest.mark.parametrize("mode", each("closed", "open"))
def test_what_is_there_stays_untouched(db):
    owners = db.rows(
        "select proname, proowner::regrole::text as owner, obj_description(oid) as comment"
        " from pg_proc where pronamespace = 'auth'::regnamespace"
    )
    assert {(r["proname"], r["owner"], r["comment"]) for r in owners} == {
        ("jwt", "supabase_auth_admin", None),
        ("uid", "supabase_auth_admin", None),
        ("role", "supabase_auth_admin", None),
    }


def test_uuid_v7_sorts_by_time(db):
    ids = [
        db.value("select pgcalls.uuid_v7(%s)", f"2026-01-01T00:00:00.{n:03}Z") for n in range(50)
    ]

    assert ids == sorted(ids)
    assert len(set(ids)) == 50
    assert {(i.version, i.variant) for i in ids} == {(7, "specified in RFC 4122")}
    assert int(ids[7].hex[:12], 16) == 1767225600007
