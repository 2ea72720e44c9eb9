"""Every event of every platform with all its fields, in the shapes of their documentation.

The words, numbers and ids are our own; what is strange about them is what platforms do.
"""

from __future__ import annotations

from typing import Any

Event = dict[str, Any]

START = 1771234200
MS = START * 1000
ISO = "2026-02-16T09:30:00.000Z"
LATER = "2026-02-16T09:31:12.500Z"

VAPI_CALL: Event = {
    "id": "5f0e1f62", "orgId": "org_1", "type": "inboundPhoneCall", "status": "ended",
    "phoneCallProvider": "twilio", "phoneCallTransport": "pstn", "phoneCallProviderId": "CA1",
    "createdAt": ISO, "updatedAt": LATER, "startedAt": ISO, "endedAt": LATER, "campaignId": "camp_1",
    "assistantId": "asst_1", "assistantVersion": 4, "squadId": None, "workflowId": None,
    "phoneNumberId": "pn_1", "customerId": "cust_1", "name": "a name", "destination": None,
    "monitor": {"listenUrl": "wss://listen", "controlUrl": "https://control"},
}  # fmt: skip
VAPI_COSTS: list[Event] = [
    {"type": "transport", "provider": "twilio", "minutes": 1.2, "cost": 0.01},
    {"type": "transcriber", "transcriber": {"provider": "deepgram", "model": "nova-3"},
     "minutes": 1.1, "cost": 0.01},
    {"type": "model", "model": {"provider": "openai", "model": "gpt-5"}, "promptTokens": 900,
     "completionTokens": 40, "cachedPromptTokens": 100, "cost": 0.02},
    {"type": "voice", "voice": {"provider": "cartesia", "voiceId": "v1"}, "characters": 120,
     "cost": 0.03},
    {"type": "vapi", "subType": "normal", "minutes": 1.2, "cost": 0.06},
    {"type": "voicemail-detection", "model": "gemini", "provider": "google", "promptTextTokens": 5,
     "promptAudioTokens": 6, "completionTextTokens": 7, "completionAudioTokens": 8, "cost": 0.001},
    {"type": "analysis", "analysisType": "summary", "model": {"provider": "google", "model": "flash"},
     "promptTokens": 300, "completionTokens": 30, "cost": 0.002},
    {"type": "knowledge-base", "model": {"provider": "google", "model": "flash"},
     "promptTokens": 70, "completionTokens": 7, "cost": 0.0001},
]  # fmt: skip
VAPI_ARTIFACT: Event = {
    "messages": [
        {"role": "system", "message": "Be brief.", "time": MS, "secondsFromStart": 0},
        {"role": "bot", "message": "Kauri Cycles!", "time": MS + 850, "endTime": MS + 2000,
         "secondsFromStart": 0.85, "source": "", "duration": 1150, "assistantName": "desk",
         "assistantId": "asst_1"},
        {"role": "user", "message": "", "time": MS + 2500, "secondsFromStart": 2.5},
        {"role": "user", "message": "Friday, please.", "time": MS + 5000, "endTime": MS + 6000,
         "secondsFromStart": 5, "duration": 1000, "isFiltered": False, "detectedThreats": [],
         "originalMessage": "Friday please", "metadata": {"confidence": 0.93},
         "speakerLabel": "caller"},
        {"role": "tool_calls", "message": "", "time": MS + 7000, "secondsFromStart": 7, "toolCalls": [
            {"id": "t1", "type": "function",
             "function": {"name": "move", "arguments": "{\"day\": \"Friday\"}"}},
            {"id": "no-result", "type": "function",
             "function": {"name": "note", "arguments": "not JSON"}}]},
        {"role": "tool_call_result", "toolCallId": "t1", "name": "move", "result": "{\"ok\": true}",
         "time": MS + 8000, "secondsFromStart": 8, "metadata": {"took": 700}},
        {"role": "bot", "message": "Done.", "time": MS + 9000, "endTime": MS + 9500,
         "secondsFromStart": 9},
    ],
    "messagesOpenAIFormatted": [{"role": "assistant", "content": "Kauri Cycles!"}],
    "transcript": "AI: Kauri Cycles!\nUser: Friday, please.\n",
    "recordingUrl": "https://files/mono.wav", "stereoRecordingUrl": "https://files/stereo.wav",
    "videoRecordingUrl": None, "videoRecordingStartDelaySeconds": 0,
    "recording": {"stereoUrl": "https://files/stereo.wav",
                  "mono": {"combinedUrl": "https://files/mono.wav"}},
    "pcapUrl": "https://files/pcap", "logUrl": "https://files/log",
    "nodes": [{"nodeName": "start", "messages": [], "variableValues": {}}],
    "assistantActivations": [{"assistantName": "desk", "assistantId": "asst_1"}],
    "variableValues": {"shop": "Kauri"},
    "performanceMetrics": {
        "turnLatencies": [{"modelLatency": 400, "voiceLatency": 200, "turnLatency": 810}],
        "turnLatencyAverage": 810, "numUserInterrupted": 1, "numAssistantInterrupted": 0},
    "structuredOutputs": {"so1": {"name": "day", "result": "Friday"}}, "scorecards": {},
    "transfers": [], "presignedMonoUrl": "https://files/mono.wav?sig=1",
    "presignedUrlsExpiresAt": LATER,
}  # fmt: skip
VAPI_ANALYSIS: Event = {
    "summary": "Moved to Friday.", "structuredData": {"day": "Friday"}, "structuredDataMulti": [],
    "successEvaluation": "true",
}  # fmt: skip
VAPI_CUSTOMER: Event = {
    "number": "+64215550188", "sipUri": "sip:tama@example.org", "name": "Tama",
    "email": "tama@example.org", "externalId": "crm-9", "extension": "12",
    "numberE164CheckEnabled": True,
}  # fmt: skip
VAPI_REPORT: Event = {"message": {
    "type": "end-of-call-report", "endedReason": "customer-ended-call", "timestamp": MS + 80_000,
    "startedAt": ISO, "endedAt": LATER, "cost": 0.1331, "costs": VAPI_COSTS,
    "costBreakdown": {"total": 0.1331, "llmPromptTokens": 900}, "destination": None,
    "artifact": VAPI_ARTIFACT, "analysis": VAPI_ANALYSIS,
    "compliance": {"recordingConsent": {"type": "verbal", "grantedAt": ISO}},
    "phoneNumber": {"id": "pn_1", "number": "+6499750001"}, "customer": VAPI_CUSTOMER,
    "call": VAPI_CALL, "assistantVersion": 4, "newOfTheirs": {"a": 1},
    "assistant": {"id": "asst_1", "name": "desk", "server": {"secret": "their-own"}},
}}  # fmt: skip


def vapi(name: str, **more: Any) -> Event:
    call = {**VAPI_CALL, "status": "in-progress"}
    return {"message": {"type": name, "timestamp": MS + 1000, "call": call, **more}}


RETELL_CALL: Event = {
    "call_id": "rt_1", "call_type": "phone_call", "agent_id": "agent_1", "agent_name": "desk",
    "agent_version": 3, "agent_tag": "prod", "call_status": "ended", "direction": "inbound",
    "from_number": "+6422****147", "to_number": "+6499750001", "access_token": "eyJ.of.the.call",
    "start_timestamp": MS, "end_timestamp": MS + 60_750, "transfer_end_timestamp": MS + 70_000,
    "duration_ms": 60_750, "disconnection_reason": "user_hangup",
    "transfer_destination": "+6499750009", "metadata": {"campaign": "c-7"},
    "retell_llm_dynamic_variables": {"name": "Aroha"}, "collected_dynamic_variables": {"slot": "4"},
    "custom_sip_headers": {"X-A": "b"}, "telephony_identifier": {"twilio_call_sid": "CA2"},
    "transcript": "Agent: Hello\nUser: A slot\n",
    "transcript_object": [{"role": "agent", "content": "Hello", "words": []}],
    "transcript_with_tool_calls": [
        {"role": "agent", "content": "Hello, Rimu Dental.",
         "words": [{"word": "Hello,", "start": 0.7, "end": 1.1}]},
        {"role": "agent", "content": "  ", "words": []},
        {"role": "user", "content": "A slot.", "words": [{"word": "A", "start": 5.0, "end": 5.4}]},
        {"role": "node_transition", "former_node_id": "n1", "former_node_name": "hello",
         "new_node_id": "n2", "new_node_name": "slots", "transition_type": "edge"},
        {"role": "tool_call_invocation", "tool_call_id": "tc", "name": "find_slot",
         "arguments": "{\"after\": \"16:00\"}", "thought_signature": "s"},
        {"role": "tool_call_result", "tool_call_id": "tc", "content": "[\"16:20\"]",
         "successful": True},
        {"role": "tool_call_invocation", "tool_call_id": "no-result", "name": "hold",
         "arguments": "{}"},
        {"role": "dtmf", "digit": "1"},
        {"role": "sms", "content": "16:20, Rimu", "time_sec": 40, "multimedia": None},
        {"role": "injected", "content": "The caller is known.", "time_sec": 41},
        {"role": "transfer_target", "content": "Reception.", "words": []},
    ],
    "scrubbed_transcript_with_tool_calls": [{"role": "agent", "content": "Hello"}],
    "recording_url": "https://files/r.wav", "recording_multi_channel_url": "https://files/rm.wav",
    "scrubbed_recording_url": "https://files/s.wav",
    "scrubbed_recording_multi_channel_url": "https://files/sm.wav",
    "public_log_url": "https://files/log", "knowledge_base_retrieved_contents_url": "https://files/kb",
    "opt_in_signed_url": True, "data_storage_setting": "everything",
    "latency": {"e2e": {"p50": 800, "p90": 950, "max": 990, "num": 2, "values": [700, 900]}},
    "call_cost": {"combined_cost": 12.5, "total_duration_seconds": 61,
                  "total_duration_unit_price": 0.2, "product_costs": [
                      {"product": "elevenlabs_tts", "cost": 7.0, "unit_price": 0.1},
                      {"product": "us_telephony", "cost": 1.0, "is_transfer_leg_cost": True}]},
    "llm_token_usage": {"values": [400, 500], "average": 450, "num_requests": 2},
    "call_analysis": {"call_summary": "Took 16:20.", "user_sentiment": "Positive",
                      "call_successful": True, "in_voicemail": False,
                      "custom_analysis_data": {"slot": "16:20"}},
    "new_of_theirs": [1],
}  # fmt: skip

ELEVENLABS_DATA: Event = {
    "agent_id": "agent_tui", "agent_name": "Tui", "conversation_id": "conv_1", "status": "done",
    "user_id": "u-1", "branch_id": "main", "version_id": "v9", "environment": "production",
    "has_audio": True, "has_user_audio": True, "has_response_audio": True, "tag_ids": ["t"],
    "visited_agents": [],
    "transcript": [
        {"role": "agent", "message": "Tui Tours!", "time_in_call_secs": 0, "interrupted": False,
         "conversation_turn_metrics": {"metrics": {"convai_tts_service_ttfb": {"elapsed_time": 0.2}}},
         "llm_usage": {"model_usage": {"gemini-3": {
             "input": {"tokens": 500, "price": 0.001}, "output_total": {"tokens": 9, "price": 0.002},
             "input_cache_read": {"tokens": 50, "price": 0.0001}}}}},
        {"role": "user", "message": "A day on Waiheke?", "time_in_call_secs": 3,
         "source_medium": "audio", "feedback": None},
        {"role": "user", "message": "", "time_in_call_secs": 4},
        {"role": "agent", "message": None, "time_in_call_secs": 6, "tool_calls": [
            {"type": "webhook", "request_id": "r8", "tool_name": "price",
             "params_as_json": "{\"trip\": \"waiheke\"}", "tool_has_been_called": True},
            {"type": "client", "request_id": "no-result", "tool_name": "show",
             "params_as_json": "{}"}],
         "tool_results": [
             {"type": "webhook", "request_id": "r8", "tool_name": "price",
              "result_value": "no such trip", "is_error": True, "raw_error_message": "404",
              "tool_latency_secs": 0.42, "tool_has_been_called": True}]},
        {"role": "agent", "message": "A hundred and", "original_message": "A hundred and forty.",
         "time_in_call_secs": 7, "interrupted": True, "reasoning": "be kind",
         "rag_retrieval_info": {"chunks": []}, "agent_metadata": {"workflow_node_id": "n"}},
    ],
    "metadata": {
        "start_time_unix_secs": START, "accepted_time_unix_secs": START + 1,
        "call_duration_secs": 74, "cost": 512, "cost_fiat": 0.4,
        "termination_reason": "Call ended by remote party", "error": None, "warnings": [],
        "main_language": "en", "timezone": "Pacific/Auckland", "authorization_method": "public",
        "text_only": False, "deletion_settings": {"delete_audio": False},
        "feedback": {"overall_score": 4, "likes": 1},
        "charging": {"tier": "pro", "llm_price": 0.005, "llm_charge": 40, "call_charge": 472,
                     "tts_usage": {"primary_tts_model": "flash", "total_characters": 210,
                                   "total_audio_output_seconds": 12.5},
                     "asr_usage": {"asr_model": "scribe", "total_audio_input_seconds": 31.5,
                                   "total_transcription_calls": 3}},
        "phone_call": {"type": "twilio", "direction": "inbound", "phone_number_id": "phnum_1",
                       "agent_number": "+6493000100", "external_number": "+61412345670",
                       "call_sid": "CA3", "stream_sid": "MZ3"},
        "batch_call": None, "rag_usage": {"usage_count": 1}, "features_usage": {"mcp": {}},
    },
    "analysis": {
        "call_successful": "failure", "call_success_score": 0.2,
        "transcript_summary": "Waiheke was too dear.", "call_summary_title": "Too dear",
        "evaluation_criteria_results": {"polite": {"result": "success", "rationale": "it was"}},
        "data_collection_results": {"trip": {"value": "waiheke", "rationale": "asked"}}},
    "conversation_initiation_client_data": {"dynamic_variables": {"secret__key": "their-own", "a": 1}},
    "new_of_theirs": {"a": 1},
}  # fmt: skip

ROOM: Event = {"sid": "RM_1", "name": "desk", "creationTime": str(START), "metadata": "vip",
               "emptyTimeout": 300, "numParticipants": 2}  # fmt: skip
SIP: Event = {
    "sid": "PA_1", "identity": "sip_+64215550142", "kind": "SIP", "state": "ACTIVE", "name": "Tama",
    "joinedAt": str(START + 1), "metadata": "", "permission": {"canPublish": True},
    "attributes": {"sip.phoneNumber": "+64215550142", "sip.trunkPhoneNumber": "+6499750002",
                   "sip.ruleID": "SDR_1", "sip.trunkID": "ST_1", "sip.callID": "SCL_1",
                   "sip.callStatus": "active"},
}  # fmt: skip
LIVEKIT_REPORT: Event = {
    "job_id": "AJ_1", "room_id": "RM_1", "room": "desk", "timestamp": START + 31.5,
    "events": [
        {"type": "user_state_changed", "old_state": "listening", "new_state": "speaking",
         "created_at": START + 0.5},
        {"type": "user_input_transcribed", "transcript": "Kia ora", "is_final": True,
         "language": "en", "created_at": START + 5},
        {"type": "error", "error": {"type": "llm_error"}, "created_at": START + 6},
        {"type": "close", "reason": "participant_disconnected", "error": None,
         "created_at": START + 31},
    ],
    "audio_recording_path": "/tmp/audio.ogg", "audio_recording_started_at": START + 0.1,
    "options": {"allow_interruptions": True, "max_tool_steps": 3},
    "chat_history": {"items": [
        {"id": "item_0", "type": "agent_config_update", "instructions": "Be brief.",
         "tools_added": ["slots"], "created_at": START + 0.6},
        {"id": "item_1", "type": "message", "role": "assistant", "content": ["Kauri Cycles!"],
         "interrupted": False, "created_at": START + 2, "extra": {"a": 1},
         "metrics": {"started_speaking_at": START + 1.2, "stopped_speaking_at": START + 2,
                     "llm_node_ttft": 0.4, "e2e_latency": 0.9}},
        {"id": "item_2", "type": "message", "role": "user", "interrupted": False,
         "content": ["Kia ora."], "created_at": START + 5, "transcript_confidence": 0.93,
         "metrics": {"transcription_delay": 0.2}},
        {"id": "item_3", "type": "function_call", "call_id": "c1", "name": "slots",
         "arguments": "{\"day\": \"Friday\"}", "created_at": START + 6, "group_id": "g"},
        {"id": "item_4", "type": "function_call_output", "call_id": "c1", "name": "slots",
         "output": "no line", "is_error": True, "created_at": START + 6.75},
        {"id": "item_5", "type": "function_call", "call_id": "no-result", "name": "book",
         "arguments": "{}", "created_at": START + 8},
        {"id": "item_6", "type": "agent_handoff", "old_agent_id": "desk", "new_agent_id": "shop",
         "created_at": START + 11},
        {"id": "item_7", "type": "message", "role": "assistant", "content": [""],
         "created_at": START + 12},
        {"id": "item_8", "type": "message", "role": "assistant", "content": ["Friday at"],
         "interrupted": True, "created_at": START + 19,
         "metrics": {"started_speaking_at": START + 12.5}},
    ]},
    "usage": [
        {"type": "llm_usage", "provider": "openai", "model": "gpt-5", "input_tokens": 900,
         "input_cached_tokens": 600, "input_audio_tokens": 200, "input_cached_audio_tokens": 100,
         "output_tokens": 40, "output_audio_tokens": 30, "output_text_tokens": 10,
         "session_duration": 30.0},
        {"type": "tts_usage", "provider": "cartesia", "model": "sonic", "characters_count": 60,
         "audio_duration": 4.5},
        {"type": "stt_usage", "provider": "deepgram", "model": "nova-3", "audio_duration": 30.5},
        {"type": "eot_usage", "provider": "livekit", "model": "turn-detector", "total_requests": 2},
    ],
    "sdk_version": "1.8.9", "agent_name": "kauri", "tags": ["booked"], "duration_ms": 31000,
    "user_turns": 1, "errors": {"llm": 1}, "close_reason": "CR_PARTICIPANT_DISCONNECTED",
}  # fmt: skip


def livekit(name: str, **more: Any) -> Event:
    return {"event": name, "id": f"EV_{name}", "createdAt": str(START + 1), "numDropped": 0,
            "room": ROOM, **more}  # fmt: skip


#: By platform and the name of the event, as webhook_events has it. The first ones are calls.
EVENTS: dict[str, dict[str, Event]] = {
    "vapi": {
        "end-of-call-report": VAPI_REPORT,
        "call": {**VAPI_CALL, "costs": VAPI_COSTS, "artifact": VAPI_ARTIFACT,
                 "analysis": VAPI_ANALYSIS, "customer": VAPI_CUSTOMER, "cost": 0.1331,
                 "endedReason": "customer-ended-call", "endedMessage": None},
        "status-update": vapi("status-update", status="in-progress", customer=VAPI_CUSTOMER),
        "transcript": vapi("transcript", role="user", transcriptType="final", transcript="Friday"),
        "tool-calls": vapi("tool-calls", toolCallList=[{"id": "t1"}]),
        "user-interrupted": vapi("user-interrupted", turnId="1"),
        "transfer-update": vapi("transfer-update", destination={"number": "+6499750009"}),
        "speech-update": vapi("speech-update", status="started", role="assistant"),
        "conversation-update": vapi("conversation-update", messages=[]),
        "hang": vapi("hang"),
        "call.deleted": vapi("call.deleted"),
    },
    "retell": {
        "call_analyzed": {"event": "call_analyzed", "call": RETELL_CALL},
        "call_ended": {"event": "call_ended", "call": {
            k: v for k, v in RETELL_CALL.items() if k != "call_analysis"}},
        "call_started": {"event": "call_started", "call": {
            k: RETELL_CALL[k] for k in ("call_id", "call_type", "agent_id", "direction", "from_number",
                                        "to_number", "start_timestamp", "metadata", "access_token")}},
        "call": RETELL_CALL,
        "transcript_updated": {"event": "transcript_updated", "call": RETELL_CALL},
        "transfer_started": {"event": "transfer_started", "call": RETELL_CALL,
                             "transfer_destination": {"number": "+6499750009"}},
    },
    "elevenlabs": {
        "post_call_transcription": {"type": "post_call_transcription", "event_timestamp": START + 90,
                                    "data": ELEVENLABS_DATA},
        "call_initiation_failure": {
            "type": "call_initiation_failure", "event_timestamp": START + 9, "data": {
                "agent_id": "agent_tui", "conversation_id": "conv_2", "failure_reason": "busy",
                "metadata": {"type": "twilio", "body": {"CallSid": "CA4", "To": "+61412345670"}}}},
        "conversation": ELEVENLABS_DATA,
        "post_call_audio": {"type": "post_call_audio", "event_timestamp": START + 91, "data": {
            "agent_id": "agent_tui", "conversation_id": "conv_1", "full_audio": "UklGRg=="}},
    },
    "livekit": {
        "session_report": LIVEKIT_REPORT,
        "participant_joined": livekit("participant_joined", participant=SIP),
        "participant_left": livekit(
            "participant_left", participant={**SIP, "disconnectReason": "CLIENT_INITIATED"}),
        "room_started": livekit("room_started"),
        "room_finished": livekit("room_finished"),
        "track_published": livekit("track_published", track={"sid": "TR_1"}, participant=SIP),
        "egress_ended": livekit("egress_ended", egressInfo={
            "egressId": "EG_1", "roomId": "RM_1", "fileResults": [{"location": "s3://b/f.ogg"}]}),
    },
}  # fmt: skip

#: Status, whether somebody answered, and outcome, of a call in which nobody said anything.
ENDED = ("completed", None, None)
VOICEMAIL, MOVED = ("completed", None, "voicemail"), ("completed", None, "transferred")
UNANSWERED, FAILED = ("completed", False, "no_answer"), ("failed", None, "failed")
NOT_DIALLED = ("failed", False, "failed")
REASONS: dict[str, dict[str, tuple[str, bool | None, str | None]]] = {
    "vapi": {
        "customer-ended-call": ENDED, "assistant-ended-call": ENDED, "silence-timed-out": ENDED,
        "assistant-said-end-call-phrase": ENDED, "exceeded-max-duration": ENDED,
        "manually-canceled": ENDED, "assistant-ended-call-after-message-spoken": ENDED,
        "assistant-forwarded-call": MOVED, "voicemail": VOICEMAIL, "customer-busy": UNANSWERED,
        "customer-did-not-answer": UNANSWERED, "customer-did-not-give-microphone-permission": ENDED,
        "twilio-failed-to-connect-call": NOT_DIALLED, "vonage-rejected": ("completed", False, None),
        "pipeline-error-openai-llm-failed": FAILED, "pipeline-no-available-llm-model": FAILED,
        "call.in-progress.error-vapifault-openai-llm-failed": FAILED,
        "call.in-progress.error-providerfault-cartesia-500-server-error": FAILED,
        "call.in-progress.error-sip-outbound-call-failed-to-connect": FAILED,
        "call.start.error-get-assistant": FAILED, "call-start-error-neither-assistant-nor-server-set": FAILED,
        "call.start.error-subscription-concurrency-limit-reached": FAILED,
        "assistant-not-found": FAILED, "assistant-request-failed": FAILED, "unknown-error": FAILED,
        "assistant-request-returned-no-assistant": FAILED, "license-check-failed": FAILED,
        "phone-call-provider-closed-websocket": FAILED, "worker-shutdown": FAILED,
        "assistant-not-valid": FAILED, "database-error": FAILED, "assistant-did-not-receive-customer-audio": FAILED,
    },
    "retell": {
        "user_hangup": ENDED, "agent_hangup": ENDED, "inactivity": ENDED, "ivr_reached": ENDED,
        "max_duration_reached": ENDED, "manual_stopped": ENDED, "call_transfer": MOVED,
        "transfer_bridged": MOVED, "voicemail_reached": VOICEMAIL, "dial_busy": UNANSWERED,
        "dial_no_answer": UNANSWERED, "user_declined": ("completed", False, None), "dial_failed": NOT_DIALLED,
        "invalid_destination": ("failed", False, "failed"), "concurrency_limit_reached": FAILED,
        "no_valid_payment": FAILED, "telephony_provider_unavailable": FAILED,
        "telephony_provider_permission_denied": FAILED, "sip_routing_error": FAILED,
        "error_llm_websocket_open": FAILED, "error_no_audio_received": FAILED, "error_asr": FAILED,
        "error_retell": FAILED, "error_unknown": FAILED, "registered_call_timeout": FAILED,
        "error_user_not_joined": FAILED, "scam_detected": ENDED, "marked_as_spam": ENDED,
    },
    "elevenlabs": {
        "Call ended by remote party": ENDED, "end_call tool was called.": ENDED,
        "Client disconnected: 1000": ENDED, "Maximum duration exceeded": ENDED,
        "voicemail_detection tool was called.": VOICEMAIL, "transfer_to_number tool was called.": MOVED,
        "Internal error": FAILED, "busy": UNANSWERED, "no-answer": UNANSWERED,
    },
    "livekit": {
        "participant_disconnected": ENDED, "user_initiated": ENDED, "job_shutdown": ENDED,
        "task_completed": ENDED, "error": FAILED,
    },
}  # fmt: skip
