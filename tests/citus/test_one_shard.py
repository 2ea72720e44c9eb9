"""Every public function that is told its client, by a token or by name, asks one shard."""

from __future__ import annotations

import psycopg
import pytest
from cluster import ONE_SHARD, ask, on_a_cluster

from pgcalls import files

from support import ACME, ACME_AGENT, SERVICE, Caller

FUNCTIONS = sorted(
    file.name
    for file in files.definitions()
    if file.kind == "functions" and file.schema == "public"
)
#: Whose client nobody names: what service_role knows by an id alone, and jobs over all.
ALL_SHARDS = {
    "anonymize_session": "of a call that is named by its id",
    "claim_follow_ups": "of all clients",
    "doctor": "of the installation",
    "finish_follow_up": "of a follow-up that is named by its id",
    "forget_caller": "the erasure itself may be of all clients",
    "get_conversation_statistics": "days in the time zone of each client",
    "purge_expired": "of all clients",
    "reapply_erasures": "of all clients",
    "replay_webhooks": "of all clients",
}
BODY = '{"event": "call_started", "call": {"call_id": "r", "start_timestamp": 1790000000000}}'
MONTH = "date_trunc('month', now() - interval '1 month')::date"
#: The steps of one call, then reads and jobs of its client.
STEPS: tuple[tuple[str, Caller, str], ...] = (
    ("start_session", ACME_AGENT, "'one', customer_number => '+6421555123'"),
    ("log_message", ACME_AGENT, "'{call}', 'user', 'I am Ann Lee, call +6421555123'"),
    ("log_messages", ACME_AGENT, '\'{call}\', \'[{"role": "agent", "content": "A demo?"}]\''),
    ("log_tool_call", ACME_AGENT, "'{call}', 'book', '{}', tool_call_id => 't'"),
    ("log_usage", ACME_AGENT, "'{call}', 'llm', 12, 'token', 'u'"),
    ("schedule_demo", ACME_AGENT, "'{call}', (now() + interval '2 days')::text"),
    ("update_session", ACME_AGENT, "'{call}', user_name => 'Ann Lee'"),
    ("save_user", ACME_AGENT, "'Ann Lee', '+6421555123'"),
    ("end_session", ACME_AGENT, "'{call}', summary => 'A demo'"),
    ("ingest_retell", ACME_AGENT, f"'{BODY}'"),
    ("ingest_vapi", ACME_AGENT, "'{}'"),
    ("ingest_elevenlabs", ACME_AGENT, "'{}'"),
    ("ingest_livekit", ACME_AGENT, "'{}'"),
    ("get_conversation_list", ACME, ""),
    ("get_conversation_list", ACME_AGENT, "status => 'completed'"),
    ("get_conversation_list", ACME, "number => '+6421555123'"),
    ("get_conversation_list", SERVICE, "client_id => 'acme'"),
    ("get_conversation_with_messages", ACME, "'{call}'"),
    ("get_conversation_with_messages", ACME_AGENT, "'{call}'"),
    ("search_messages", ACME_AGENT, "'demo'"),
    ("search_messages", SERVICE, "'demo', client_id => 'acme'"),
    ("search_sessions", ACME, "'demo'"),
    ("search_sessions", SERVICE, "'demo', client_id => 'acme'"),
    ("get_client_call_analytics", ACME, ""),
    ("get_conversion_rate", ACME, "30"),
    ("unusual_call_patterns", ACME, ""),
    ("import_calls", SERVICE, '\'[{"session_id": "i", "messages": []}]\', \'acme\''),
    ("analyse_pending", SERVICE, "10, 'acme'"),
    ("close_stale_sessions", SERVICE, "'1 hour', 10, 'acme'"),
    ("close_month", SERVICE, f"{MONTH}, 'acme'"),
    ("rerate", SERVICE, "'2026-01-01', '2027-01-01', false, 'acme'"),
    ("cost_reconciliation", SERVICE, f"{MONTH}, 'acme'"),
    ("missing_webhooks", SERVICE, "'2026-01-01', client_id => 'acme'"),
)


def test_every_public_function_asks_one_shard_or_is_said_not_to():
    assert sorted({name for name, _, _ in STEPS} ^ {*ALL_SHARDS}) == FUNCTIONS


@on_a_cluster
@pytest.mark.parametrize("key", ["session_id", "id"])
def test_one_shard_answers(spread, key):
    call, refused = "one", []
    for name, caller, arguments in STEPS:
        query = f"select * from {name}({arguments})".replace("{call}", call)
        try:
            rows = ask(spread, caller, query, ONE_SHARD)
        except psycopg.Error as error:
            refused.append(f"{query}: {error}")
            continue
        if name == "start_session" and key == "id":
            call = str(rows[0][0])
    assert refused == [], "\n".join(refused)
