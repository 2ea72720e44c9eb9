drop type public.doctor_finding;
drop type public.purge_expired_result;
drop type public.reapply_erasures_result;
drop type public.forget_caller_result;
drop type public.anonymize_session_result;

-- In a block, because sqlfluff cannot read a negative target.
do $$
begin
  alter table public.tool_calls
  alter column tool_call_id set statistics -1,
  alter column metadata set statistics -1,
  alter column result set statistics -1,
  alter column parameters set statistics -1;
  alter table public.conversation_messages
  alter column message_key set statistics -1,
  alter column user_id set statistics -1,
  alter column metadata set statistics -1;
  alter table public.user_sessions
  alter column demo_time set statistics -1,
  alter column ended_reason set statistics -1,
  alter column topics_discussed set statistics -1,
  alter column metadata set statistics -1,
  alter column server_messages set statistics -1,
  alter column participant_identity set statistics -1,
  alter column room_name set statistics -1,
  alter column user_id set statistics -1,
  alter column business_number set statistics -1;
end;
$$;

drop table pgcalls.erasure_salts;
drop table public.erasures;

drop index public.idx_user_sessions_client_id_anonymized;
drop index public.idx_user_sessions_client_id_ended_at_utc;

alter table public.user_sessions
drop column reduced_at,
drop column anonymized_at,
drop column is_on_hold;

alter table public.client_subscriptions
drop column redacted_kinds,
drop column is_on_hold,
drop column record_retention_days,
drop column retention_days;
