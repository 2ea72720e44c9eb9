"""What of the suite is left out on a cluster (``PGCALLS_TEST_PG=citus``), and why.

A test is named as pytest names it; without its parameters it is left out with all of them.
``pytest path::name`` runs it all the same.
"""

from __future__ import annotations

LEFT_OUT: dict[str, tuple[str, ...]] = {
    "what one role has written, another neither reads nor writes in the same transaction": (
        "tests/functions/calls/test_derive_session_status.py::test_a_transcript_of_the_caller_stays",
        "tests/functions/erasure/test_keep_erased.py::test_facts_may_be_corrected",
        "tests/functions/erasure/test_keep_erased.py::test_no_statement_stores_content",
        "tests/functions/erasure/test_keep_erased.py::test_the_statements_are_statements",
        "tests/functions/erasure/test_keep_erased.py::test_what_reducing_took_stays_away",
        "tests/functions/erasure/test_keep_held.py::test_no_row_is_deleted",
        "tests/functions/follow_ups/test_make_follow_ups.py::test_a_rule_that_goes_takes_what_it_made",
        "tests/functions/ingest/test_inbox.py::test_a_client_reads_its_events_and_an_agent_none",
        "tests/functions/public/test_doctor.py::test_it_leaves_nothing_behind",
        "tests/functions/public/test_forget_caller.py::test_what_is_held_is_not_deleted",
        "tests/functions/public/test_log_message.py::test_an_assistant_of_two_clients_is_two_agents",
        "tests/functions/redaction/test_redact_message.py::test_no_way_around[direct call-as deployed]",
        "tests/functions/redaction/test_redact_message.py::test_no_way_around[direct ended call-as deployed]",
        "tests/functions/redaction/test_redact_message.py::test_no_way_around[livekit-as deployed]",
        "tests/functions/redaction/test_redact_message.py::test_no_way_around[livekit tool call-as deployed]",
        "tests/functions/redaction/test_redact_message.py::test_no_way_around[callcenter-as deployed]",
        "tests/views/test_session_summaries.py::test_everybody_sees_their_own",
    ),
    "triggers are not renamed, added or switched off": (
        "tests/functions/audit/test_audit_change.py::test_a_call_leaves_two_lines_whatever_its_length",
        "tests/functions/audit/test_audit_change.py::test_a_direct_write_says_who",
        "tests/functions/audit/test_audit_change.py::test_a_read_says_which_call",
        "tests/functions/audit/test_audit_change.py::test_an_argument_or_header_names_nobody",
        "tests/functions/audit/test_audit_change.py::test_an_update_names_its_columns",
        "tests/functions/audit/test_audit_change.py::test_every_reader_leaves_a_line",
        "tests/functions/audit/test_audit_change.py::test_the_audit_is_append_only",
        "tests/functions/audit/test_audit_change.py::test_the_mark_of_an_adoption_hides_nobody_else",
        "tests/functions/audit/test_audit_change.py::test_the_owner_is_named_by_its_login",
        "tests/functions/audit/test_audit_change.py::test_what_cannot_be_audited_does_not_happen",
        "tests/functions/billing/test_each_alone.py",
        "tests/functions/billing/test_rebuild_usage.py::test_what_was_loaded_uncounted_is_counted",
        "tests/functions/erasure/test_steps.py::test_a_bad_row_keeps_nothing_from_being_forgotten",
        "tests/functions/erasure/test_steps.py::test_a_bad_row_keeps_nothing_from_being_forgotten_again",
        "tests/functions/erasure/test_steps.py::test_a_bad_row_keeps_nothing_from_being_purged",
        "tests/functions/erasure/test_steps.py::test_a_mention_that_cannot_be_erased_keeps_no_other",
        "tests/functions/erasure/test_steps.py::test_what_could_not_be_forgotten_is_purged",
        "tests/functions/follow_ups/test_make_follow_ups.py"
        "::test_it_is_made_after_the_analysis_in_any_order_of_triggers[backwards]",
        "tests/functions/ingest/test_inbox.py::test_what_failed_leaves_nothing_half_done",
        "tests/functions/ingest/test_inbox.py::test_what_only_had_to_wait_is_for_the_platform_to_repeat",
        "tests/functions/public/test_forget_caller.py::test_every_column_is_erased_or_told_to_be_kept",
        "tests/functions/public/test_get_client_call_analytics.py::test_whatever_changes_the_rollups_follow",
        "tests/functions/redaction/test_redact_message.py::test_the_test_above_sees_what_hangs_on_an_order",
        "[…-backwards]",
    ),
    "a turn or tool call that is inserted directly names its client": (
        "tests/functions/redaction/test_redact_message.py::test_no_way_around[direct turn-as deployed]",
        "tests/functions/redaction/test_redact_message.py::test_no_way_around[direct change-as deployed]",
        "tests/functions/redaction/test_redact_message.py::test_no_way_around[direct tool call-as deployed]",
        "tests/functions/turns/test_number_message.py",
        "tests/views/test_dialects.py::test_a_call_is_found_through_an_index",
    ),
    "an UPDATE or DELETE does not go through a view": (
        "tests/functions/access/test_ids_apart.py::test_a_write_to_a_dialect_that_means_both_is_refused",
        "tests/functions/calls/test_last_activity.py::test_a_made_up_end_is_the_last_activity_and_says_so",
        "tests/functions/redaction/test_redact_message.py::test_no_way_around[callcenter call-as deployed]",
        "tests/functions/redaction/test_redact_message.py"
        "::test_no_way_around[conversation_sessions-as deployed]",
        "tests/functions/values/test_require_document.py::test_a_direct_write",
        "tests/views/test_dialects.py::test_a_status_in_other_words",
        "tests/views/test_dialects.py::test_either_of_two_names_is_written",
        "tests/views/test_dialects.py::test_many_rows_in_one_statement",
        "tests/views/test_dialects.py::test_turns_are_corrected_under_either_name",
        "tests/views/test_dialects.py::test_who_called_is_beside_who_the_caller_is",
    ),
    "an UPDATE takes no time from a clock or of another zone that hangs on the row": (
        "tests/functions/billing/test_limits.py::test_a_late_call_has_the_plan_of_its_day",
        "tests/functions/calls/test_derive_session_times.py::test_the_documents_own_expression_gives_the_same",
        "tests/functions/follow_ups/test_deliver_follow_ups.py"
        "::test_of_two_requests_with_one_number_the_later_is_answered",
    ),
    "the plan, the scans and the names of constraints are those of a shard": (
        "tests/functions/public/test_import_calls.py"
        "::test_an_import_into_empty_tables_leaves_no_plan_for_empty_tables",
        "tests/functions/public/test_search_messages.py::test_the_index_answers",
        "tests/functions/public/test_search_sessions.py::test_the_documented_text_search_uses_its_index",
        "tests/functions/public/test_search_sessions.py::test_the_index_answers",
        "tests/policies/test_access.py::test_a_client_sees_its_calls_through_its_index",
        "tests/views/test_dialects.py::test_refusals_have_the_names_of_the_store",
        "tests/views/test_session_summaries.py::test_the_turns_of_ended_calls_are_not_read",
    ),
    "what a trigger or view of a node asks sees what is committed, and asks as the owner": (
        "tests/attacks/test_write.py::test_c16_a3_headers_name_nobody",
        "tests/functions/audit/test_audit.py::test_an_agent_without_a_subject_is_named_by_its_assistant",
        "tests/functions/audit/test_audit.py::test_service_role_without_a_token_is_service_role",
        "tests/functions/audit/test_audit_change.py::test_every_table_is_audited",
        "tests/functions/follow_ups/test_make_follow_ups.py::test_the_lead_score_is_that_of_the_view",
        "tests/functions/public/test_analyse_pending.py"
        "::test_a_call_ends_although_another_one_cannot_be_indexed",
        "tests/functions/public/test_analyse_pending.py"
        "::test_a_client_that_cannot_be_indexed_is_told_and_keeps_nobody",
        "tests/functions/public/test_analyse_pending.py"
        "::test_it_indexes_what_was_said_in_calls_that_go_on",
        "tests/views/test_session_figures.py::test_each_client_weighs_for_itself",
    ),
    "doctor does not try the walls": (
        "tests/functions/public/test_doctor.py::test_the_command",
        "tests/functions/public/test_doctor.py::test_the_walls_are_tried",
        "tests/policies/test_grants_work.py::test_the_test_above_sees_a_function_that_fails_inside",
    ),
    "search_messages needs a client": (
        "tests/functions/public/test_search_messages.py::test_everybody_finds_their_own",
    ),
}


def why(nodeid: str) -> str | None:
    """Return why a test is left out, or None."""
    names = {nodeid, nodeid.partition("[")[0], nodeid.partition("::")[0]}
    names |= {"[…-backwards]"} if nodeid.endswith("-backwards]") else set()
    return next((reason for reason, tests in LEFT_OUT.items() if names & {*tests}), None)
