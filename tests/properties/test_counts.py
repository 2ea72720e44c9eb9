"""Whatever one statement changes in ended calls, their counts equal the rows when it ends."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support import examples

SETTINGS = settings(
    max_examples=examples(60, 10),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
#: Statements of many rows, in many calls; the parameter picks some of them.
NEW_TURNS = """
insert into conversation_messages (session_id, role, content)
select s.id, (array['user', 'agent', 'system'])[1 + (n + %s) %% 3], 'late ' || n
from user_sessions as s, generate_series(1, 5) as n order by n, s.session_id
"""
NEW_TOOL_CALLS = """
insert into tool_calls (session_id, tool_name, success)
select s.id, 'book', n %% 2 = 0 from user_sessions as s, generate_series(0, %s) as n
"""
STATEMENTS = {
    "new turns": NEW_TURNS,
    "turns upserted": NEW_TURNS.replace("role,", "seq, role,").replace("s.id,", "s.id, n,")
    + " on conflict (client_id, session_id, seq) do update set content = excluded.content",
    "turns that are there": NEW_TURNS.replace("role,", "seq, role,").replace("s.id,", "s.id, n,")
    + " on conflict do nothing",
    "turns changed": "update conversation_messages set content = content || '!' where seq %% 3 = %s",
    "roles changed": "update conversation_messages set role = 'agent' where seq %% 3 = %s",
    "turns deleted": "delete from conversation_messages where seq %% 3 = %s",
    "new tool calls": NEW_TOOL_CALLS,
    "tool calls changed": "update tool_calls set success = not success where %s > 0",
    "tool calls deleted": "delete from tool_calls where success and %s > 0",
    "two things at once": f"with old as (delete from conversation_messages where seq = 1 + %s)"
    f"{NEW_TOOL_CALLS.replace('%s', '1')}",
    "a turn logged for each": "select log_message(session_id, 'user', 'x' || %s) from user_sessions",
    "turns logged while others come": "insert into conversation_messages (session_id, role, content)"
    " select id, 'user', (log_message(session_id, 'agent', 'x' || %s)).seq::text"
    " from user_sessions, generate_series(1, 3)",
    "a call deleted": "delete from user_sessions where session_id = 'call-' || %s",
}
STEP = st.tuples(st.sampled_from(sorted(STATEMENTS)), st.integers(0, 2), st.booleans())
#: What is stored of an ended call, and what its rows say.
STORED = """
select message_count, user_message_count, agent_message_count, tool_call_count, figures,
  call_transcript
from user_sessions order by session_id
"""
COUNTED = """
select count(m.id) as message_count,
  count(*) filter (where m.role = 'user') as user_message_count,
  count(*) filter (where m.role = 'agent') as agent_message_count,
  (select count(*) from tool_calls as t where t.session_id = s.id) as tool_call_count,
  pgcalls.turn_figures(s.client_id, s.id) as figures,
  string_agg(m.role || ': ' || m.content, E'\\n' order by m.seq)
    filter (where m.role <> 'system') as call_transcript
from user_sessions as s left join conversation_messages as m on m.session_id = s.id
group by s.id order by s.session_id
"""


def take(db, statement, place):
    """Run a statement, and see that it has counted."""
    db.rows(STATEMENTS[statement], place)
    assert db.rows(STORED) == db.rows(COUNTED), statement


@SETTINGS
@given(steps=st.lists(STEP, min_size=1, max_size=8))
def test_counts_equal_the_rows_after_every_statement(example, steps):
    def body(db):
        for place in range(3):
            db.start(f"call-{place}")
            db.call("log_message", session_id=f"call-{place}", role="user", content="Hello")
            db.call("end_session", session_id=f"call-{place}")
        db.become(None)
        for statement, place, stays in steps:
            with db.connection.transaction(force_rollback=not stays):
                take(db, statement, place)
            assert db.rows(STORED) == db.rows(COUNTED), statement

    example(body)
