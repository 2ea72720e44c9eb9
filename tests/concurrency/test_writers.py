"""Many connections at once: one call, one order, one end, exact counters."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

pytestmark = pytest.mark.full

WRITERS = 50
#: The embedded server takes 97, of which the writers stay and other fixtures hold up to 30.
AGENTS = 12


def answer(db, job):
    return db.execute(*job).fetchone()


def answer_or_refusal(db, job):
    try:
        return answer(db, job)
    except psycopg.Error as error:
        return error.sqlstate


@pytest.fixture
def at_once(crowd):
    """Run a query once per argument list."""

    def run(query, jobs):
        return crowd.run(answer, [(query, arguments) for arguments in jobs], WRITERS)

    return run


def test_one_key_is_one_call(at_once, rows):
    answers = at_once("select * from start_session('s')", [()] * WRITERS)

    assert len({a["id"] for a in answers}) == 1
    assert [a["created"] for a in answers].count(True) == 1
    assert len(rows("select from user_sessions")) == 1


def test_turns_without_keys_are_all_kept_in_one_order(at_once, rows):
    rows("select start_session('s')")
    answers = at_once(
        "select * from log_message('s', 'user', %s)", [(f"turn {n}",) for n in range(200)]
    )

    assert sorted(a["seq"] for a in answers) == list(range(1, 201))
    stored = {
        r["seq"]: r["content"] for r in rows("select seq, content from conversation_messages")
    }
    assert {a["seq"]: f"turn {n}" for n, a in enumerate(answers)} == stored


def test_turns_of_an_agent_are_in_one_order_too(admins, rows):
    rows("insert into assistants (id) values ('aaaaaaaa-0000-4000-8000-000000000001')")
    claims = json.dumps(
        {"client_id": "default", "assistant_id": "aaaaaaaa-0000-4000-8000-000000000001"}
    )

    def as_agent(db, job):
        with db.transaction():
            db.execute("select set_config('request.jwt.claims', %s, true)", [claims])
            db.execute("set local role authenticated")
            return answer(db, job)

    admins.run(as_agent, [("select * from start_session('s')", ())], 1)

    log = "select * from log_message('s', 'user', %s)"
    answers = admins.run(as_agent, [(log, (str(n),)) for n in range(100)], AGENTS)

    assert sorted(a["seq"] for a in answers) == list(range(1, 101))


def test_turns_with_keys_are_kept_once(at_once, rows):
    rows("select start_session('s')")
    answers = at_once(
        "select * from log_message('s', 'user', 'x', message_key => %s)",
        [(f"key {n % 20}",) for n in range(200)],
    )

    assert [a["created"] for a in answers].count(True) == 20
    assert {r["seq"] for r in rows("select seq from conversation_messages")} == set(range(1, 21))


def test_batches_do_not_mix(at_once, rows):
    rows("select start_session('s')")
    batch = (
        "select * from log_messages('s', (select jsonb_agg(jsonb_build_object("
        "'role', 'user', 'content', %s::text || ' ' || n)) from generate_series(1, 10) as n))"
    )
    at_once(batch, [(f"writer {w}",) for w in range(20)])

    contents = [
        r["content"] for r in rows("select content from conversation_messages order by seq")
    ]
    batches = [contents[i : i + 10] for i in range(0, 200, 10)]
    assert all(b == [f"{b[0].rsplit(' ', 1)[0]} {n}" for n in range(1, 11)] for b in batches)


def test_directly_inserted_turns_are_numbered_too(at_once, rows):
    rows("select start_session('s')")
    at_once(
        "insert into conversation_messages (session_id, role, content)"
        " select id, 'user', %s from user_sessions returning seq",
        [(str(n),) for n in range(100)],
    )

    assert {r["seq"] for r in rows("select seq from conversation_messages")} == set(range(1, 101))


def test_ended_many_times_is_ended_and_counted_once(at_once, rows):
    rows("select start_session('s', started_at => now() - interval '1 minute')")
    answers = at_once(
        "select * from end_session('s', cost_total => %s)", [(n,) for n in range(WRITERS)]
    )

    first = [a for a in answers if not a["already_ended"]]
    assert len(first) == 1
    assert {a["cost_total"] for a in answers} == {first[0]["cost_total"]}
    (usage,) = rows("select call_count, cost_total from client_monthly_usage")
    assert (usage["call_count"], usage["cost_total"]) == (1, first[0]["cost_total"])


def test_the_end_counts_every_turn_that_was_answered(crowd, rows):
    """Turns race with the end: each is counted, before it or late; none is in between."""
    rows("select start_session('s')")
    jobs = [("select * from log_message('s', 'user', %s)", (str(n),)) for n in range(60)]
    jobs.insert(40, ("select * from end_session('s')", ()))

    results = crowd.run(answer_or_refusal, jobs, 20)

    assert results.pop(40)["already_ended"] is False
    kept = [r for r in results if r != "PT409"]
    (session,) = rows("select message_count from user_sessions")
    assert session["message_count"] == len(kept) == len(rows("select from conversation_messages"))


def test_many_calls_of_one_client_end_at_once(at_once, rows):
    rows("select start_session('s' || n) from generate_series(1, 50) as n")
    at_once(
        "select * from end_session(%s, duration_seconds => 2, cost_total => 1)",
        [(f"s{n}",) for n in range(1, 51)],
    )

    (usage,) = rows("select * from client_monthly_usage")
    assert (usage["call_count"], usage["duration_seconds"], usage["cost_total"]) == (50, 100, 50)
    assert rows("select * from pgcalls.reconcile_usage()") == []


def test_included_minutes_are_never_shared(at_once, rows):
    rows(
        "with plan as (insert into rate_plans (name, price_per_minute, included_minutes)"
        " values ('p', 1, 2) returning id)"
        " update client_subscriptions set rate_plan_id = plan.id from plan"
    )
    rows("select start_session('s' || n) from generate_series(1, 30) as n")
    at_once(
        "select * from end_session(%s, duration_seconds => 60)", [(f"s{n}",) for n in range(1, 31)]
    )

    (usage,) = rows("select included_seconds, cost_total from client_monthly_usage")
    assert (usage["included_seconds"], usage["cost_total"]) == (120, 28)
    assert rows("select * from pgcalls.reconcile_usage()") == []


def test_a_limit_holds_when_all_start_at_once(crowd, rows):
    rows("update client_subscriptions set max_concurrent_calls = 7")

    starts = [("select * from start_session(%s)", (f"s{n}",)) for n in range(30)]
    results = crowd.run(answer_or_refusal, starts, 20)

    assert results.count("PT429") == 23
    assert len(rows("select from user_sessions")) == 7


def test_under_a_limit_one_key_is_still_one_call(at_once, rows):
    rows("update client_subscriptions set max_concurrent_calls = 1")
    answers = at_once("select * from start_session('s')", [()] * WRITERS)

    assert len({a["id"] for a in answers}) == 1


def test_contacts_saved_by_phone_and_by_both_at_once(at_once, rows):
    rows("select save_user('Ada', email => 'ada@example.com')")
    at_once(
        "select * from save_user(phone => '+64211234567', email => %s)",
        [("ada@example.com" if n % 2 else None,) for n in range(WRITERS)],
    )

    assert len(rows("select from contacts where phone is not null")) == 1


def test_a_contact_that_is_being_saved_is_waited_for(crowd, rows):
    rows("select save_user('Ada', email => 'ada@example.com')")
    with psycopg.connect(crowd.url) as first, psycopg.connect(crowd.url) as second:
        first.execute("select save_user(phone => '+64211234567')")
        with ThreadPoolExecutor(max_workers=1) as pool:
            saving = pool.submit(
                second.execute,
                "select id from save_user(phone => '+64211234567', email => 'ada@example.com')",
            )
            while not rows("select from pg_locks where not granted"):
                assert not saving.done()
            first.commit()
            assert saving.result().fetchone()[0] is not None


def test_who_waits_for_a_session_id_that_is_erased_does_not_get_it(crowd, rows):
    rows("select start_session('s', call_id => '12345678-0000-4000-8000-000000000000')")
    rows("select end_session('s')")
    with psycopg.connect(crowd.url) as erases, psycopg.connect(crowd.url) as writes:
        erases.execute("select anonymize_session('s')")
        with ThreadPoolExecutor(max_workers=1) as pool:
            insert = pool.submit(
                writes.execute,
                "insert into user_sessions (client_id, session_id) values ('default', 's')",
            )
            while not rows("select from pg_locks where not granted"):
                assert not insert.done()
            erases.commit()
            with pytest.raises(psycopg.Error, match="session is anonymized"):
                insert.result()


def test_a_price_is_not_changed_under_a_call_that_starts(crowd, rows):
    rows(
        "with plan as (insert into rate_plans (name, price_per_minute) values ('p', 1) returning id)"
        " update client_subscriptions set rate_plan_id = plan.id from plan"
    )
    with psycopg.connect(crowd.url) as starts, psycopg.connect(crowd.url) as raises:
        starts.execute("select start_session('s')")
        with ThreadPoolExecutor(max_workers=1) as pool:
            change = pool.submit(raises.execute, "update rate_plans set price_per_minute = 99")
            while not rows("select from pg_locks where not granted"):
                assert not change.done()
            starts.commit()
            with pytest.raises(psycopg.Error, match="calls use this price"):
                change.result()


def test_months_moved_both_ways_at_once(at_once, rows):
    rows(
        "select start_session('s' || n, started_at => '2026-03-15'), end_session('s' || n)"
        " from generate_series(1, 40) as n"
    )
    at_once(
        "update user_sessions set started_at_utc = %s, ended_at_utc = now()"
        " where session_id = %s returning id",
        [("2026-04-15" if n % 2 else "2026-02-15", f"s{n}") for n in range(1, 41)],
    )

    assert rows("select * from pgcalls.reconcile_usage()") == []


def test_one_caller_is_one_contact(at_once, rows):
    answers = at_once("select * from save_user('Ada', '+64211234567')", [()] * WRITERS)

    assert len({a["id"] for a in answers}) == 1
    assert [a["created"] for a in answers].count(True) == 1
