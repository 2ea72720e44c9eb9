"""Ended, ended again, corrected, opened again, in any order: a follow-up a rule, of that call."""

from __future__ import annotations

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.rows import dict_row

from support import SERVICE, Store, examples

SETTINGS = settings(
    max_examples=examples(60, 15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
STEPS = {
    "end": "select end_session('call-1')",
    "end as interested": "select end_session('call-1', call_outcome => 'interested')",
    "interested": "select update_session('call-1', call_outcome => 'interested')",
    "bored": "select update_session('call-1', call_outcome => 'bored')",
    "summary": "select update_session('call-1', summary => clock_timestamp()::text)",
    "late turn": "select log_message('call-1', 'user', 'x')",
    "usage": "select log_usage('call-1', 'llm', 1, 'token', clock_timestamp()::text)",
    "end directly": "update user_sessions set status = 'failed' where true",
    "open": "update user_sessions set status = 'active' where true",
    "claim": "select claim_follow_ups('email')",
}


@pytest.fixture
def store(installed):
    with psycopg.connect(installed("closed"), row_factory=dict_row) as connection:
        yield Store(connection)


@SETTINGS
@given(steps=st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
def test_each_rule_that_ever_held_has_one(store, steps):
    with store.connection.transaction(force_rollback=True):
        store.rows(
            "insert into follow_up_rules (client_id, name, kind, call_outcome) values"
            " ('acme', 'any', 'email', null), ('acme', 'interested', 'email', 'interested')"
        )
        store.start()
        wanted = set()
        for step in steps:
            store.become(SERVICE)
            store.connection.execute("savepoint before")
            try:
                store.rows(STEPS[step])
            except psycopg.errors.RaiseException:
                raise
            except psycopg.Error as error:
                assert error.sqlstate == "PT409", step
                store.connection.execute("rollback to savepoint before")
            store.become(None)
            call = store.session()
            if call["ended_at_utc"] is not None:
                wanted |= {
                    "any",
                    *([call["call_outcome"]] * (call["call_outcome"] == "interested")),
                }

            made = store.rows(
                "select r.name from follow_ups as f join follow_up_rules as r on r.id = f.rule_id"
            )
            assert sorted(f["name"] for f in made) == sorted(wanted), step
