"""Nothing that a call does is compiled: it takes a hundred times as long as to run it.

Servers that were built with LLVM, as Debian's and most hosted ones are, compile a query whose
estimated cost is above ``jit_above_cost``; what looks dear for one text of a call is such a query.
"""

from __future__ import annotations

import psycopg
import pytest
from attacks.everything import Everything
from psycopg import conninfo

from support import SERVICE


@pytest.fixture
def explained(server, fresh_database: str):
    """A session of a superuser that says how each query ran.

    Of a database of its own: what other tests have rolled back makes tables look large.
    """
    url = conninfo.make_conninfo(fresh_database, user=server.user)
    with psycopg.connect(url) as db, db.transaction(force_rollback=True):
        if db.execute("select pg_jit_available()").fetchone() != (True,):
            pytest.skip("the server was built without LLVM")
        db.execute("load 'auto_explain'")
        for setting, value in {
            "log_min_duration": "0",
            "log_level": "notice",
            "log_nested_statements": "on",
            "log_analyze": "on",
            "log_timing": "off",
        }.items():
            db.execute(f"set auto_explain.{setting} = {value}".encode())
        db.execute("set local jit = on")
        yield db


def test_nothing_is_compiled(explained):
    compiled: list[str] = []

    def hear(notice: psycopg.errors.Diagnostic) -> None:
        if "JIT:" in (notice.message_primary or ""):
            compiled.append(f"{notice.context}: {notice.message_primary}")

    everything = Everything(explained)
    everything.populate()
    explained.add_notice_handler(hear)
    everything.become(SERVICE)
    everything.use_everything()
    everything.become(None)
    explained.execute("select * from doctor()")

    assert compiled == []


def test_a_compiled_query_is_heard(explained):
    heard = []
    explained.add_notice_handler(lambda notice: heard.append(notice.message_primary))
    explained.execute("set local jit_above_cost = 0")
    explained.execute("select count(*) from pg_class")

    assert any("JIT:" in (text or "") for text in heard)
