"""A large load with the counting off, and everything summed once afterwards."""

from __future__ import annotations


def test_what_was_loaded_uncounted_is_counted(db):
    db.start("before", started_at="2026-01-05T00:00:00Z")
    db.call("end_session", session_id="before", cost_total=1)
    db.call("close_month", month="2026-01-01")
    db.rows("alter table user_sessions disable trigger update_client_usage_on_session_end")
    db.rows(
        """
        insert into user_sessions (client_id, session_id, started_at_utc, ended_at_utc, cost_total)
        select 'acme', 'old ' || n, at, at + interval '1 minute', 2
        from generate_series(1, 40) as n,
          lateral (select '2026-01-20T00:00:00Z'::timestamptz + n * interval '1 day') as t (at)
        """
    )
    db.rows("alter table user_sessions enable trigger update_client_usage_on_session_end")
    assert db.rows("select * from pgcalls.reconcile_usage()") != []

    db.rows("select pgcalls.rebuild_usage('acme')")

    assert db.rows("select * from pgcalls.reconcile_usage()") == []
    (line,) = db.rows("select * from statement_adjustments")
    assert (line["call_count"], line["cost_total"]) == (11, 22)


def test_what_is_right_stays(db):
    db.start()
    db.call("end_session", session_id="call-1")
    before = db.rows("select * from client_monthly_usage")

    db.rows("select pgcalls.rebuild_usage('acme')")

    assert db.rows("select * from client_monthly_usage") == before
