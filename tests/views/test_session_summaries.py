from __future__ import annotations

from support import ACME, ACME_AGENT, ACME_OTHER_AGENT, GLOBEX, NOBODY, SERVICE


def test_a_row_per_call(db):
    db.start("open", room_name="room")
    db.start("closed")
    for session_id in ("open", "closed"):
        for role in ("user", "agent", "agent", "system"):
            db.call("log_message", session_id=session_id, role=role, content="x")
        db.call("log_tool_call", session_id=session_id, tool_name="t")
    db.call("end_session", session_id="closed", call_outcome="done", cost_total=1)

    rows = {r["session_id"]: r for r in db.rows("select * from session_summaries")}
    for row in rows.values():
        counts = ("message_count", "user_message_count", "agent_message_count", "tool_call_count")
        assert [row[c] for c in counts] == [4, 1, 2, 1]
    assert (rows["open"]["status"], rows["open"]["room_name"]) == ("active", "room")
    assert (rows["closed"]["call_outcome"], rows["closed"]["cost_total"]) == ("done", 1)


def test_everybody_sees_their_own(db):
    db.start()
    db.call("start_session", session_id="theirs", client_id="globex")
    seen = {}
    for name, caller in (
        ("acme", ACME), ("agent", ACME_AGENT), ("other agent", ACME_OTHER_AGENT),
        ("globex", GLOBEX), ("nobody", NOBODY), ("service", SERVICE),
    ):  # fmt: skip
        db.become(caller)
        seen[name] = {r["session_id"] for r in db.rows("select session_id from session_summaries")}

    assert seen == {
        "acme": {"call-1"},
        "agent": {"call-1"},
        "other agent": set(),
        "globex": {"theirs"},
        "nobody": set(),
        "service": {"call-1", "theirs"},
    }


def test_the_turns_of_ended_calls_are_not_read(db):
    db.start()
    db.call("log_message", session_id="call-1", role="user", content="x")
    db.call("end_session", session_id="call-1")

    plan = db.value("explain (analyze, format json) select * from session_summaries")

    def scans(node):
        if node.get("Relation Name") in ("conversation_messages", "tool_calls"):
            yield node["Actual Loops"]
        for child in node.get("Plans", []):
            yield from scans(child)

    assert list(scans(plan[0]["Plan"])) == [0, 0]
