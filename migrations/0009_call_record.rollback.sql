-- Fails, and changes nothing, when two clients use the same session_id or call_id:
-- the older schema has no room for both.

drop index public.idx_user_sessions_client_id_anonymized;
drop index public.idx_user_sessions_client_id_ended_at_utc;
drop index public.idx_user_sessions_client_id_status_started_at_utc;
drop index public.idx_user_sessions_client_id_user_phone;
drop index public.idx_user_sessions_rate_plan_id;
drop index public.idx_user_sessions_client_id_phone_number_id;
drop index public.idx_user_sessions_client_id_assistant_id_started_at_utc;
drop index public.idx_user_sessions_client_id_started_at_utc;
drop index public.idx_user_sessions_session_id;
drop index public.ux_user_sessions_session_id;
drop index public.idx_user_sessions_started_at_utc;

alter table public.user_sessions
drop constraint user_sessions_metadata_check,
drop constraint user_sessions_server_messages_check,
drop constraint user_sessions_call_summary_check,
drop constraint user_sessions_user_phone_check,
drop constraint user_sessions_text_check,
drop constraint user_sessions_session_id_check,
drop constraint user_sessions_sentiment_score_nan_check,
drop constraint user_sessions_reported_check,
drop constraint user_sessions_usage_cost_check,
drop constraint user_sessions_cost_total_check,
drop constraint user_sessions_included_seconds_nan_check,
drop constraint user_sessions_duration_minutes_nan_check,
drop constraint user_sessions_ringing_seconds_check,
drop constraint user_sessions_answered_at_check,
drop constraint user_sessions_duration_seconds_check,
drop constraint user_sessions_ended_at_utc_check,
drop constraint user_sessions_started_at_utc_check,
drop constraint user_sessions_status_check,
drop constraint user_sessions_rate_plan_id_fkey,
drop constraint user_sessions_phone_number_id_fkey,
drop constraint user_sessions_assistant_id_fkey,
drop constraint user_sessions_client_id_fkey,
drop constraint user_sessions_client_id_call_id_key,
drop constraint user_sessions_client_id_id_key,
drop column customer_address,
drop column updated_at,
drop column is_legacy,
drop column reduced_at,
drop column anonymized_at,
drop column is_on_hold,
drop column derived_columns,
drop column is_analysis_pending,
drop column is_end_inferred,
drop column reported_cost_total,
drop column reported_duration_seconds,
drop column usage_cost,
drop column included_seconds,
drop column figures,
drop column tool_call_count,
drop column agent_message_count,
drop column user_message_count,
drop column message_count,
drop column sentiment_score,
drop column language,
drop column topics_discussed,
drop column demo_timezone,
drop column demo_time,
drop column demo_scheduled,
drop column extracted,
drop column user_phone,
drop column user_email,
drop column user_name,
drop column participant_identity,
drop column room_name,
drop column ringing_seconds,
drop column is_answered,
drop column answered_at,
drop column status,
drop column rate_plan_id;

create unique index ux_user_sessions_session_id on public.user_sessions (session_id);
create index idx_user_sessions_started_at_utc on public.user_sessions (started_at_utc);

alter table public.user_sessions
add constraint user_sessions_call_id_key unique (call_id),
alter column assistant_id drop default,
alter column client_id drop not null,
alter column client_id drop default,
alter column id set default gen_random_uuid();

-- In a block, because sqlfluff cannot read a negative target.
do $$
begin
  alter table public.user_sessions
  alter column business_number set statistics -1,
  alter column ended_reason set statistics -1,
  alter column cost_total set statistics -1,
  alter column type set statistics -1,
  alter column server_messages set statistics -1,
  alter column user_id set statistics -1,
  alter column source set statistics -1,
  alter column metadata set statistics -1,
  alter column call_outcome set statistics -1;
end;
$$;
