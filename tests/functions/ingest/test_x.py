import json
from pathlib import Path
from support import SERVICE
P = Path(__file__).parents[1] / "calls" / "payloads"
def test_x(db):
    for name, f in (("vapi","vapi_end_of_call_report"),("retell","retell_call_ended"),("retell","retell_call_analyzed"),("elevenlabs","elevenlabs_post_call_transcription")):
        db.become(SERVICE)
        r = db.row(f"select * from public.ingest_{name}(%s::json)", (P/f"{f}.json").read_text())
        print(r)
        db.become(None)
        print(db.rows("select verdict, sqlstate, reason, notices, event, external_id from webhook_events"))
    for s in db.rows("select * from user_sessions"): print(json.dumps(s, default=str, indent=0))
    for s in db.rows("select role, content, created_at, metadata from conversation_messages order by session_id, seq"): print(s)
    for s in db.rows("select * from tool_calls"): print(s)
    assert 0
