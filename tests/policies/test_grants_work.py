"""Who is granted a function can run it: nothing that it needs is refused inside."""

from __future__ import annotations

import psycopg
import pytest

from support import ACME_AGENT, ANON, SERVICE

#: Every function a role may call, with nulls for its arguments.
GRANTED = """
select
  format('%%I.%%I', p.pronamespace::regnamespace, p.proname) as name,
  array(
    select format('null::%%s', a.type::regtype)
    from unnest(p.proargtypes) with ordinality as a (type, place)
    order by a.place
  ) as arguments
from pg_catalog.pg_proc as p
where
  p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and p.prorettype <> 'trigger'::regtype
  and has_function_privilege(%s, p.oid, 'execute')
"""


def fails(db, caller):
    """The functions that a role is granted and Postgres itself refuses inside."""
    found = []
    functions = db.rows(GRANTED, caller.role)
    for function in functions:
        db.become(caller)
        db.connection.execute("savepoint before")
        try:
            db.rows(f"select * from {function['name']}({', '.join(function['arguments'])})")
        except psycopg.Error as error:
            if (error.diag.message_primary or "").startswith("permission denied"):
                found.append(function["name"])
        db.connection.execute("rollback to savepoint before")
    db.become(None)
    assert functions
    return found


@pytest.mark.parametrize("caller", [ANON, ACME_AGENT, SERVICE], ids=["anon", "agent", "service"])
def test_what_is_granted_works(db, caller):
    db.start()

    assert fails(db, caller) == []


def test_the_test_above_sees_a_function_that_fails_inside(db):
    db.start()
    db.rows("alter function pgcalls.reconcile_usage security invoker")

    assert fails(db, SERVICE) == ["pgcalls.reconcile_usage"]
