"""Record a call from a voice agent, and never make the caller wait for the database.

    recorder = CallRecorder(session_id="room-1")     # SUPABASE_URL, SUPABASE_KEY, AGENT_TOKEN
    recorder.start(customer_number="021 123 4567")
    recorder.message("user", "Hi, Layla here.")
    recorder.end(ended_reason="hangup")
    await recorder.close()

A handler of the agent calls `start`, `message`, `tool_call`, ... and `end`. Each puts one line
into a queue and returns: it does not wait for the network and does not raise. One background
task sends the lines in order through pgcalls's functions, many turns at once when it is
behind, and tries again for as long as the database is away. Every turn carries its own key and
its number in the call, so that a line sent twice is stored once and the order is certain.

What happens to a line that cannot be sent:

- The database is away, or the queue is full: everything that waits moves to a file in `folder`
  and is sent from there, oldest first, as soon as the database is back.
- The disk refuses it too: it stays in memory, up to a bound; what is beyond is lost and said so.
- The database refuses it (a turn of a megabyte, a token without rights): it is kept in a
  `.refused.jsonl` file with the reason, and the rest goes on. A call whose start or end has a bad
  detail starts or ends without details.
- The process ends: `close` gives the rest a few seconds, then leaves it in the file. A process
  that is killed leaves the file too. `pgcalls replay undelivered/*.jsonl` sends such files later;
  what arrived before is not stored twice.

`livekit`, `pipecat` and `openai_realtime` beside this file hand the events of these platforms to a
recorder; `buffered` is for code without an event loop. It needs the extra `pgcalls[recorder]`, and
runs on Linux and macOS.
"""

from __future__ import annotations

from pgcalls.recorder.call_recorder import CallRecorder, quietly
from pgcalls.recorder.client import Away, Refused, call, connect, credentials
from pgcalls.recorder.entries import instant, parsed
from pgcalls.recorder.replay import replay

__all__ = [
    "Away",
    "CallRecorder",
    "Refused",
    "call",
    "connect",
    "credentials",
    "instant",
    "parsed",
    "quietly",
    "replay",
]
